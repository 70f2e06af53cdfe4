/** Freeze windows, with time zones and daylight saving. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FreezeWindow, freezeProblem, frozenAt } from '../../../src/core/gates/freeze.ts';

const WEEKEND: FreezeWindow = {
  from: 'Fri 16:00',
  to: 'Mon 07:00',
  timezone: 'Europe/Berlin',
  reason: 'weekend',
};
const until = (windows: readonly FreezeWindow[], now: string): string | undefined => {
  const frozen = frozenAt(windows, Date.parse(now));
  return frozen === undefined ? undefined : new Date(frozen.until).toISOString();
};

describe('a window over the weekend', () => {
  it.each([
    ['2026-11-20T14:59:59Z', undefined],
    ['2026-11-20T15:00:00Z', '2026-11-23T06:00:00.000Z'],
    ['2026-11-22T12:00:00Z', '2026-11-23T06:00:00.000Z'],
    ['2026-11-23T05:59:59Z', '2026-11-23T06:00:00.000Z'],
    ['2026-11-23T06:00:00Z', undefined],
    ['2026-11-25T12:00:00Z', undefined],
  ])('at %s: frozen until %s', (now, end) => expect(until([WEEKEND], now)).toBe(end));

  it.each([
    ['spring forward', '2026-03-28T12:00:00Z', '2026-03-30T05:00:00.000Z'],
    ['fall back', '2026-10-24T12:00:00Z', '2026-10-26T06:00:00.000Z'],
  ])('that the clocks %s ends at the time on the wall', (_, now, end) =>
    expect(until([WEEKEND], now)).toBe(end),
  );

  it('tells its reason', () =>
    expect(frozenAt([WEEKEND], Date.parse('2026-11-21T00:00Z'))?.reason).toBe('weekend'));
});

describe('a window of every day', () => {
  const night: FreezeWindow = { from: '22:00', to: '06:00', timezone: 'America/New_York' };
  it.each([
    ['2026-07-01T01:59Z', undefined],
    ['2026-07-01T02:00Z', '2026-07-01T10:00:00.000Z'],
    ['2026-07-01T09:59Z', '2026-07-01T10:00:00.000Z'],
    ['2026-12-01T02:59Z', undefined],
    ['2026-12-01T03:00Z', '2026-12-01T11:00:00.000Z'],
  ])('at %s: frozen until %s', (now, end) => expect(until([night], now)).toBe(end));

  it('that ends in the hour that is shown twice lasts through both', () => {
    const window = { from: '01:00', to: '02:30', timezone: 'Europe/Berlin' };
    expect(until([window], '2026-10-25T00:45Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('that begins in the hour that is left out begins no later than the clocks are set', () => {
    const window = { from: '02:30', to: '05:00', timezone: 'Europe/Berlin' };
    expect(until([window], '2026-03-29T01:00Z')).toBe('2026-03-29T03:00:00.000Z');
  });
});

describe('a window of dates', () => {
  it('includes its last day', () => {
    const holidays = { from: '2026-12-23', to: '2027-01-02' };
    expect(until([holidays], '2026-12-22T23:59Z')).toBeUndefined();
    expect(until([holidays], '2027-01-02T23:59Z')).toBe('2027-01-03T00:00:00.000Z');
  });

  it('may be one day, in a zone far from UTC', () => {
    const day = { from: '2026-12-24', to: '2026-12-24', timezone: 'Pacific/Auckland' };
    expect(until([day], '2026-12-23T10:59Z')).toBeUndefined();
    expect(until([day], '2026-12-23T11:00Z')).toBe('2026-12-24T11:00:00.000Z');
  });

  it('that follows another without a gap makes one freeze of both', () => {
    const more = { from: '2026-11-23 06:00', to: '2026-11-24 12:00' };
    expect(until([more, WEEKEND], '2026-11-22T12:00Z')).toBe('2026-11-24T12:00:00.000Z');
  });
});

describe('a window that makes no sense', () => {
  it.each<[FreezeWindow, RegExp]>([
    [{ from: 'Fri 16:00', to: 'Fri 16:00' }, /same moment/],
    [{ from: 'Fri 16:00', to: '07:00' }, /a weekday.*a time of every day/],
    [{ from: '2026-12-24', to: 'Mon 07:00' }, /a date.*a weekday/],
    [{ from: '2026-12-24', to: '2026-12-23' }, /ends before it begins/],
    [{ from: '2026-12-24 10:00', to: '2026-12-24 10:00' }, /ends before it begins/],
    [{ from: '2026-02-30', to: '2026-03-01' }, /no day "2026-02-30"/],
    [{ from: '16:00', to: '17:00', timezone: 'Europe/Berln' }, /no time zone "Europe\/Berln"/],
    [{ from: '16:00', to: '17:00', timezone: '+01:00' }, /no time zone/],
  ])('%j is told', (window, problem) => expect(freezeProblem(window)).toMatch(problem));
});

it('a freeze always ends later than now, and its last moment is frozen', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const weekday = fc.constantFrom('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun');
  const moment = fc.tuple(weekday, time).map((parts) => parts.join(' '));
  const timezone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  );
  const window = fc.record({ from: moment, to: moment, timezone });
  fc.assert(
    fc.property(window, fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }), (each, seconds) => {
      fc.pre(freezeProblem(each) === undefined);
      const now = seconds * 1000;
      const frozen = frozenAt([each], now);
      if (frozen === undefined) return;
      expect(frozen.until).toBeGreaterThan(now);
      expect(frozenAt([each], frozen.until - 1)).toBeDefined();
      expect(frozenAt([each], frozen.until)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
