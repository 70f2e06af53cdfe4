/** What reviewers of a proposal see: the built action renders with real kustomize and comments in the sandbox. */
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDiffMarker } from '../../src/core/report/comment-marker.ts';
import { runStep, type StepResult } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const supported = process.platform === 'linux' && process.arch === 'x64';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

function update(inputs: Readonly<Record<string, string>> = {}, tools = true): Promise<StepResult> {
  return runStep(world.sandbox, { inputs: { ...world.inputs, ...inputs }, tools });
}

const comments = (): readonly { readonly author: string; readonly body: string }[] =>
  [...world.sandbox.repository('acme/config').comments.values()].map(({ author, body }) => ({
    author,
    body,
  }));
const operations = (): readonly string[] =>
  world.sandbox.log.entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`);

describe.skipIf(!supported)('a proposal', () => {
  it('carries one comment with what the cluster will see, for the commits that it names', async () => {
    const { status, outputs, summary } = await update();
    expect(status).toBe(0);
    const [only, ...more] = comments();
    expect(more).toEqual([]);
    expect(only?.author).toBe('release-bot[bot]');
    const marker = parseDiffMarker(only?.body ?? '');
    expect(marker?.head).toBe(outputs['pull-request-head-sha']);
    expect(marker?.base).toBe(world.git('rev-parse', 'main').trim());
    expect(only?.body).toContain('| `ghcr.io/acme/shop` | `1.7.3` | `1.8.0` |');
    expect(only?.body).toMatch(
      /^-\s+image: ghcr\.io\/acme\/shop:1\.7\.3\n\+\s+image: ghcr\.io\/acme\/shop:1\.8\.0$/m,
    );
    expect(summary).toContain('Rendered diff');
    expect(readFileSync(outputs['diff-file'] ?? '', 'utf8')).toContain(
      '+          image: ghcr.io/acme/shop:1.8.0',
    );
  });

  it('keeps its comment when nothing moves, and has it edited in place when its head does', async () => {
    await update();
    const [first] = comments();
    world.sandbox.log.clear();
    await update();
    expect(operations().filter((name) => /Comment$/.test(name))).toEqual([]);
    await update({ images: 'ghcr.io/acme/shop:1.9.0' });
    const [second, ...more] = comments();
    expect(more).toEqual([]);
    expect(second?.body).not.toBe(first?.body);
    expect(second?.body).toContain('`1.9.0`');
  });

  it('has its comment mended by a run that finds the proposal done', async () => {
    await update({ diff: 'none' });
    expect(comments()).toEqual([]);
    await update();
    expect(comments()).toHaveLength(1);
  });

  it('loses a second comment that two runs wrote at once', async () => {
    await Promise.all([update(), update(), update()]);
    await update();
    expect(comments()).toHaveLength(1);
  });

  it('leaves the comments of people alone, also those with its marker', async () => {
    await update();
    const [own] = comments();
    const response = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/issues/1/comments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${world.sandbox.addToken({ kind: 'user-classic', login: 'alice', scopes: ['repo'] }).value}`,
      },
      body: JSON.stringify({ body: own?.body }),
    });
    expect(response.status).toBe(201);
    await update({ images: 'ghcr.io/acme/shop:1.9.0' });
    expect(comments().map(({ author }) => author)).toEqual(['release-bot[bot]', 'alice']);
    expect(comments()[1]?.body).toBe(own?.body);
  });

  it('is rendered in the summary alone where that is asked for, and in a dry run', async () => {
    const { summary } = await update({ diff: 'summary' });
    expect(summary).toContain('Rendered diff');
    expect(comments()).toEqual([]);
    const dry = await update({ images: 'ghcr.io/acme/shop:1.9.0', 'dry-run': 'true' });
    expect(dry.summary).toContain('`1.9.0`');
    expect(comments()).toEqual([]);
  });

  it('is delivered without a comment where no tool can render it, and says how to get one', async () => {
    const { status, log, outputs } = await update({}, false);
    expect({ status, operation: outputs['pull-request-operation'] }).toEqual({
      status: 0,
      operation: 'created',
    });
    expect(log).toContain('no rendered diff: kustomize');
    expect(comments()).toEqual([]);
  });

  it('stands even if the comment is refused', async () => {
    const when = { operation: 'AddComment' };
    world.sandbox.faults.add({ kind: 'status', status: 403, times: 10, when });
    const { status, outputs, log, summary } = await update();
    expect({ status, operation: outputs['pull-request-operation'] }).toEqual({
      status: 0,
      operation: 'created',
    });
    expect(log).toContain('the rendered diff is in no comment');
    expect(summary).toContain('Rendered diff');
    expect(comments()).toEqual([]);
    expect(existsSync(outputs['diff-file'] ?? '')).toBe(true);
  });
});
