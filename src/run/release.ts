/** `release`, and what an update does about it once its change is on the base. */
import { type ReleaseOutcome, release } from '../commands/release.ts';
import type { Updated } from '../commands/update.ts';
import { isReleased } from '../core/release/settle.ts';
import { formatReleaseSummary, toReleaseOutputs } from '../core/report/release.ts';
import type { ReleaseRequest } from '../core/request/request.ts';
import type { Run } from './run.ts';

export async function runRelease(request: ReleaseRequest, { front, open }: Run): Promise<void> {
  const outcome = await release(request, open.release);
  front.outputs(toReleaseOutputs(outcome));
  tell(outcome, front.log.info);
  await front.summary(formatReleaseSummary(outcome));
}

/** @param commit what the merge or the direct commit has put on the base; undefined: nothing yet */
export async function releaseUpdated(updated: Updated, commit: string | undefined, run: Run): Promise<void> {
  const { request } = updated.outcome;
  const { config } = updated.decision;
  const wanted = request.release.tag !== undefined || config?.release.tag !== undefined;
  if (commit === undefined || !wanted || request.dryRun || !isReleased(request.environment, config)) return;
  const outcome = await release(
    {
      command: 'release',
      landed: { commits: [commit], before: undefined, branch: undefined },
      apps: [],
      environment: request.environment,
      paths: request.environment === undefined ? request.paths : [],
      base: updated.outcome.base.name,
      release: request.release,
      dryRun: false,
      run: request.provenance.run,
    },
    run.open.release,
  );
  run.front.outputs({ 'release-tag': toReleaseOutputs(outcome)['release-tag'] ?? '' });
  tell(outcome, run.front.log.info);
  await run.front.summary(`\n${formatReleaseSummary(outcome)}`);
}

function tell({ why, releases }: ReleaseOutcome, info: (text: string) => void): void {
  if (why !== undefined) info(`Nothing to release: ${why}.`);
  for (const { tag, state, commit } of releases) info(`${tag}  ${commit.slice(0, 10)}  ${state}`);
}
