/** When images came to an environment, from the history of its files. */
import { describe, expect, it } from 'vitest';
import { parseBuilt, promotionTrailers } from '../../../src/core/promote/built.ts';
import { builtFrom, type HistoryCommit, traceImages, tracePart } from '../../../src/core/promote/trace.ts';
import type { Entry } from '../../../src/core/snapshot.ts';

const PATH = 'apps/shop/overlays/staging/kustomization.yaml';
const SHA = 'c'.repeat(40);

/** Newest first; `at` falls by one each. @param tags undefined: the file is not there */
function history(...tags: readonly (string | undefined)[]): readonly HistoryCommit[] {
  return tags.map((tag, index) => {
    const text = `images:\n- name: ghcr.io/acme/shop\n  newTag: "${tag}"\n`;
    const entry: Entry =
      tag === undefined
        ? { kind: 'missing', path: PATH }
        : { kind: 'file', path: PATH, mode: '100644', text };
    return { oid: `c${index}`, at: 100 - index, message: '', files: new Map([[PATH, entry]]) };
  });
}
const traced = (now: string, ...elsewhere: readonly string[]) => [
  { repository: 'ghcr.io/acme/shop', now, elsewhere },
];

describe('a trace', () => {
  it('begins with the first commit of the last unbroken row that has the images', () => {
    const commits = history('1.9.0', '1.9.0', '1.8.0', '1.9.0', '1.7.0');
    expect(traceImages(commits, traced('1.9.0', '1.7.0'), { ended: true, whole: true })).toEqual({
      since: 99,
      ahead: 97,
      complete: true,
      newest: 'c0',
      between: ['1.8.0'],
      met: true,
    });
  });

  it('counts versions between the two alone, where all of them are semantic versions', () => {
    const between = (now: string, elsewhere: string, ...had: readonly string[]) =>
      traceImages(history(now, ...had), traced(now, elsewhere), { ended: true, whole: true })?.between;
    expect(between('4.0.0', '3.4.0', '3.5.0', '1.8.0', '1.7.3', '4.1.0')).toEqual(['3.5.0']);
    expect(between('1.7.3', '1.9.0', '1.8.0', '2.0.0')).toEqual(['1.8.0']);
    expect(between('main-9', 'main-1', 'main-5', '1.0.0')).toEqual(['main-5', '1.0.0']);
  });

  it('asks for more until it knows both ends', () => {
    const commits = history('1.9.0', '1.8.0');
    expect(traceImages(commits, traced('1.9.0', '1.7.0'), { ended: false, whole: true })).toBeUndefined();
    expect(traceImages(commits, traced('1.9.0', '1.7.0'), { ended: true, whole: true })).toMatchObject({
      met: false,
      since: 100,
    });
  });

  it('that was cut counts from the oldest commit that was seen', () => {
    const commits = history('1.9.0', '1.9.0', '1.9.0');
    expect(tracePart(commits, traced('1.9.0', '1.7.0'))).toMatchObject({ since: 98, complete: false });
  });

  it('takes a file that was not there yet for other images', () => {
    expect(
      traceImages(history('1.0.0', undefined), traced('1.0.0', '0.9.0'), { ended: true, whole: true }),
    ).toMatchObject({
      since: 100,
    });
  });

  it('of several images needs all of them', () => {
    const both = (left: string, right: string, at: number): HistoryCommit => {
      const text = `images:\n- {name: acme/a, newTag: "${left}"}\n- {name: acme/b, newTag: "${right}"}\n`;
      const entry: Entry = { kind: 'file', path: PATH, mode: '100644', text };
      return { oid: `c${at}`, at, message: '', files: new Map([[PATH, entry]]) };
    };
    const wanted = [
      { repository: 'acme/a', now: '2', elsewhere: ['1'] },
      { repository: 'acme/b', now: '2', elsewhere: ['1'] },
    ];
    const commits = [both('2', '2', 30), both('2', '1', 20), both('1', '1', 10)];
    expect(traceImages(commits, wanted, { ended: true, whole: true })).toMatchObject({
      since: 30,
      ahead: 20,
    });
  });
});

describe('what an image was built from', () => {
  const image = { repository: 'ghcr.io/acme/shop', versions: ['1.8.0'] };
  const url = 'https://github.com/acme/shop/actions/runs/7 (attempt 1)';

  it('is read from the trail of an update', () => {
    const message = [
      'Update shop',
      '',
      'Gitops-Release-App: shop',
      'Gitops-Release-Image: {"path":"x","image":"ghcr.io/acme/shop:1.8.0","from":["1.7.0"]}',
      'Gitops-Release-Plan: 1',
      `Gitops-Release-Source: acme/shop@${SHA}`,
      `Gitops-Release-Run: ${url}`,
    ].join('\n');
    expect(builtFrom([{ message }], image)).toEqual({ repository: 'acme/shop', sha: SHA });
    expect(builtFrom([{ message }], { ...image, versions: ['1.9.0'] })).toBeUndefined();
  });

  it('goes on with each promotion', () => {
    const from = { repository: 'acme/shop', sha: SHA };
    const lines = promotionTrailers('staging', [{ image: 'ghcr.io/acme/shop:1.8.0', from }], 'a\nreason');
    expect(lines).toContain('Gitops-Release-Override: a reason');
    expect(parseBuilt(lines.join('\n'))).toEqual([{ image: 'ghcr.io/acme/shop:1.8.0', from }]);
    expect(builtFrom([{ message: lines.join('\n') }], image)).toEqual(from);
  });

  it('is not known of commits by hand', () => {
    expect(builtFrom([{ message: 'Set 1.8.0' }], image)).toBeUndefined();
  });
});
