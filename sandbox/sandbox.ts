import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { githubSchema } from './graphql/schema.ts';
import type { Box } from './http/exchange.ts';
import { Faults } from './http/faults.ts';
import { RateLimits } from './http/limits.ts';
import { RequestLog } from './http/log.ts';
import { Router } from './http/router.ts';
import { makeServer } from './http/server.ts';
import { World } from './http/world.ts';
import { restRoutes } from './rest/routes.ts';
import { Backstage } from './scenario/backstage.ts';
import { Play } from './scenario/play.ts';
import { checkScript } from './scenario/read.ts';
import type { Script } from './scenario/script.ts';
import { type RuleSeeds, ruleSeeds } from './seeds-rules.ts';
import type { BranchProtection, Repository, Ruleset, Token, User } from './store/model.ts';
import {
  type AddedApp,
  addApp,
  addToken,
  addUser,
  addWellKnown,
  type NewApp,
  type NewToken,
  type NewUser,
  protection,
  ruleset,
} from './store/seed.ts';
import { addRepository, type NewRepository, type PersonPush, pushCommit } from './store/seed-repository.ts';
import { DEFAULT_SETTINGS, fullName, Store, type StoreSettings } from './store/store.ts';

export interface SandboxOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Milliseconds that every request waits. */
  readonly latencyMs?: number;
  /** File that gets one JSON line a request. */
  readonly logFile?: string;
  readonly settings?: Partial<StoreSettings>;
}

/** `owner/name` of a repository of the sandbox, or the repository. */
export type RepositoryName = string | Repository;

/** A running GitHub. */
export interface Sandbox extends RuleSeeds {
  /** `http://127.0.0.1:<port>`, as GITHUB_SERVER_URL. */
  readonly url: string;
  /** As GITHUB_API_URL. */
  readonly apiUrl: string;
  /** As GITHUB_GRAPHQL_URL. */
  readonly graphqlUrl: string;
  readonly store: Store;
  readonly faults: Faults;
  readonly log: RequestLog;
  addUser(user: NewUser): User;
  addToken(
    token: Omit<NewToken, 'repositoryIds'> & { readonly repositories?: readonly RepositoryName[] },
  ): Token;
  addApp(
    app: Omit<NewApp, 'repositoryIds'> & { readonly repositories?: readonly RepositoryName[] },
  ): AddedApp;
  addRepository(repository: NewRepository): Promise<Repository>;
  repository(name: RepositoryName): Repository;
  /** Renames; the old name redirects. */
  rename(name: RepositoryName, to: string): void;
  protect(
    name: RepositoryName,
    rules: Partial<BranchProtection> & { readonly pattern: string },
  ): BranchProtection;
  /** Of the repository, or of its owner with `sourceType: 'Organization'`. */
  addRuleset(name: RepositoryName, rules: Partial<Ruleset> & Pick<Ruleset, 'rules'>): Ruleset;
  /** A person pushed a commit. @returns its oid */
  pushCommit(push: PersonPush & { readonly repo: RepositoryName }): Promise<string>;
  /** Moves the sandbox's clock on, and lets what is due by then happen. */
  advance(ms: number): Promise<void>;
  /** Lets the outside world act by a script. @throws ScenarioError what is wrong with it */
  play(script: Script): Promise<Play>;
  stop(): Promise<void>;
}

function locate(store: Store, name: RepositoryName): Repository {
  if (typeof name !== 'string') return name;
  const [owner = '', repo = ''] = name.split('/');
  const found = store.find(owner, repo);
  if (found === null) throw new Error(`The sandbox has no repository ${name}.`);
  return found.repository;
}

type Seeds = Omit<
  Sandbox,
  'url' | 'apiUrl' | 'graphqlUrl' | 'store' | 'faults' | 'log' | 'advance' | 'play' | 'stop'
>;

function reach(store: Store, repositories: readonly RepositoryName[] | undefined) {
  return repositories === undefined
    ? {}
    : { repositoryIds: repositories.map((name) => locate(store, name).id) };
}

function addRules(
  store: Store,
  name: RepositoryName,
  rules: Partial<Ruleset> & Pick<Ruleset, 'rules'>,
): Ruleset {
  const repository = locate(store, name);
  const above = rules.sourceType === 'Organization';
  const made = ruleset(store, { source: above ? repository.owner : fullName(repository), ...rules });
  (above ? store.state.rulesets : repository.rulesets).set(made.id, made);
  return made;
}

function rename(store: Store, name: RepositoryName, to: string): void {
  const repository = locate(store, name);
  const old = fullName(repository).toLowerCase();
  repository.name = to;
  store.state.names.delete(old);
  store.state.formerNames.set(old, repository.id);
  store.state.names.set(fullName(repository).toLowerCase(), repository.id);
}

function seeds(store: Store): Seeds {
  return {
    addUser: (user) => addUser(store, user),
    addToken: ({ repositories, ...token }) => {
      if (token.login !== undefined) addUser(store, { login: token.login });
      return addToken(store, { ...token, ...reach(store, repositories) });
    },
    addApp: ({ repositories, ...app }) => addApp(store, { ...app, ...reach(store, repositories) }),
    addRepository: (repository) => addRepository(store, repository),
    repository: (name) => locate(store, name),
    rename: (name, to) => rename(store, name, to),
    protect: (name, rules) => {
      const made = protection(store, rules);
      locate(store, name).protections.set(made.id, made);
      return made;
    },
    addRuleset: (name, rules) => addRules(store, name, rules),
    ...ruleSeeds(store, (name) => locate(store, name)),
    pushCommit: ({ repo, ...push }) => pushCommit(store, locate(store, repo), push),
  };
}

/** Starts a GitHub on loopback. Its repositories live in a temporary folder that stop() removes. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'github-sandbox-'));
  const store = new Store(folder, { ...DEFAULT_SETTINGS, ...options.settings });
  addWellKnown(store);
  githubSchema();
  const router = new Router();
  router.add(restRoutes);
  const log = new RequestLog(options.logFile);
  const box: Box = {
    store,
    router,
    faults: new Faults(),
    limits: new RateLimits(() => store.clock()),
    log,
    latencyMs: options.latencyMs ?? 0,
    world: new World(store),
  };
  const server = makeServer(box);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const play = async (script: Script): Promise<Play> => {
    const wake = (): void => void advance(0).catch((error) => made.problems.push(String(error)));
    const made: Play = new Play(new Backstage(box, url), checkScript(script), wake);
    box.world.outsiders.push(made);
    await advance(0);
    return made;
  };
  const stop = async (): Promise<void> => {
    box.world.dismiss();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    store.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const advance = (ms: number): Promise<void> => {
    store.aheadMs += ms;
    return box.world.inTurn(() => box.world.advance());
  };
  const seeded = seeds(store);
  const checkpoint = (): (() => Promise<void>) => {
    const back = seeded.checkpoint();
    return () => {
      box.world.dismiss();
      return back();
    };
  };
  const addresses = { url, apiUrl: `${url}/api/v3`, graphqlUrl: `${url}/api/graphql` };
  return { ...addresses, store, faults: box.faults, log, ...seeded, checkpoint, advance, play, stop };
}
