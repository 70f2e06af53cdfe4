/** `diff`: what the cluster would see of a pull request, as a comment, a summary, files and a verdict. */
import { planMatrix } from '../core/diff/shard.ts';
import { ReleaseError } from '../core/errors.ts';
import type { Commits } from '../core/ports.ts';
import type { DiffRequest } from '../core/request/request.ts';
import { type CommentPorts, dateComment } from './comment.ts';
import { type RenderPorts, renderDiff, wantedTargets } from './render-diff.ts';
import { comment, DIFF_COMMENT, type Shown, toContext } from './show-proposal.ts';

export interface DiffPorts extends CommentPorts, RenderPorts {
  readonly commits: Commits;
  readonly maskKey: string;
  /** Addresses of the config repository. */
  readonly repositoryUrls: readonly string[];
}

export type DiffOutcome =
  | ({ readonly kind: 'shown' } & Shown)
  | { readonly kind: 'planned'; readonly matrix: { readonly shard: readonly string[] } };

/** @throws ReleaseError what reading throws; what does not render is part of the outcome */
export async function diff(request: DiffRequest, ports: DiffPorts): Promise<DiffOutcome> {
  if (request.diff === 'comment' && request.shard === undefined) await tryToDate(request, ports);
  const { mergeBase, changed } = await ports.commits.compare(request.base, request.head);
  ports.log.info(`${changed.length} files differ between ${mergeBase} and ${request.head}`);
  const job = {
    base: ports.commits.at(mergeBase),
    head: ports.commits.at(request.head),
    changed,
    paths: request.paths,
    repositoryUrls: ports.repositoryUrls,
    branch: request.branch,
  };
  const { shard } = request;
  if (shard === 'plan') return { kind: 'planned', matrix: planMatrix((await wantedTargets(job)).length) };
  const rendered = await renderDiff({ ...job, shard, maskKey: ports.maskKey }, ports);
  const compared = { base: mergeBase, branch: request.branch, head: request.head };
  const shown = { diff: rendered, about: toContext(compared, request.runUrl) };
  if (request.diff === 'comment' && shard === undefined) await tryComment(request, shown, ports);
  return { kind: 'shown', ...shown };
}

async function tryToDate({ pullRequest, head, dryRun }: DiffRequest, ports: DiffPorts): Promise<void> {
  if (pullRequest === undefined || dryRun) return;
  try {
    await dateComment({ pullRequest, head, id: DIFF_COMMENT }, ports);
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    ports.log.debug(`the comment is not dated: ${error.message}`);
  }
}

/** The token of a run for a fork can only read: that is how it should be, and no failure. */
async function tryComment(request: DiffRequest, shown: Shown, ports: DiffPorts): Promise<void> {
  if (request.pullRequest === undefined || request.dryRun) return;
  try {
    await comment(shown, request.pullRequest, ports);
  } catch (error) {
    const denied = error instanceof ReleaseError && error.code === 'permission-missing';
    if (!denied || !request.fork) throw error;
    const what =
      'no comment: the token of a pull request from a fork can only read; `report` in a second workflow comments safely (docs/rendered-diff.md)';
    ports.log.notice({ level: 'notice', what });
  }
}
