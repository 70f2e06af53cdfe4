/** Runs a stage that asks for files until it has all it needs. */
import { ReleaseError } from '../errors.ts';
import type { SnapshotReader } from '../ports.ts';
import type { Files, Step } from '../snapshot.ts';

/** More levels than any real graph of kustomizations has. */
const MAX_ROUNDS = 50;

export interface Settled<Value> {
  readonly value: Value;
  readonly files: Files;
}

/**
 * @param stage pure; called again with more files until it is ready
 * @param files what is known already
 */
export async function settle<Value>(
  stage: (files: Files) => Step<Value>,
  files: Files,
  reader: SnapshotReader,
): Promise<Settled<Value>> {
  let known = files;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const step = stage(known);
    if (step.kind === 'ready') return { value: step.value, files: known };
    known = new Map([...known, ...(await reader.read(step.paths))]);
  }
  throw new ReleaseError({
    code: 'internal',
    what: `the files of the change are nested deeper than ${MAX_ROUNDS} levels`,
    next: 'Check the `resources` of the kustomizations under the path for a chain without end.',
  });
}
