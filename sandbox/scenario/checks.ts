/** Checks of values that a person wrote: each tells what is wrong and where, and goes on. */

export type Path = readonly (string | number)[];

/** A place in a script. */
export interface Spot {
  readonly path: Path;
  readonly tell: (path: Path, problem: string) => void;
}

export type Check = (value: unknown, spot: Spot) => void;

function below(spot: Spot, key: string | number): Spot {
  return { ...spot, path: [...spot.path, key] };
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function list(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

function wrong(value: unknown, spot: Spot, wanted: string): void {
  const key = spot.path.findLast((part) => typeof part === 'string') ?? 'the script';
  spot.tell(spot.path, `${key} takes ${wanted}, not ${shown(value)}`);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that is not empty. */
export function text(what = 'text'): Check {
  return (value, spot) => {
    if (typeof value !== 'string' || value === '') wrong(value, spot, what);
  };
}

export const person = text('a login');

/** A whole number, at least `least`. */
export function count(least: number): Check {
  return (value, spot) => {
    if (!Number.isInteger(value) || Number(value) < least)
      wrong(value, spot, `a whole number from ${least} on`);
  };
}

export const flag: Check = (value, spot) => {
  if (typeof value !== 'boolean') wrong(value, spot, 'true or false');
};

export const yes: Check = (value, spot) => {
  if (value !== true) wrong(value, spot, 'true');
};

/** One of some words. */
export function word(...words: readonly string[]): Check {
  return (value, spot) => {
    if (!words.includes(String(value))) wrong(value, spot, `one of ${list(words)}`);
  };
}

/** `3s`, `200ms`, `2m` or `1h`. */
export const duration: Check = (value, spot) => {
  if (milliseconds(value) === undefined) wrong(value, spot, 'a time such as "3s", "200ms", "2m" or "1h"');
};

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** What a duration amounts to; undefined for what is none. */
export function milliseconds(value: unknown): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(String(value));
  return match === null ? undefined : Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
}

/** A mapping with these fields; a name that ends in `!` must be there. */
export function record(fields: Readonly<Record<string, Check>>): Check {
  const checks = new Map(Object.entries(fields).map(([name, check]) => [name.replace(/!$/, ''), check]));
  const required = Object.keys(fields).filter((name) => name.endsWith('!'));
  return (value, spot) => {
    if (!isRecord(value)) return wrong(value, spot, `a mapping of ${list([...checks.keys()])}`);
    for (const [name, inner] of Object.entries(value)) {
      const check = checks.get(name);
      if (check === undefined)
        spot.tell([...spot.path, name], `"${name}" is not known here; there are ${list([...checks.keys()])}`);
      else check(inner, below(spot, name));
    }
    for (const name of required)
      if (!(name.slice(0, -1) in value)) spot.tell(spot.path, `"${name.slice(0, -1)}" is missing`);
  };
}

/** A list, each item checked; it may not be empty. */
export function listOf(check: Check): Check {
  return (value, spot) => {
    if (!Array.isArray(value) || value.length === 0)
      return wrong(value, spot, 'a list with at least one item');
    value.forEach((item, index) => {
      check(item, below(spot, index));
    });
  };
}

/** A mapping from any name, each value checked. */
export function mapOf(check: Check): Check {
  return (value, spot) => {
    if (!isRecord(value) || Object.keys(value).length === 0) return wrong(value, spot, 'a mapping');
    for (const [name, inner] of Object.entries(value)) check(inner, below(spot, name));
  };
}

/** The short form for what is no mapping, the long form for what is one. */
export function either(short: Check, long: Check): Check {
  return (value, spot) => (isRecord(value) ? long : short)(value, spot);
}

/** A mapping that must have exactly one of these fields. */
export function oneOf(names: readonly string[], check: Check): Check {
  return (value, spot) => {
    let told = false;
    const tell: Spot['tell'] = (path, problem) => {
      told = true;
      spot.tell(path, problem);
    };
    check(value, { ...spot, tell });
    if (!isRecord(value)) return;
    const given = names.filter((name) => name in value);
    // A name that is not known was told; that it is missing under its right name would say it twice.
    if (given.length !== 1 && !(given.length === 0 && told))
      spot.tell(
        spot.path,
        `exactly one of ${list(names)} is wanted; there is ${given.length === 0 ? 'none' : list(given)}`,
      );
  };
}
