/** One look at a rollout: who says what of a commit, or of one that contains it. */
import { ReleaseError } from '../../core/errors.ts';
import type { Hidden, RolloutLook, RolloutPlace, RolloutReader } from '../../core/verify/ports.ts';
import {
  MORE_CHECKS,
  type RawChecks,
  type RawMessages,
  type RawMoreChecks,
  type RawRollout,
  type RawStates,
  rolloutDocument,
} from './documents/rollout.ts';
import { explaining, refused } from './failures.ts';
import { type GraphqlError, graphqlFault } from './fault.ts';
import { nodesOf } from './merge-facts.ts';
import { quoted } from './quoted.ts';
import { ownOf, statesOf } from './rollout-states.ts';
import { type Access, fullName, OPERATIONS } from './situation.ts';

/** Commits that a look reads: as many before the one that is meant, and all after it. GraphQL allows 100. */
const LATEST = 20;
const MOST = 100;

export function createRolloutReader(access: Access): RolloutReader {
  let latest = LATEST;
  return {
    async look(where, checks) {
      const seen = await look(access, where, { checks, latest });
      const needed = Math.min(MOST, LATEST + seen.later);
      if (needed <= latest) return seen;
      latest = needed;
      return look(access, where, { checks, latest });
    },
  };
}

interface Extent {
  readonly checks: boolean;
  readonly latest: number;
}

interface Seen extends RolloutLook {
  /** Commits of the branch that are newer than the one that is meant, as far as the latest 100 go. */
  readonly later: number;
}

async function look(
  access: Access,
  { commit, base }: RolloutPlace,
  { checks, latest }: Extent,
): Promise<Seen> {
  const situation = { access, operation: OPERATIONS.read };
  return explaining(situation, async () => {
    const given = { named: base !== undefined, pinned: commit !== undefined, checks };
    const { data, errors } = await access.client.query<RawRollout>(rolloutDocument(given), {
      ...{ ...access.repository, latest },
      ...(base === undefined ? {} : { base: `refs/heads/${base}` }),
      ...(commit === undefined ? {} : { commit, head: commit }),
    });
    const repository = data?.repository ?? undefined;
    if (repository === undefined)
      throw refused(graphqlFault(errors[0] ?? { message: 'The answer holds no data.' }), situation);
    if (repository.base === null) throw withoutBase(access, base ?? '');
    const asked = { commit, hidden: hiddenIn(errors), rate: data?.rateLimit ?? undefined };
    const later = nodesOf(repository.base.target.history).findIndex(({ oid }) => oid === commit);
    return { ...lookOf(await allChecks(access, repository, asked), asked), later: Math.max(0, later) };
  });
}

/** Further pages that one look reads. */
const MAX_PAGES = 5;

/** All checks of the commit and of those that contain it. */
async function allChecks(access: Access, repository: Repository, { commit }: Asked): Promise<Repository> {
  const { base, commit: own } = repository;
  const oid = commit ?? base?.target.oid ?? '';
  const carriers = carriersOf(oid, base?.target);
  const more = new Map<string, RawChecks>();
  for (const each of [...(own ? [own] : []), ...nodesOf(base?.target.latest)]) {
    const checks = each.statusCheckRollup?.contexts;
    if (each.oid === undefined || checks === undefined || more.has(each.oid)) continue;
    if (carriers.includes(each.oid)) more.set(each.oid, checks);
  }
  let left = MAX_PAGES;
  for (const [of, checks] of more)
    for (let page = checks; page.pageInfo.hasNextPage && left > 0; left -= 1) {
      page = await nextChecks(access, of, page.pageInfo.endCursor ?? '');
      more.set(of, { pageInfo: page.pageInfo, nodes: [...nodesOf(more.get(of)), ...nodesOf(page)] });
    }
  const whole = <Commit extends RawStates>(each: Commit): Commit => {
    const contexts = more.get(each.oid ?? '');
    return contexts === undefined ? each : { ...each, statusCheckRollup: { contexts } };
  };
  const latest = { nodes: nodesOf(base?.target.latest).map(whole) };
  return {
    ...repository,
    ...(own ? { commit: whole(own) } : {}),
    base: base && { ...base, target: { ...base.target, latest } },
  };
}

const NO_CHECKS: RawChecks = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };

async function nextChecks(access: Access, commit: string, after: string): Promise<RawChecks> {
  const variables = { ...access.repository, commit, after };
  const { data } = await access.client.query<RawMoreChecks>(MORE_CHECKS, variables);
  return data?.repository?.object?.statusCheckRollup?.contexts ?? NO_CHECKS;
}

function withoutBase(access: Access, base: string): ReleaseError {
  return new ReleaseError({
    code: 'base-not-found',
    what: `The repository ${fullName(access.repository)} has no branch ${quoted(base)}.`,
    where: 'input "base"',
    next: 'Correct "base", or the `base` of the environment in the config file.',
  });
}

function hiddenIn(errors: readonly GraphqlError[]): readonly Hidden[] {
  const fields = errors.flatMap(({ path }) => path ?? []);
  return [
    ...(fields.includes('status') ? (['commit statuses'] as const) : []),
    ...(fields.includes('statusCheckRollup') ? (['check runs'] as const) : []),
    ...(fields.includes('deployments') ? (['deployments'] as const) : []),
  ];
}

type Repository = NonNullable<RawRollout['repository']>;

interface Asked {
  readonly commit: string | undefined;
  readonly hidden: readonly Hidden[];
  readonly rate: RolloutLook['rate'];
}

function lookOf({ url, base, commit: own }: Repository, { commit, hidden, rate }: Asked): RolloutLook {
  const target = base?.target;
  const oid = commit ?? target?.oid ?? '';
  const latest = nodesOf(target?.latest).filter((each) => each.oid !== oid);
  const self = own ?? nodesOf(target?.latest).find((each) => each.oid === oid) ?? { oid };
  const carriers = carriersOf(oid, target);
  const carrying = latest.filter((each) => carriers.includes(each.oid ?? ''));
  const others = latest.filter((each) => !carriers.includes(each.oid ?? ''));
  return {
    url,
    base: { name: base?.name ?? '', oid: target?.oid ?? '' },
    config: target?.file?.object?.text ?? undefined,
    messages: messagesOf(commit === undefined ? target : own),
    parent: nodesOf((commit === undefined ? target : own)?.parents)[0]?.oid,
    landed: commit === undefined || (self.oid === oid && base?.compare?.aheadBy === 0),
    carriers,
    reported: [...carrying, self].flatMap(statesOf),
    earlier: others.flatMap(statesOf),
    own: ownOf(self),
    unfinished: others.flatMap(ownOf).filter(({ state }) => state === undefined || state === 'in_progress'),
    hidden,
    rate,
  };
}

function messagesOf(commit: RawMessages | null | undefined): readonly string[] {
  const parents = nodesOf(commit?.parents).map(({ message }) => message);
  return [commit?.message ?? '', ...(parents.length === 2 ? parents.slice(1) : [])];
}

/** Commits that have this one among their ancestors, from the newest to itself. */
function carriersOf(
  oid: string,
  target: NonNullable<Repository['base']>['target'] | undefined,
): readonly string[] {
  const carriers = [oid];
  for (const commit of nodesOf(target?.history).toReversed()) {
    const parents = nodesOf(commit.parents).map((parent) => parent.oid);
    if (parents.some((parent) => carriers.includes(parent))) carriers.push(commit.oid);
  }
  return carriers.toReversed();
}
