/** Wall clocks of IANA time zones, daylight saving and all, by the data that the runtime has (ECMA-402). */

/** A day and a time as a wall clock shows them. */
export interface WallTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly minutes: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    // An offset such as +01:00 is no place, and knows no daylight saving.
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** @param instant milliseconds since 1970 */
export function wallTime(instant: number, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    minutes: part('hour') * 60 + part('minute'),
  };
}

/** The same moment as if the wall clock showed UTC; days and minutes beyond their end run on. */
export function asUtc({ year, month, day, minutes }: WallTime): number {
  return Date.UTC(year, month - 1, day) + minutes * MINUTE_MS;
}

/** The wall time that follows after whole days. */
export function plusDays(wall: WallTime, days: number): WallTime {
  const date = new Date(asUtc({ ...wall, minutes: 0 }) + days * DAY_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    minutes: wall.minutes,
  };
}

/** From 0, Monday. */
export function weekdayOf(wall: WallTime): number {
  return (new Date(asUtc({ ...wall, minutes: 0 })).getUTCDay() + 6) % 7;
}

/**
 * The instant at which a wall clock shows a time. Where the clock is set back it shows it twice, where it is set
 * forward not at all: then `first` and `last` are the two sides, an hour apart.
 */
export function instantOf(wall: WallTime, timeZone: string, which: 'first' | 'last'): number {
  const shown = asUtc(wall);
  const offsets = [shown - DAY_MS, shown + DAY_MS].map((at) => asUtc(wallTime(at, timeZone)) - at);
  const instants = [...new Set(offsets)].map((offset) => shown - offset);
  const real = instants.filter((instant) => asUtc(wallTime(instant, timeZone)) === shown);
  const choice = real.length > 0 ? real : instants;
  return which === 'first' ? Math.min(...choice) : Math.max(...choice);
}
