import { describe, expect, it } from 'vitest';
import { chooseBeforeFailed } from '../../../src/core/rollback/before-failed.ts';
import type { PastState } from '../../../src/core/rollback/choose.ts';
import type { StateWord } from '../../../src/core/rollback/history.ts';

/** `tag`, `tag+` verified, `tag-` failed, `tag~` under way; `(tag)` only inside of a merged branch. Newest first. */
function chosen(text: string): string | undefined {
  const parts = text.split(' ').map((part, index) => {
    const [, inner, tag = '', sign] = /^(\()?([\d.]+)([+~-])?\)?$/.exec(part) ?? [];
    const said = ({ '+': 'success', '-': 'failure', '~': 'pending' } as const)[sign ?? ''];
    const image = { file: 'a.yaml', name: undefined, image: 'ghcr.io/acme/shop', versions: [`:${tag}`] };
    const state: PastState = { oid: `c${index}`, date: '', message: '', images: [image] };
    return { state, word: { wasTip: inner === undefined, said } satisfies StateWord, tag };
  });
  const words = new Map(parts.map(({ state, word }) => [state.oid, word]));
  const found = chooseBeforeFailed(
    parts.map(({ state }) => state),
    words,
  );
  const version = found?.state.images[0]?.versions[0]?.slice(1);
  return version === undefined ? undefined : `${version}${found?.isVerified === true ? ' verified' : ''}`;
}

describe('the state before a failed rollout', () => {
  it.each([
    ['the newest that is verified', '1.8 1.7+ 1.6+', '1.7 verified'],
    ['the one before, where none is verified', '1.8 1.7 1.6', '1.8'],
    ['the one before, while its rollout is under way', '1.8~ 1.7', '1.8'],
    ['none that has failed', '1.8- 1.7 1.6', '1.7'],
    ['none that has run first and failed later', '1.8- 1.7 1.8+ 1.6+', '1.6 verified'],
    ['one that has failed first and run later', '1.8+ 1.8- 1.7', '1.8 verified'],
    ['one whose older commit was verified', '1.8 1.8+ 1.7', '1.8 verified'],
    ['none that only a commit inside of a merged branch had', '(1.9+) 1.8 1.7', '1.8'],
    ['nothing, where all have failed', '1.8- 1.7-', undefined],
  ])('is %s', (_, states, expected) => {
    expect(chosen(states)).toBe(expected);
  });
});
