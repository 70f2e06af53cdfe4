import { describe, expect, it } from 'vitest';
import { parseState } from '../../../src/core/request/rollback.ts';
import { neverWas, type PastState, searchTag } from '../../../src/core/rollback/choose.ts';

const DIGEST = `sha256:${'5e'.repeat(32)}`;
const state = (version: string): PastState => ({
  oid: 'a'.repeat(40),
  date: '2026-11-20T10:00:00Z',
  message: 'Update',
  images: [{ file: 'shop.yaml', name: undefined, image: 'ghcr.io/acme/shop', versions: [version] }],
});

describe('a state that is named by its digest', () => {
  it.each([`@${DIGEST}`, `:1.8.0@${DIGEST}`])('is the one with %s', (version) => {
    const search = searchTag(parseState(DIGEST));
    expect(search.see(state(':1.9.0'))).toBeUndefined();
    expect(search.see(state(version))).toMatchObject({ kind: 'state' });
  });
});

describe('no earlier state', () => {
  const said = (...versions: readonly string[]) =>
    neverWas(
      { to: 'previous', label: 'input "to"' },
      { states: versions.map(state), commits: versions.length, cut: false },
    ).message;

  it('is told as it is: there was no other, or rollbacks have left them all', () => {
    expect(said(':1.7.3')).toContain('the target has had no other images in the only commit');
    expect(said(':1.7.3', ':1.8.0', ':1.7.3')).toContain(
      'rollbacks have left every other state that the target has had in the last 3 commits',
    );
  });
});
