import { describe, expect, it } from 'vitest';
import { freshBox } from './box.ts';
import { branchWithCommit, graphql, head, openPull } from './client.ts';
import { DISABLE, ENABLE, HERE, octokitOf, requireStatus, stateOf } from './merging.ts';

describe('auto-merge', () => {
  const at = freshBox();
  const settings = (more: object): void =>
    void Object.assign(at.box.repository('acme/config').settings, more);
  const enable = async (id: string, more: object = {}, token = at.alice) =>
    graphql(at.box, token, ENABLE, { input: { pullRequestId: id, ...more } });
  const say = async (sha: string, state: 'success' | 'failure' | 'pending', context = 'build') =>
    octokitOf(at.box, 'alice').rest.repos.createCommitStatus({ ...HERE, sha, state, context });

  /** A pull request that waits for `build`. */
  async function waiting(): Promise<{ id: string; sha: string }> {
    settings({ allowAutoMerge: true });
    requireStatus(at.box, 'build');
    const sha = await branchWithCommit(at.box, at.alice, 'topic');
    return { id: await openPull(at.box, at.alice, 'topic'), sha };
  }

  it('merges by itself when the last requirement is met, as it was told to', async () => {
    const { id, sha } = await waiting();
    const more = {
      mergeMethod: 'SQUASH',
      commitHeadline: 'Ship it',
      commitBody: 'now',
      authorEmail: 'a@b.c',
    };
    const { data, errors } = await enable(id, { ...more, expectedHeadOid: sha });
    expect(errors).toBeUndefined();
    const request = data.enablePullRequestAutoMerge.pullRequest.autoMergeRequest;
    expect(request).toMatchObject({
      enabledBy: { login: 'alice' },
      mergeMethod: 'SQUASH',
      commitHeadline: 'Ship it',
      commitBody: 'now',
      authorEmail: 'a@b.c',
      pullRequest: { number: 1 },
    });
    const octokit = octokitOf(at.box, 'alice');
    const shown = await octokit.rest.pulls.get({ ...HERE, pull_number: 1 });
    expect(shown.data.auto_merge).toMatchObject({
      merge_method: 'squash',
      commit_title: 'Ship it',
      enabled_by: { login: 'alice' },
    });
    await say(sha, 'pending');
    expect((await stateOf(at.box, at.alice, id)).state).toBe('OPEN');
    await say(sha, 'success');
    const merged = await stateOf(at.box, at.alice, id);
    expect(merged).toMatchObject({ state: 'MERGED', mergedBy: { login: 'alice' }, autoMergeRequest: null });
    expect(merged.mergeCommit).toMatchObject({ message: 'Ship it\n\nnow', parents: { totalCount: 1 } });
    expect((await head(at.box, at.alice)).oid).toBe(merged.mergeCommit.oid);
  });

  it('merges when the rules that stood in the way are gone, and when the head is good at last', async () => {
    const { id } = await waiting();
    await enable(id);
    at.box.repository('acme/config').rulesets.clear();
    expect((await stateOf(at.box, at.alice, id)).merged).toBe(true);
  });

  it('survives a push by someone with write, and merges what was pushed', async () => {
    const { id } = await waiting();
    await enable(id);
    const push = { repo: 'acme/config', branch: 'topic', author: 'bob', message: 'More' };
    const sha = await at.box.pushCommit({ ...push, files: { more: '1' } });
    expect((await stateOf(at.box, at.alice, id)).autoMergeRequest).not.toBeNull();
    await say(sha, 'success');
    expect(await stateOf(at.box, at.alice, id)).toMatchObject({ merged: true, headRefOid: sha });
  });

  it('is dropped when the base is switched, and when someone without write pushes to a fork', async () => {
    const { id } = await waiting();
    await enable(id);
    await octokitOf(at.box, 'alice').rest.git.createRef({
      ...HERE,
      ref: 'refs/heads/other',
      sha: (await head(at.box, at.alice)).oid,
    });
    await octokitOf(at.box, 'alice').rest.pulls.update({ ...HERE, pull_number: 1, base: 'other' });
    expect((await stateOf(at.box, at.alice, id)).autoMergeRequest).toBeNull();

    const { id: forkOf } = at.box.repository('acme/config');
    const bare = at.box.store.git(at.box.repository('acme/config')).directory;
    await at.box.addRepository({ owner: 'eve', name: 'config', forkOf, bare, ownerType: 'User' });
    const push = { repo: 'eve/config', branch: 'patch', author: 'eve', message: 'Patch' };
    await at.box.pushCommit({ ...push, files: { patch: '1' } });
    const made = await octokitOf(at.box, 'alice').rest.pulls.create({
      ...HERE,
      title: 'Patch',
      head: 'eve:patch',
      base: 'main',
    });
    expect((await enable(made.data.node_id)).errors).toBeUndefined();
    await at.box.pushCommit({ ...push, files: { patch: '2' } });
    expect((await stateOf(at.box, at.alice, made.data.node_id)).autoMergeRequest).toBeNull();
  });

  it.each([
    ['Pull request Auto merge is not allowed for this repository', { allowAutoMerge: false }, {}],
    [
      'Merge method squash merging is not allowed on this repository',
      { allowSquashMerge: false },
      { mergeMethod: 'SQUASH' },
    ],
    [
      'Pull request Head branch was modified. Review and try the merge again.',
      {},
      { expectedHeadOid: '1'.repeat(40) },
    ],
  ])('is refused: %s', async (message, set, more) => {
    const { id } = await waiting();
    settings(set);
    expect((await enable(id, more)).errors?.[0]).toMatchObject({ type: 'UNPROCESSABLE', message });
    expect((await stateOf(at.box, at.alice, id)).autoMergeRequest).toBeNull();
  });

  it('is refused where nothing is waited for', async () => {
    const { id, sha } = await waiting();
    const refusal = async () => (await enable(id)).errors?.[0]?.message;
    await say(sha, 'success');
    expect(await refusal()).toBe('Pull request Pull request is in clean status');
    await say(sha, 'failure', 'optional');
    expect(await refusal()).toBe('Pull request Pull request is in unstable status');
    at.box.repository('acme/config').rulesets.clear();
    expect(await refusal()).toBe('Pull request Protected branch rules not configured for this branch');
  });

  it('is refused for a draft, a closed pull request, and people who only read', async () => {
    const { id } = await waiting();
    const octokit = octokitOf(at.box, 'alice');
    at.box.addUser({ login: 'rita' });
    at.box.repository('acme/config').collaborators.set('rita', 'read');
    const reader = at.box.addToken({ kind: 'user-classic', login: 'rita' }).value;
    expect((await enable(id, {}, reader)).errors?.[0]?.type).toBe('FORBIDDEN');
    await graphql(
      at.box,
      at.alice,
      'mutation($id: ID!) { convertPullRequestToDraft(input: {pullRequestId: $id}) { clientMutationId } }',
      { id },
    );
    expect((await enable(id)).errors?.[0]?.message).toBe('Pull request Pull request is in draft status');
    await octokit.rest.pulls.update({ ...HERE, pull_number: 1, state: 'closed' });
    expect((await enable(id)).errors?.[0]?.message).toBe('Pull request Pull request is closed');
  });

  it('is disarmed, once', async () => {
    const { id, sha } = await waiting();
    await enable(id);
    const disable = () => graphql(at.box, at.alice, DISABLE, { input: { pullRequestId: id } });
    expect((await disable()).data.disablePullRequestAutoMerge.pullRequest.autoMergeRequest).toBeNull();
    expect((await disable()).errors?.[0]?.message).toBe("Can't disable auto-merge for this pull request.");
    await say(sha, 'success');
    expect((await stateOf(at.box, at.alice, id)).state).toBe('OPEN');
  });
});
