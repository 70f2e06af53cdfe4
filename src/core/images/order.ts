/** Which of two tags is the newer one, where they say so themselves. */
import { parse, type SemVer } from 'semver';

/** How the second tag stands to the first. */
export type Order = 'lower' | 'equal' | 'higher' | 'unordered';

/**
 * Semantic versions are ordered, with or without a leading `v`; nothing else is, not even `1.10` or `latest`.
 * Between builds of one version that a commit tells apart (`1.8.0-g1a2b3c4`, `1.8.0-14-g1a2b3c4`) the rules of
 * semver would compare the letters of the commit: they are not ordered either.
 */
export function orderOf(before: string, after: string): Order {
  if (before === after) return 'equal';
  const left = versionIn(before);
  const right = versionIn(after);
  if (left === undefined || right === undefined) return 'unordered';
  const core = right.compareMain(left);
  if (core === 0 && (namesCommit(left) || namesCommit(right))) return 'unordered';
  const order = right.compare(left);
  return order < 0 ? 'lower' : order > 0 ? 'higher' : 'equal';
}

/** Whether a tag is a semantic version. */
export function isVersion(tag: string | undefined): boolean {
  return tag !== undefined && versionIn(tag) !== undefined;
}

function versionIn(tag: string): SemVer | undefined {
  return parse(tag) ?? undefined;
}

/** Seven or more hex digits, as Git shortens a commit; digits alone are a number or a date. */
function namesCommit({ prerelease }: SemVer): boolean {
  const parts = prerelease.flatMap((part) => String(part).split('-'));
  return parts.some((part) => /^g?[0-9a-f]{7,40}$/.test(part) && /[a-f]/.test(part));
}
