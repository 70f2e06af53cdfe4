import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';

const config = { owner: 'acme', repo: 'config' };
let box: Sandbox;
let octokit: Octokit;

beforeAll(async () => {
  box = await startSandbox();
  const files = { 'apps/shop.yaml': 'tag: 1.0.0\n' };
  await box.addRepository({
    owner: 'acme',
    name: 'config',
    files,
    collaborators: { alice: 'admin', bob: 'write' },
  });
  box.addUser({ login: 'bob' });
  const auth = box.addToken({ kind: 'user-classic', login: 'alice' }).value;
  octokit = new Octokit({ auth, baseUrl: box.apiUrl });
});

afterAll(() => box.stop());

it('GitHub’s own client goes from a blob to a merged pull request and a release', async () => {
  const base = (await octokit.rest.git.getRef({ ...config, ref: 'heads/main' })).data.object.sha;
  const blob = await octokit.rest.git.createBlob({ ...config, content: 'tag: 1.1.0\n', encoding: 'utf-8' });
  const tree = await octokit.rest.git.createTree({
    ...config,
    base_tree: base,
    tree: [{ path: 'apps/shop.yaml', mode: '100644', type: 'blob', sha: blob.data.sha }],
  });
  const commit = await octokit.rest.git.createCommit({
    ...config,
    message: 'Set shop',
    tree: tree.data.sha,
    parents: [base],
  });
  await octokit.rest.git.createRef({ ...config, ref: 'refs/heads/update/shop', sha: commit.data.sha });
  const { data: pull } = await octokit.rest.pulls.create({
    ...config,
    title: 'Set shop',
    head: 'update/shop',
    base: 'main',
  });
  const at = { ...config, pull_number: pull.number };
  await octokit.rest.issues.addLabels({ ...config, issue_number: pull.number, labels: ['release'] });
  await octokit.rest.pulls.requestReviewers({ ...at, reviewers: ['bob'] });
  await octokit.rest.issues.createComment({
    ...config,
    issue_number: pull.number,
    body: 'From 1.0.0 to 1.1.0',
  });
  expect((await octokit.rest.pulls.get(at)).data).toMatchObject({
    mergeable: true,
    comments: 1,
    labels: [{ name: 'release' }],
  });
  const merged = await octokit.rest.pulls.merge({ ...at, merge_method: 'squash', sha: commit.data.sha });
  expect((await octokit.rest.repos.getCommit({ ...config, ref: 'main' })).data.sha).toBe(merged.data.sha);
  await octokit.rest.git.deleteRef({ ...config, ref: 'heads/update/shop' });
  const release = await octokit.rest.repos.createRelease({
    ...config,
    tag_name: 'v1.1.0',
    target_commitish: merged.data.sha,
  });
  const url = release.data.upload_url;
  const asset = await octokit.rest.repos.uploadReleaseAsset({
    ...config,
    url,
    release_id: release.data.id,
    name: 'notes.txt',
    data: 'notes',
  });
  expect(asset.data).toMatchObject({ name: 'notes.txt', size: 5 });
  const tag = await octokit.rest.git.getRef({ ...config, ref: 'tags/v1.1.0' });
  expect(tag.data.object).toMatchObject({ type: 'commit', sha: merged.data.sha });
});

it('its paginator walks every page', async () => {
  for (let number = 0; number < 7; number += 1) {
    await octokit.rest.issues.create({ ...config, title: `Issue ${number}` });
  }
  const all = await octokit.paginate(octokit.rest.issues.listForRepo, { ...config, per_page: 3 });
  expect(all.filter((issue) => issue.title.startsWith('Issue '))).toHaveLength(7);
});

it('its errors carry status and message', async () => {
  await expect(octokit.rest.git.getRef({ ...config, ref: 'heads/none' })).rejects.toMatchObject({
    status: 404,
  });
  const twice = { ...config, ref: 'refs/heads/main', sha: 'f'.repeat(40) };
  await expect(octokit.rest.git.createRef(twice)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('Object does not exist'),
  });
});
