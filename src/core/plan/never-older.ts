/**
 * Never older: a lower version does not replace a higher one, and a run that finishes late does not undo what a
 * later run has set. Versions decide where both are semantic versions; elsewhere the source repository's history does
 * where it can be read, and the order of the runs where not.
 */
import { pendingIntents } from '../delivery/proposal.ts';
import { type Intent, type Origin, originOf, parseTrail } from '../delivery/trail.ts';
import type { ImageChange } from '../edit/edit.ts';
import { globFolder, isGlob } from '../edit/glob.ts';
import { splitKey } from '../edit/selector/parse.ts';
import { type Failure, type Notice, ReleaseError } from '../errors.ts';
import { isVersion, type Order, orderOf } from '../images/order.ts';
import type { RepositoryFacts } from '../ports.ts';
import type { UpdateRequest } from '../request/request.ts';
import type { Files, Step } from '../snapshot.ts';
import { keyOf, ownWishes, parseCarried, tryWishes, type Wish } from './intents.ts';

/** More paths than this are told by the one folder around them. */
const MAX_PATHS = 20;
/** Each costs a request; runs of one repository that meet are two, seldom three. */
const MAX_RIVALS = 5;

/** Paths whose history tells whether this run is stale; none where versions decide, or nobody can tell. */
export function historyPaths(request: UpdateRequest): readonly string[] {
  const { allowDowngrade, images, provenance } = request;
  if (allowDowngrade || originOf(provenance) === undefined) return [];
  if (images.every(({ tag }) => isVersion(tag))) return [];
  const paths = [...new Set(request.paths.map(historyPathOf))];
  return paths.length <= MAX_PATHS ? paths : [folderAround(paths)];
}

function historyPathOf(path: string): string {
  return isGlob(path) ? globFolder(path) : splitKey(path).file;
}

function folderAround(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  const parts = first.split('/');
  const same = parts.findIndex((_, index) => {
    const folder = `${parts.slice(0, index + 1).join('/')}/`;
    return !others.every((path) => `${path}/`.startsWith(folder));
  });
  return same < 0 ? first : parts.slice(0, same).join('/');
}

export interface Judged {
  /** Wishes that no later run has overtaken. */
  readonly fresh: readonly Wish[];
  readonly notices: readonly Notice[];
}

export interface JudgeGround {
  readonly request: UpdateRequest;
  readonly facts: RepositoryFacts;
}

/** @throws ReleaseError image-older naming each place that has a higher version */
export function dropStale(own: readonly Wish[], ground: JudgeGround, files: Files): Step<Judged> {
  if (ground.request.allowDowngrade) return { kind: 'ready', value: { fresh: own, notices: [] } };
  const tried = tryWishes(own, files);
  if (tried.kind === 'need') return tried;
  const changes = tried.value.map((edit) => edit.changes);
  refuseOlder(changes.flat());
  const claims = latestClaims(pendingIntents(ground.facts.proposal));
  refuseOlderThanProposal(own, claims, ground.facts);
  const verdicts = own.map((wish, index) => ({
    wish,
    by: overtakenBy(wish, { ...ground, claims, changes: changes[index] ?? [] }),
  }));
  return {
    kind: 'ready',
    value: {
      fresh: verdicts.filter(({ by }) => by === undefined).map(({ wish }) => wish),
      notices: verdicts.flatMap(({ wish, by }) => (by === undefined ? [] : [tellStale(wish, by, ground)])),
    },
  };
}

/** @throws ReleaseError image-older naming each place that has a higher version */
export function refuseOlder(changes: readonly ImageChange[]): void {
  const failures = changes.filter(isLower).map(
    ({ file, line, image, from, to }): Failure => ({
      code: 'image-older',
      what: `"${image}" is at ${from} here, and ${to} is older`,
      where: { file, line },
      next: 'Set allow-downgrade to go back on purpose.',
    }),
  );
  const [first, ...others] = failures;
  if (first !== undefined) throw new ReleaseError([first, ...others]);
}

/** A reference may have said several things (`1.7.3, 1.8.0`); one that is higher is enough. */
function ordersOf({ from, to, renamedFrom }: ImageChange): readonly Order[] {
  // Versions of two images say nothing of each other.
  if (renamedFrom !== undefined) return ['unordered'];
  return from.split(', ').map((each) => orderOf(tagIn(each), tagIn(to)));
}

function isLower(change: ImageChange): boolean {
  return ordersOf(change).includes('lower');
}

function tagIn(version: string): string {
  return version.replace(/@.*$/, '');
}

type Claims = ReadonlyMap<string, Wish>;

/** What the open proposal asks for, the latest for each path and image. */
function latestClaims(intents: readonly Intent[]): Claims {
  return new Map(intents.flatMap(parseCarried).map((wish) => [keyOf(wish.path, wish.image), wish]));
}

