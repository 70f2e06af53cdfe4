import { runGraphQL } from '../graphql/execute.ts';
import { NODES } from '../graphql/nodes.ts';
import type { Box } from '../http/exchange.ts';
import type { UrlBuilder } from '../http/router.ts';
import { authenticate } from '../store/identity.ts';
import type { Actor, Token } from '../store/model.ts';
import { addToken, addUser } from '../store/seed.ts';

/** Who changes rules and branches where nobody is named. */
export const ADMIN = 'sandbox-admin';
const ACTIONS_APP = 'github-actions';

// biome-ignore lint/suspicious/noExplicitAny: answers have every shape
export type Answered = any;

/**
 * The outside world's way into GitHub: the same endpoints that everybody calls, past the server, so that neither
 * the log, nor faults, nor counts of requests know of it.
 */
export class Backstage {
  readonly box: Box;
  readonly #url: UrlBuilder;
  readonly #tokens = new Map<string, Token>();

  constructor(box: Box, url: string) {
    this.box = box;
    this.#url = {
      api: (path) => `${url}/api/v3${path}`,
      html: (path) => `${url}${path}`,
      graphql: `${url}/api/graphql`,
    };
  }

  /** A person by login; made if there is none. */
  person(login: string): Actor {
    return this.#actor(login, () => {
      addUser(this.box.store, { login, siteAdmin: login === ADMIN });
      return addToken(this.box.store, { kind: 'user-classic', login });
    });
  }

  /** An App by slug; made if there is none. */
  app(slug = ACTIONS_APP): Actor {
    const permissions = { checks: 'write', statuses: 'write', metadata: 'read' } as const;
    return this.#actor(`${slug}[bot]`, () => {
      if (slug === ACTIONS_APP) return addToken(this.box.store, { kind: 'github-token', permissions });
      const appId = this.#appId(slug);
      const login = `${slug}[bot]`;
      addUser(this.box.store, { login, type: 'Bot' });
      return addToken(this.box.store, { kind: 'app-installation', login, appId, permissions });
    });
  }

  #appId(slug: string): number {
    const { store } = this.box;
    const known = [...store.state.apps.values()].find((app) => app.slug === slug);
    if (known !== undefined) return known.id;
    const id = store.nextId();
    const more = { publicKey: '', permissions: {}, createdAt: store.now() };
    store.state.apps.set(id, { id, slug, name: slug, owner: 'github', ...more });
    return id;
  }

  #actor(login: string, make: () => Token): Actor {
    const token = this.#tokens.get(login) ?? make();
    this.#tokens.set(login, token);
    return authenticate(this.box.store, token.value);
  }

  /** Calls a REST endpoint. @throws GitHubError as the endpoint refuses */
  async rest(actor: Actor, request: string, body: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
    const [method = '', path = ''] = request.split(' ');
    const match = this.box.router.match(method, path);
    if (match === null) throw new Error(`the sandbox has no ${request}`);
    const answer = await match.route.handler({
      store: this.box.store,
      actor,
      method,
      path: decodeURIComponent(path),
      params: match.params,
      query: new URLSearchParams(),
      body,
      rawBody: Buffer.alloc(0),
      headers: {},
      url: this.#url,
      limits: this.box.limits,
    });
    return answer.body;
  }

  /** Runs a GraphQL document. @throws Error with the first error's message */
  async graphql(
    actor: Actor,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Answered> {
    const { store, limits } = this.box;
    const context = { store, actor, url: this.#url, limits, nodes: NODES };
    const { data, errors } = (await runGraphQL(context, { query, variables, operationName: null })) as {
      data?: Answered;
      errors?: readonly { readonly message: string }[];
    };
    if (errors?.[0] !== undefined) throw new Error(errors[0].message);
    return data;
  }
}
