import type { Actor } from '../store/model.ts';

export type Bucket = 'core' | 'graphql';

interface Window {
  used: number;
  resetAt: number;
}

export interface LimitState {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Epoch seconds. */
  readonly reset: number;
  readonly resource: Bucket;
}

/** Primary limits, counted but never reached unless a fault says so. */
export class RateLimits {
  readonly #windows = new Map<string, Window>();
  readonly #clock: () => number;

  /** @param clock epoch milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  #window(actor: Actor, bucket: Bucket): Window {
    const key = `${bucket} ${actor.token?.kind ?? 'anonymous'} ${actor.login}`;
    const now = Math.floor(this.#clock() / 1000);
    const known = this.#windows.get(key);
    if (known !== undefined && known.resetAt > now) return known;
    const fresh = { used: 0, resetAt: now + 3600 };
    this.#windows.set(key, fresh);
    return fresh;
  }

  /** Counts one request. */
  spend(actor: Actor, bucket: Bucket): void {
    this.#window(actor, bucket).used += 1;
  }

  state(actor: Actor, bucket: Bucket): LimitState {
    const { used, resetAt } = this.#window(actor, bucket);
    const kind = actor.token?.kind;
    const limit = kind === undefined ? 60 : kind === 'github-token' ? 1000 : 5000;
    return { limit, used, remaining: Math.max(0, limit - used), reset: resetAt, resource: bucket };
  }
}

/** The x-ratelimit-* headers. */
export function limitHeaders(state: LimitState): Record<string, string> {
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': String(state.reset),
    'x-ratelimit-used': String(state.used),
    'x-ratelimit-resource': state.resource,
  };
}
