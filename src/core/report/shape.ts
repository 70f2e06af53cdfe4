/** Checks values of unknown origin against a shape; a check gives the place of the first thing that is wrong. */

/** @returns undefined where the value fits; else the path to what does not, e.g. `diff.targets[2].label` */
export type Check = (value: unknown, at: string) => string | undefined;

const ofType =
  (type: 'string' | 'number' | 'boolean'): Check =>
  (value, at) =>
    typeof value === type ? undefined : at;

export const aText = ofType('string');
export const aFlag = ofType('boolean');
export const anything: Check = () => undefined;

/** Counts: whole, not negative. */
export const aCount: Check = (value, at) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? undefined : at;

export function oneOf(...texts: readonly string[]): Check {
  return (value, at) => (typeof value === 'string' && texts.includes(value) ? undefined : at);
}

export function optional(check: Check): Check {
  return (value, at) => (value === undefined ? undefined : check(value, at));
}

export function listOf(check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return at;
    for (const [index, item] of value.entries()) {
      const wrong = check(item, `${at}[${index}]`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

/** A mapping with these keys and no others. */
export function record(checks: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return at;
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(checks, key));
    if (unknown !== undefined) return `${at}.${unknown}`;
    for (const [key, check] of Object.entries(checks)) {
      const wrong = check(Reflect.get(value, key), `${at}.${key}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}
