/**
 * Never older: a lower version does not replace a higher one, and a run that finishes late does not undo what a
 * later run has set. Versions decide where both are semantic versions; elsewhere the source repository's history does
 * where it can be read, and the order of the runs where not.
 */
import { pendingIntents } from '../delivery/proposal.ts';
import { type Intent, type Origin, originOf, parseTrail } from '../delivery/trail.ts';
import type { ImageChange } from '../edit/edit.ts';
import { type Failure, type Notice, ReleaseError } from '../errors.ts';
import { isVersion, type Order, orderOf } from '../images/order.ts';
import type { RepositoryFacts } from '../ports.ts';
import type { UpdateRequest } from '../request/request.ts';
import type { Files, Step } from '../snapshot.ts';
import { heldBy, type RolledBack } from './held.ts';
import { keyOf, ownWishes, parseCarried, targetsOf, tryWishes, type Wish } from './intents.ts';
import { messagesFor, ownPaths } from './path-history.ts';

/** Each costs a request; runs of one repository that meet are two, seldom three. */
const MAX_RIVALS = 5;

/** Paths whose history tells whether this run is stale, or what it wants is held; none where nobody asks. */
export function historyPaths(request: UpdateRequest): readonly string[] {
  const isHeld = request.liftHold !== true && request.rollback === undefined;
  return isHeld || runsDecide(request) ? ownPaths(request.paths) : [];
}

/** Whether the order of the runs says anything: not where versions do, or nobody can tell. */
function runsDecide({ allowDowngrade, images, provenance }: UpdateRequest): boolean {
  if (allowDowngrade || originOf(provenance) === undefined) return false;
  return !images.every(({ tag }) => isVersion(tag));
}

export interface Judged {
  /** Wishes that no later run has overtaken, and that no rollback holds. */
  readonly fresh: readonly Wish[];
  readonly notices: readonly Notice[];
  /** A rollback holds some of them. */
  readonly held: boolean;
}

export interface JudgeGround {
  readonly request: UpdateRequest;
  readonly facts: RepositoryFacts;
}

/** @throws ReleaseError image-older naming each place that has a higher version */
export function dropStale(all: readonly Wish[], ground: JudgeGround, files: Files): Step<Judged> {
  const { free: own, notices, held } = dropHeld(all, ground);
  if (ground.request.allowDowngrade) return { kind: 'ready', value: { fresh: own, notices, held } };
  const tried = tryWishes(own, files);
  if (tried.kind === 'need') return tried;
  const changes = tried.value.map((edit) => edit.changes);
  refuseOlder(changes.flat());
  const claims = latestClaims(pendingIntents(ground.facts.proposal));
  if (ground.request.whole !== true) refuseOlderThanProposal(own, claims, ground.facts);
  const verdicts = own.map((wish, index) => ({
    wish,
    by: overtakenBy(wish, { ...ground, claims, changes: changes[index] ?? [] }),
  }));
  return {
    kind: 'ready',
    value: {
      fresh: verdicts.filter(({ by }) => by === undefined).map(({ wish }) => wish),
      notices: [
        ...notices,
        ...verdicts.flatMap(({ wish, by }) => (by === undefined ? [] : [tellStale(wish, by, ground)])),
      ],
      held,
    },
  };
}

/** Wishes that no rollback holds, and a remark on each that one does. */
function dropHeld(own: readonly Wish[], { request, facts }: JudgeGround) {
  if (request.liftHold === true || request.rollback !== undefined)
    return { free: own, notices: [], held: false };
  const judged = own.map((wish) => ({ wish, by: heldBy(wish, facts) }));
  const notices = judged.flatMap(({ wish, by }) => (by === undefined ? [] : [tellHeld(wish, by)]));
  const free = judged.filter(({ by }) => by === undefined).map(({ wish }) => wish);
  return { free, notices, held: notices.length > 0 };
}

function tellHeld({ path, image }: Wish, { image: held }: RolledBack): Notice {
  const what = `"${image.text}" is held: "${held.text}" was rolled back from here; it is set again once a newer version was, or with lift-hold: true`;
  return { level: 'warning', what, where: path };
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
    decidedByRuns(claimOrder(claim, wish), claim, { wish, request: ground.request })
  ) {
    return { origin: claim.origin, image: claim.image.text };
  }
  const ordered = ground.changes.every((change) => ordersOf(change).every((order) => order === 'higher'));
  if (ordered) return undefined;
  const set = lastSet(wish, ground);
  return set !== undefined && isLater(set.origin, own, ground.facts)
    ? { origin: set.origin, image: set.image }
    : undefined;
}

/**
 * Equal tags with other digests say no more than tags without an order. A request that is whole may go back, so that
 * there the runs alone decide.
 */
function decidedByRuns(
  order: Order,
  claim: Wish,
  { wish, request }: { readonly wish: Wish; readonly request: UpdateRequest },
): boolean {
  if (order === 'equal') return claim.image.digest !== wish.image.digest;
  return order === 'unordered' || request.whole === true;
}

/** The newest commit of the base that has set this image under this path; a rollback sets what was there before. */
function lastSet(wish: Wish, { facts, request }: JudgeGround): Intent | undefined {
  if (!runsDecide(request)) return undefined;
  const key = keyOf(wish.path, wish.image);
  for (const message of messagesFor(wish.path, facts)) {
    const trail = parseTrail(message);
    const intents = trail?.rolledBack === undefined ? (trail?.intents ?? []) : [];
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
  if (own?.sha === undefined || !runsDecide(request)) return [];
  const claims = latestClaims(pendingIntents(facts.proposal));
  const wishes = ownWishes(targetsOf(request));
  const origins = wishes.flatMap((wish) => [
    claimOf(claims, wish)?.origin,
    lastSet(wish, { request, facts })?.origin,
  ]);
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
