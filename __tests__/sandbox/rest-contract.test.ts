import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { type Answer, type Ask, RestSession } from '../support/rest-session.ts';

const REPO = '/repos/acme/config';

let box: Sandbox;
let session: RestSession;

/** Makes a request that must be answered with a status, in an exchange that GitHub's description allows. */
async function ask(request: string, status: number, options: Ask = {}): Promise<Answer> {
  const [method = '', path = ''] = request.split(' ');
  const answer = await session.ask(method, path, options);
  const told = `${request}: ${JSON.stringify(answer.body).slice(0, 600)}`;
  expect({ status: answer.status, problems: answer.problems }, told).toEqual({ status, problems: [] });
  return answer;
}

async function headOf(branch: string): Promise<string> {
  return (await ask(`GET ${REPO}/git/ref/heads/${branch}`, 200)).body.object.sha;
}

/** A branch with one commit on top of main that sets one file. */
async function branchWith(branch: string, path: string, content: string): Promise<string> {
  const base = await headOf('main');
  const tree = await ask(`POST ${REPO}/git/trees`, 201, {
    body: { base_tree: base, tree: [{ path, mode: '100644', type: 'blob', content }] },
  });
  const commit = await ask(`POST ${REPO}/git/commits`, 201, {
    body: { message: `Set ${path}`, tree: tree.body.sha, parents: [base] },
  });
  await ask(`POST ${REPO}/git/refs`, 201, { body: { ref: `refs/heads/${branch}`, sha: commit.body.sha } });
  return commit.body.sha;
}

beforeAll(async () => {
  box = await startSandbox();
  box.addUser({ login: 'alice', name: 'Alice', email: 'alice@example.com' });
  box.addUser({ login: 'bob' });
  await box.addRepository({
    owner: 'acme',
    name: 'config',
    files: { 'README.md': '# Config\n', 'apps/shop/values.yaml': 'image:\n  tag: 1.0.0\n' },
    collaborators: { alice: 'admin', bob: 'write' },
  });
  session = new RestSession(box.apiUrl, box.addToken({ kind: 'user-classic', login: 'alice' }).value);
});

afterAll(() => box.stop());

