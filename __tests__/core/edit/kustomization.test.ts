/** The fixtures of kustomizations: each folder is one statement, compared whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editFolder } from '../../../scripts/local-files.ts';
import { ReleaseError } from '../../../src/core/errors.ts';
import { FIXTURES, foldersIn, readTree } from '../../support/fixtures.ts';

interface Request {
  readonly path: string;
  readonly images: readonly string[];
  readonly error?: string;
  readonly says?: string;
  readonly line?: number;
  readonly notice?: string;
}

const HOME = join(FIXTURES, 'kustomization');
const cases = foldersIn(HOME).map((name) => {
  const request: Request = JSON.parse(readFileSync(join(HOME, name, 'request.json'), 'utf8'));
  return { name, request, before: join(HOME, name, 'before') };
});

describe('a kustomization after the edit', () => {
  test.each(cases.filter(({ request }) => request.error === undefined))(
    '$name',
    ({ name, request, before }) => {
      const edited = editFolder(before, request.path, request.images);
      const result = new Map([...readTree(before), ...edited.texts]);
      expect(Object.fromEntries(result)).toEqual(Object.fromEntries(readTree(join(HOME, name, 'after'))));
      const notices = edited.notices.map(({ what }) => what).join('\n');
      if (request.notice !== undefined) expect(notices).toContain(request.notice);
      expect(edited.changes.length > 0).toBe(edited.edits.length > 0);
      expect(editFolder(join(HOME, name, 'after'), request.path, request.images).edits).toEqual([]);
    },
  );
});

describe('a refusal', () => {
  test.each(cases.filter(({ request }) => request.error !== undefined))('$name', ({ request, before }) => {
    const failure = refusal(() => editFolder(before, request.path, request.images));
    expect(failure.code).toBe(request.error);
    expect(failure.what).toContain(request.says ?? '');
    expect(failure.next).toMatch(/\.$/);
    if (request.line !== undefined) expect(failure.where).toMatchObject({ line: request.line });
  });
});

function refusal(action: () => unknown) {
  try {
    action();
  } catch (error) {
    if (error instanceof ReleaseError) return error.failures[0];
    throw error;
  }
  throw new Error('nothing was refused');
}
