/**
 * Whole comments, as reviewers read them: `fixtures/diff/<case>/comment.md` is what becomes of `base.yaml` and
 * `head.yaml` there, or in a folder for each environment. `head.error` is what the renderer said instead.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffTargets } from '../../../src/core/diff/diff.ts';
import type { RenderedTarget, Rendering } from '../../../src/core/diff/rendered.ts';
import { formatComment } from '../../../src/core/report/comment.ts';
import { FIXTURES, foldersIn } from '../../support/fixtures.ts';

const CASES = join(FIXTURES, 'diff');

function readSide(folder: string, side: 'base' | 'head'): Rendering {
  const error = join(folder, `${side}.error`);
  if (existsSync(error)) return { kind: 'failed', message: readFileSync(error, 'utf8').trim() };
  return { kind: 'rendered', text: readFileSync(join(folder, `${side}.yaml`), 'utf8') };
}

function targetsOf(name: string): readonly RenderedTarget[] {
  const folder = join(CASES, name);
  const environments = foldersIn(folder);
  const places =
    environments.length === 0
      ? [{ folder, environment: 'production' }]
      : environments.map((environment) => ({ folder: join(folder, environment), environment }));
  return places.map(({ folder: place, environment }) => ({
    name: 'shop',
    environment,
    path: `apps/shop/${environment}`,
    base: readSide(place, 'base'),
    head: readSide(place, 'head'),
  }));
}

describe('the comment', () => {
  it.each(foldersIn(CASES))('of %s is the one on file', (name) => {
    const diff = diffTargets(targetsOf(name), { maskKey: 'the key of the example', sensitive: [] });
    const parts = formatComment(diff, {
      id: 'shop',
      base: 'd6f1c0a9b2e84f7d95c3a1e0b7f6d5c4a3928170',
      head: '7b3e9d1f5a2c4860be71d93f60a8c5e24d1b9f07',
      branch: 'main',
      runUrl: 'https://github.com/acme/gitops/actions/runs/4711',
    });
    expect(parts.join('')).toBe(readFileSync(join(CASES, name, 'comment.md'), 'utf8'));
  });
});