describe('every exchange is as GitHub describes it', () => {
  it('repositories', async () => {
    const found = await ask(`GET ${REPO}`, 200);
    expect(found.body).toMatchObject({
      full_name: 'acme/config',
      permissions: { admin: true },
      allow_squash_merge: true,
    });
    await ask(`PATCH ${REPO}`, 200, { body: { description: 'Desired state', allow_auto_merge: true } });
    await ask('GET /repos/acme/none', 404);
    await ask('POST /user/repos', 201, { body: { name: 'mine', auto_init: true } });
    await ask('POST /user/repos', 422, { body: { name: 'mine' } });
    await ask('GET /user/repos', 200);
    await ask('DELETE /repos/alice/mine', 204);
    await ask(`GET ${REPO}/collaborators`, 200);
    await ask(`GET ${REPO}/collaborators/bob/permission`, 200);
  });

  it('the Git database', async () => {
    const blob = await ask(`POST ${REPO}/git/blobs`, 201, { body: { content: 'aGk=', encoding: 'base64' } });
    const read = await ask(`GET ${REPO}/git/blobs/${blob.body.sha}`, 200);
    expect(read.body).toMatchObject({ content: 'aGk=\n', encoding: 'base64', size: 2 });
    const head = await headOf('main');
    const tree = await ask(`POST ${REPO}/git/trees`, 201, {
      body: {
        base_tree: head,
        tree: [{ path: 'a/b.txt', mode: '100755', type: 'blob', sha: blob.body.sha }],
      },
    });
    await ask(`GET ${REPO}/git/trees/${tree.body.sha}?recursive=1`, 200);
    const commit = await ask(`POST ${REPO}/git/commits`, 201, {
      body: { message: 'No newline', tree: tree.body.sha, parents: [head] },
    });
    expect(commit.body.message).toBe('No newline');
    expect(commit.body.verification).toMatchObject({ verified: false, reason: 'unsigned' });
    await ask(`GET ${REPO}/git/commits/${commit.body.sha}`, 200);
    await ask(`POST ${REPO}/git/refs`, 201, { body: { ref: 'refs/heads/feature/x', sha: commit.body.sha } });
    await ask(`GET ${REPO}/git/matching-refs/heads/feature`, 200);
    await ask(`GET ${REPO}/git/ref/heads/feature`, 404);
    await ask(`PATCH ${REPO}/git/refs/heads/feature/x`, 422, { body: { sha: head } });
    await ask(`PATCH ${REPO}/git/refs/heads/feature/x`, 200, { body: { sha: head, force: true } });
    const tag = await ask(`POST ${REPO}/git/tags`, 201, {
      body: { tag: 'v1', message: 'One\n', object: head, type: 'commit' },
    });
    await ask(`GET ${REPO}/git/tags/${tag.body.sha}`, 200);
    await ask(`POST ${REPO}/git/refs`, 201, { body: { ref: 'refs/tags/v1', sha: tag.body.sha } });
    await ask(`GET ${REPO}/tags`, 200);
    await ask(`DELETE ${REPO}/git/refs/heads/feature/x`, 204);
  });

  it('contents', async () => {
    const path = `${REPO}/contents/docs/notes.md`;
    const made = await ask(`PUT ${path}`, 201, { body: { message: 'Add', content: 'YQo=' } });
    const read = await ask(`GET ${path}`, 200);
    expect(read.body).toMatchObject({ type: 'file', content: 'YQo=\n', sha: made.body.content.sha });
    await ask(`PUT ${path}`, 409, { body: { message: 'Change', content: 'Yg==', sha: '0'.repeat(40) } });
    await ask(`PUT ${path}`, 422, { body: { message: 'Change', content: 'Yg==' } });
    const changed = await ask(`PUT ${path}`, 200, {
      body: { message: 'Change', content: 'Ygo=', sha: made.body.content.sha },
    });
    await ask(`GET ${REPO}/contents/docs`, 200);
    await ask(`GET ${REPO}/contents/none`, 404);
    await ask(`GET ${REPO}/readme`, 200);
    const raw = await ask(`GET ${path}`, 200, { headers: { accept: 'application/vnd.github.raw' } });
    expect(raw.body).toBe('b\n');
    await ask(`DELETE ${path}`, 200, { body: { message: 'Remove', sha: changed.body.content.sha } });
  });

  it('branches, commits and comparing', async () => {
    const head = await branchWith('topic', 'topic.txt', 'topic\n');
    await ask(`GET ${REPO}/branches`, 200);
    await ask(`GET ${REPO}/branches/topic`, 200);
    await ask(`GET ${REPO}/branches/none`, 404);
    await ask(`GET ${REPO}/commits?per_page=1`, 200);
    await ask(`GET ${REPO}/commits/topic`, 200);
    await ask(`GET ${REPO}/commits/${'f'.repeat(40)}`, 422);
    const compared = await ask(`GET ${REPO}/compare/main...topic`, 200);
    expect(compared.body).toMatchObject({ status: 'ahead', ahead_by: 1, files: [{ filename: 'topic.txt' }] });
    await ask(`GET ${REPO}/commits/${head}/branches-where-head`, 200);
    await ask(`GET ${REPO}/commits/${head}/pulls`, 200);
    await ask(`POST ${REPO}/commits/${head}/comments`, 201, { body: { body: 'Nice' } });
    await ask(`GET ${REPO}/commits/${head}/comments`, 200);
    await ask(`POST ${REPO}/merges`, 204, { body: { base: 'topic', head: 'main' } });
    await ask(`POST ${REPO}/branches/topic/rename`, 201, { body: { new_name: 'topic2' } });
  });

  it('protection and rules', async () => {
    const body = {
      required_status_checks: { strict: true, contexts: ['build'] },
      enforce_admins: false,
      required_pull_request_reviews: { required_approving_review_count: 1 },
      restrictions: null,
    };
    await ask(`GET ${REPO}/branches/main/protection`, 404);
    await ask(`PUT ${REPO}/branches/main/protection`, 200, { body });
    await ask(`GET ${REPO}/branches/main/protection`, 200);
    await ask(`GET ${REPO}/branches/main`, 200);
    await ask(`POST ${REPO}/branches/main/protection/required_signatures`, 200);
    await ask(`DELETE ${REPO}/branches/main/protection`, 204);
    const made = await ask(`POST ${REPO}/rulesets`, 201, {
      body: {
        name: 'tags',
        target: 'tag',
        enforcement: 'active',
        conditions: { ref_name: { include: ['refs/tags/locked-*'], exclude: [] } },
        rules: [{ type: 'creation' }],
      },
    });
    await ask(`GET ${REPO}/rulesets`, 200);
    await ask(`GET ${REPO}/rulesets/${made.body.id}`, 200);
    const refused = await ask(`POST ${REPO}/git/refs`, 422, {
      body: { ref: 'refs/tags/locked-1', sha: await headOf('main') },
    });
    expect(refused.body.message).toMatch(/^Repository rule violations found\n\n/);
    await ask(`POST ${REPO}/releases`, 422, { body: { tag_name: 'locked-2' } });
    await ask(`DELETE ${REPO}/rulesets/${made.body.id}`, 204);
    await ask(`GET ${REPO}/rules/branches/main`, 200);
  });

  it('pull requests, reviews and merging', async () => {
    const head = await branchWith('change', 'apps/shop/values.yaml', 'image:\n  tag: 1.1.0\n');
    const pull = await ask(`POST ${REPO}/pulls`, 201, {
      body: { title: 'Set shop', head: 'change', base: 'main' },
    });
    expect(pull.body).toMatchObject({
      mergeable: null,
      mergeable_state: 'unknown',
      changed_files: 1,
      commits: 1,
    });
    const at = `${REPO}/pulls/${pull.body.number}`;
    await ask(`POST ${REPO}/pulls`, 422, { body: { title: 'Again', head: 'change', base: 'main' } });
    const settled = await ask(`GET ${at}`, 200);
    expect(settled.body).toMatchObject({ mergeable: true, mergeable_state: 'clean' });
    await ask(`GET ${REPO}/pulls?head=acme:change&state=open`, 200);
    await ask(`PATCH ${at}`, 200, { body: { body: 'More' } });
    await ask(`GET ${at}/files`, 200);
    await ask(`GET ${at}/commits`, 200);
    await ask(`POST ${at}/requested_reviewers`, 201, { body: { reviewers: ['bob'] } });
    await ask(`GET ${at}/requested_reviewers`, 200);
    await ask(`DELETE ${at}/requested_reviewers`, 200, { body: { reviewers: ['bob'] } });
    await ask(`POST ${at}/reviews`, 422, { body: { event: 'APPROVE' } });
    const bob = box.addToken({ kind: 'user-classic', login: 'bob' }).value;
    const pending = await ask(`POST ${at}/reviews`, 200, {
      token: bob,
      body: { body: 'Well', comments: [{ path: 'apps/shop/values.yaml', position: 3, body: 'Sure?' }] },
    });
    await ask(`POST ${at}/reviews/${pending.body.id}/events`, 200, {
      token: bob,
      body: { event: 'APPROVE' },
    });
    await ask(`GET ${at}/reviews`, 200);
    await ask(`GET ${at}/reviews/${pending.body.id}/comments`, 200);
    const comment = await ask(`POST ${at}/comments`, 201, {
      body: { path: 'apps/shop/values.yaml', line: 2, side: 'RIGHT', body: 'Yes', commit_id: head },
    });
    await ask(`PATCH ${REPO}/pulls/comments/${comment.body.id}`, 200, { body: { body: 'Yes!' } });
    await ask(`POST ${REPO}/pulls/comments/${comment.body.id}/reactions`, 201, {
      body: { content: 'heart' },
    });
    await ask(`GET ${at}/comments`, 200);
    await ask(`DELETE ${REPO}/pulls/comments/${comment.body.id}`, 204);
    await ask(`PUT ${at}/reviews/${pending.body.id}/dismissals`, 200, { body: { message: 'Stale' } });
    await ask(`GET ${at}/merge`, 404);
    await ask(`PUT ${at}/update-branch`, 422, { body: {} });
    await ask(`PUT ${at}/merge`, 409, { body: { sha: '0'.repeat(40) } });
    const merged = await ask(`PUT ${at}/merge`, 200, { body: { merge_method: 'squash', sha: head } });
    expect(merged.body.merged).toBe(true);
    await ask(`GET ${at}/merge`, 204);
    await ask(`GET ${at}`, 200);
    await ask(`PUT ${at}/merge`, 405, { body: {} });
  });

  it('issues, labels, milestones, comments', async () => {
    await ask(`POST ${REPO}/labels`, 201, { body: { name: 'release', color: '00ff00' } });
    await ask(`POST ${REPO}/labels`, 422, { body: { name: 'release', color: '00ff00' } });
    await ask(`PATCH ${REPO}/labels/release`, 200, { body: { description: 'Releases' } });
    await ask(`GET ${REPO}/labels`, 200);
    const milestone = await ask(`POST ${REPO}/milestones`, 201, { body: { title: 'First' } });
    await ask(`GET ${REPO}/milestones`, 200);
    const issue = await ask(`POST ${REPO}/issues`, 201, {
      body: { title: 'Look', labels: ['release'], assignees: ['bob'], milestone: milestone.body.number },
    });
    const at = `${REPO}/issues/${issue.body.number}`;
    await ask(`GET ${REPO}/issues`, 200);
    await ask(`POST ${at}/labels`, 200, { body: { labels: ['new one'] } });
    await ask(`DELETE ${at}/labels/new%20one`, 200);
    await ask(`GET ${at}/labels`, 200);
    await ask(`POST ${at}/assignees`, 201, { body: { assignees: ['alice'] } });
    await ask(`DELETE ${at}/assignees`, 200, { body: { assignees: ['alice'] } });
    const comment = await ask(`POST ${at}/comments`, 201, { body: { body: 'Hello' } });
    await ask(`PATCH ${REPO}/issues/comments/${comment.body.id}`, 200, { body: { body: 'Hello!' } });
    await ask(`POST ${at}/comments`, 422, { body: { body: 'x'.repeat(65_537) } });
    await ask(`GET ${at}/comments`, 200);
    await ask(`DELETE ${REPO}/issues/comments/${comment.body.id}`, 204);
    await ask(`PATCH ${at}`, 200, { body: { state: 'closed' } });
    await ask(`DELETE ${REPO}/labels/release`, 204);
    await ask(`DELETE ${REPO}/milestones/${milestone.body.number}`, 204);
    await ask(`GET ${REPO}/assignees`, 200);
  });

  it('statuses, checks, deployments', async () => {
    const sha = await headOf('main');
    await ask(`POST ${REPO}/statuses/${sha}`, 201, { body: { state: 'success', context: 'build' } });
    await ask(`POST ${REPO}/statuses/${sha}`, 422, {
      body: { state: 'success', description: 'x'.repeat(141) },
    });
    await ask(`GET ${REPO}/commits/main/status`, 200);
    await ask(`GET ${REPO}/commits/main/statuses`, 200);
    const actions = box.addToken({
      kind: 'github-token',
      permissions: { checks: 'write' },
      repositories: ['acme/config'],
    });
    const run = await ask(`POST ${REPO}/check-runs`, 201, {
      token: actions.value,
      body: { name: 'lint', head_sha: sha, status: 'in_progress' },
    });
    await ask(`PATCH ${REPO}/check-runs/${run.body.id}`, 200, {
      token: actions.value,
      body: { conclusion: 'success' },
    });
    await ask(`POST ${REPO}/check-runs`, 403, { body: { name: 'lint', head_sha: sha } });
    await ask(`GET ${REPO}/commits/main/check-runs`, 200);
    const deployment = await ask(`POST ${REPO}/deployments`, 201, {
      body: { ref: sha, environment: 'dev', auto_merge: false, required_contexts: [] },
    });
    const at = `${REPO}/deployments/${deployment.body.id}`;
    await ask(`POST ${at}/statuses`, 201, {
      body: { state: 'success', log_url: 'https://example.com/log', environment_url: 'https://example.com' },
    });
    await ask(`GET ${at}/statuses`, 200);
    await ask(`GET ${REPO}/deployments`, 200);
    await ask(`DELETE ${at}`, 204);
    await ask(`POST ${REPO}/dispatches`, 204, { body: { event_type: 'built', client_payload: { a: 1 } } });
  });

  it('releases', async () => {
    const made = await ask(`POST ${REPO}/releases`, 201, { body: { tag_name: 'v2.0.0', name: 'Two' } });
    await ask(`POST ${REPO}/releases`, 422, { body: { tag_name: 'v2.0.0' } });
    await ask(`GET ${REPO}/releases`, 200);
    await ask(`GET ${REPO}/releases/latest`, 200);
    await ask(`GET ${REPO}/releases/tags/v2.0.0`, 200);
    await ask(`PATCH ${REPO}/releases/${made.body.id}`, 200, { body: { body: 'Notes' } });
    await ask(`POST ${REPO}/releases/${made.body.id}/reactions`, 201, { body: { content: 'rocket' } });
    const asset = await ask(`POST ${REPO}/releases/${made.body.id}/assets?name=a.json`, 201, { raw: '{}' });
    await ask(`GET ${REPO}/releases/assets/${asset.body.id}`, 200);
    await ask(`GET ${REPO}/releases/${made.body.id}/assets`, 200);
    await ask(`DELETE ${REPO}/releases/assets/${asset.body.id}`, 204);
    await ask(`DELETE ${REPO}/releases/${made.body.id}`, 204);
    await ask(`GET ${REPO}/releases/${made.body.id}`, 404);
  });

  it('accounts and limits', async () => {
    await ask('GET /user', 200);
    await ask('GET /users/bob', 200);
    await ask('GET /users/nobody', 404);
    await ask('GET /rate_limit', 200);
    await ask('GET /', 200);
    await ask('GET /meta', 200);
    await ask('GET /user', 401, { token: '' });
    await ask('GET /user', 401, { token: 'wrong' });
  });
});
