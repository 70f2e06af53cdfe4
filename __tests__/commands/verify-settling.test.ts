/** How long `verify` looks before it believes that a commit runs. */
import { describe, expect, it } from 'vitest';
import { type VerifyOutcome, verify } from '../../src/commands/verify.ts';
import type { VerifyPorts } from '../../src/commands/verify-ports.ts';
import type { ReportedState, RolloutLook } from '../../src/core/verify/ports.ts';

const COMMIT = 'a'.repeat(40);
const CONFIG = `version: 1
environments:
  - { name: production, path: 'apps/{app}/overlays/production', verify: { operator: flux, timeout: 10m } }
`;

/** Object of Flux and the second since when it runs; of a failure, minus that. */
type Reports = Readonly<Record<string, number>>;

async function verified(
  reports: Reports,
): Promise<Pick<VerifyOutcome, 'state' | 'failure'> & { readonly seconds: number; readonly log: string }> {
  let now = 0;
  const log: string[] = [];
  const reported = (): readonly ReportedState[] =>
    Object.entries(reports).flatMap(([object, at]): readonly ReportedState[] => {
      if (now < Math.abs(at) * 1000) return [];
      const state = at < 0 ? 'failure' : 'success';
      const name = `kustomization/${object}/1f`;
      return [{ commit: COMMIT, kind: 'status', name, creator: undefined, state, description: '' }];
    });
  const look = async (): Promise<RolloutLook> => ({
    ...{ url: '', base: { name: 'main', oid: COMMIT }, config: CONFIG, messages: [], parent: undefined },
    ...{ landed: true, carriers: [COMMIT], reported: reported(), earlier: [], own: [], unfinished: [] },
    ...{ hidden: [], rate: undefined },
  });
  const advance = async (ms: number): Promise<void> => {
    now += ms;
  };
  const ports = {
    reader: { look },
    clock: { now: () => now, sleep: advance },
    log: { info: (text: string) => void log.push(text), notice: () => undefined, debug: () => undefined },
  } as unknown as VerifyPorts;
  const landed = { commits: [COMMIT], before: undefined, branch: undefined };
  const asked = { command: 'verify', landed, apps: ['shop'], environment: 'production' } as const;
  const more = { base: undefined, timeout: undefined, dryRun: true, runUrl: undefined };
  const outcome = await verify({ ...asked, ...more }, ports);
  return { ...outcome, seconds: now / 1000, log: log.join('\n') };
}

describe('a success', () => {
  it('of the object itself must last for a look', async () => {
    expect(await verified({ shop: 0 })).toMatchObject({ state: 'running', seconds: 2 });
  });

  it('of whatever has spoken must last for minutes, which is said', async () => {
    const { state, seconds, log } = await verified({ 'flux-system': 0 });
    expect([state, seconds >= 120 && seconds < 180]).toEqual(['running', true]);
    expect(log).toContain('No object is called shop or shop-production');
  });

  it('of whatever has spoken is forgotten when the object itself speaks', async () => {
    expect(await verified({ 'flux-system': 0, shop: -60 })).toMatchObject({
      state: 'unverified',
      failure: { what: expect.stringContaining('kustomization/shop/1f is failure') },
    });
    expect((await verified({ 'flux-system': 0, shop: 60 })).seconds).toBeLessThan(100);
  });

  it('of whatever has spoken is none while others still come', async () => {
    const { state, seconds } = await verified({ 'flux-system': 0, infra: 100, apps: 200 });
    expect([state, seconds]).toEqual(['running', expect.any(Number)]);
    expect(seconds).toBeGreaterThanOrEqual(320);
  });
});
