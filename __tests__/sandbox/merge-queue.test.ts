import { describe, expect, it } from 'vitest';
import { queuedGroupEvent } from '../../sandbox/runner/events.ts';
import { freshBox } from './box.ts';
import { branchWithCommit, graphql, head, MERGE, openPull } from './client.ts';
import {
  DEQUEUE,
  ENABLE,
  ENQUEUE,
  HERE,
  octokitOf,
  requireStatus,
  stateOf,
  UPDATE_BRANCH,
} from './merging.ts';

const IN_QUEUE =
  'A pull request for this branch has been added to a merge queue. Branches that are queued for merging cannot be updated. To modify this branch, dequeue the associated pull request.';

describe('a merge queue', () => {
  const at = freshBox();
  const say = async (sha: string, state: 'success' | 'failure' | 'pending', context = 'build') =>
    octokitOf(at.box, 'alice').rest.repos.createCommitStatus({ ...HERE, sha, state, context });
  const enqueue = (id: string, more: object = {}) =>
    graphql(at.box, at.alice, ENQUEUE, { input: { pullRequestId: id, ...more } });
  const state = (id: string) => stateOf(at.box, at.alice, id);
  const groupOf = async (id: string): Promise<string> => {
    await state(id);
    return (await state(id)).mergeQueueEntry.headCommit.oid;
  };

  /** A pull request whose own checks passed. */
  async function ready(branch: string, files: Record<string, string> = { [branch]: '1' }): Promise<string> {
    const sha = await branchWithCommit(at.box, at.alice, branch, files);
    const id = await openPull(at.box, at.alice, branch);
    await say(sha, 'success');
    return id;
  }

  it('builds a commit of its own, judges that, and merges it', async () => {
    requireStatus(at.box, 'build', {});
    const id = await ready('topic');
    const { oid: base } = await head(at.box, at.alice);
    const { data, errors } = await enqueue(id);
    expect(errors).toBeUndefined();
    expect(data.enqueuePullRequest.mergeQueueEntry).toMatchObject({
      state: 'QUEUED',
      position: 1,
      enqueuer: { login: 'alice' },
      pullRequest: { number: 1 },
    });
    const group = await groupOf(id);
    const octokit = octokitOf(at.box, 'alice');
    const ref = `heads/gh-readonly-queue/main/pr-1-${base}`;
    expect((await octokit.rest.git.getRef({ ...HERE, ref })).data.object.sha).toBe(group);
    const waiting = await state(id);
    expect(waiting).toMatchObject({ isMergeQueueEnabled: true, isInMergeQueue: true, state: 'OPEN' });
    expect(waiting.mergeQueueEntry.state).toBe('AWAITING_CHECKS');
    await say(group, 'success');
    const merged = await state(id);
    expect(merged).toMatchObject({ state: 'MERGED', isInMergeQueue: false, mergeCommit: { oid: group } });
    expect(merged.mergeCommit.parents.totalCount).toBe(1);
    expect((await head(at.box, at.alice)).oid).toBe(group);
    await expect(octokit.rest.git.getRef({ ...HERE, ref })).rejects.toMatchObject({ status: 404 });
  });

  it('starts workflows on what it has built', async () => {
    requireStatus(at.box, 'build', {});
    const id = await ready('topic');
    await expect(queuedGroupEvent(at.box, 'acme/config', 1)).rejects.toThrow('no merge group');
    await enqueue(id);
    const group = await groupOf(id);
    const { event, sha, ref } = await queuedGroupEvent(at.box, 'acme/config', 1);
    expect([sha, event.name]).toEqual([group, 'merge_group']);
    expect(ref).toMatch(/^refs\/heads\/gh-readonly-queue\/main\/pr-1-[0-9a-f]{40}$/);
    expect(event.payload).toMatchObject({
      action: 'checks_requested',
      merge_group: { head_sha: group, head_ref: ref, base_ref: 'refs/heads/main' },
    });
  });

  it('shows itself on repository and ref', async () => {
    requireStatus(at.box, 'build', { merge_method: 'REBASE', check_response_timeout_minutes: 7 });
    const id = await ready('topic');
    await enqueue(id);
    const queue = `mergeQueue { id url nextEntryEstimatedTimeToMerge configuration { mergeMethod mergingStrategy checkResponseTimeout maximumEntriesToBuild }
      entries(first: 5) { totalCount nodes { position pullRequest { number } } } }`;
    const document = `{ repository(owner: "acme", name: "config") {
      byName: mergeQueue(branch: "main") { id } none: mergeQueue(branch: "topic") { id }
      defaultBranchRef { name } ${queue} } }`;
    const { data, errors } = await graphql(at.box, at.alice, document);
    expect(errors).toBeUndefined();
    expect(data.repository.none).toBeNull();
    expect(data.repository.mergeQueue).toMatchObject({
      id: data.repository.byName.id,
      configuration: { mergeMethod: 'REBASE', mergingStrategy: 'ALLGREEN', checkResponseTimeout: 7 },
      entries: { totalCount: 1, nodes: [{ position: 1, pullRequest: { number: 1 } }] },
    });
  });

  it('merges in order, each built on those before it', async () => {
    requireStatus(at.box, 'build', {});
    const first = await ready('first');
    const second = await ready('second');
    await enqueue(first);
    await enqueue(second);
    const [one, two] = [await groupOf(first), await groupOf(second)];
    const git = at.box.store.git(at.box.repository('acme/config'));
    expect((await git.commit(two))?.parents).toEqual([one]);
    await say(two, 'success');
    expect((await state(second)).mergeQueueEntry).toMatchObject({ state: 'MERGEABLE', position: 2 });
    await say(one, 'success');
    expect([(await state(first)).merged, (await state(second)).merged]).toEqual([true, true]);
    expect((await head(at.box, at.alice)).oid).toBe(two);
  });

  it('kicks out what fails and builds the rest again without it', async () => {
    requireStatus(at.box, 'build', {});
    const first = await ready('first');
    const second = await ready('second');
    await enqueue(first);
    await enqueue(second);
    const [one, two] = [await groupOf(first), await groupOf(second)];
    await say(one, 'failure');
    expect(await state(first)).toMatchObject({ state: 'OPEN', isInMergeQueue: false });
    const again = await groupOf(second);
    expect(again).not.toBe(two);
    await say(again, 'success');
    expect(await state(second)).toMatchObject({ merged: true, mergeCommit: { oid: again } });
  });

  it('kicks out what nobody reports on, when its time is over, and what conflicts with those before it', async () => {
    requireStatus(at.box, 'build', { check_response_timeout_minutes: 10 });
    const slow = await ready('slow', { 'app.yaml': 'tag: 2\n' });
    const clashes = await ready('clashes', { 'app.yaml': 'tag: 3\n' });
    await enqueue(slow);
    await enqueue(clashes);
    await state(slow);
    expect([(await state(slow)).isInMergeQueue, (await state(clashes)).isInMergeQueue]).toEqual([
      true,
      false,
    ]);
    await at.box.advance(9 * 60_000);
    expect((await state(slow)).isInMergeQueue).toBe(true);
    await at.box.advance(2 * 60_000);
    expect(await state(slow)).toMatchObject({ isInMergeQueue: false, state: 'OPEN' });
  });

  it('asks the group’s checks alone once it is in, but rules on people still count', async () => {
    requireStatus(at.box, 'build', {});
    const id = await ready('topic');
    await enqueue(id);
    const group = await groupOf(id);
    await say((await state(id)).headRefOid, 'failure');
    expect((await state(id)).isInMergeQueue).toBe(true);
    at.box.protect('acme/config', {
      pattern: 'main',
      requiredReviews: {
        count: 1,
        dismissStale: false,
        requireCodeOwners: false,
        requireLastPushApproval: false,
      },
    });
    await say(group, 'success');
    expect(await state(id)).toMatchObject({ isInMergeQueue: false, state: 'OPEN' });
  });

  it('refuses what is not ready, what is queued, and branches without a queue', async () => {
    const early = await branchWithCommit(at.box, at.alice, 'early', { early: '1' });
    const id = await openPull(at.box, at.alice, 'early');
    expect((await enqueue(id)).errors?.[0]?.message).toContain('merge queue is not enabled');
    requireStatus(at.box, 'build', {});
    expect((await enqueue(id)).errors?.[0]).toMatchObject({
      type: 'UNPROCESSABLE',
      message: 'Pull request Required status check "build" is expected.',
    });
    await say(early, 'success');
    expect((await enqueue(id, { expectedHeadOid: '1'.repeat(40) })).errors).toHaveLength(1);
    await enqueue(id);
    expect((await enqueue(id)).errors?.[0]).toMatchObject({
      type: 'UNPROCESSABLE',
      message: 'Pull request is already in the queue',
    });
    expect((await enqueue(id, { mergeMethod: 'SQUASH' })).errors?.[0]?.type).toBeUndefined();
  });

  it('alone merges: everybody else is refused', async () => {
    requireStatus(at.box, 'build', {});
    const id = await ready('topic');
    const octokit = octokitOf(at.box, 'alice');
    const merge = octokit.rest.pulls.merge({ ...HERE, pull_number: 1 });
    await expect(merge).rejects.toMatchObject({
      status: 405,
      message: expect.stringContaining('Changes must be made through the merge queue'),
    });
    await enqueue(id);
    const queued = octokit.rest.pulls.merge({ ...HERE, pull_number: 1 });
    await expect(queued).rejects.toMatchObject({
      status: 405,
      message: expect.stringContaining('Pull Request is in the merge queue'),
    });
    const oid = (await head(at.box, at.alice)).oid;
    const push = octokit.rest.git.updateRef({ ...HERE, ref: 'heads/topic', sha: oid, force: true });
    await expect(push).rejects.toMatchObject({ status: 422, message: expect.stringContaining(IN_QUEUE) });
    const files = { other: '1' };
    await at.box.pushCommit({ repo: 'acme/config', branch: 'main', files, author: 'bob', message: 'Other' });
    const update = await graphql(at.box, at.alice, UPDATE_BRANCH, { input: { pullRequestId: id } });
    expect(update.errors?.[0]).toMatchObject({ type: 'UNPROCESSABLE', message: IN_QUEUE });
  });

  it('lets go of an entry that is asked back, once', async () => {
    requireStatus(at.box, 'build', {});
    const id = await ready('topic');
    await enqueue(id);
    const dequeue = () => graphql(at.box, at.alice, DEQUEUE, { input: { id } });
    expect((await dequeue()).data.dequeuePullRequest.mergeQueueEntry.pullRequest.number).toBe(1);
    expect((await state(id)).isInMergeQueue).toBe(false);
    expect((await dequeue()).errors?.[0]?.type).toBe('UNPROCESSABLE');
    expect([...at.box.repository('acme/config').refs.keys()].join()).not.toContain('gh-readonly-queue');
  });

  it('builds again when the base moves past it', async () => {
    requireStatus(at.box, 'build', {});
    const id = await ready('topic');
    await enqueue(id);
    const before = await groupOf(id);
    const push = { repo: 'acme/config', branch: 'main', author: 'bob', message: 'Past the rules' };
    const base = await at.box.pushCommit({ ...push, files: { other: '1' } });
    const group = await groupOf(id);
    expect(group).not.toBe(before);
    const git = at.box.store.git(at.box.repository('acme/config'));
    expect((await git.commit(group))?.parents).toEqual([base]);
  });

  it('is entered by auto-merge when the pull request is ready', async () => {
    requireStatus(at.box, 'build', {});
    const sha = await branchWithCommit(at.box, at.alice, 'topic');
    const id = await openPull(at.box, at.alice, 'topic');
    const enable = () => graphql(at.box, at.alice, ENABLE, { input: { pullRequestId: id } });
    expect((await enable()).errors?.[0]?.message).toBe(
      'Pull request Auto merge is not allowed for this repository',
    );
    at.box.repository('acme/config').settings.allowAutoMerge = true;
    expect((await enable()).errors).toBeUndefined();
    expect((await state(id)).isInMergeQueue).toBe(false);
    await say(sha, 'success');
    await say(await groupOf(id), 'success');
    expect((await state(id)).merged).toBe(true);
  });
});

describe('a merge queue as it was seen to break down', () => {
  const at = freshBox({ settings: { queueBreaksMergeMutation: true } });

  it('answers a direct merge as if GitHub failed', async () => {
    requireStatus(at.box, 'build', {});
    await branchWithCommit(at.box, at.alice, 'topic');
    const id = await openPull(at.box, at.alice, 'topic');
    const { data, errors } = await graphql(at.box, at.alice, MERGE, { input: { pullRequestId: id } });
    expect(data.mergePullRequest).toBeNull();
    expect(errors?.[0]?.message).toBe('Something went wrong while executing your query');
  });
});
