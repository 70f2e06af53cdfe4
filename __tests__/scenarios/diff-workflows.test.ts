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
const logOf = (run: WorkflowRun): string =>
  Object.values(run)
    .flatMap(({ steps }) => steps.flatMap(({ log }) => log))
    .join('\n');

describe.skipIf(!supported)('diff-on-pull-request.yml', () => {
  const file = 'diff-on-pull-request.yml';

  it("puts one comment by github-actions[bot] on a person's pull request, and reads no file over the API", async () => {
    const number = await config.propose('alice', production('1.8.0'));
    config.operations();
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
    expect(config.operations().filter((name) => !name.startsWith('GET /api/v3/repos/acme/config'))).toEqual([
      'ReadComments',
      'AddComment',
    ]);
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
