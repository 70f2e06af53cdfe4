import { setTimeout as sleep } from 'node:timers/promises';
import { describe } from '../graphql/execute.ts';
import { ANONYMOUS, authenticate } from '../store/identity.ts';
import type { Actor } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { credentialOf } from './credentials.ts';
import { GitHubError } from './errors.ts';
import type { Box, Incoming, Outgoing } from './exchange.ts';
import { faultAnswer, troubled } from './fault-answers.ts';
import type { Fault, RequestInfo } from './faults.ts';
import { answerGit } from './git-http.ts';
import { answerGraphql, graphqlRequest } from './graphql.ts';
import { limitHeaders } from './limits.ts';
import { answerRest, errorAnswer } from './rest.ts';

/** What becomes of a request: an answer, or a connection cut short. */
export interface Outcome {
  readonly answer: Outgoing | null;
  readonly operation: string | null;
  readonly faults: readonly Fault[];
}

type Sort = Omit<RequestInfo, 'index'>;

function sortOf({ method, url, target, body }: Incoming): Sort {
  if (url.pathname === '/api/graphql') {
    const request = graphqlRequest(body);
    const what = request === null ? { operation: null, fields: [], writes: false } : describe(request);
    return { kind: 'graphql', method, path: target, ...what };
  }
  const kind = url.pathname.startsWith('/api/') ? 'rest' : 'git';
  const writes =
    kind === 'rest' ? !['GET', 'HEAD'].includes(method) : url.pathname.endsWith('/git-receive-pack');
  return { kind, method, path: target, operation: null, fields: [], writes };
}

/** Runs requests through authentication, limits and faults; writers one at a time. */
export class Pipeline {
  readonly #box: Box;

  constructor(box: Box) {
    this.#box = box;
  }

  async run(incoming: Incoming): Promise<Outcome> {
    const { info, faults } = this.#box.faults.arrive(sortOf(incoming));
    const outcome = (answer: Outgoing | null): Outcome => ({ answer, operation: info.operation, faults });
    if (this.#box.latencyMs > 0) await sleep(this.#box.latencyMs);
    for (const fault of faults) {
      await fault.onArrival?.(info);
      if (fault.kind === 'hang' && fault.applied !== true) await sleep(fault.ms ?? 1000);
    }
    if (faults.some((fault) => fault.kind === 'drop-before')) return outcome(null);
    for (const fault of faults) {
      const instead = faultAnswer(fault, info, graphqlRequest(incoming.body));
      if (instead !== null) return outcome(instead);
    }
    const answer = await this.#inTurn(info, () => this.#carryOut(incoming, info, faults));
    for (const fault of faults) {
      await fault.onDone?.(info);
      if (fault.kind === 'hang' && fault.applied === true) await sleep(fault.ms ?? 1000);
    }
    if (faults.some((fault) => fault.kind === 'drop-after')) return outcome(null);
    const failed = faults.find((fault) => fault.kind === 'status' && fault.applied === true);
    return outcome(failed === undefined ? answer : troubled(failed.status ?? 502));
  }

  /** GitHub's writes to one ref or pull request do not overlap; neither do any of the sandbox's. */
  #inTurn(info: RequestInfo, work: () => Promise<Outgoing>): Promise<Outgoing> {
    return info.writes ? this.#box.world.inTurn(work) : work();
  }

  async #carryOut(incoming: Incoming, info: RequestInfo, faults: readonly Fault[]): Promise<Outgoing> {
    const store = this.#storeFor(info, faults);
    const box = this.#box;
    box.store.requestNumber += 1;
    store.requestNumber = box.store.requestNumber;
    await this.#advance(info);
    const answer = await this.#answer(incoming, info, store);
    if (info.writes) await this.#advance(info);
    return answer;
  }

  /** What was due before a request has happened when it is answered; a writer has its turn already. */
  async #advance(info: RequestInfo): Promise<void> {
    const { world } = this.#box;
    if (!world.isMoving()) return;
    await (info.writes ? world.advance() : world.inTurn(() => world.advance()));
  }

  async #answer(incoming: Incoming, info: RequestInfo, store: Store): Promise<Outgoing> {
    const box = this.#box;
    let actor: Actor;
    try {
      actor = authenticate(box.store, credentialOf(incoming.headers['authorization']));
    } catch (error) {
      if (error instanceof GitHubError) return this.#withLimits(errorAnswer(error), ANONYMOUS, info);
      throw error;
    }
    const exchange = { box, incoming, actor, store };
    const bucket = info.kind === 'graphql' ? 'graphql' : 'core';
    if (info.kind === 'git') return answerGit(exchange);
    box.limits.spend(actor, bucket);
    const answer = info.kind === 'graphql' ? await answerGraphql(exchange) : await answerRest(exchange);
    return this.#withLimits(answer, actor, info);
  }

  #withLimits(answer: Outgoing, actor: Actor, info: RequestInfo): Outgoing {
    const state = this.#box.limits.state(actor, info.kind === 'graphql' ? 'graphql' : 'core');
    const classic = actor.token?.kind === 'user-classic';
    const scopes = classic
      ? { 'x-oauth-scopes': (actor.token?.scopes ?? []).join(', '), 'x-accepted-oauth-scopes': 'repo' }
      : {};
    return { ...answer, headers: { ...limitHeaders(state), ...scopes, ...answer.headers } };
  }

  #storeFor(info: RequestInfo, faults: readonly Fault[]): Store {
    const { store, world } = this.#box;
    const fault = faults.find((one) => one.kind === 'stale-read');
    if (fault !== undefined && info.writes) world.stale = { store: store.replica(), left: fault.reads ?? 1 };
    if (info.writes || world.stale === null) return store;
    const { store: replica } = world.stale;
    world.stale.left -= 1;
    if (world.stale.left <= 0) world.stale = null;
    return replica;
  }
}
