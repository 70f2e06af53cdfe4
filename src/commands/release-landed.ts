/** All commits that an event has brought: events do not name them all. */
import { firstParents, isWhole, MOST_LANDED, mayHaveMore, ofOneChange } from '../core/release/landing.ts';
import type { LandedCommit, ReleaseFacts } from '../core/release/ports.ts';
import type { ReleaseRequest } from '../core/request/request.ts';
import type { ReleasePorts } from './release-ports.ts';

/**
 * Of a push, each commit that stands on the branch by itself; of a pull request, all that a rebasing merge has written.
 * @returns oldest first
 */
export function commitsLanded(
  { before }: ReleaseRequest['landed'],
  facts: ReleaseFacts,
  ports: ReleasePorts,
): Promise<readonly LandedCommit[]> | readonly LandedCommit[] {
  if (before !== undefined) return pushed(before, facts, ports);
  const [only, ...others] = facts.commits;
  if (only === undefined || others.length > 0 || !mayHaveMore(only)) return facts.commits;
  return rebased(only, facts, ports);
}

/** A push of many commits comes with a part of them. */
async function pushed(
  before: string,
  facts: ReleaseFacts,
  ports: ReleasePorts,
): Promise<readonly LandedCommit[]> {
  const told = firstParents(facts.commits, before);
  const tip = told.at(-1);
  if (tip === undefined || isWhole(told, before)) return told;
  const commits = await walkBack(tip, { facts, ports, most: MOST_LANDED }, (known) =>
    isWhole(firstParents(known, before), before),
  );
  const chain = firstParents(commits, before);
  if (isWhole(chain, before)) return chain;
  const what = `the push has more than ${MOST_LANDED} commits, or has rewritten ${facts.base.name}: only its last ${told.length} are looked at`;
  ports.log.notice({ level: 'warning', what });
  return told;
}

async function rebased(
  tip: LandedCommit,
  facts: ReleaseFacts,
  ports: ReleasePorts,
): Promise<readonly LandedCommit[]> {
  const most = Math.min(tip.pullRequest?.commits ?? 1, MOST_LANDED);
  const commits = await walkBack(
    tip,
    { facts, ports, most },
    (known) => ofOneChange(known).length < known.length,
  );
  return ofOneChange(commits);
}

interface Walk {
  readonly facts: ReleaseFacts;
  readonly ports: ReleasePorts;
  readonly most: number;
}

/** @returns oldest first, down to where it is enough; the last is `tip` */
async function walkBack(
  tip: LandedCommit,
  { facts, ports, most }: Walk,
  isEnough: (commits: readonly LandedCommit[]) => boolean,
): Promise<readonly LandedCommit[]> {
  let known: readonly LandedCommit[] = [tip];
  let after: string | undefined;
  do {
    const page = await ports.reader.behind({ commit: tip.oid, base: facts.base.name }, after);
    known = [...page.commits.filter(({ oid }) => oid !== tip.oid).toReversed(), ...known];
    after = page.next;
  } while (after !== undefined && known.length < most && !isEnough(known));
  return known;
}
