/** Shows reviewers of a proposal what the cluster will see of it. The proposal stands, whatever becomes of this. */
import type { RenderedDiff } from '../core/diff/rendered-diff.ts';
import type { RenderTools } from '../core/ports.ts';
import { type CommentContext, formatComment } from '../core/report/comment.ts';
import { formatNotice } from '../core/report/failure.ts';
import { type CommentPorts, deliverComment } from './comment.ts';
import { type ProposalDiffPorts, proposalDiff } from './proposal-diff.ts';
import { tolerating } from './tolerating.ts';
import type { Updated } from './update.ts';

export interface ShowPorts extends CommentPorts, ProposalDiffPorts {
  readonly tools: RenderTools;
}

export interface Shown {
  readonly diff: RenderedDiff;
  readonly about: CommentContext;
}

/** Which comment it is: one for each pull request. */
export const DIFF_COMMENT = 'diff';

/** @returns undefined where there is nothing to show, or nothing to render it with */
export async function showProposal(updated: Updated, ports: ShowPorts): Promise<Shown | undefined> {
  return tolerating(ports.log, 'the rendered diff is not shown', () => show(updated, ports));
}

async function show({ outcome, decision }: Updated, ports: ShowPorts): Promise<Shown | undefined> {
  const { request, pullRequest, base } = outcome;
  if (request.diff === 'none' || outcome.changes.length === 0) return undefined;
  const direct = request.delivery === 'commit' && !outcome.stale;
  if (pullRequest === undefined && !direct) return undefined;
  const missing = await ports.tools.missing();
  if (missing !== undefined) {
    ports.log.notice({ level: 'notice', what: `no rendered diff: ${missing}` });
    return undefined;
  }
  const { plan, facts } = decision;
  const diff = await proposalDiff(
    { plan, facts, environment: request.environment, apps: request.apps },
    ports,
  );
  if (diff.targets.length === 0) {
    const what = 'no rendered diff: nothing in the config repository is built of what changes';
    ports.log.notice({ level: 'notice', what });
    return undefined;
  }
  const number = pullRequest?.number;
  const headSha = pullRequest?.headSha ?? outcome.commit ?? '';
  const about = toContext({ base: base.oid, branch: base.name, head: headSha }, request.provenance.run?.url);
  if (request.diff === 'comment' && number !== undefined && !request.dryRun && headSha !== '') {
    await tolerating(ports.log, 'the rendered diff is in no comment', () =>
      comment({ diff, about }, number, ports),
    );
  }
  return { diff, about };
}

/** Everything that a comment says about itself. */
export function toContext(
  compared: { readonly base: string; readonly branch: string; readonly head: string },
  runUrl: string | undefined,
): CommentContext {
  return { id: DIFF_COMMENT, ...compared, ...(runUrl === undefined ? {} : { runUrl }) };
}

/** Writes the comment, and says what became of it. @throws ReleaseError comment-refused and its like */
export async function comment(
  { diff, about }: Shown,
  pullRequest: number,
  ports: CommentPorts,
): Promise<void> {
  const job = { pullRequest, head: about.head, id: DIFF_COMMENT, parts: formatComment(diff, about) };
  const became = await deliverComment(job, ports);
  const said = {
    written: `The rendered diff is in a comment on #${pullRequest}.`,
    unchanged: `The comment on #${pullRequest} shows this diff already.`,
    outdated: `Pull request #${pullRequest} is at another commit by now, whose own run comments on it.`,
    busy: `The comment on #${pullRequest} could not be brought to its text: others write it, too.`,
  }[became];
  if (became === 'busy') ports.log.notice({ level: 'warning', what: said });
  else ports.log.info(said);
  if (diff.failed) {
    const broken = diff.targets.filter(({ state }) => state === 'failed');
    for (const { label, problems } of broken) {
      const what = `${label} does not render: ${problems.map(({ message }) => message).join('; ')}`;
      ports.log.notice({ level: 'warning', what: formatNotice({ level: 'warning', what }) });
    }
  }
}
