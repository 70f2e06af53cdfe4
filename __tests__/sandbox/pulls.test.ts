import { describe, expect, it } from 'vitest';
import { freshBox } from './box.ts';
import {
  branchWithCommit,
  CREATE_PULL,
  graphql,
  head,
  MERGE,
  openPull,
  PULL_STATE,
  UPDATE_REFS,
} from './client.ts';

describe('a pull request', () => {
  const at = freshBox();
  const state = async (id: string) => (await graphql(at.box, at.alice, PULL_STATE, { id })).data.node;
  const create = async (branch: string, more: object = {}) => {
    const { id } = await head(at.box, at.alice);
    const input = { repositoryId: id, baseRefName: 'main', headRefName: branch, title: 'T', ...more };
    return graphql(at.box, at.alice, CREATE_PULL, { input });
  };

  it('knows whether it can be merged only some time after it is asked', async () => {
    await branchWithCommit(at.box, at.alice, 'topic');
    const { data } = await create('topic');
    expect(data.createPullRequest.pullRequest).toMatchObject({
      number: 1,
      state: 'OPEN',
      mergeable: 'UNKNOWN',
    });
    expect(await state(data.createPullRequest.pullRequest.id)).toMatchObject({
      mergeable: 'MERGEABLE',
      mergeStateStatus: 'CLEAN',
    });
  });

  it.each([
    ['twice', 'topic', {}, 'A pull request already exists for acme:topic.'],
    ['of nothing', 'main', {}, 'No commits between main and main'],
    [
      'with too long a body',
      'other',
      { body: 'x'.repeat(65_537) },
      'Body is too long (maximum is 65536 characters)',
    ],
    ['of no branch', 'none', {}, expect.stringContaining('Head ref must be a branch')],
    [
      'into no branch',
      'other',
      { baseRefName: 'none' },
      expect.stringContaining('Base ref must be a branch'),
    ],
  ])('is not opened %s', async (_, branch, more, message) => {
    await branchWithCommit(at.box, at.alice, 'topic');
    await branchWithCommit(at.box, at.alice, 'other', { b: '1' });
    await openPull(at.box, at.alice, 'topic');
    expect((await create(branch, more)).errors?.[0]).toMatchObject({ type: 'UNPROCESSABLE', message });
  });

  it('closes when its branch is deleted, and when nothing is left of it', async () => {
    const { id: repositoryId, oid } = await head(at.box, at.alice);
    for (const branch of ['gone', 'empty']) await branchWithCommit(at.box, at.alice, branch);
    const gone = await openPull(at.box, at.alice, 'gone');
    const empty = await openPull(at.box, at.alice, 'empty');
    const refUpdates = [
      { name: 'refs/heads/gone', afterOid: '0'.repeat(40) },
      { name: 'refs/heads/empty', afterOid: oid, force: true },
    ];
    await graphql(at.box, at.alice, UPDATE_REFS, { input: { repositoryId, refUpdates } });
    expect([(await state(gone)).state, (await state(empty)).state]).toEqual(['CLOSED', 'CLOSED']);
  });

  it.each(['MERGE', 'SQUASH', 'REBASE'])('is merged by %s into what git has', async (mergeMethod) => {
    await branchWithCommit(at.box, at.alice, 'topic');
    await at.box.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      files: { other: '1' },
      author: 'bob',
      message: 'Other',
    });
    const id = await openPull(at.box, at.alice, 'topic');
    const { data, errors } = await graphql(at.box, at.alice, MERGE, {
      input: { pullRequestId: id, mergeMethod },
    });
    expect(errors).toBeUndefined();
    const { oid } = await head(at.box, at.alice);
    expect(data.mergePullRequest.pullRequest).toMatchObject({
      merged: true,
      state: 'MERGED',
      mergeCommit: { oid },
    });
    const git = at.box.store.git(at.box.repository('acme/config'));
    expect((await git.read(`${oid}:app.yaml`))?.bytes.toString()).toBe('tag: 2\n');
    expect((await git.read(`${oid}:other`))?.bytes.toString()).toBe('1');
    expect((await git.commit(oid))?.parents).toHaveLength(mergeMethod === 'MERGE' ? 2 : 1);
  });

  it('is not merged with conflicts, a moved head or unmet rules', async () => {
    const topic = await branchWithCommit(at.box, at.alice, 'topic');
    const id = await openPull(at.box, at.alice, 'topic');
    const merge = (input: object) =>
      graphql(at.box, at.alice, MERGE, { input: { pullRequestId: id, ...input } });
    const moved = await merge({ expectedHeadOid: '1'.repeat(40) });
    expect(moved.errors?.[0]?.message).toBe('Head branch was modified. Review and try the merge again.');
    at.box.addRuleset('acme/config', {
      rules: [
        { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'build' }] } },
      ],
    });
    expect((await merge({})).errors?.[0]?.message).toContain('Required status check "build" is expected.');
    await state(id);
    expect(await state(id)).toMatchObject({ mergeStateStatus: 'BLOCKED' });
    at.box.repository('acme/config').rulesets.clear();
    await at.box.pushCommit({
      repo: 'acme/config',
      branch: 'main',
      files: { 'app.yaml': 'tag: 9\n' },
      author: 'bob',
      message: 'x',
    });
    await state(id);
    expect(await state(id)).toMatchObject({
      mergeable: 'CONFLICTING',
      mergeStateStatus: 'DIRTY',
      headRefOid: topic,
    });
    expect((await merge({})).errors?.[0]?.message).toContain('merge conflicts');
  });

  it('takes labels, assignees and comments', async () => {
    await branchWithCommit(at.box, at.alice, 'topic');
    const id = await openPull(at.box, at.alice, 'topic');
    const found = await graphql(
      at.box,
      at.alice,
      '{ viewer { id } repository(owner: "acme", name: "config") { label(name: "bug") { id } } }',
    );
    const document = `mutation($id: ID!, $label: ID!, $user: ID!) {
      addLabelsToLabelable(input: {labelableId: $id, labelIds: [$label]}) { labelable { ... on PullRequest { labels(first: 5) { nodes { name } } } } }
      addAssigneesToAssignable(input: {assignableId: $id, assigneeIds: [$user]}) { assignable { ... on PullRequest { assignees(first: 5) { nodes { login } } } } }
      addComment(input: {subjectId: $id, body: "hello"}) { commentEdge { node { id body author { login } } } }
    }`;
    const variables = { id, label: found.data.repository.label.id, user: found.data.viewer.id };
    const { data, errors } = await graphql(at.box, at.alice, document, variables);
    expect(errors).toBeUndefined();
    expect(data.addLabelsToLabelable.labelable.labels.nodes).toEqual([{ name: 'bug' }]);
    expect(data.addAssigneesToAssignable.assignable.assignees.nodes).toEqual([{ login: 'alice' }]);
    expect(data.addComment.commentEdge.node).toMatchObject({ body: 'hello', author: { login: 'alice' } });
  });
});
