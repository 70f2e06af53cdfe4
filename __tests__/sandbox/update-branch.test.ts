import { describe, expect, it } from 'vitest';
import { freshBox } from './box.ts';
import { branchWithCommit, graphql, openPull } from './client.ts';
import { HERE, octokitOf, stateOf, UPDATE_BRANCH } from './merging.ts';

describe('updating a pull request’s branch', () => {
  const at = freshBox();
  const push = (branch: string, files: Record<string, string>) =>
    at.box.pushCommit({ repo: 'acme/config', branch, files, author: 'bob', message: `On ${branch}` });
  const update = (sha?: string) =>
    octokitOf(at.box, 'alice').rest.pulls.updateBranch({
      ...HERE,
      pull_number: 1,
      ...(sha === undefined ? {} : { expected_head_sha: sha }),
    });
  const git = () => at.box.store.git(at.box.repository('acme/config'));

  async function behind(): Promise<{ id: string; sha: string; base: string }> {
    const sha = await branchWithCommit(at.box, at.alice, 'topic');
    const id = await openPull(at.box, at.alice, 'topic');
    return { id, sha, base: await push('main', { other: '1' }) };
  }

  it('is promised at once and done some requests later, signed by GitHub', async () => {
    const { id, sha, base } = await behind();
    const { status, data } = await update(sha);
    expect([status, data.message]).toEqual([202, 'Updating pull request branch.']);
    expect((await stateOf(at.box, at.alice, id)).headRefOid).toBe(sha);
    const { headRefOid } = await stateOf(at.box, at.alice, id);
    expect(headRefOid).not.toBe(sha);
    const commit = await git().commit(headRefOid);
    expect(commit?.parents).toEqual([sha, base]);
    expect(commit?.message).toBe("Merge branch 'main' into topic");
    expect(commit?.author.name).toBe('alice');
    expect(at.box.store.state.signatures.get(headRefOid)).toMatchObject({ isValid: true });
    expect(at.box.repository('acme/config').pulls.get(1)?.lastPusher).toBe('alice');
  });

  it('comes to nothing when the head moves in between', async () => {
    const { id } = await behind();
    await update();
    const pushed = await push('topic', { more: '1' });
    for (let read = 0; read < 3; read += 1) await stateOf(at.box, at.alice, id);
    expect((await stateOf(at.box, at.alice, id)).headRefOid).toBe(pushed);
  });

  it('is refused in GitHub’s words', async () => {
    const { id, sha } = await behind();
    await expect(update('1'.repeat(40))).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('expected head sha didn’t match current head ref.'),
    });
    await push('main', { 'app.yaml': 'tag: 9\n' });
    const conflict = 'merge conflict between base and head';
    await expect(update(sha)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining(conflict),
    });
    const { errors } = await graphql(at.box, at.alice, UPDATE_BRANCH, { input: { pullRequestId: id } });
    expect(errors?.[0]).toMatchObject({ type: 'UNPROCESSABLE', message: conflict });
  });

  it('has nothing to do where the base has nothing new', async () => {
    await branchWithCommit(at.box, at.alice, 'topic');
    await openPull(at.box, at.alice, 'topic');
    await expect(update()).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('There are no new commits on the base branch.'),
    });
  });

  it('rebases where it is asked to', async () => {
    const { id, sha, base } = await behind();
    const input = { pullRequestId: id, expectedHeadOid: sha, updateMethod: 'REBASE' };
    expect((await graphql(at.box, at.alice, UPDATE_BRANCH, { input })).errors).toBeUndefined();
    await stateOf(at.box, at.alice, id);
    const { headRefOid } = await stateOf(at.box, at.alice, id);
    expect((await git().commit(headRefOid))?.parents).toEqual([base]);
  });
});

describe('updating at once', () => {
  const at = freshBox({ settings: { updateBranchRequests: 0 } });

  it('is done when the next request comes', async () => {
    const sha = await branchWithCommit(at.box, at.alice, 'topic');
    const id = await openPull(at.box, at.alice, 'topic');
    const files = { other: '1' };
    await at.box.pushCommit({ repo: 'acme/config', branch: 'main', files, author: 'bob', message: 'x' });
    await graphql(at.box, at.alice, UPDATE_BRANCH, { input: { pullRequestId: id } });
    expect((await stateOf(at.box, at.alice, id)).headRefOid).not.toBe(sha);
  });
});
