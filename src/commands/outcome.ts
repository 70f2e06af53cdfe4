/** From what was decided and done to the outcome that people and later steps see. */
import type { ProposedPullRequest, PullRequestOperation, UpdateOutcome } from '../core/outcome.ts';
import type { RepositoryFacts } from '../core/ports.ts';
import type { Outputs } from '../core/report/outputs.ts';
import type { UpdateDecision } from './decision.ts';
import type { DeliveryState } from './deliver.ts';

export interface Ended extends UpdateDecision {
  readonly state: DeliveryState;
}

export function toOutcome(ended: Ended): UpdateOutcome {
  const { request, facts, plan, steps } = ended;
  const settled =
    plan.changes.length === 0 && request.delivery === 'commit' && ended.state.written.has('commit');
  const kinds = request.dryRun ? new Set(steps.map((step) => step.kind)) : ended.state.written;
  return {
    request,
    changed: kinds.size > 0,
    stale: plan.stale,
    held: plan.held === true,
    operation: request.delivery === 'commit' ? 'none' : toOperation(kinds),
    pullRequest: request.delivery === 'commit' ? undefined : toPullRequest(ended),
    commit: toCommit(ended),
    changes: settled ? ended.state.tried : plan.changes,
    notices: plan.notices,
    steps,
    base: facts.base,
    repositoryUrl: facts.url,
  };
}

/** Of a run that was cut off, the commit may be another run's: the base has the change, which is what counts. */
function toCommit({ request, facts, plan, state }: Ended): string | undefined {
  if (request.delivery !== 'commit') return undefined;
  return state.made?.oid ?? (plan.files.length === 0 && !plan.stale ? facts.base.oid : undefined);
}

/** A step counts even if its answer was lost: the run goes on until it is known to be done. */
function toOperation(kinds: ReadonlySet<string>): PullRequestOperation {
  if (kinds.has('open-pull-request')) return 'created';
  if (kinds.has('close')) return 'closed';
  return kinds.size > 0 ? 'updated' : 'none';
}

function toPullRequest({ request, facts, plan, state, steps }: Ended): ProposedPullRequest | undefined {
  const found = state.pullRequest ?? facts.proposal.pullRequest;
  const wouldOpen = request.dryRun && steps.some((step) => step.kind === 'open-pull-request');
  if (found === undefined && !wouldOpen) return undefined;
  const commits = facts.proposal.commits;
  return {
    number: found?.number,
    url: found?.url,
    branch: facts.proposal.branch,
    headSha: state.made?.oid ?? (plan.changes.length > 0 ? facts.proposal.head : undefined),
    verified:
      state.made?.verified ?? (commits.length > 0 && commits.every((commit) => commit.signedByGitHub)),
  };
}

/** What one read tells of the proposal, before anything is decided. */
export function toKnownOutputs({ proposal }: RepositoryFacts): Outputs {
  const { pullRequest, branch, head } = proposal;
  return {
    changed: 'false',
    'pull-request-operation': 'none',
    ...(pullRequest === undefined
      ? {}
      : {
          'pull-request-number': String(pullRequest.number),
          'pull-request-url': pullRequest.url,
          'pull-request-branch': branch,
          'pull-request-head-sha': head ?? '',
        }),
  };
}
