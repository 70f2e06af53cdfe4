/** Targets spread over several runners: each renders its share; `joinDiffs` makes one of the parts. */
import { ReleaseError } from '../errors.ts';

/** One share of several, e.g. the second of four. */
export interface Share {
  readonly index: number;
  readonly count: number;
}

/** A share; `plan` says how many there are to be. */
export type Shard = 'plan' | Share;

/** Targets that one runner renders in well under a minute. */
const PER_SHARD = 50;
/** GitHub starts no more jobs of one matrix. Source: docs, workflow syntax, `jobs.<job_id>.strategy.matrix`. */
const MAX_SHARDS = 256;

/** Whether these are one of several, and not of too many. */
export function isShare({ index, count }: Share): boolean {
  return index >= 1 && index <= count && count <= 999;
}

/** @throws ReleaseError input-invalid */
export function parseShard(value: string): Shard {
  if (value === 'plan') return value;
  const [, index, count] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(value) ?? [];
  const share = { index: Number(index), count: Number(count) };
  if (isShare(share)) return share;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got ${JSON.stringify(value.slice(0, 80))}, which is no share`,
    next: 'Give `plan`, or a share such as `2/4` as the output `matrix` lists them.',
  });
}

/** The targets of a share; every target is in exactly one of them. */
export function targetsOf<Target>(targets: readonly Target[], shard: Shard | undefined): readonly Target[] {
  if (shard === undefined || shard === 'plan') return targets;
  return targets.filter((_, position) => position % shard.count === shard.index - 1);
}

/** @returns the value of `strategy.matrix`: one job for each share */
export function planMatrix(targets: number): { readonly shard: readonly string[] } {
  const count = Math.min(MAX_SHARDS, Math.max(1, Math.ceil(targets / PER_SHARD)));
  return { shard: Array.from({ length: count }, (_, index) => `${index + 1}/${count}`) };
}

/**
 * Whether parts make a whole: one that is no share, or every share of the same number once.
 * @returns what is wrong; undefined where nothing is
 */
export function findMissing(parts: readonly (Share | undefined)[]): string | undefined {
  const shares = parts.flatMap((part) => part ?? []);
  const [first] = shares;
  if (first === undefined) return parts.length === 1 ? undefined : 'each of the files is a whole diff';
  if (shares.length < parts.length || shares.some(({ count }) => count !== first.count))
    return 'the files are shares of different diffs';
  const all = Array.from({ length: first.count }, (_, index) => index + 1);
  const missing = all.filter((index) => !shares.some((share) => share.index === index));
  if (missing.length > 0)
    return `${missing.length} of ${first.count} shares are missing: ${missing.slice(0, 10).join(', ')}`;
  return shares.length === first.count ? undefined : 'a share is there more than once';
}
