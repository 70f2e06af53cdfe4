/** What several targets reach at one commit, read together: as many rounds as the deepest of them needs. */
import type { Files, Step } from '../snapshot.ts';
import { type GatherOptions, gatherTarget } from './gather.ts';
import type { RenderInput } from './input.ts';
import type { RenderTarget } from './target.ts';

/** @returns an input for each target, in their order */
export function gatherTargets(
  targets: readonly RenderTarget[],
  files: Files,
  options: GatherOptions,
): Step<readonly RenderInput[]> {
  const steps = targets.map((target) => gatherTarget(target, files, options));
  const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  return { kind: 'ready', value: steps.flatMap((step) => (step.kind === 'ready' ? step.value : [])) };
}
