import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Play } from '../../sandbox/scenario/play.ts';
import { parseScript, readScript } from '../../sandbox/scenario/read.ts';
import type { Step } from '../../sandbox/scenario/script.ts';
import { freshBox } from './box.ts';
import { branchWithCommit, graphql, openPull } from './client.ts';
import { ENABLE, HERE, octokitOf, requireStatus, stateOf } from './merging.ts';

describe('the outside world by a script', () => {
  const at = freshBox();
  const play = (...steps: Step[]): Promise<Play> => at.box.play({ steps });
  const people = (...logins: string[]): void => {
    for (const login of logins) at.box.repository('acme/config').collaborators.set(login, 'write');
  };
  const open = async (): Promise<string> => {
    await branchWithCommit(at.box, at.alice, 'topic');
    return openPull(at.box, at.alice, 'topic');
  };
  const state = (id: string) => stateOf(at.box, at.alice, id);

  it('tells the story of a proposal that falls behind', async () => {
    const file = join(import.meta.dirname, '..', 'fixtures', 'scenarios', 'behind.yaml');
    const story = await at.box.play(readScript(file));
    const id = await open();
    await state(id);
    const seen = [(await state(id)).mergeStateStatus];
    expect(
      (await graphql(at.box, at.alice, ENABLE, { input: { pullRequestId: id } })).errors,
    ).toBeUndefined();
    await octokitOf(at.box, 'alice').rest.pulls.updateBranch({ ...HERE, pull_number: 1 });
    for (let read = 0; read < 8; read += 1) {
      const { mergeStateStatus } = await state(id);
      if (seen.at(-1) !== mergeStateStatus) seen.push(mergeStateStatus);
    }
    expect(story).toMatchObject({ problems: [], waitingFor: expect.stringContaining('status":"queued') });
    await at.box.advance(10 * 60_000);
    for (let read = 0; read < 3; read += 1) await state(id);
    expect(story).toMatchObject({ problems: [], finished: true, waitingFor: null });
    expect(story.done).toHaveLength(11);
    expect(story.done[1]).toBe('step 2 (a colleague is faster)');
    expect(await state(id)).toMatchObject({ merged: true, mergedBy: { login: 'alice' } });
    expect(seen).toEqual(['BEHIND', 'UNKNOWN', 'BLOCKED']);
    expect(at.box.repository('acme/config').refs.has('refs/heads/topic')).toBe(false);
  });

  it('counts reads, and nothing else', async () => {
    const id = await open();
    await play({ when: { reads: 3 }, close: 'bob' });
    people('bob');
    for (let read = 0; read < 3; read += 1) {
      await octokitOf(at.box, 'alice').rest.repos.getBranch({ ...HERE, branch: 'main' });
      expect((await state(id)).state).toBe('OPEN');
    }
    expect((await state(id)).state).toBe('CLOSED');
  });

  it('leaves no trace in the log and in the counts of faults', async () => {
    people('carol');
    await open();
    const before = [at.box.log.entries.length, at.box.faults.count];
    await play({ approve: 'carol' }, { status: { context: 'ci', state: 'success' } });
    expect([at.box.log.entries.length, at.box.faults.count]).toEqual(before);
    const { data } = await octokitOf(at.box, 'alice').rest.pulls.listReviews({ ...HERE, pull_number: 1 });
    expect(data).toMatchObject([{ state: 'APPROVED', user: { login: 'carol' } }]);
  });

  it('waits for its time by the sandbox’s clock, and by the machine’s when nobody asks anything', async () => {
    const id = await open();
    people('bob');
    const slow = await play({ after: '1h', close: 'bob' });
    expect(slow.finished).toBe(false);
    await at.box.advance(60 * 60_000);
    expect(slow.finished).toBe(true);
    const soon = await play({ after: '30ms', reopen: 'bob' });
    await expect.poll(() => soon.finished).toBe(true);
    expect((await state(id)).state).toBe('OPEN');
  });

  it('does every kind of thing', async () => {
    people('bob', 'carol');
    const id = await open();
    const story = await play(
      { 'request-changes': { by: 'carol', body: 'No.' } },
      { when: { review: 'carol', is: 'changes-requested' }, dismiss: 'carol' },
      { 'comment-thread': 'bob' },
      { 'resolve-threads': true },
      { draft: 'bob' },
      { when: { 'pull-request': 'draft' }, ready: 'bob' },
      { push: { branch: 'head', by: 'bob', files: { 'more.yaml': '1' }, message: 'More' } },
      { check: { name: 'deploy', status: 'in_progress', app: 'argo' } },
      {
        when: { check: 'deploy', is: 'pending' },
        check: { name: 'deploy', conclusion: 'neutral', app: 'argo' },
      },
      { status: { context: 'ci', state: 'failure', by: 'bob', description: 'broken' } },
      { when: { state: 'unstable' }, 'rename-branch': { from: 'head', to: 'better' } },
      { close: 'bob' },
      { when: { 'pull-request': 'closed' }, reopen: 'bob' },
      { 'change-rules': { protect: { requiredReviews: { count: 1 } } } },
      { when: { state: 'blocked' }, 'change-rules': { clear: true } },
      { merge: { by: 'bob', method: 'squash' } },
    );
    expect(story).toMatchObject({ problems: [], finished: true });
    expect(await state(id)).toMatchObject({
      merged: true,
      mergedBy: { login: 'bob' },
      headRefName: 'better',
      mergeCommit: { parents: { totalCount: 1 } },
    });
    const { checkRuns } = at.box.repository('acme/config');
    expect([...checkRuns.values()]).toMatchObject([{ name: 'deploy', conclusion: 'neutral' }]);
    const threads = await octokitOf(at.box, 'alice').rest.pulls.listReviewComments({
      ...HERE,
      pull_number: 1,
    });
    expect(threads.data).toMatchObject([{ user: { login: 'bob' }, path: 'app.yaml' }]);
  });

  it('sees approvals dismissed by an update, and auto-merge wait for people', async () => {
    people('bob', 'carol');
    const repository = at.box.repository('acme/config');
    repository.settings.allowAutoMerge = true;
    const id = await open();
    const reviews = {
      required_approving_review_count: 1,
      dismiss_stale_reviews_on_push: true,
      required_review_thread_resolution: true,
    };
    const story = await play(
      { 'change-rules': { ruleset: { rules: [{ type: 'pull_request', parameters: reviews }] } } },
      { 'comment-thread': 'bob' },
      { approve: 'carol' },
      { push: { branch: 'base', by: 'bob', files: { other: '1' } } },
      { when: { 'update-branch': 'done' }, name: 'given again', approve: 'carol' },
      { when: [{ 'auto-merge': 'enabled' }, { reads: 2 }], 'resolve-threads': 'bob' },
      { when: { merged: true }, 'delete-branch': 'head' },
    );
    const enabled = await graphql(at.box, at.alice, ENABLE, { input: { pullRequestId: id } });
    expect(enabled.errors).toBeUndefined();
    await octokitOf(at.box, 'alice').rest.pulls.updateBranch({ ...HERE, pull_number: 1 });
    for (let read = 0; read < 6; read += 1) await state(id);
    expect(story).toMatchObject({ problems: [], finished: true });
    const { data } = await octokitOf(at.box, 'alice').rest.pulls.listReviews({ ...HERE, pull_number: 1 });
    const carols = data.filter((review) => review.user?.login === 'carol').map((review) => review.state);
    expect(carols).toEqual(['DISMISSED', 'APPROVED']);
    expect(await state(id)).toMatchObject({ merged: true, mergedBy: { login: 'alice' } });
  });

  it('works a merge queue', async () => {
    people('bob');
    const id = await open();
    requireStatus(at.box, 'build', {});
    const story = await play(
      { check: { name: 'build', conclusion: 'success' } },
      { enqueue: 'bob' },
      {
        when: { 'merge-queue': 'building' },
        check: { name: 'build', conclusion: 'failure', on: 'merge-group' },
      },
      { when: { 'merge-queue': 'left' }, enqueue: 'bob' },
      {
        when: { 'merge-queue': 'building' },
        check: { name: 'build', conclusion: 'success', on: 'merge-group' },
      },
    );
    for (let read = 0; read < 4; read += 1) await state(id);
    expect(story.problems).toEqual([]);
    expect((await state(id)).merged).toBe(true);
  });

  it('stops at what GitHub refuses, and says which step it was', async () => {
    const id = await open();
    const story = await play({ merge: 'stranger' }, { close: 'alice' });
    expect(story.problems).toEqual([expect.stringContaining('step 1 (merge: stranger): ')]);
    expect((await state(id)).state).toBe('OPEN');
    const early = await at.box.play({
      repository: 'acme/config',
      'pull-request': 9,
      steps: [{ close: 'bob' }],
    });
    expect(early.problems[0]).toContain('there is no pull request yet');
  });
});

