/** The workflows for the rendered diff, run as they stand, for pull requests of people and of forks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergeGroupEvent } from '../../sandbox/runner/events.ts';
import type { WorkflowRun } from '../../sandbox/runner/run-workflow.ts';
import { parseDiffMarker } from '../../src/core/report/comment-marker.ts';
import { type ConfigWorkflows, openConfigWorkflows } from '../support/config-workflows.ts';
import { CONFIG_REPOSITORY } from '../support/world.ts';

const supported = process.platform === 'linux' && process.arch === 'x64';

const PRODUCTION = 'apps/shop/overlays/production/kustomization.yaml';
const text = (path: string): string => readFileSync(join(CONFIG_REPOSITORY, path), 'utf8');
const production = (tag: string) => ({ [PRODUCTION]: text(PRODUCTION).replace('1.7.3', tag) });
const broken = { [PRODUCTION]: text(PRODUCTION).replace('resources.yaml', 'no-such-file.yaml') };

let config: ConfigWorkflows;
beforeEach(async () => {
  config = await openConfigWorkflows();
});
afterEach(() => config.stop());

const conclusions = (run: WorkflowRun) =>
  Object.fromEntries(Object.entries(run).map(([name, { conclusion }]) => [name, conclusion]));
const none: WorkflowRun[string] = {
  conclusion: 'skipped',
  outputs: {},
  steps: [],
  annotations: [],
  masks: 0,
};
const logOf = (run: WorkflowRun): string =>
  Object.values(run)
    .flatMap(({ steps }) => steps.flatMap(({ log }) => log))
    .join('\n');

describe.skipIf(!supported)('diff-on-pull-request.yml', () => {
  const file = 'diff-on-pull-request.yml';

  it("puts one comment by github-actions[bot] on a person's pull request, and reads no file over the API", async () => {
    const number = await config.propose('alice', production('1.8.0'));
    const { run } = await config.onPullRequest(file, number);
    expect(conclusions(run), logOf(run)).toEqual({ diff: 'success' });
    const [only, ...more] = config.comments();
    expect(more).toEqual([]);
    expect(only?.author).toBe('github-actions[bot]');
    expect(only?.body).toContain('| `ghcr.io/acme/shop` | `1.7.3` | `1.8.0` |');
    expect(parseDiffMarker(only?.body ?? '')).toMatchObject({
      base: config.world.git('rev-parse', 'main').trim(),
      head: config.world.git('rev-parse', 'change').trim(),
    });
    expect(config.operations()).toEqual(['ReadComments', 'ReadComments', 'AddComment', 'ReadComments']);
  });

  it('edits that comment when the branch gets another commit', async () => {
    const number = await config.propose('alice', production('1.8.0'));
    await config.onPullRequest(file, number);
    const head = await config.push('alice', production('1.9.0'));
    await config.onPullRequest(file, number, 'synchronize');
    const [only, ...more] = config.comments();
    expect(more).toEqual([]);
    expect(parseDiffMarker(only?.body ?? '')?.head).toBe(head);
    expect(only?.body).toContain('`1.9.0`');
    expect(only?.body).not.toContain('`1.8.0`');
  });

  it('tells a base that several environments share once for all of them', async () => {
    const path = 'apps/shop/base/service.yaml';
    const number = await config.propose('alice', { [path]: text(path).replace('port: 80', 'port: 8080') });
    await config.onPullRequest(file, number);
    const [only] = config.comments();
    for (const environment of ['dev', 'production', 'staging'])
      expect(only?.body).toContain(`apps/shop/overlays/${environment}`);
  });

  it('fails its check for a target that does not render, and the comment says why', async () => {
    const number = await config.propose('alice', broken);
    const { run } = await config.onPullRequest(file, number);
    expect(conclusions(run)).toEqual({ diff: 'failure' });
    expect(run['diff']?.annotations[0]?.message).toContain('no-such-file.yaml');
    expect(config.comments()).toHaveLength(1);
    expect(config.comments()[0]?.body).toContain('no-such-file.yaml');
  });

  it('succeeds for a fork without a comment, and says what would give one', async () => {
    const number = await config.propose('mallory', production('1.8.0'), { fork: true });
    const { run } = await config.onPullRequest(file, number);
    expect(conclusions(run), logOf(run)).toEqual({ diff: 'success' });
    expect(config.comments()).toEqual([]);
    expect(logOf(run)).toContain('docs/rendered-diff.md');
  });

  it('checks a merge group, on which there is nothing to comment', async () => {
    await config.propose('alice', production('1.8.0'));
    const head = config.world.git('rev-parse', 'change').trim();
    const { run } = await config.run(file, await mergeGroupEvent(config.world.sandbox, 'acme/config', head));
    expect(conclusions(run), logOf(run)).toEqual({ diff: 'success' });
    expect(logOf(run)).toContain('image ghcr.io/acme/shop: 1.7.3 -> 1.8.0');
    expect(config.comments()).toEqual([]);
  });
});

describe.skipIf(!supported)('diff-fleet.yml', { timeout: 240_000 }, () => {
  const file = 'diff-fleet.yml';
  const COUNT = 51;
  const teams = Array.from({ length: COUNT }, (_, index) => `team-${String(index + 1).padStart(2, '0')}`);
  const base = (tag: string): string =>
    [
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: agent}\nspec:\n  template:\n    spec:',
      `      containers:\n      - {name: agent, image: "ghcr.io/acme/agent:${tag}"}\n`,
    ].join('\n');
  const fleet = {
    'base/kustomization.yaml': 'resources: [agent.yaml]\n',
    'base/agent.yaml': base('2.4.0'),
    ...Object.fromEntries(
      teams.map((team) => [
        `teams/${team}/kustomization.yaml`,
        `namespace: ${team}\nresources: [../../base]\n`,
      ]),
    ),
  };

  beforeEach(async () => {
    await config.stop();
    config = await openConfigWorkflows({ files: fleet });
  });

  it('renders a change of many targets on several runners, and joins them into one comment', async () => {
    const number = await config.propose('alice', { 'base/agent.yaml': base('2.5.0') });
    const { run, runId } = await config.onPullRequest(file, number);
    expect(conclusions(run), logOf(run)).toEqual({
      'fleet / plan': 'success',
      'fleet / render (1/2)': 'success',
      'fleet / render (2/2)': 'success',
      'fleet / join': 'success',
    });
    expect(config.artifacts.namesOf(runId)).toEqual([
      'rendered-diff',
      'rendered-diff-share-0',
      'rendered-diff-share-1',
    ]);
    const [only, ...more] = config.comments();
    expect(more).toEqual([]);
    expect(only?.body).toContain('| `ghcr.io/acme/agent` | `2.4.0` | `2.5.0` |');
    expect(logOf({ join: run['fleet / join'] ?? none })).toContain(`${COUNT} targets, 0 identical`);
  });

  it('fails the joined check for one target that does not render, and still tells all the others', async () => {
    const number = await config.propose('alice', {
      'base/agent.yaml': base('2.5.0'),
      'teams/team-07/kustomization.yaml': 'namespace: team-07\nresources: [../../base, gone.yaml]\n',
    });
    const { run } = await config.onPullRequest(file, number);
    const { 'fleet / join': join, ...before } = conclusions(run);
    expect(join).toBe('failure');
    expect(Object.values(before).sort()).toEqual(['failure', 'success', 'success']);
    const [only, ...more] = config.comments();
    expect(more).toEqual([]);
    expect(only?.body).toContain('gone.yaml');
    expect(only?.body).toContain('`2.5.0`');
  });

  it('has one runner for a change that touches nothing', async () => {
    const number = await config.propose('alice', { 'README.md': '# Fleet\n' });
    const { run } = await config.onPullRequest(file, number);
    expect(Object.keys(run)).toEqual(['fleet / plan', 'fleet / render (1/1)', 'fleet / join']);
    expect(conclusions(run)['fleet / join']).toBe('success');
    expect(config.comments()).toHaveLength(1);
  });

  it('has its fork commented on by the second workflow', async () => {
    const alone = { 'teams/team-01/kustomization.yaml': 'namespace: other\nresources: [../../base]\n' };
    const number = await config.propose('mallory', alone, { fork: true });
    const joined = await config.onPullRequest(file, number);
    expect(conclusions(joined.run)['fleet / join']).toBe('success');
    expect(config.comments()).toEqual([]);
    await config.after(joined, 'diff-comment.yml');
    expect(config.comments()).toHaveLength(1);
  });
});

describe.skipIf(!supported)('diff-render.yml and diff-comment.yml', () => {
  it("comment on a fork's pull request, which is rendered without a token that may write", async () => {
    const number = await config.propose('mallory', production('1.8.0'), { fork: true });
    const rendered = await config.onPullRequest('diff-render.yml', number);
    expect(conclusions(rendered.run), logOf(rendered.run)).toEqual({ diff: 'success' });
    expect(config.comments()).toEqual([]);
    expect(config.artifacts.namesOf(rendered.runId)).toEqual(['rendered-diff']);
    const run = await config.after(rendered, 'diff-comment.yml');
    expect(conclusions(run), logOf(run)).toEqual({ comment: 'success' });
    const [only, ...more] = config.comments();
    expect(more).toEqual([]);
    expect(only?.author).toBe('github-actions[bot]');
    expect(only?.body).toContain('| `ghcr.io/acme/shop` | `1.7.3` | `1.8.0` |');
  });

  it('edit the comment when the fork is pushed to', async () => {
    const number = await config.propose('mallory', production('1.8.0'), { fork: true });
    await config.after(await config.onPullRequest('diff-render.yml', number), 'diff-comment.yml');
    const head = await config.push('mallory', production('1.9.0'), { fork: true });
    await config.after(
      await config.onPullRequest('diff-render.yml', number, 'synchronize'),
      'diff-comment.yml',
    );
    expect(config.comments()).toHaveLength(1);
    expect(parseDiffMarker(config.comments()[0]?.body ?? '')?.head).toBe(head);
  });

  it('tell what does not render: the check of the first fails, the comment of the second says why', async () => {
    const number = await config.propose('mallory', broken, { fork: true });
    const rendered = await config.onPullRequest('diff-render.yml', number);
    expect(conclusions(rendered.run)).toEqual({ diff: 'failure' });
    await config.after(rendered, 'diff-comment.yml');
    expect(config.comments()[0]?.body).toContain('no-such-file.yaml');
  });

  it('write nothing when the file is about another commit than GitHub says', async () => {
    const number = await config.propose('mallory', production('1.8.0'), { fork: true });
    const rendered = await config.onPullRequest('diff-render.yml', number);
    forge(rendered.runId, (report) => ({ ...report, head: '1'.repeat(40) }));
    const run = await config.after(rendered, 'diff-comment.yml');
    expect(conclusions(run)).toEqual({ comment: 'failure' });
    expect(config.comments()).toEqual([]);
  });

  it("never reach another's pull request, though the fork has its commit on a branch of its name", async () => {
    const own = await config.propose('alice', production('1.8.0'));
    const stolen = config.world.git('rev-parse', 'change').trim();
    const copy = await config.copy('mallory', stolen);
    const rendered = await config.onPullRequest('diff-render.yml', copy);
    forge(rendered.runId, (report) => ({ ...report, branch: 'forged' }));
    const { comments, pulls } = config.world.sandbox.repository('acme/config');
    // The one that was touched last is the first that GitHub lists.
    Object.assign(pulls.get(own) ?? {}, { updatedAt: '2099-01-01T00:00:00Z' });
    await config.after(rendered, 'diff-comment.yml');
    expect([...comments.values()].map(({ issueNumber }) => issueNumber)).toEqual([copy]);
    expect(copy).not.toBe(own);
  });

  it('write nothing of a file that is no rendered diff', async () => {
    const number = await config.propose('mallory', production('1.8.0'), { fork: true });
    const rendered = await config.onPullRequest('diff-render.yml', number);
    forge(rendered.runId, () => ({ version: 1, body: '@acme/owners please approve' }));
    const run = await config.after(rendered, 'diff-comment.yml');
    expect(conclusions(run)).toEqual({ comment: 'failure' });
    expect(config.comments()).toEqual([]);
  });

  it('do not comment for a run of something else than a pull request', async () => {
    await config.propose('alice', production('1.8.0'));
    const head = config.world.git('rev-parse', 'change').trim();
    const group = await mergeGroupEvent(config.world.sandbox, 'acme/config', head);
    const rendered = await config.run('diff-render.yml', group);
    const run = await config.after(rendered, 'diff-comment.yml');
    expect(conclusions(run)).toEqual({ comment: 'skipped' });
  });

  /** What a stranger's own workflow could upload in place of the file. */
  function forge(runId: string, change: (report: Readonly<Record<string, unknown>>) => unknown): void {
    const file = join(config.artifacts.folderOf(runId, 'rendered-diff'), 'rendered.json');
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
  }
});
