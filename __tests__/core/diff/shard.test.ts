import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { diffTargets } from '../../../src/core/diff/diff.ts';
import { joinDiffs } from '../../../src/core/diff/join.ts';
import type { RenderedTarget } from '../../../src/core/diff/rendered.ts';
import { findMissing, parseShard, planMatrix, targetsOf } from '../../../src/core/diff/shard.ts';
import { codesOf } from '../../support/failures.ts';

const MANIFEST = (tag: string, name: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {template: {spec: {containers: [{name: app, image: 'ghcr.io/acme/app:${tag}'}]}}}\n`;

const target = (index: number): RenderedTarget => ({
  name: `app-${String(index).padStart(3, '0')}`,
  path: `apps/${index}`,
  base: { kind: 'rendered', text: MANIFEST('1.0.0', `app-${index}`) },
  head: { kind: 'rendered', text: MANIFEST(index % 2 === 0 ? '1.0.0' : '1.1.0', `app-${index}`) },
});
const compare = (targets: readonly RenderedTarget[]) => diffTargets(targets, { maskKey: 'k', sensitive: [] });

describe('parts', () => {
  const share = (index: number, count: number) => ({ index, count });

  it('are a whole if every share is there once, in any order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, seed) => {
        const all = Array.from({ length: count }, (_, index) => share(index + 1, count));
        const turned = all.map((_, index) => all[(index + seed) % count]);
        expect(findMissing(turned)).toBeUndefined();
        expect(findMissing([...turned, share(1, count)])).toBe('a share is there more than once');
        if (count > 1) expect(findMissing(turned.slice(1))).toContain(`1 of ${count} shares are missing`);
      }),
    );
  });

  it('are a whole if the only one is no share', () => {
    expect(findMissing([undefined])).toBeUndefined();
    expect(findMissing([undefined, undefined])).toBe('each of the files is a whole diff');
  });

  it('are none of different numbers of shares, or of a share and a whole', () => {
    expect(findMissing([share(1, 2), share(2, 3)])).toContain('different diffs');
    expect(findMissing([share(1, 1), undefined])).toContain('different diffs');
  });
});

describe('a share of the targets', () => {
  it('holds each target in exactly one of all shares', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 20 }), (size, count) => {
        const all = Array.from({ length: size }, (_, index) => index);
        const shares = Array.from({ length: count }, (_, index) =>
          targetsOf(all, { index: index + 1, count }),
        );
        expect(shares.flat().sort((a, b) => a - b)).toEqual(all);
      }),
    );
  });

  test.each(['plan', '1/1', '2/4', '256/256'])('is written as %s', (text) => {
    const shard = parseShard(text);
    expect(shard === 'plan' ? shard : `${shard.index}/${shard.count}`).toBe(text);
  });

  test.each(['0/4', '5/4', '1', 'a/b', '1/0', '2/4/6', '-1/2'])('is not written as %j', (text) => {
    expect(codesOf(() => parseShard(text))).toEqual(['input-invalid']);
  });
});

describe('the matrix', () => {
  test.each([
    [0, 1],
    [50, 1],
    [51, 2],
    [500, 10],
    [1_000_000, 256],
  ])('of %i targets has %i jobs', (targets, jobs) => {
    const { shard } = planMatrix(targets);
    expect(shard).toHaveLength(jobs);
    expect(shard.flatMap((text) => targetsOf([1], parseShard(text)))).toEqual([1]);
  });
});

describe('joined parts', () => {
  it('are the diff of all targets at once', () => {
    const targets = Array.from({ length: 9 }, (_, index) => target(index));
    const parts = [1, 2, 3].map((index) => compare(targetsOf(targets, { index, count: 3 })));
    const [joined, whole] = [joinDiffs(parts), compare(targets)];
    expect(joined).toEqual(whole);
  });

  it('tell once what is folded alike in several of them', () => {
    const labelled = (name: string, version: string): string =>
      [1, 2, 3]
        .map(
          (part) =>
            `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}-${part}, labels: {version: ${version}}}\n`,
        )
        .join('---\n');
    const targets = ['a', 'b', 'c'].map((name): RenderedTarget => {
      const text = (version: string) => ({ kind: 'rendered' as const, text: labelled(name, version) });
      return { name, path: name, base: text('"1"'), head: text('"2"') };
    });
    const joined = joinDiffs([
      compare([targets[0], targets[2]].flatMap((one) => one ?? [])),
      compare(targets.slice(1, 2)),
    ]);
    expect(joined.folds).toEqual([
      { fold: 'label', key: 'version', from: '1', to: '2', resources: 9, targets: ['a', 'b', 'c'] },
    ]);
    expect(joined).toEqual(compare(targets));
  });

  it('have their risks in one order, and resources that move from one to the other', () => {
    const target = (name: string, base: string, head: string): RenderedTarget => ({
      name,
      path: name,
      base: { kind: 'rendered', text: base },
      head: { kind: 'rendered', text: head },
    });
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n';
    const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n';
    const targets = [target('a', service, ''), target('b', claim, service), target('c', '', '')];
    const joined = joinDiffs(targets.map((one) => compare([one])));
    expect(joined.risks.map(({ level, what }) => `${level} ${what}`)).toEqual([
      expect.stringMatching(/^high is deleted/),
      expect.stringMatching(/^medium leaves this target/),
    ]);
    expect(joined).toEqual(compare(targets));
    expect(joinDiffs([joined])).toEqual(joined);
  });

  it('keep the words for data that may be lost on the way', () => {
    const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n';
    const side = (text: string) => ({ kind: 'rendered' as const, text });
    const targets = [
      { name: 'a', path: 'a', base: side(claim), head: side('') },
      { name: 'b', path: 'b', base: side(''), head: side(claim) },
    ];
    const told = [
      {
        level: 'high',
        what: 'is deleted; its volume and data may go with it; it comes in another target',
        names: ['b'],
      },
    ];
    const whole = compare(targets);
    expect(whole.risks).toMatchObject(told);
    expect(joinDiffs(targets.map((one) => compare([one])))).toEqual(whole);
    expect(joinDiffs([whole]).risks).toEqual(whole.risks);
    const apart = targets.map((one) => ({ ...one, environment: one.name }));
    expect(compare(apart).risks[0]?.what).toBe('is deleted; its volume and data may go with it');
  });

  it('fail where one of them does', () => {
    const broken: RenderedTarget = { ...target(1), head: { kind: 'failed', message: 'no such file' } };
    const joined = joinDiffs([compare([target(0)]), compare([broken])]);
    expect(joined).toMatchObject({
      changed: false,
      failed: true,
      counts: { targets: 2, failed: 1, identical: 1 },
    });
  });
});
