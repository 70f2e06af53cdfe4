import { describe, expect, it } from 'vitest';
import { NO_CONFIG } from '../../../src/core/config/config.ts';
import {
  firstParents,
  isWhole,
  mayHaveMore,
  ofOneChange,
  releasesOf,
} from '../../../src/core/release/landing.ts';
import type { LandedCommit } from '../../../src/core/release/ports.ts';
import type { ReleasePlan } from '../../../src/core/release/settle.ts';

/** A commit with its parents, and the pull request that has brought it. */
function commit(
  oid: string,
  parents: readonly string[],
  pull?: { number: number; commits: number; merge: string },
): LandedCommit {
  const pullRequest =
    pull === undefined
      ? undefined
      : {
          ...pull,
          url: `https://github.com/acme/config/pull/${pull.number}`,
          title: 'Change',
          author: 'alice',
          approvers: [],
        };
  return { oid, message: oid, parents: parents.map((each) => ({ oid: each, message: each })), pullRequest };
}

const oids = (commits: readonly LandedCommit[]) => commits.map(({ oid }) => oid);

describe('of a push', () => {
  const commits = [
    commit('side', ['start']),
    commit('a', ['start']),
    commit('b', ['a', 'side']),
    commit('c', ['b']),
  ];

  it('each commit counts that stands on the branch by itself', () => {
    expect(oids(firstParents(commits, 'start'))).toEqual(['a', 'b', 'c']);
  });

  it('is known whether the list goes back to its beginning', () => {
    expect(isWhole(firstParents(commits, 'start'), 'start')).toBe(true);
    expect(isWhole(firstParents(commits.slice(2), 'start'), 'start')).toBe(false);
    expect(isWhole(firstParents(commits, '0'.repeat(40)), '0'.repeat(40))).toBe(true);
    expect(isWhole(firstParents(commits, 'rewritten'), 'rewritten')).toBe(false);
  });
});

describe('of a pull request', () => {
  const seven = { number: 7, commits: 3, merge: 'c' };
  const six = { number: 6, commits: 1, merge: 'z' };

  it('that was rebased, all its commits count and no other', () => {
    const chain = [
      commit('z', ['y'], six),
      ...['a', 'b', 'c'].map((oid, at) => commit(oid, [['z', 'a', 'b'][at] ?? ''], seven)),
    ];
    expect(mayHaveMore(chain.at(-1) ?? commit('', []))).toBe(true);
    expect(oids(ofOneChange(chain))).toEqual(['a', 'b', 'c']);
  });

  it('that was squashed, the one counts', () => {
    const squashed = [commit('b', ['a']), commit('c', ['b'], seven)];
    expect(oids(ofOneChange(squashed))).toEqual(['c']);
  });

  it('that was merged, the merge has it all', () => {
    expect(mayHaveMore(commit('c', ['b', 'side'], seven))).toBe(false);
    expect(mayHaveMore(commit('b', ['a'], seven))).toBe(false);
  });
});

describe('a tag that is named by the app', () => {
  const plan = { environment: 'production', apart: true, place: { config: NO_CONFIG } } as ReleasePlan;
  const image = { image: 'ghcr.io/acme/shop', tag: '1.8.0', digest: undefined, from: [] };

  it('else one for all, with the version of an app whose main image has changed', () => {
    const worker = { ...image, app: 'cart', image: 'ghcr.io/acme/cart-worker', tag: '3.0.0' };
    const grouping = { plan: { ...plan, apart: false }, commit: 'c', apps: [] };
    const [release, ...others] = releasesOf([worker, { app: 'shop', ...image }], grouping);
    expect([release?.app, release?.images.length, others.length]).toEqual(['shop', 2, 0]);
  });

  it('needs an app', () => {
    const grouping = { plan, commit: 'c', apps: [] };
    expect(releasesOf([{ app: 'shop', ...image }], grouping).map(({ app }) => app)).toEqual(['shop']);
    expect(() => releasesOf([{ app: '', ...image }], grouping)).toThrow(
      /nobody knows which app ghcr\.io\/acme\/shop belongs to/,
    );
  });
});
