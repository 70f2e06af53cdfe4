import type { CheckRun, CommitStatus, Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { appShape } from './app.ts';
import { apiUrl, htmlUrl } from './repository.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** `status`, or without `creator` the `simple-commit-status` inside a combined status. */
export function statusShape(view: View, repository: Repository, status: CommitStatus): Shape {
  return { ...simpleStatusShape(view, repository, status), creator: userShape(view, status.creator) };
}

/** `simple-commit-status`. */
export function simpleStatusShape(view: View, repository: Repository, status: CommitStatus): Shape {
  return {
    url: `${apiUrl(view, repository)}/statuses/${status.sha}`,
    avatar_url: `${view.at.server}/avatars/${encodeURIComponent(status.creator)}`,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

/** `check-run`. */
export function checkRunShape(view: View, repository: Repository, run: CheckRun): Shape {
  const url = `${apiUrl(view, repository)}/check-runs/${run.id}`;
  const pulls = [...repository.pulls.values()].filter(
    (pull) => pull.headOid === run.headSha && pull.state === 'open',
  );
  const side = { id: repository.id, url: apiUrl(view, repository), name: repository.name };
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${htmlUrl(view, repository)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${htmlUrl(view, repository)}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: 0, annotations_url: `${url}/annotations` },
    check_suite: { id: run.suiteId },
    app: appShape(view, run.appId),
    pull_requests: pulls.map((pull) => ({
      url: `${apiUrl(view, repository)}/pulls/${pull.number}`,
      id: pull.id,
      number: pull.number,
      head: { ref: pull.headRefName, sha: pull.headOid, repo: side },
      base: { ref: pull.baseRefName, sha: pull.baseOid, repo: side },
    })),
  };
}