function claimOf(claims: Claims, { path, image }: Wish): Wish | undefined {
  return claims.get(keyOf(path, image));
}

function claimOrder(claim: Wish, wish: Wish): Order {
  return orderOf(claim.image.tag ?? '', wish.image.tag ?? '');
}

function refuseOlderThanProposal(own: readonly Wish[], claims: Claims, { proposal }: RepositoryFacts): void {
  for (const wish of own) {
    const claim = claimOf(claims, wish);
    if (claim === undefined || claimOrder(claim, wish) !== 'lower') continue;
    throw new ReleaseError({
      code: 'image-older',
      what: `the open proposal sets "${claim.image.text}" in ${wish.path}, and "${wish.image.text}" is older`,
      where: proposal.pullRequest?.url ?? `branch ${proposal.branch}`,
      next: 'Close that pull request, or set allow-downgrade to go back on purpose.',
    });
  }
}

interface Overtaken {
  readonly origin: Origin;
  /** The image as the later run asked for it. */
  readonly image: string;
}

interface StaleGround extends JudgeGround {
  readonly claims: Claims;
  readonly changes: readonly ImageChange[];
}

/** The later run of the same repository that has set this image here, in the proposal or on the base. */
function overtakenBy(wish: Wish, ground: StaleGround): Overtaken | undefined {
  const own = originOf(ground.request.provenance);
  if (own === undefined) return undefined;
  const claim = claimOf(ground.claims, wish);
  if (
    claim !== undefined &&
    isLater(claim.origin, own, ground.facts) &&
    decidedByRuns(claimOrder(claim, wish), claim, wish)
  ) {
    return { origin: claim.origin, image: claim.image.text };
  }
  const ordered = ground.changes.every((change) => ordersOf(change).every((order) => order === 'higher'));
  if (ordered) return undefined;
  const set = lastSet(wish, ground.facts);
  return set !== undefined && isLater(set.origin, own, ground.facts)
    ? { origin: set.origin, image: set.image }
    : undefined;
}

/** Equal tags with other digests say no more than tags without an order. */
function decidedByRuns(order: Order, claim: Wish, wish: Wish): boolean {
  return order === 'unordered' || (order === 'equal' && claim.image.digest !== wish.image.digest);
}

/** The newest commit of the base that has set this image under this path. */
function lastSet(wish: Wish, { history = new Map() }: RepositoryFacts): Intent | undefined {
  const path = historyPathOf(wish.path);
  const messages = history.get(path) ?? (history.size === 1 ? [...history.values()][0] : undefined) ?? [];
  const key = keyOf(wish.path, wish.image);
  for (const message of messages) {
    const intents = parseTrail(message)?.intents ?? [];
    const same = intents.find((intent) =>
      parseCarried(intent).some((each) => keyOf(each.path, each.image) === key),
    );
    if (same !== undefined) return same;
  }
  return undefined;
}

function isLater(
  origin: Origin | null | undefined,
  own: Origin,
  { ancestry }: RepositoryFacts,
): origin is Origin {
  if (origin === null || origin === undefined) return false;
  if (origin.repository.toLowerCase() !== own.repository.toLowerCase()) return false;
  const known = origin.sha === undefined ? undefined : ancestry?.get(origin.sha);
  if (known === 'newer' || known === 'older') return known === 'newer';
  return origin.run > own.run || (origin.run === own.run && origin.attempt > own.attempt);
}

/** Commits of the source repository, other than this run's, that have set what it wants to set. */
export function rivalCommits(request: UpdateRequest, facts: RepositoryFacts): readonly string[] {
  const own = originOf(request.provenance);
  if (own?.sha === undefined || historyPaths(request).length === 0) return [];
  const claims = latestClaims(pendingIntents(facts.proposal));
  const wishes = ownWishes(request.paths.map((path) => ({ path, images: request.images })));
  const origins = wishes.flatMap((wish) => [claimOf(claims, wish)?.origin, lastSet(wish, facts)?.origin]);
  const commits = origins.flatMap((origin) =>
    origin?.repository.toLowerCase() === own.repository.toLowerCase() ? (origin.sha ?? []) : [],
  );
  return [...new Set(commits)].filter((sha) => sha !== own.sha).slice(0, MAX_RIVALS);
}

function tellStale({ path, image }: Wish, by: Overtaken, { request }: JudgeGround): Notice {
  const own = originOf(request.provenance);
  const what = `"${image.text}" is not set: ${laterText(by.origin, own)} has set "${by.image}" here; set allow-downgrade to go back on purpose`;
  return { level: 'notice', what, where: path };
}

function laterText(by: Origin, own: Origin | undefined): string {
  const run = `run ${by.run} of ${by.repository}`;
  if (own === undefined || by.run > own.run || by.sha === undefined) {
    return `${run}, later than this run ${own?.run ?? ''},`;
  }
  return `${run}, of the newer commit ${by.sha.slice(0, 7)},`;
}
