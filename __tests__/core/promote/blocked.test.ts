/** Apps of which nothing goes on: nothing to promote, a mistake, or something that nobody can tell. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/errors.ts';
import { blockedApps, tellLeftOut } from '../../../src/core/promote/blocked.ts';
import type { AppMoves } from '../../../src/core/promote/moves.ts';
import type { Told } from '../../../src/core/promote/promotion.ts';
import type { TargetState } from '../../../src/core/promote/target-images.ts';

const route = {
  source: { name: 'staging', path: 'apps/{app}/staging' },
  target: { name: 'production', path: 'apps/{app}/production', from: 'staging' },
};
const failure = (code: Failure['code'], what: string): Failure => ({ code, what, next: 'Look.' });
const has = (app: string, ...tags: readonly string[]): Told<TargetState> => {
  const images = tags.map((tag) => ({
    ...{ repository: `acme/${app}`, tag, digest: undefined, file: 'kustomization.yaml', line: 1 },
  }));
  return { app, kind: 'found', value: { images, files: [] } };
};
const missing = (app: string) => ({ app, kind: 'missing', path: `apps/${app}/staging` }) as const;
const failed = (app: string, ...failures: readonly Failure[]) => ({ app, kind: 'failed', failures }) as const;
function judge(
  states: readonly Told<TargetState>[],
  moves: readonly Told<AppMoves>[],
  named: readonly string[] = [],
) {
  return blockedApps(states, moves, { route, named: new Set(named), several: states.length > 1 });
}

describe('an app', () => {
  it('that is not there has nothing to promote, which is a mistake where a person has named it', () => {
    expect(judge([missing('shop')], [])).toEqual([
      { app: 'shop', why: 'nothing stands at apps/shop/staging in staging', nothing: true, failures: [] },
    ]);
    const [named] = judge([missing('shop'), has('shops', '1.0.0')], [], ['shop']);
    expect(named?.failures[0]).toMatchObject({ code: 'path-missing', next: 'Did you mean the app `shops`?' });
  });

  it('without an image has nothing to promote', () => {
    const [blocked] = judge([has('shop')], []);
    expect(blocked).toMatchObject({ why: 'it has no image with a version in staging', nothing: true });
    const named = failed('shop', failure('image-not-found', '"shop" has no image'));
    expect(judge([has('shop')], [named])).toEqual([expect.objectContaining({ app: 'shop', nothing: true })]);
  });

  it('that has gone back has nothing to promote, and is told as a mistake by its name', () => {
    const moves = [failed('shop', failure('image-older', '0.9.0 is older'))];
    const [shop] = judge([has('shop', '0.9.0'), missing('search')], moves).filter(
      ({ app }) => app === 'shop',
    );
    expect(shop).toMatchObject({ why: '0.9.0 is older', nothing: true });
    expect(shop?.failures[0]?.what).toBe('shop: 0.9.0 is older');
  });

  it('with two versions cannot be judged', () => {
    const two = failed('shop', failure('edit-ambiguous', 'one image has two versions'));
    expect(judge([two], [])).toMatchObject([{ why: 'one image has two versions', nothing: false }]);
  });
});

it('what is left out is named, up to twenty', () => {
  const many = Array.from({ length: 23 }, (_, index) => missing(`app-${index}`));
  const told = tellLeftOut(judge(many, []), 'production');
  expect(told).toContain(
    'Left out of the promotion to production: app-0 (nothing stands at apps/app-0/staging',
  );
  expect(told).toMatch(/app-19 \([^)]*\) and 3 more$/);
});
