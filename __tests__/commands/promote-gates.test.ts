/** What a promotion's source must have been said to run. */
import { describe, expect, it } from 'vitest';
import type { Promotion } from '../../src/commands/promote.ts';
import { createGates } from '../../src/commands/promote-gates.ts';
import type { VerifiedFact } from '../../src/core/gates/promotion.ts';
import type { GateStatuses } from '../../src/core/promote/ports.ts';

const TRACE = { since: 0, ahead: 0, complete: true, between: [], met: true };
const LOG = { info: () => undefined, notice: () => undefined, debug: () => undefined };

/** @param said what is said of each app; absent: nobody knows its commits */
async function judged(said: Readonly<Record<string, VerifiedFact['state'] | undefined>>) {
  const commits = new Map(Object.keys(said).map((app, index) => [app, `${index}`.repeat(40)]));
  const statuses: GateStatuses = {
    read: async () => undefined,
    write: async () => ({ kind: 'done', value: undefined }),
    verified: async ({ commit, own }) => {
      const app = own.split('/').at(-1) ?? '';
      return { state: said[app] ?? 'none', commit };
    },
  };
  const promotion = {
    route: { source: { name: 'staging' }, target: { name: 'production', 'require-verified': true } },
    apps: Object.keys(said).map((app) => ({ app, moves: [{ changes: true }] })),
    traces: new Map(
      [...commits].flatMap(([app, newest]) =>
        said[app] === undefined ? [] : [[app, { ...TRACE, newest }] as const],
      ),
    ),
    override: undefined,
    source: { side: { statuses }, opened: { facts: { base: { oid: 'b'.repeat(40) } } } },
    target: { side: { statuses } },
  } as unknown as Promotion;
  const options = { log: LOG, runUrl: undefined, required: false, dryRun: true };
  return (await createGates(promotion, options as never).judge('c'.repeat(40), { now: 0 })).map(
    ({ state, reason }) => `${state}: ${reason}`,
  );
}

describe('a verification that is required', () => {
  it('is met where each app is said to run', async () => {
    expect(await judged({ shop: 'success', payments: 'success' })).toEqual([
      expect.stringMatching(/^met: staging is verified/),
    ]);
  });

  it('is not met where nobody knows the commits of one app', async () => {
    expect(await judged({ shop: 'success', payments: undefined })).toEqual([
      'pending: nothing says that staging runs these images',
    ]);
  });

  it('is the worst of what is said of the apps', async () => {
    expect(await judged({ shop: 'success', payments: 'failure', cart: undefined })).toEqual([
      expect.stringMatching(/^pending: the rollout of staging has failed at 1/),
    ]);
  });
});
