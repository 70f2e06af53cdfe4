import type { PullRequest, Repository, RulesetRule } from './model.ts';
import { countingOpinions } from './opinions.ts';
import { changedPaths } from './owners-of-pull.ts';
import { matchesPattern } from './pattern.ts';
import type { Store } from './store.ts';
import { isInTeam } from './teams.ts';

/** A team that has to approve changes to some files: `required_reviewers` of a pull_request rule (beta). */
export interface RequiredReviewers {
  readonly teamId: number;
  readonly patterns: readonly string[];
  readonly count: number;
}

interface Given {
  readonly file_patterns?: readonly string[];
  readonly minimum_approvals?: number;
  readonly reviewer?: { readonly id?: number };
}

export function requiredReviewersOf(rule: RulesetRule): RequiredReviewers[] {
  const given = (rule.parameters?.['required_reviewers'] ?? []) as readonly Given[];
  return given.map((one) => ({
    teamId: one.reviewer?.id ?? -1,
    patterns: one.file_patterns ?? [],
    count: one.minimum_approvals ?? 1,
  }));
}

/** The last pattern that matches decides; `!` takes out. */
function speaksOf(patterns: readonly string[], path: string): boolean {
  const last = patterns.findLast((pattern) => matchesPattern(pattern.replace(/^!/, ''), path));
  return last !== undefined && !last.startsWith('!');
}

/**
 * What is missing of the approvals that teams have to give; null for nothing. The feature is in beta and no refusal
 * of it was recorded: the sentence is modelled on that of code owners.
 */
export async function teamReason(
  store: Store,
  where: { readonly repository: Repository; readonly pull: PullRequest },
  required: readonly RequiredReviewers[],
): Promise<string | null> {
  if (required.length === 0) return null;
  const { repository, pull } = where;
  const paths = await changedPaths(store, repository, pull);
  const approvals = countingOpinions(store, repository, pull).filter((one) => one.state === 'APPROVED');
  for (const { teamId, patterns, count } of required) {
    const team = store.state.teams.get(teamId);
    if (team === undefined || !paths.some((path) => speaksOf(patterns, path))) continue;
    if (approvals.filter((review) => isInTeam(team, review.author)).length >= count) continue;
    return `Waiting on review from ${team.organization}/${team.slug}.`;
  }
  return null;
}
