/** A promotion that was asked for with `merge: manual` stays with people, until one of them asks anew. */
import { describe, expect, it } from 'vitest';
import { keepManual } from '../../../src/core/delivery/keep-manual.ts';
import { formatProposal } from '../../../src/core/report/pull-request.ts';
import type { UpdateRequest } from '../../../src/core/request/request.ts';
import { factsOf, pullRequestOf } from '../../support/facts.ts';
import { MINIMAL, parseUpdate, sourceOf } from '../../support/request.ts';

/** A promotion with these inputs; `chained`: nobody has named its apps. */
function promotion(inputs: Readonly<Record<string, string>>, chained: boolean): UpdateRequest {
  const { update } = parseUpdate(sourceOf({ ...MINIMAL, ...inputs }));
  return { ...update, promoted: { chained } };
}
const written = (request: UpdateRequest): string =>
  formatProposal({ request, facts: factsOf({}), changes: [], notices: [] }).text.body;
const mergeOf = (request: UpdateRequest, body: string): string =>
  keepManual(request, { pullRequest: pullRequestOf({ body }) }).merge.mode;

describe('a promotion by a push or a schedule', () => {
  it.each([{}, { body: 'Promotes {app}.' }])(
    'leaves the merge to people where they wanted it: %j',
    (texts) => {
      const body = written(promotion({ ...texts, merge: 'manual' }, false));
      expect(mergeOf(promotion({ merge: 'auto' }, true), body)).toBe('manual');
    },
  );

  it('writes the mark again, so that the next one knows, too', () => {
    const body = written(promotion({ merge: 'manual' }, false));
    const kept = keepManual(promotion({ merge: 'auto' }, true), { pullRequest: pullRequestOf({ body }) });
    expect(mergeOf(promotion({ merge: 'wait' }, true), written(kept))).toBe('manual');
  });

  it('merges by its own rules what nobody has kept to people', () => {
    expect(mergeOf(promotion({ merge: 'auto' }, true), written(promotion({}, false)))).toBe('auto');
    expect(keepManual(promotion({ merge: 'auto' }, true), { pullRequest: undefined }).merge.mode).toBe(
      'auto',
    );
  });
});

it('a promotion that somebody asks for decides anew', () => {
  const body = written(promotion({ merge: 'manual' }, false));
  expect(mergeOf(promotion({ merge: 'auto' }, false), body)).toBe('auto');
});

it('an update has no such mark', () => {
  const { update } = parseUpdate(sourceOf({ ...MINIMAL, merge: 'manual' }));
  expect(written(update)).not.toContain('merge=manual');
});
