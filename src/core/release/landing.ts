/** Which of the commits that an event has brought stand on the branch by themselves, and what each has released. */
import type { Release } from './decide.ts';
import type { LandedCommit, ReleaseFacts } from './ports.ts';
import type { ReleasedImage } from './released.ts';
import type { ReleasePlan } from './settle.ts';

/**
 * The chain of first parents that a push has added, oldest first: commits that a merge has brought along are not
 * releases of their own.
 * @param before commit before the push; undefined: every commit counts
 */
export function firstParents(
  { commits }: Pick<ReleaseFacts, 'commits'>,
  before: string | undefined,
): readonly LandedCommit[] {
  if (before === undefined) return commits;
  const known = new Map(commits.map((commit) => [commit.oid, commit]));
  const chain: LandedCommit[] = [];
  let next = commits.at(-1);
  while (next !== undefined && next.oid !== before && !chain.includes(next)) {
    chain.push(next);
    next = known.get(next.parents[0]?.oid ?? '');
  }
  return chain.toReversed();
}

export interface Grouping {
  readonly plan: ReleasePlan;
  readonly commit: string;
  /** Apps that are meant; empty: all. */
  readonly apps: readonly string[];
}

/** One release for each app where the tag names it, else one for the commit. */
export function releasesOf(
  images: readonly ReleasedImage[],
  { plan, commit, apps }: Grouping,
): readonly Release[] {
  const meant = apps.length === 0 ? images : images.filter(({ app }) => app === '' || apps.includes(app));
  const { environment, apart, place } = plan;
  const known = [...new Set(meant.map(({ app }) => app))];
  const groups = apart ? known : known.slice(0, 1);
  return groups.map((app) => ({
    app,
    environment,
    commit,
    images: apart ? meant.filter((image) => image.app === app) : meant,
    listed: place.config.apps[app]?.images ?? [],
  }));
}
