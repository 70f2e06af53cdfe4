import type { RestResponse, Route } from '../http/router.ts';
import { paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { forkPoint, pullOf } from './pulls.ts';
import { knownCommit } from './revisions.ts';
import { commitShape, fileShape } from './shapes/commit.ts';

const PULL = '/repos/{owner}/{repo}/pulls/{number}';
/** GitHub lists no more commits of a pull request. */
const MOST_COMMITS = 250;

/** What a pull request brings: its files and its commits, oldest first. */
export const pullFileRoutes: readonly Route[] = [
  at('GET', `${PULL}/files`, 'pull_requests=read', files),
  at('GET', `${PULL}/commits`, 'pull_requests=read', commits),
];

async function files(call: Call): Promise<RestResponse> {
  const pull = pullOf(call);
  const diff = await call.git.diff(await forkPoint(call, pull), pull.headOid);
  return paged(call.request, diff, (file) =>
    fileShape(call.view, call.repository, { file, at: pull.headOid }),
  );
}

async function commits(call: Call): Promise<RestResponse> {
  const pull = pullOf(call);
  const oids = [...(await call.git.revList(pull.headOid, { not: pull.baseOid }))].reverse();
  const all = await Promise.all(oids.slice(0, MOST_COMMITS).map((oid) => knownCommit(call, oid)));
  return paged(call.request, all, (commit) => commitShape(call.view, call.repository, commit));
}
