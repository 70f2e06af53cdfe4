import { GitHubError } from '../http/errors.ts';

/** A request's JSON body. */
export type Body = Readonly<Record<string, unknown>>;

/** 422 as GitHub words a body that does not fit the endpoint's schema. */
export function invalidRequest(...reasons: readonly string[]): GitHubError {
  return new GitHubError(422, `Invalid request.\n\n${reasons.join('\n')}`).inGraphQL({
    type: 'UNPROCESSABLE',
  });
}

function wrongType(name: string, value: unknown, wanted: string): GitHubError {
  const shown = value === null ? 'nil' : JSON.stringify(value);
  return invalidRequest(`For 'properties/${name}', ${shown} is not ${wanted}.`);
}

/** A required string. @throws GitHubError 422 when it is missing or of another type */
export function text(body: Body, name: string): string {
  const value = body[name];
  if (value === undefined) throw invalidRequest(`"${name}" wasn't supplied.`);
  if (typeof value !== 'string') throw wrongType(name, value, 'a string');
  return value;
}

/** A string that may be left out. */
export function optionalText(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw wrongType(name, value, 'a string');
  return value;
}

/** A boolean that may be left out. */
export function optionalFlag(body: Body, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw wrongType(name, value, 'a boolean');
  return value;
}

/** An integer that may be left out. */
export function optionalInteger(body: Body, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Number.isInteger(value)) throw wrongType(name, value, 'an integer');
  return Number(value);
}

/** A list of strings that may be left out. */
export function optionalTexts(body: Body, name: string): readonly string[] | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw wrongType(name, value, 'an array');
  for (const each of value) if (typeof each !== 'string') throw wrongType(name, each, 'a string');
  return value.map(String);
}

/** A list of objects that may be left out. */
export function optionalObjects(body: Body, name: string): readonly Body[] | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw wrongType(name, value, 'an array');
  return value.map((each) => {
    if (!isObject(each)) throw wrongType(name, each, 'an object');
    return each;
  });
}

/** An object that may be left out; null counts as left out. */
export function optionalObject(body: Body, name: string): Body | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw wrongType(name, value, 'an object');
  return value;
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One of a few words that may be left out. */
export function optionalOneOf<T extends string>(
  body: Body,
  name: string,
  words: readonly T[],
): T | undefined {
  const value = optionalText(body, name);
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) {
    throw invalidRequest(
      `For 'properties/${name}', ${JSON.stringify(value)} is not one of: ${words.join(', ')}.`,
    );
  }
  return found;
}
