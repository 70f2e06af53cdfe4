import { describe, expect, it } from 'vitest';
import type { SnapshotReader } from '../../src/core/ports.ts';
import type { Entry } from '../../src/core/snapshot.ts';
import { remembered } from '../../src/core/snapshot-overlay.ts';

const file = (path: string): Entry => ({ kind: 'file', path, mode: '100644', text: `# ${path}\n` });

/** A snapshot that has every file, and writes down what it is asked for. */
function noting(fail: (paths: readonly string[]) => boolean = () => false) {
  const asked: (readonly string[])[] = [];
  const reader: SnapshotReader = {
    async read(paths) {
      asked.push(paths);
      if (fail(paths)) throw new Error('the connection broke');
      return new Map(paths.map((path) => [path, file(path)]));
    },
  };
  return { asked, reader };
}

describe('a remembered snapshot', () => {
  it('asks for each path once, one after the other', async () => {
    const { asked, reader } = noting();
    const snapshot = remembered(reader);
    await snapshot.read(['a', 'b']);
    expect(await snapshot.read(['c', 'b'])).toEqual(
      new Map([
        ['c', file('c')],
        ['b', file('b')],
      ]),
    );
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  it('asks for each path once, at the same time', async () => {
    const { asked, reader } = noting();
    const snapshot = remembered(reader);
    const [one, other] = await Promise.all([snapshot.read(['a', 'b']), snapshot.read(['b', 'c'])]);
    expect([[...one.keys()], [...other.keys()]]).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  it('fails for all who wait, and asks again afterwards', async () => {
    let broken = true;
    const { asked, reader } = noting(() => broken);
    const snapshot = remembered(reader);
    const waiting = await Promise.allSettled([snapshot.read(['a']), snapshot.read(['a'])]);
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect((await snapshot.read(['a'])).get('a')).toEqual(file('a'));
    expect(asked).toEqual([['a'], ['a']]);
  });
});
