/** Which of the commits that an event has brought stand on the branch by themselves, and what each has released. */
import { ReleaseError } from '../errors.ts';
import { isMain, type Release } from './decide.ts';
import type { LandedCommit } from './ports.ts';
import type { ReleasedImage } from './released.ts';
import type { ReleasePlan } from './settle.ts';

/** More commits in one push are no releases, but a history that somebody brings along. */
export const MOST_LANDED = 500;

/** @returns whether a push to a new branch: GitHub calls what was there before by zeros */
function isNew(before: string): boolean {
  return /^0+$/.test(before);
}

/**
 * The chain of first parents that a push has added, oldest first: commits that a merge has brought along are not
 * releases of their own.
 * @param commits the last is the head of the push
 */
export function firstParents(commits: readonly LandedCommit[], before: string): readonly LandedCommit[] {
  const known = new Map(commits.map((commit) => [commit.oid, commit]));
  const chain: LandedCommit[] = [];
  let next = commits.at(-1);
  while (next !== undefined && next.oid !== before && !chain.includes(next)) {
    chain.push(next);
    next = known.get(next.parents[0]?.oid ?? '');
  }
  return chain.toReversed();
}

/** Whether a chain goes back to where the push has begun. */
export function isWhole(chain: readonly LandedCommit[], before: string): boolean {
  const [first] = chain;
  return (
    first === undefined || isNew(before) || first.parents[0] === undefined || first.parents[0].oid === before
  );
}

/** Whether a pull request may have brought more than this commit, as a rebasing merge does. */
export function mayHaveMore({ oid, parents, pullRequest }: LandedCommit): boolean {
  return parents.length === 1 && pullRequest?.merge === oid && pullRequest.commits > 1;
}

/**
 * Commits of the pull request that the last one has merged, oldest first.
 * @param commits the last is the one that the base moved to
 */
export function ofOneChange(commits: readonly LandedCommit[]): readonly LandedCommit[] {
  const pull = commits.at(-1)?.pullRequest;
  const chain = firstParents(commits, '').slice(-(pull?.commits ?? 1));
  const other = chain.findLastIndex(({ pullRequest }) => pullRequest?.number !== pull?.number);
  return chain.slice(other + 1);
}

export interface Grouping {
  readonly plan: ReleasePlan;
  readonly commit: string;
  /** Apps that are meant; empty: all. */
  readonly apps: readonly string[];
}

/**
 * One release for each app where the tag names it, else one for the commit.
 * @throws ReleaseError release-refused where the tag names the app and nobody knows it
 */
export function releasesOf(
  images: readonly ReleasedImage[],
  { plan, commit, apps }: Grouping,
): readonly Release[] {
  const meant = apps.length === 0 ? images : images.filter(({ app }) => app === '' || apps.includes(app));
  const { environment, apart, place } = plan;
  const known = [...new Set(meant.map(({ app }) => app))];
  if (apart && known.includes('')) throw withoutApp(meant.filter(({ app }) => app === ''));
  const releases = known.map((app) => ({
    app,
    environment,
    commit,
    images: apart ? meant.filter((image) => image.app === app) : meant,
    listed: place.config.apps[app]?.images ?? [],
  }));
  if (apart) return releases;
  // Of several apps under one tag, one whose main image has changed says the version.
  const leading = releases.find(({ app, listed }) =>
    meant.some((each) => each.app === app && isMain(each.image, { app, listed })),
  );
  return leading === undefined ? releases.slice(0, 1) : [leading];
}

function withoutApp(images: readonly ReleasedImage[]): ReleaseError {
  const names = [...new Set(images.map(({ image }) => image))].slice(0, 5).join(', ');
  return new ReleaseError({
    code: 'release-refused',
    what: `nobody knows which app ${names} belongs to, and the tag or the channel is named by it`,
    where: '`release` in .gitops-release.yaml',
    next: 'Put {app} into the `path` of the environment, name the image in `apps`, or take {app} out of the template.',
  });
}
