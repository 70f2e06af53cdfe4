import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planComments, planOutdated } from '../../../src/core/delivery/comments.ts';
import type { OwnComment } from '../../../src/core/ports.ts';
import { formatDiffMarker } from '../../../src/core/report/comment-marker.ts';

const body = (part: number, text = 'text', id = 'diff'): string =>
  `${formatDiffMarker({ id, part, parts: 9, base: 'a', head: 'b' })}\n\n${text}\n`;

/** The comments as they are once the steps are done. */
function done(own: readonly OwnComment[], parts: readonly string[]): readonly OwnComment[] {
  let next = 0;
  const after = [...own];
  for (const step of planComments('diff', own, parts)) {
    if (step.kind === 'create') after.push({ id: `new${next++}`, body: step.body });
    else {
      const at = after.findIndex(({ id }) => id === step.id);
      after.splice(at, 1, ...(step.kind === 'update' ? [{ id: step.id, body: step.body }] : []));
    }
  }
  return after;
}

describe('the comment of a pull request', () => {
  it('is created where there is none, and left alone once it stands', () => {
    const parts = [body(1), body(2)];
    const after = done([], parts);
    expect(after.map((comment) => comment.body)).toEqual(parts);
    expect(planComments('diff', after, parts)).toEqual([]);
  });

  it('is edited in place', () => {
    expect(planComments('diff', [{ id: 'c1', body: body(1, 'old') }], [body(1, 'new')])).toEqual([
      { kind: 'update', id: 'c1', body: body(1, 'new') },
    ]);
  });

  it('loses parts that are no longer needed, and copies that two runs wrote at once, the newer ones', () => {
    const own = [
      { id: 'c1', body: body(1) },
      { id: 'c2', body: body(1) },
      { id: 'c3', body: body(2) },
    ];
    expect(planComments('diff', own, [body(1)])).toEqual([
      { kind: 'remove', id: 'c2' },
      { kind: 'remove', id: 'c3' },
    ]);
  });

  it('is not another comment, of another id or without a marker', () => {
    const own = [
      { id: 'c1', body: body(1, 'text', 'other') },
      { id: 'c2', body: 'Thanks!' },
    ];
    expect(planComments('diff', own, [body(1)])).toEqual([{ kind: 'create', body: body(1) }]);
  });

  it('is the same where only line breaks, marks of hidden values or the run differ', () => {
    const text = (mark: string, run: number): string =>
      body(
        1,
        `password: (secret value ${mark})\n[summary](https://github.com/acme/shop/actions/runs/${run})`,
      );
    const own = [{ id: 'c1', body: text('0a1b2c3d', 1).replaceAll('\n', '\r\n').trimEnd() }];
    expect(planComments('diff', own, [text('99999999', 2)])).toEqual([]);
  });

  it('stands once in the end, whatever stood there before', () => {
    const comment = fc.record({
      id: fc.uuid(),
      body: fc.constantFrom(body(1), body(1, 'old'), body(2), body(3), 'hi'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(comment, { selector: ({ id }) => id }),
        fc.integer({ min: 1, max: 3 }),
        (own, count) => {
          const parts = Array.from({ length: count }, (_, index) => body(index + 1));
          const after = done(own, parts);
          expect(planComments('diff', after, parts)).toEqual([]);
          expect(after.filter((each) => each.body === 'hi')).toEqual(
            own.filter((each) => each.body === 'hi'),
          );
          expect(
            after
              .filter((each) => each.body !== 'hi')
              .map((each) => each.body)
              .sort(),
          ).toEqual([...parts].sort());
        },
      ),
    );
  });
});

describe('a comment about an older head', () => {
  it('says so once, and is written over by the next one', () => {
    const own = [{ id: 'c1', body: body(1) }];
    const [step, ...more] = planOutdated('diff', own, 'cccccccc');
    expect(more).toEqual([]);
    expect(step).toMatchObject({ kind: 'update', id: 'c1' });
    const dated = step?.kind === 'update' ? step.body : '';
    expect(dated).toContain('Outdated');
    expect(planOutdated('diff', [{ id: 'c1', body: dated }], 'cccccccc')).toEqual([]);
    expect(planComments('diff', [{ id: 'c1', body: dated }], [body(1, 'new')])).toHaveLength(1);
  });

  it("is not one about this head, nor somebody else's", () => {
    const own = [
      { id: 'c1', body: body(1) },
      { id: 'c2', body: body(1, 'text', 'other') },
    ];
    expect(planOutdated('diff', own, 'b')).toEqual([]);
  });
});
