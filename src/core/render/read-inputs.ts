/** Gathers many targets at once: one request reads a level of all of them, and what they share is read once. */
import type { SnapshotReader } from '../ports.ts';
import type { Files } from '../snapshot.ts';
import { type GatherOptions, gatherTarget } from './gather.ts';
import type { RenderInput } from './input.ts';
import type { RenderTarget } from './target.ts';

/** More levels than any real graph has. */
const MAX_ROUNDS = 50;

/**
 * A target whose files are nested without end gets a problem of its own and costs the others nothing.
 * @returns the inputs in the order of the targets
 * @throws ReleaseError what the reader throws
 */
export async function readInputs(
  targets: readonly RenderTarget[],
  reader: SnapshotReader,
  options: GatherOptions = {},
): Promise<readonly RenderInput[]> {
  const done = new Map<RenderTarget, RenderInput>();
  let files: Files = new Map();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const paths = new Set<string>();
    for (const target of targets) {
      if (done.has(target)) continue;
      const step = gatherTarget(target, files, options);
      if (step.kind === 'ready') done.set(target, step.value);
      else for (const path of step.paths) paths.add(path);
    }
    if (paths.size === 0) break;
    files = new Map([...files, ...(await reader.read([...paths]))]);
  }
  return targets.map((target) => done.get(target) ?? tooDeep(target));
}

function tooDeep(target: RenderTarget): RenderInput {
  const what = `its files are nested deeper than ${MAX_ROUNDS} levels`;
  const nothing = { absent: false, files: new Map(), steps: [], substitution: undefined, remarks: [] };
  return { target, ...nothing, problems: [{ level: 'warning', what, where: target.path }] };
}
