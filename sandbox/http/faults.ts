/** Faults on demand: which requests go wrong, and how. */

export type FaultKind =
  /** The socket is destroyed, nothing was done. */
  | 'drop-before'
  /** Everything was done, then the socket is destroyed. */
  | 'drop-after'
  /** `status` (502) is answered; nothing was done, unless `applied`. */
  | 'status'
  /** 403 (or `status` 429) with retry-after and GitHub's text on secondary limits. */
  | 'secondary-limit'
  /** REST 403, GraphQL 200 RATE_LIMITED, remaining 0. */
  | 'primary-limit'
  /** The next `reads` reads are answered from the state before this (writing) request. */
  | 'stale-read'
  /** GraphQL: "Could not resolve to a node ...", else 404; nothing done. */
  | 'not-resolved'
  /** `status` and `message` of a refusal (GraphQL: with `type`) are answered, nothing done: races that never come by chance. */
  | 'refusal'
  /** Answered after `ms`; it is carried out after them, or before with `applied`. */
  | 'hang'
  /** Nothing goes wrong; `onArrival` and `onDone` are told. */
  | 'hook';

/** What is known of a request when it arrives. */
export interface RequestInfo {
  /** Counts from 1 since the last reset. */
  readonly index: number;
  readonly kind: 'rest' | 'graphql' | 'git';
  readonly method: string;
  /** As sent, with the query. */
  readonly path: string;
  /** GraphQL: the operation's name, else its first root field. */
  readonly operation: string | null;
  /** GraphQL: the root fields. */
  readonly fields: readonly string[];
  readonly writes: boolean;
}

/** All that are given must hold; without any, every request matches. */
export interface FaultAddress {
  readonly index?: number;
  readonly method?: string;
  /** A piece of the path. */
  readonly path?: string;
  /** Operation name or a root field. */
  readonly operation?: string;
  readonly writes?: boolean;
  /** The nth request (from 1) that matches the rest. */
  readonly nth?: number;
  readonly predicate?: (info: RequestInfo) => boolean;
}

export interface Fault {
  readonly kind: FaultKind;
  readonly when?: FaultAddress;
  /** How many matching requests go wrong; default 1. */
  readonly times?: number;
  readonly status?: number;
  readonly message?: string;
  /** GraphQL's type of a refusal; UNPROCESSABLE without. */
  readonly type?: string;
  /** `status` and `hang`: what was asked is done before the answer goes wrong. */
  readonly applied?: boolean;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly ms?: number;
  readonly reads?: number;
  /** Awaited before anything is done. */
  readonly onArrival?: (info: RequestInfo) => void | Promise<void>;
  /** Awaited after it was done and before the answer is sent. */
  readonly onDone?: (info: RequestInfo) => void | Promise<void>;
}

interface Armed {
  readonly id: number;
  readonly fault: Fault;
  seen: number;
  left: number;
}

function matches({ when }: Fault, info: RequestInfo): boolean {
  if (when === undefined) return true;
  if (when.index !== undefined && when.index !== info.index) return false;
  if (when.method !== undefined && when.method !== info.method) return false;
  if (when.path !== undefined && !info.path.includes(when.path)) return false;
  if (when.writes !== undefined && when.writes !== info.writes) return false;
  const { operation } = when;
  if (operation !== undefined && operation !== info.operation && !info.fields.includes(operation))
    return false;
  return when.predicate?.(info) ?? true;
}

/** The faults that wait for their request. */
export class Faults {
  #armed: Armed[] = [];
  #nextId = 1;
  #count = 0;

  /** @returns the id to remove it by */
  add(fault: Fault): number {
    const id = this.#nextId++;
    this.#armed.push({ id, fault, seen: 0, left: fault.times ?? 1 });
    return id;
  }

  remove(id: number): boolean {
    const before = this.#armed.length;
    this.#armed = this.#armed.filter((one) => one.id !== id);
    return this.#armed.length < before;
  }

  /** Forgets every fault and counts requests from 1 again. */
  reset(): void {
    this.#armed = [];
    this.#count = 0;
  }

  /** How many requests arrived since the last reset. */
  get count(): number {
    return this.#count;
  }

  list(): readonly { readonly id: number; readonly fault: Fault; readonly left: number }[] {
    return this.#armed.map(({ id, fault, left }) => ({ id, fault, left }));
  }

  /** Gives a request its number and takes out the faults meant for it. */
  arrive(request: Omit<RequestInfo, 'index'>): {
    readonly info: RequestInfo;
    readonly faults: readonly Fault[];
  } {
    this.#count += 1;
    const info = { ...request, index: this.#count };
    const hit: Fault[] = [];
    for (const armed of this.#armed) {
      if (!matches(armed.fault, info)) continue;
      armed.seen += 1;
      if (armed.seen < (armed.fault.when?.nth ?? 1)) continue;
      armed.left -= 1;
      hit.push(armed.fault);
    }
    this.#armed = this.#armed.filter((armed) => armed.left > 0);
    return { info, faults: hit };
  }
}
