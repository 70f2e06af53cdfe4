import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import type { GraphqlDocument } from '../../../src/adapters/github/client.ts';
import { blobsOfBranchDocument, readFilesDocument } from '../../../src/adapters/github/documents/files.ts';
import * as merges from '../../../src/adapters/github/documents/merge.ts';
import { openDocument } from '../../../src/adapters/github/documents/open.ts';
import {
  MEANINGS,
  ORIGIN,
  pastDocument,
  textsDocument,
  wordsDocument,
} from '../../../src/adapters/github/documents/past.ts';
import { MORE_CHECKS, rolloutDocument } from '../../../src/adapters/github/documents/rollout.ts';
import * as writes from '../../../src/adapters/github/documents/writes.ts';
import { queryFor } from './connected.ts';

const FILE = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);
const schema = buildSchema(readFileSync(FILE, 'utf8'), { assumeValidSDL: true });

const PATHS = ['', 'a.yaml', 'b/c.yaml'];
const DOCUMENTS: readonly (readonly [string, GraphqlDocument])[] = [
  ['open, default branch', openDocument(queryFor(PATHS), true)],
  ['open, named branch', openDocument(queryFor(PATHS, 'main'), true)],
  ['open, no file', openDocument(queryFor([]), true)],
  ['open, the root only', openDocument(queryFor(['']), true)],
  ['open, without the optional part', openDocument(queryFor(PATHS, 'main'), false)],
  ['read files', readFilesDocument(PATHS)],
  ['read the root', readFilesDocument([''])],
  ['read blobs of a branch', blobsOfBranchDocument(['a.yaml', 'b/c.yaml'])],
  ['the past of a file', pastDocument(1, 1)],
  ['the past of several paths', pastDocument(3, 5)],
  ['contents of the past', textsDocument(3)],
  ['meanings of a word', MEANINGS],
  ['the origin of a commit', ORIGIN],
  ['further checks of a commit', MORE_CHECKS],
  ['words about commits', wordsDocument(3, 2)],
  ['a rollout, of the default branch', rolloutDocument({ named: false, pinned: false, checks: false })],
  ['a rollout, of a commit of a branch', rolloutDocument({ named: true, pinned: true, checks: true })],
  ...Object.entries(writes),
  ...Object.entries(merges).flatMap(([name, value]) =>
    typeof value === 'object' ? [[name, value] as const] : [],
  ),
];

test.each(DOCUMENTS)("%s is valid by GitHub's schema", (_title, document) => {
  expect(validate(schema, parse(document.text)).map(String)).toEqual([]);
});

test.each(DOCUMENTS)('%s names its operation', (_title, document) => {
  expect(parse(document.text).definitions[0]).toMatchObject({ name: { value: document.name } });
});
