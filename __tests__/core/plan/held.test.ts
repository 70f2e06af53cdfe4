/** What is held after a rollback, told on messages of commits. */
import { describe, expect, it, test } from 'vitest';
import { formatTrail } from '../../../src/core/delivery/trail.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { heldBy, parseRolledBack, rolledBackFrom } from '../../../src/core/plan/held.ts';
import type { RepositoryFacts } from '../../../src/core/ports.ts';

const PATH = 'apps/shop/overlays/production';
const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const NOBODY = { source: undefined, run: undefined, actor: undefined };

function message(image: string, rolledBack: readonly string[] = [], path = PATH): string {
  const intents = [{ path, image, from: [] }];
  const trail = { apps: ['shop'], environment: 'production', intents, plan: 'x', rolledBack };
  return `Headline\n\n${formatTrail(trail, NOBODY, undefined)}`;
}

const update = (image: string): string => message(image);
const rollback = (image: string, from: string, path = PATH): string =>
  message(image, rolledBackFrom(path, image, [from]), path);

function isHeld(image: string, messages: readonly string[], path = PATH): boolean {
  const facts = { history: new Map([[path, messages]]) } as unknown as RepositoryFacts;
  const wish = { path, image: parseImageArgument(image), carriedFrom: undefined };
  return heldBy(wish, facts) !== undefined;
}

const BACK = rollback('ghcr.io/acme/shop:1.7.3', '1.8.0');

describe('a wish', () => {
  test.each([
    ['the version rolled back from', 'ghcr.io/acme/shop:1.8.0', [BACK], true],
    ['its entry by name', 'ghcr.io/acme/shop=*:1.8.0', [BACK], true],
    ['a newer version', 'ghcr.io/acme/shop:1.8.1', [BACK], false],
    ['a version between', 'ghcr.io/acme/shop:1.7.4', [BACK], false],
    ['another image', 'ghcr.io/acme/cart:1.8.0', [BACK], false],
    [
      'after a newer version was set',
      'ghcr.io/acme/shop:1.8.0',
      [update('ghcr.io/acme/shop:1.9.0'), BACK],
      false,
    ],
    ['after it was set again', 'ghcr.io/acme/shop:1.8.0', [update('ghcr.io/acme/shop:1.8.0'), BACK], false],
    [
      'after a version between was set',
      'ghcr.io/acme/shop:1.8.0',
      [update('ghcr.io/acme/shop:1.7.4'), BACK],
      true,
    ],
    [
      'after another image was set',
      'ghcr.io/acme/shop:1.8.0',
      [update('ghcr.io/acme/cart:2.0.0'), BACK],
      true,
    ],
    [
      'after another rollback',
      'ghcr.io/acme/shop:1.8.0',
      [rollback('ghcr.io/acme/shop:1.7.2', '1.7.3'), BACK],
      true,
    ],
    [
      'after a rollback to that very version',
      'ghcr.io/acme/shop:1.8.0',
      [rollback('ghcr.io/acme/shop:1.8.0', '1.7.3'), BACK],
      false,
    ],
    [
      'rolled back again after it was set again',
      'ghcr.io/acme/shop:1.8.0',
      [BACK, update('ghcr.io/acme/shop:1.8.0'), BACK],
      true,
    ],
    [
      'its tag, where tag and digest were',
      'ghcr.io/acme/shop:1.8.0',
      [rollback('ghcr.io/acme/shop:1', `1.8.0@${A}`)],
      true,
    ],
    [
      'its tag with another digest: another build',
      `ghcr.io/acme/shop:1.8.0@${B}`,
      [rollback('ghcr.io/acme/shop:1', `1.8.0@${A}`)],
      false,
    ],
    ['its digest alone', `ghcr.io/acme/shop@${A}`, [rollback('ghcr.io/acme/shop:1', `@${A}`)], true],
    ['a commit by hand in between', 'ghcr.io/acme/shop:1.8.0', ['By hand', BACK], true],
  ])('%s', (_, image, messages, held) => {
    expect(isHeld(image, messages)).toBe(held);
  });

  it('of a file is held by the rollback of its folder, and of a folder by that of its file', () => {
    const file = `${PATH}/kustomization.yaml`;
    expect(isHeld('ghcr.io/acme/shop:1.8.0', [BACK], file)).toBe(true);
    const ofFile = rollback('ghcr.io/acme/shop:1.7.3', '1.8.0', file);
    expect(isHeld('ghcr.io/acme/shop:1.8.0', [ofFile])).toBe(true);
    expect(isHeld('ghcr.io/acme/shop:1.8.0', [BACK], 'apps/shop/overlays/staging')).toBe(false);
  });
});

test('the trailer keeps paths with spaces, and the root', () => {
  for (const path of ['my apps/shop', '']) {
    const [text = ''] = rolledBackFrom(path, 'ghcr.io/acme/shop:1', ['2']);
    expect(parseRolledBack(text)).toMatchObject({ path, image: { text: 'ghcr.io/acme/shop:2' } });
  }
  expect(parseRolledBack('nonsense')).toBeUndefined();
});
