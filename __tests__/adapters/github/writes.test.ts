import { execFileSync } from 'node:child_process';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import type { GitHub } from '../../../src/adapters/github/connect.ts';
import type { CommitRequest, PullRequestFacts } from '../../../src/core/ports.ts';
import { connected, queryFor, refusalOf } from './connected.ts';

let box: Sandbox;
let github: GitHub;
let head: string;

beforeEach(async () => {
  await box?.stop();
  box = await startSandbox();
  await box.addRepository({
    owner: 'acme',
    name: 'config',
    files: { 'app.yaml': 'tag: 1\n', 'run.sh': '#!/bin/sh\n' },
    executables: ['run.sh'],
    collaborators: { alice: 'write', bob: 'read', carol: 'write' },
  });
  box.addUser({ login: 'carol' });
  github = await as('alice');
  head = (await github.repository.open(queryFor([]))).facts.base.oid;
});
afterAll(() => box.stop());

async function as(login: string): Promise<GitHub> {
  const credential = box.addToken({ kind: 'user-classic', login }).value;
  return (await connected(box, { credential })).github;
}

function commitOf(files: CommitRequest['files'], expectedHead = head): CommitRequest {
  return { branch: 'release/shop', expectedHead, headline: 'Release shop 2', body: 'By a run.', files };
}

const CHANGE = [{ path: 'app.yaml', mode: '100644', text: 'tag: 2\n' }] as const;

function git(...args: readonly string[]): string {
  const { directory } = box.store.git(box.repository('acme/config'));
  return execFileSync('git', ['--git-dir', directory, ...args], { encoding: 'utf8' });
}

async function proposal(): Promise<PullRequestFacts> {
  await github.branches.create('release/shop', head);
  await github.branches.commit(commitOf(CHANGE));
  const made = await github.pullRequests.create({
    head: 'release/shop',
    base: 'main',
    title: 'Release',
    body: 'Body',
    draft: false,
  });
  if (made.kind !== 'done') throw new Error(made.why);
  return made.value;
}

describe('branches', () => {
  test('a branch is made once; the second time is a conflict', async () => {
    expect(await github.branches.create('release/shop', head)).toEqual({ kind: 'done', value: undefined });
    expect(await github.branches.create('release/shop', head)).toMatchObject({ kind: 'conflict' });
  });

  test('a commit goes onto the expected head alone, signed', async () => {
    await github.branches.create('release/shop', head);
    const first = await github.branches.commit(commitOf(CHANGE));
    expect(first).toMatchObject({ kind: 'done', value: { verified: true } });
    expect(git('show', 'release/shop:app.yaml')).toBe('tag: 2\n');
    expect(git('log', '-1', '--format=%B', 'release/shop').trim()).toBe('Release shop 2\n\nBy a run.');
    expect(await github.branches.commit(commitOf(CHANGE))).toMatchObject({ kind: 'conflict' });
  });

  test('a commit to a branch that is gone is a conflict', async () => {
    expect(await github.branches.commit(commitOf(CHANGE))).toMatchObject({ kind: 'conflict' });
  });

  test('an executable file keeps its mode, and what is beside it stays', async () => {
    await github.branches.create('release/shop', head);
    const files = [...CHANGE, { path: 'run.sh', mode: '100755', text: '#!/bin/bash\n' }] as const;
    const made = await github.branches.commit(commitOf(files));
    expect(made.kind).toBe('done');
    expect(git('ls-tree', 'release/shop', 'run.sh')).toMatch(/^100755 /);
    expect(git('diff', '--stat', 'main', 'release/shop')).toContain('2 files changed');
    expect(await github.branches.commit(commitOf(files))).toMatchObject({ kind: 'conflict' });
  });

  test('branches move together by compare-and-swap, or not at all', async () => {
    const newer = await box.pushCommit({
      repo: 'acme/config',
      branch: 'side',
      author: 'carol',
      message: 'Side',
      files: { 'b.yaml': 'b\n' },
    });
    await github.branches.create('release/shop', newer);
    const moves = [
      { branch: 'release/shop', before: newer, after: head },
      { branch: 'side', before: newer, after: undefined },
    ];
    expect(await github.branches.move(moves)).toMatchObject({ kind: 'done' });
    expect(git('rev-parse', 'release/shop').trim()).toBe(head);
    expect(git('branch', '--list', 'side')).toBe('');
    const late = [{ branch: 'release/shop', before: newer, after: undefined }];
    expect(await github.branches.move(late)).toMatchObject({ kind: 'conflict' });
  });

  test('a branch that a ruleset covers is refused with the rule as reason', async () => {
    box.addRuleset('acme/config', {
      include: ['refs/heads/release/*'],
      rules: [{ type: 'creation' }],
    });
    const error = await refusalOf(github.branches.create('release/shop', head));
    expect(error.code).toBe('branch-refused');
    expect(error.message).toMatch(/branch "release\/shop".*rule/i);
  });

  test('an account without write access is told which permission it lacks', async () => {
    const reader = await as('bob');
    const error = await refusalOf(reader.branches.create('release/shop', head));
    expect(error.code).toBe('permission-missing');
    expect(error.message).toContain('"Contents: write"');
  });
});

