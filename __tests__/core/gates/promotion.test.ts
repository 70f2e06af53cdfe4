/** Soak time, verification and freeze windows as rulings and as one commit status. */
import { describe, expect, it } from 'vitest';
import { judgePromotion, type PromotionFacts, toGateStatus } from '../../../src/core/gates/promotion.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
const facts = (more: Partial<PromotionFacts> = {}): PromotionFacts => ({
  from: 'staging',
  since: NOW - 10 * HOUR,
  verified: undefined,
  override: undefined,
  ...more,
});
const states = (...given: Parameters<typeof judgePromotion>) =>
  judgePromotion(...given).map(({ rule, state }) => `${rule} ${state}`);

describe('an environment', () => {
  it('that asks for nothing gets no ruling, and its status is green', () => {
    expect(judgePromotion({}, facts(), { now: NOW })).toEqual([]);
    expect(toGateStatus([])).toEqual({ state: 'success', description: 'nothing is asked for' });
  });

  it.each([
    ['9h', 'met'],
    ['10h', 'met'],
    ['11h', 'pending'],
  ])('that asks for %s after ten is %s', (soak, state) => {
    expect(states({ soak }, facts(), { now: NOW })).toEqual([`soak ${state}`]);
  });

  it('refuses what a waiting run cannot see the end of', () => {
    expect(states({ soak: '11h' }, facts(), { now: NOW, deadline: NOW + HOUR / 2 })).toEqual([
      'soak refused',
    ]);
    expect(states({ soak: '11h' }, facts(), { now: NOW, deadline: NOW + 2 * HOUR })).toEqual([
      'soak pending',
    ]);
  });

  it('waits where nothing tells how long', () => {
    expect(states({ soak: '1h' }, facts({ since: undefined }), { now: NOW })).toEqual(['soak pending']);
  });

  it.each([
    ['success', 'met'],
    ['failure', 'pending'],
    ['pending', 'pending'],
    ['none', 'pending'],
  ] as const)('that must be verified and is told %s is %s', (state, ruling) => {
    const verified = { state, commit: 'a'.repeat(40) };
    expect(states({ 'require-verified': true }, facts({ verified }), { now: NOW })).toEqual([
      `verified ${ruling}`,
    ]);
  });

  it('passes over soak time and verification for a reason, and never over a freeze', () => {
    const freeze = [{ from: '2026-11-21', to: '2026-11-21' }];
    const demands = { soak: '99h', 'require-verified': true, freeze };
    expect(states(demands, facts({ override: 'hotfix' }), { now: NOW })).toEqual([
      'soak met',
      'verified met',
      'freeze pending',
    ]);
  });
});

describe('the status', () => {
  it('says what is open, and stays the same while time passes', () => {
    const demands = { soak: '24h', freeze: [{ from: '2026-11-21', to: '2026-11-21', reason: 'audit' }] };
    const at = (now: number) => toGateStatus(judgePromotion(demands, facts(), { now }));
    expect(at(NOW)).toEqual({
      state: 'pending',
      description:
        'soak: in staging since 2026-11-21 02:00 UTC, of 24h; ripe at 2026-11-22 02:00 UTC; freeze: frozen (audit) until 2026-11-22 00:00 UTC',
    });
    expect(at(NOW + HOUR)).toEqual(at(NOW));
  });

  it('is never longer than GitHub takes', () => {
    const freeze = [{ from: '2026-11-21', to: '2026-11-21', reason: 'x'.repeat(500) }];
    const { description } = toGateStatus(judgePromotion({ freeze }, facts(), { now: NOW }));
    expect(description).toHaveLength(140);
  });

  it('is a whole text wherever it is cut, and one line', () => {
    for (let before = 120; before < 142; before += 1) {
      const ruling = { rule: 'soak', state: 'met', reason: `${'x'.repeat(before)}😀😀\n😀` } as const;
      const { description } = toGateStatus([ruling]);
      expect(description.length).toBeLessThanOrEqual(140);
      expect(description.isWellFormed() && !description.includes('\n')).toBe(true);
    }
  });
});
