/** The fixtures of every format: each folder is one statement, compared whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editFolder } from '../../../scripts/local-files.ts';
import { ReleaseError } from '../../../src/core/errors.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { FIXTURES, foldersIn, readTree } from '../../support/fixtures.ts';

interface Request {
  readonly path: string;
  readonly images: readonly string[];
  readonly error?: string;
  readonly says?: string;
  readonly line?: number;
  readonly notice?: string;
  readonly overrideAutomation?: boolean;
}

/** Folders of fixtures, one a format. */
const FORMATS = ['folder', 'kustomization', 'manifest', 'helm-values', 'flux', 'argocd'];

const cases = FORMATS.flatMap((format) =>
  foldersIn(join(FIXTURES, format)).map((name) => {
    const home = join(FIXTURES, format, name);
    const request: Request = JSON.parse(readFileSync(join(home, 'request.json'), 'utf8'));
    return { name: `${format}/${name}`, request, before: join(home, 'before'), after: join(home, 'after') };
  }),
);

describe('files after the edit', () => {
  test.each(cases.filter(({ request }) => request.error === undefined))(
    '$name',
    ({ request, before, after }) => {
      const edited = editFolder(before, request.path, wanted(request));
      const result = new Map([...readTree(before), ...edited.texts]);
      expect(Object.fromEntries(result)).toEqual(Object.fromEntries(readTree(after)));
      const notices = edited.notices.map(({ what }) => what).join('\n');
      if (request.notice !== undefined) expect(notices).toContain(request.notice);
      expect(edited.changes.length > 0).toBe(edited.edits.length > 0);
      expect(editFolder(after, request.path, wanted(request)).edits).toEqual([]);
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

function wanted({ images, overrideAutomation }: Request) {
  const flag = overrideAutomation === true ? { overrideAutomation } : {};
  return images.map((image) => ({ ...parseImageArgument(image), ...flag }));
}

function refusal(action: () => unknown) {
  try {
    action();
  } catch (error) {
    if (error instanceof ReleaseError) return error.failures[0];
    throw error;
  }
  throw new Error('nothing was refused');
}
