/** GitHub shows what was just written only after a moment; these few short pauses bridge it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.ts';

const PAUSES_MS = [150, 400, 1000];

/** Repeats `read` while `isTooEarly` holds of its result, about a second and a half at most. */
export async function untilVisible<Value>(
  read: () => Promise<Value>,
  isTooEarly: (value: Value) => boolean,
): Promise<Value> {
  for (const pause of PAUSES_MS) {
    const value = await read();
    if (!isTooEarly(value)) return value;
    await sleep(pause);
  }
  return read();
}

/**
 * Whether a write over REST was refused because it is about a commit, tag object, deployment or pull request that was
 * made a moment ago (semantic-release#582, create-pull-request#4321). Nothing was written then.
 */
export function isNotYetVisible({ status, message }: Pick<Fault, 'status' | 'message'>): boolean {
  return status === 404 || /object does not exist|could not resolve to a node/i.test(message);
}
