import { describe, expect, it } from 'vitest';
import type { Release } from '../../../src/core/release/decide.ts';
import { releaseNotes, sourcesOf, tagMessage } from '../../../src/core/release/message.ts';
import type { LandedCommit } from '../../../src/core/release/ports.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const URL = 'https://github.com/acme/config';

function trailed(app: string, environment = 'production'): string {
  return [
    'Update',
    '',
    `Gitops-Release-App: ${app}`,
    `Gitops-Release-Environment: ${environment}`,
    'Gitops-Release-Plan: 4b0c',
    `Gitops-Release-Source: acme/${app}@${SHA}`,
  ].join('\n');
}

function landed(oid: string, message: string, title = 'Update shop', number = 7): LandedCommit {
  const pullRequest = {
    number,
    url: `${URL}/pull/${number}`,
    title,
    author: 'release-bot',
    approvers: ['alice', 'bob'],
    merge: oid,
    commits: 1,
  };
  return { oid, message, parents: [{ oid: 'p', message: '' }], pullRequest };
}

const RELEASE: Release = {
  app: 'shop',
  environment: 'production',
  commit: 'c3',
  listed: [],
  images: [
    {
      app: 'shop',
      image: 'ghcr.io/acme/shop',
      tag: '1.8.0',
      digest: `sha256:${'a'.repeat(64)}`,
      from: ['1.7.3'],
    },
    {
      app: 'shop',
      image: 'ghcr.io/acme/shop-jobs',
      tag: undefined,
      digest: `sha256:${'b'.repeat(64)}`,
      from: [],
    },
  ],
};

describe('the message of a release tag', () => {
  it('tells images, pull request, approvers, source and run', () => {
    const run = { url: 'https://github.com/acme/shop/actions/runs/42', attempt: '1' };
    expect(tagMessage('v1.8.0', RELEASE, { landed: landed('c3', trailed('shop')), run })).toBe(
      [
        'Release v1.8.0',
        '',
        'shop in production:',
        '',
        `- ghcr.io/acme/shop:1.8.0@sha256:${'a'.repeat(64)} (was 1.7.3)`,
        `- ghcr.io/acme/shop-jobs@sha256:${'b'.repeat(64)}`,
        '',
        'Pull-Request: https://github.com/acme/config/pull/7',
        'Approved-By: alice',
        'Approved-By: bob',
        `Source: acme/shop@${SHA}`,
        'Run: https://github.com/acme/shop/actions/runs/42 (attempt 1)',
        '',
      ].join('\n'),
    );
  });

  it('finds the source of a merge commit in the head that it has merged', () => {
    const parents = [
      { oid: 'p', message: '' },
      { oid: 'h', message: trailed('shop') },
    ];
    expect(sourcesOf({ ...landed('c3', 'Merge pull request #7'), parents })).toEqual([`acme/shop@${SHA}`]);
  });

  it('finds what a promotion says that its images were built from', () => {
    const built = `Gitops-Release-Built: ghcr.io/acme/shop:1.8.0 acme/shop@${SHA}`;
    const trail = 'Gitops-Release-App: shop\nGitops-Release-Plan: 4b0c';
    expect(sourcesOf(landed('c3', `Promote shop\n\n${built}\n${trail}`))).toEqual([`acme/shop@${SHA}`]);
    expect(sourcesOf(landed('c3', `Promote shop\n\n${built}`))).toEqual([]);
  });

  it('takes no source from a message without a trail', () => {
    expect(sourcesOf(landed('c3', `Update\n\nGitops-Release-Source: evil/shop@${SHA}`))).toEqual([]);
  });
});

describe('the notes of a release', () => {
  const at = landed('c3', trailed('shop'), 'Update shop to 1.8.0', 9);

  it('have what was merged for the app in the environment since the last one', () => {
    const since = [
      landed('c1', trailed('shop'), 'Update shop to 1.7.9', 5),
      landed('c2', trailed('cart'), 'Update cart', 6),
      landed('c4', trailed('shop', 'staging'), 'Update shop in staging', 8),
      landed('c5', 'By hand', 'Fix a typo', 10),
      at,
    ];
    const notes = releaseNotes(RELEASE, { landed: at, since, last: 'v1.7.3', url: URL });
    expect(notes).toContain(
      '- Update shop to 1.7.9 ([#5](https://github.com/acme/config/pull/5)) by `release-bot`',
    );
    expect(notes).toContain('Update shop to 1.8.0 ([#9]');
    expect(notes).not.toMatch(/cart|staging|typo/);
    expect(notes).toContain(`[acme/shop@0123456789](https://github.com/acme/shop/commit/${SHA})`);
    expect(notes).toContain('### Approved by\n\n- `alice`\n- `bob`');
    expect(notes).toContain('Since `v1.7.3`.');
  });

  it('never take a title for Markdown', () => {
    const hostile = landed('c3', trailed('shop'), '@acme/owners ![x](http://evil) <img> #1 `code`', 9);
    const notes = releaseNotes(RELEASE, { landed: hostile, since: [], last: undefined, url: URL });
    expect(notes).not.toMatch(/!\[x\]|<img>|@acme|(?<!\[)#1\b/);
  });

  it('stay below what GitHub takes, in whole lines', () => {
    const since = Array.from({ length: 2_000 }, (_, index) =>
      landed(`d${index}`, trailed('shop'), 'x'.repeat(200), index),
    );
    const notes = releaseNotes(RELEASE, { landed: at, since, last: 'v1.7.3', url: URL });
    expect(notes.length).toBeLessThan(61_000);
    expect(notes).toMatch(/\n- and \d+ lines more\n$/);
  });
});
