/** There and back: every reference that `list` calls editable is set, byte-exactly, and set back. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Trial, tryFile, tryFolder } from '../../../scripts/try-edit.ts';
import { corpusFolder, FIXTURES } from '../../support/fixtures.ts';

const corpus = corpusFolder();
if (corpus === undefined) console.log('corpus.test.ts: skipped, ../shared/corpus is absent');

const folders =
  corpus === undefined
    ? []
    : readdirSync(corpus, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);

const violated = (trials: readonly Trial[]) => trials.filter(({ outcome }) => outcome === 'violated');

describe.skipIf(corpus === undefined)('every editable reference in real config repositories', () => {
  test.each(folders)('%s: its value alone changes, and setting the old one restores the file', (name) => {
    const trials = tryFolder(join(corpus ?? '', name));
    expect(violated(trials)).toEqual([]);
    expect(trials.filter(({ outcome }) => outcome === 'restored')).not.toEqual([]);
  });

  test('all of them together are many', () => {
    const restored = tryFolder(corpus ?? '').filter(({ outcome }) => outcome === 'restored');
    expect(restored.length).toBeGreaterThanOrEqual(160);
  });
});

test('every editable reference in the fixtures of every format', () => {
  const trials = tryFolder(FIXTURES);
  expect(violated(trials)).toEqual([]);
  const formats = new Set(trials.filter(({ outcome }) => outcome === 'restored').map(({ format }) => format));
  expect([...formats].sort()).toEqual([
    'argocd',
    'flux',
    'helm-values',
    'kustomization',
    'manifest',
    'marker',
  ]);
});

const file = (path: string, text: string) => tryFile({ kind: 'file', path, mode: '100644', text });

test('a value that an alias shares with another is not called editable', () => {
  const text = 'images:\n- name: web\n  newTag: &tag v1\n- name: worker\n  newTag: *tag\n';
  expect(file('kustomization.yaml', text)).toMatchObject([{ image: 'worker', line: 4, outcome: 'set' }]);
});
