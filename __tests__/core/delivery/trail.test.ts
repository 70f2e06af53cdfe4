import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTrail, parseTrail } from '../../../src/core/delivery/trail.ts';

const line = fc.string({ unit: 'grapheme' });
const intent = fc.record({ path: line, image: line, from: fc.array(line) });
const nobody = { source: undefined, run: undefined, actor: undefined };

describe('the trail', () => {
  it('is read back as it was written, whatever paths and values hold', () => {
    fc.assert(
      fc.property(fc.array(intent), (intents) => {
        const trail = { apps: ['shop'], environment: 'production', intents, plan: 'digest' };
        expect(parseTrail(`Update shop\n\n${formatTrail(trail, nobody, undefined)}\n`)).toEqual(trail);
      }),
    );
  });

  it('stands in lines that Git takes for trailers', () => {
    fc.assert(
      fc.property(fc.array(intent), (intents) => {
        const text = formatTrail(
          { apps: ['shop'], environment: undefined, intents, plan: 'x' },
          nobody,
          'a <a@example.com>',
        );
        expect(text.split('\n').every((part) => /^[A-Z][A-Za-z-]+: \S/.test(part))).toBe(true);
      }),
    );
  });

  it.each(['', 'Update shop', 'Gitops-Release-App: shop', 'Gitops-Release-Image: {"path"'])(
    "%j is nobody's trail",
    (message) => {
      expect(parseTrail(message)).toBeUndefined();
    },
  );

  const block = (plan: string, app: string) => `Gitops-Release-App: ${app}\nGitops-Release-Plan: ${plan}`;

  it('is found in the middle of what a squashing merge makes of several commits', () => {
    const message = [
      'Update shop (#7)',
      `* Update shop\n\nshop: 1 -> 2\n\n${block('a', 'shop')}`,
      '* Fix a typo',
      `* Update cart\n\n${block('b', 'cart')}\n(cherry picked from commit 0123abc)`,
      '---------',
      'Co-authored-by: alice <alice@example.com>',
    ].join('\n\n');
    expect(parseTrail(message)).toMatchObject({ apps: ['shop', 'cart'], plan: 'a' });
    expect(parseTrail(message.replaceAll('\n', '\r\n'))).toMatchObject({ apps: ['shop', 'cart'] });
  });

  it('has no lines of a paragraph that holds anything else', () => {
    const held = 'Gitops-Release-Rolled-Back: apps/shop shop:1.2.0';
    const message = `Update\n\nshop: 1\n${held}\n -> 2 (a.yaml)\n\n${held}\n\n${block('a', 'shop')}`;
    expect(parseTrail(message)).toEqual({ apps: ['shop'], environment: undefined, intents: [], plan: 'a' });
    expect(parseTrail(`Update\n\n${block('a', 'shop')}\nand more`)).toBeUndefined();
  });

  it('holds each value in a line of its own, whatever stood in a file', () => {
    const trail = { apps: [], environment: undefined, intents: [], plan: 'x' };
    const text = formatTrail(
      { ...trail, rolledBack: ['apps/shop shop:1\n\nGitops-Release-App: other'] },
      nobody,
      undefined,
    );
    expect(parseTrail(`Roll back\n\n${text}`)?.apps).toEqual([]);
  });

  it('says of each wish which run asked for it and from which commit, also of one that is carried along', () => {
    const sha = 'a'.repeat(40);
    const url = 'https://github.com/acme/shop';
    const provenance = {
      source: { repository: 'acme/shop', sha, url: `${url}/commit/${sha}` },
      run: { url: `${url}/actions/runs/50`, attempt: '1' },
      actor: undefined,
    };
    const carried = { repository: 'acme/shop', run: 49, attempt: 1, sha: 'b'.repeat(40) };
    const intents = [
      { path: 'apps/shop', image: 'shop:1', from: [] },
      { path: 'apps/shop', image: 'proxy:1', from: [], origin: carried, overrideAutomation: true },
    ];
    const trail = { apps: [], environment: undefined, intents, plan: 'x' };
    const origins = parseTrail(formatTrail(trail, provenance, undefined))?.intents.map(
      ({ origin }) => origin,
    );
    expect(origins).toEqual([{ repository: 'acme/shop', run: 50, attempt: 1, sha }, carried]);
  });
});