describe('pull requests', () => {
  test('one is opened once; the proposal is then seen with its commits', async () => {
    const made = await proposal();
    expect(made).toMatchObject({ title: 'Release', body: 'Body', draft: false, labels: [] });
    const draft = { head: 'release/shop', base: 'main', title: 'R', body: '', draft: false };
    expect(await github.pullRequests.create(draft)).toMatchObject({ kind: 'conflict' });
    const { facts } = await github.repository.open(queryFor([]));
    expect(facts.proposal).toMatchObject({
      behindBy: 0,
      truncated: false,
      commits: [{ parents: [head], author: { login: 'alice' }, signedByGitHub: true }],
      pullRequest: { number: made.number, headOid: made.headOid },
    });
  });

  test('nothing between head and base is a conflict', async () => {
    await github.branches.create('release/shop', head);
    const draft = { head: 'release/shop', base: 'main', title: 'R', body: '', draft: false };
    expect(await github.pullRequests.create(draft)).toMatchObject({ kind: 'conflict' });
  });

  test('title and body are changed', async () => {
    const made = await proposal();
    expect(await github.pullRequests.update(made, { title: 'New', body: 'Text' })).toMatchObject({
      kind: 'done',
    });
    const { facts } = await github.repository.open(queryFor([]));
    expect(facts.proposal.pullRequest).toMatchObject({ title: 'New', body: 'Text' });
  });

  test('labels, assignees and reviewers are added; who cannot be is named in a warning', async () => {
    const made = await proposal();
    const notices = await github.pullRequests.decorate(made, {
      labels: ['release', 'shop'],
      assignees: ['carol', 'nobody'],
      reviewers: ['carol', 'stranger'],
      teamReviewers: [],
      milestone: 7,
    });
    const { facts } = await github.repository.open(queryFor([]));
    expect(facts.proposal.pullRequest).toMatchObject({
      labels: ['release', 'shop'],
      assignees: ['carol'],
      reviewers: ['carol'],
    });
    const words = notices.map(({ what }) => what);
    expect(words).toHaveLength(3);
    expect(words[0]).toContain('"nobody"');
    expect(words[1]).toContain('from "stranger"');
    expect(words[2]).toContain('milestone 7');
  });

  test('what is there already is not sent again', async () => {
    const made = await proposal();
    const extras = {
      labels: ['Release'],
      assignees: [],
      reviewers: ['carol'],
      teamReviewers: [],
      milestone: 3,
    };
    box.log.clear();
    const full = { ...made, labels: ['release'], reviewers: ['Carol'], milestone: 3 };
    expect(await github.pullRequests.decorate(full, extras)).toEqual([]);
    expect(box.log.entries).toHaveLength(0);
  });

  test('a GITHUB_TOKEN that may not open pull requests is told of the setting', async () => {
    await github.branches.create('release/shop', head);
    await github.branches.commit(commitOf(CHANGE));
    const credential = box.addToken({
      kind: 'github-token',
      permissions: { contents: 'write', pull_requests: 'write', metadata: 'read' },
      repositories: ['acme/config'],
    }).value;
    const own = await connected(box, { credential, workflowRepository: 'acme/config' });
    const draft = { head: 'release/shop', base: 'main', title: 'R', body: '', draft: false };
    const error = await refusalOf(own.github.pullRequests.create(draft));
    expect(error.code).toBe('permission-missing');
    expect(error.failures[0].next).toContain('Allow GitHub Actions to create and approve pull requests');
  });
});

describe('a write of which nobody knows', () => {
  const FAULTS = ['drop-before', 'drop-after', 'status'] as const;
  test.each(FAULTS)('%s: it is unsettled, and was sent once', async (kind) => {
    box.faults.add({ kind, when: { operation: 'CreateBranch' }, times: 5 });
    box.log.clear();
    expect(await github.branches.create('release/shop', head)).toMatchObject({ kind: 'unsettled' });
    expect(box.log.entries.filter(({ operation }) => operation === 'CreateBranch')).toHaveLength(1);
  });

  test('what GitHub does not see yet is asked again', async () => {
    const made = await proposal();
    box.faults.add({ kind: 'not-resolved', when: { operation: 'ChangePullRequest' }, times: 2 });
    expect(await github.pullRequests.update(made, { title: 'New', body: '' })).toMatchObject({
      kind: 'done',
    });
  });

  test.each(['secondary-limit', 'primary-limit'] as const)(
    '%s: it is sent again after the wait',
    async (kind) => {
      box.faults.add({ kind, when: { operation: 'CreateBranch' }, retryAfter: 1 });
      expect(await github.branches.create('release/shop', head)).toMatchObject(
        kind === 'secondary-limit' ? { kind: 'done' } : { kind: 'done' },
      );
    },
  );
});
