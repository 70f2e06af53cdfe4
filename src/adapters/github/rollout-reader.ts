/** One look at a rollout: who says what of a commit, or of one that contains it. */
import { ReleaseError } from '../../core/errors.ts';
import type { OwnDeployment, ReportedState, RolloutLook, RolloutReader } from '../../core/verify/ports.ts';
import { type RawMessages, type RawRollout, type RawStates, rolloutDocument } from './documents/rollout.ts';
import { explaining, refused } from './failures.ts';
import { type GraphqlError, graphqlFault } from './fault.ts';
import { quoted } from './quoted.ts';
import { OWN_DEPLOYMENT } from './rollout-records.ts';
import { type Access, fullName, OPERATIONS } from './situation.ts';

export function createRolloutReader(access: Access): RolloutReader {
  return { look: (commit, base) => look(access, commit, base) };
}

async function look(
  access: Access,
  commit: string | undefined,
  base: string | undefined,
): Promise<RolloutLook> {
  const situation = { access, operation: OPERATIONS.read };
  return explaining(situation, async () => {
    const document = rolloutDocument({ named: base !== undefined, pinned: commit !== undefined });
    const { data, errors } = await access.client.query<RawRollout>(document, {
      ...access.repository,
      ...(base === undefined ? {} : { base: `refs/heads/${base}` }),
      ...(commit === undefined ? {} : { commit, head: commit }),
    });
    const repository = data?.repository ?? undefined;
    if (repository === undefined)
      throw refused(graphqlFault(errors[0] ?? { message: 'The answer holds no data.' }), situation);
    if (repository.base === null) throw withoutBase(access, base ?? '');
    return lookOf(repository, { commit, hidden: hiddenIn(errors), rate: data?.rateLimit ?? undefined });
  });
}

function withoutBase(access: Access, base: string): ReleaseError {
  return new ReleaseError({
    code: 'base-not-found',
    what: `The repository ${fullName(access.repository)} has no branch ${quoted(base)}.`,
    where: 'input "base"',
    next: 'Correct "base", or the `base` of the environment in the config file.',
  });
}

function hiddenIn(errors: readonly GraphqlError[]): readonly string[] {
  const fields = errors.flatMap(({ path }) => path ?? []);
  return [
    ...(fields.includes('status') ? ['commit statuses'] : []),
    ...(fields.includes('deployments') ? ['deployments'] : []),
  ];
}

type Repository = NonNullable<RawRollout['repository']>;

interface Asked {
  readonly commit: string | undefined;
  readonly hidden: readonly string[];
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

const STATES: Readonly<Record<string, ReportedState['state']>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  ERROR: 'failure',
  PENDING: 'pending',
  QUEUED: 'pending',
  IN_PROGRESS: 'pending',
  WAITING: 'pending',
};

/** A deployment that is inactive, or was never reported on, says nothing. */
function statesOf({ oid: commit = '', status, deployments }: RawStates): readonly ReportedState[] {
  const statuses = (status?.contexts ?? []).map(({ context, state, description }): ReportedState => {
    const known = STATES[state] ?? 'pending';
    return { commit, kind: 'status', name: context, state: known, description: description ?? '' };
  });
  const deployed = nodesOf(deployments)
    .filter(({ payload }) => payload?.includes(OWN_DEPLOYMENT) !== true)
    .flatMap(({ environment, latestStatus }): readonly ReportedState[] => {
      const state = STATES[latestStatus?.state ?? ''];
      if (state === undefined || environment === null) return [];
      return [
        {
          commit,
          kind: 'deployment',
          name: environment,
          state,
          description: latestStatus?.description ?? '',
        },
      ];
    });
  return [...statuses, ...deployed];
}

function ownOf({ deployments }: RawStates): readonly OwnDeployment[] {
  return nodesOf(deployments).flatMap(({ databaseId, environment, payload, latestStatus }) =>
    databaseId === null || environment === null || payload?.includes(OWN_DEPLOYMENT) !== true
      ? []
      : [{ id: databaseId, environment, state: latestStatus?.state.toLowerCase() }],
  );
}

function nodesOf<Node>(
  list: { readonly nodes: readonly (Node | null)[] | null } | null | undefined,
): readonly Node[] {
  return (list?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]));
}
