/** GitHub shows what was just written only after a moment; these few short pauses bridge it. */
import { setTimeout as sleep } from 'node:timers/promises';

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
