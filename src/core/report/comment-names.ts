/** How targets and resources are called in a comment. */
import type { RenderedDiff } from '../diff/rendered-diff.ts';
import type { ResourceId } from '../diff/resource.ts';
import { clip, codeSpan } from './markdown.ts';

/** Name of a target, as code. */
export function targetSpan(label: string): string {
  return codeSpan(clip(label, 100));
}

/** Targets are only named where a reader could take one for another. */
export function namesTargets({ targets }: RenderedDiff): boolean {
  return targets.filter(({ state }) => state !== 'identical').length > 1;
}

/** `shop/web` of a namespaced resource. */
export function formatId({ namespace, name }: ResourceId): string {
  return clip(namespace === undefined ? name : `${namespace}/${name}`, 150);
}
