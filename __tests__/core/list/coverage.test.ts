/** What `list` tells, held against a count by other means: nothing is overlooked, nothing made up. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverFolder, formatComparison } from '../../../scripts/coverage.ts';
import { compare, type Listed } from '../../../scripts/image-count/compare.ts';
import { findMentions } from '../../../scripts/image-count/mentions.ts';
import { corpusFolder } from '../../support/fixtures.ts';

const corpus = corpusFolder();
if (corpus === undefined) console.log('coverage.test.ts: skipped, ../shared/corpus is absent');

const folders =
  corpus === undefined
    ? []
    : readdirSync(corpus, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);

describe.skipIf(corpus === undefined)('in real config repositories', () => {
  test.each(folders)('every line of %s that looks like an image is listed or explained', (name) => {
    const comparison = coverFolder(join(corpus ?? '', name));
    const told = formatComparison(name, comparison);
    expect(comparison.unexplained, told).toEqual([]);
    expect(comparison.invented, told).toEqual([]);
    expect(comparison.listed, told).toBeGreaterThan(1);
  });
});

const FILE = 'values.yaml';
const VALUES = `image:
  repository: ghcr.io/acme/shop
  tag: 1.7.3 # image: none
cart:
  image: ghcr.io/acme/cart:2.0.0
`;

const shop: Listed = { image: 'ghcr.io/acme/shop', tag: '1.7.3', digest: null, file: FILE, line: 3 };
const cart: Listed = { image: 'ghcr.io/acme/cart', tag: '2.0.0', digest: null, file: FILE, line: 5 };

function compareWith(references: readonly Listed[]) {
  const texts = new Map([[FILE, VALUES]]);
  return compare(findMentions(FILE, VALUES), { references, skipped: [] }, texts);
}

describe('the comparison', () => {
  test('is satisfied by a whole listing, and counts what it explains', () => {
    const { listed, explained, unexplained, invented } = compareWith([shop, cart]);
    expect({ listed, unexplained, invented }).toEqual({ listed: 3, unexplained: [], invented: [] });
    expect([...explained.keys()]).toEqual(['the key of a mapping or a list', 'a comment']);
  });

  test('finds a reference that is not listed', () => {
    expect(compareWith([shop]).unexplained).toMatchObject([{ line: 5, value: 'ghcr.io/acme/cart:2.0.0' }]);
    expect(compareWith([cart]).unexplained.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('finds a listed reference that stands nowhere', () => {
    const ghost = { ...shop, image: 'ghcr.io/acme/ghost', tag: '9.9.9', line: 1 };
    expect(compareWith([shop, cart, ghost]).invented).toEqual([ghost]);
  });
});

test('an exact count of the mentions of a line', () => {
  const found = (line: string) =>
    findMentions('a.yaml', line).map(({ key, value }) => (key === '' ? value : `${key}=${value}`));
  expect(found('- {name: a, newName: "ghcr.io/acme/a", newTag: \'1.2\'} # x')).toEqual([
    'newName=ghcr.io/acme/a',
    'newTag=1.2',
  ]);
  expect(found('{"image":"ghcr.io/acme/shop:1.7.3"}')).toEqual(['image=ghcr.io/acme/shop:1.7.3']);
  expect(found('image: &shop ghcr.io/acme/shop:1.7.3 # {"$imagepolicy": "flux:shop"}')).toEqual([
    'image=ghcr.io/acme/shop:1.7.3',
  ]);
  expect(found('args: ["--reloader=quay.io/a/b:v1", "--level=info"]')).toEqual(['quay.io/a/b:v1']);
  expect(found('tag = "1.7.3" # gitops-release: shop:tag')).toEqual(['gitops-release=shop:tag']);
  expect(found('imagePullPolicy: Always')).toEqual([]);
  expect(found('url: https://ghcr.io/acme/shop')).toEqual([]);
});
