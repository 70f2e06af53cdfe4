/**
 * Freeze windows: times at which nothing is merged. A window begins and ends alike: on a weekday (`Fri 16:00` to
 * `Mon 07:00`), at a time of every day (`22:00` to `06:00`), or on a date (`2026-12-23` to `2027-01-02`, both days
 * included, or with a time, whose end is not included).
 */
import { asUtc, instantOf, isTimeZone, plusDays, type WallTime, wallTime, weekdayOf } from './time-zone.ts';

/** Name of the gate. */
export const FREEZE = 'freeze';

/** Moments such as `Fri 16:00`, `16:00` or `2026-12-23 08:00` in a time zone; UTC where none is named. */
export interface FreezeWindow {
  readonly from: string;
  readonly to: string;
  /** IANA name. */
  readonly timezone?: string;
  readonly reason?: string;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

type Moment =
  | { readonly kind: 'weekly'; readonly weekday: number; readonly minutes: number }
  | { readonly kind: 'daily'; readonly minutes: number }
  | { readonly kind: 'date'; readonly wall: WallTime; readonly wholeDay: boolean };

const WORDS = { weekly: 'a weekday', daily: 'a time of every day', date: 'a date' } as const;

export interface Frozen {
  /** When it ends, in milliseconds since 1970; windows that follow without a gap count. */
  readonly until: number;
  readonly reason: string | undefined;
}

/** @returns why a window makes no sense, or undefined */
export function freezeProblem({ from, to, timezone }: FreezeWindow): string | undefined {
  if (timezone !== undefined && !isTimeZone(timezone))
    return `there is no time zone "${timezone}"; give an IANA name such as Europe/Berlin`;
  const [start, end] = [parseMoment(from), parseMoment(to)];
  if (start === undefined) return `there is no day "${from}"`;
  if (end === undefined) return `there is no day "${to}"`;
  if (start.kind !== end.kind)
    return `it begins on ${WORDS[start.kind]} ("${from}") and ends on ${WORDS[end.kind]} ("${to}")`;
  if (start.kind !== 'date')
    return from === to ? `it begins and ends at the same moment, "${from}"` : undefined;
  if (end.kind === 'date' && asUtc(endOf(end)) <= asUtc(start.wall)) return `it ends before it begins`;
  return undefined;
}

/** @param now milliseconds since 1970 @returns undefined: nothing is frozen */
export function frozenAt(windows: readonly FreezeWindow[], now: number): Frozen | undefined {
  let frozen: Frozen | undefined;
  // Each window can follow another; more rounds than windows would go round the week.
  for (let round = 0; round <= windows.length; round += 1) {
    const at = frozen?.until ?? now;
    const [next] = windows
      .flatMap((window) => activeAt(window, at))
      .sort((left, right) => right.until - left.until);
    if (next === undefined) return frozen;
    frozen = { until: next.until, reason: frozen?.reason ?? next.reason };
  }
  return frozen;
}

/** The window's occurrence around a moment. */
function activeAt(window: FreezeWindow, at: number): readonly Frozen[] {
  const zone = window.timezone ?? 'UTC';
  return occurrences(window, wallTime(at, zone)).flatMap(([from, to]) => {
    const start = instantOf(from, zone, 'first');
    const until = instantOf(to, zone, 'last');
    return start <= at && at < until ? [{ until, reason: window.reason }] : [];
  });
}

/** Those that may be around a wall time: this week's and the last one's, today's and yesterday's. */
function occurrences({ from, to }: FreezeWindow, now: WallTime): readonly (readonly [WallTime, WallTime])[] {
  const [start, end] = [parseMoment(from), parseMoment(to)];
  if (start?.kind === 'date' && end?.kind === 'date') return [[start.wall, endOf(end)]];
  if (start?.kind === 'weekly' && end?.kind === 'weekly') {
    const length = minutesOfWeek(end) - minutesOfWeek(start);
    const days = Math.floor(((length + WEEK) % WEEK) / DAY);
    const monday = plusDays(now, -weekdayOf(now));
    return [-7, 0].map((back) => {
      const day = { ...plusDays(monday, back + start.weekday), minutes: start.minutes };
      const later = end.minutes < start.minutes ? 1 : 0;
      return [day, { ...plusDays(day, days + later), minutes: end.minutes }];
    });
  }
  if (start?.kind !== 'daily' || end?.kind !== 'daily') return [];
  return [-1, 0].map((back) => {
    const day = { ...plusDays(now, back), minutes: start.minutes };
    return [day, { ...plusDays(day, end.minutes < start.minutes ? 1 : 0), minutes: end.minutes }];
  });
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;

function minutesOfWeek({ weekday, minutes }: Moment & { kind: 'weekly' }): number {
  return weekday * DAY + minutes;
}

/** A day alone ends when it does. */
function endOf({ wall, wholeDay }: Moment & { kind: 'date' }): WallTime {
  return wholeDay ? plusDays(wall, 1) : wall;
}

/** Undefined: a day that no calendar has. The config file's shape has seen to the rest. */
function parseMoment(text: string): Moment | undefined {
  const [, weekday, hour = '0', minute = '0'] = /^(?:([A-Z][a-z]{2}) )?(\d\d):(\d\d)$/.exec(text) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  if (weekday !== undefined) return { kind: 'weekly', weekday: WEEKDAYS.indexOf(weekday), minutes };
  if (/^\d\d:\d\d$/.test(text)) return { kind: 'daily', minutes };
  const date = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d))?$/.exec(text);
  if (date === null) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, rest = 0] = date.slice(1).map((part) => Number(part ?? 0));
  const wall = { year, month, day, minutes: hours * 60 + rest };
  const same = plusDays(wall, 0);
  if (same.month !== month || same.day !== day) return undefined;
  return { kind: 'date', wall, wholeDay: date[4] === undefined };
}