describe('a script that is wrong', () => {
  const problemsOf = (content: string): readonly string[] => {
    try {
      parseScript(content, 'story.yaml');
    } catch (error) {
      return (error as Error).message.split('\n');
    }
    return [];
  };

  it.each([
    ['steps:\n  - aprove: alice\n', 'story.yaml:2:5: "aprove" is not known here; there are "name", "after"'],
    ['steps:\n  - approve: [alice]\n', 'story.yaml:2:5: approve takes a login, not ["alice"]'],
    ['steps:\n  - after: 3 seconds\n    close: bob\n', 'story.yaml:2:5: after takes a time such as "3s"'],
    [
      'steps:\n  - check:\n      name: build\n      conclusion: sucess\n',
      'story.yaml:4:7: conclusion takes one of "success", "failure"',
    ],
    [
      'steps:\n  - check: { name: build }\n',
      'exactly one of "conclusion", "status" is wanted; there is none',
    ],
    [
      'steps:\n  - when: { reads: 0 }\n    close: bob\n',
      'story.yaml:2:13: reads takes a whole number from 1 on',
    ],
    ['steps:\n  - when: { check: build }\n    close: bob\n', 'is takes one of "expected", "pending"'],
    ['steps:\n  - when: { is: pending }\n    close: bob\n', '"is" belongs to a "check" or a "review"'],
    ['steps:\n  - close: bob\n    approve: alice\n', 'exactly one of'],
    ['steps:\n  - push: { branch: head, by: bob }\n', '"files" is missing'],
    ['steps: []\n', 'story.yaml:1:1: steps takes a list with at least one item'],
    ['repository: config\nsteps:\n  - close: bob\n', 'story.yaml:1:1: repository takes owner/name'],
    ['steps:\n  - close: "bob\n', 'story.yaml:3:1: '],
    ['- close: bob\n', 'the script takes a mapping of "repository", "pull-request", "people", "steps"'],
    ['', 'the script takes a mapping'],
    ['people: { bob: owner }\nsteps:\n  - close: bob\n', 'story.yaml:1:11: bob takes one of "read"'],
  ])('%j: %s', (content, problem) => {
    expect(problemsOf(content).join('\n')).toContain(problem);
  });

  it('is told with all its problems', () => {
    expect(problemsOf('steps:\n  - close: 1\n  - merge: { method: fast }\n')).toHaveLength(3);
  });

  it('is refused as a value too', async () => {
    const setting = { steps: [{ close: '' }] };
    const { checkScript } = await import('../../sandbox/scenario/read.ts');
    expect(() => checkScript(setting)).toThrow('steps[0].close: close takes a login, not ""');
  });
});
