import { describe, expect, test } from 'vitest';
import { tryFolder } from '../../../scripts/try-edit.ts';
import { corpusFolder } from '../../support/fixtures.ts';

const corpus = corpusFolder();
if (corpus === undefined) console.log('corpus.test.ts: skipped, ../shared/corpus is absent');

describe.skipIf(corpus === undefined)('every entry of `images:` in real config repositories', () => {
  test('setting one tag changes that scalar alone, and setting the old one restores the file', () => {
    const trials = tryFolder(corpus ?? '');
    expect(trials.filter(({ outcome }) => outcome === 'violated' || outcome === 'skipped')).toEqual([]);
    expect(trials.length).toBeGreaterThanOrEqual(34);
  });
});
