/** What may be done to a variable inside of `${…}`. Source: fluxcd/pkg envsubst/funcs.go, parse/parse.go. */
import { matchesWildcard } from './wildcard.ts';

export interface Expression {
  readonly name: string;
  /** Empty for the value as it is. */
  readonly operator: string;
  readonly rest: string;
}

/** @param inner what stands between `${` and `}`; undefined where it is no expression that Flux knows */
export function parseExpression(inner: string): Expression | undefined {
  const length = /^#([A-Za-z_]\w*)$/.exec(inner)?.[1];
  if (length !== undefined) return { name: length, operator: 'length', rest: '' };
  const match = /^([A-Za-z_]\w*)(:[-=?+]|=|:|\^\^?|,,?|\/[/#%]?|##?|%%?|$)([\s\S]*)$/.exec(inner);
  if (match === null) return undefined;
  const [, name = '', operator = '', rest = ''] = match;
  return /^[\^,]/.test(operator) && rest !== '' ? undefined : { name, operator, rest };
}

/** Whether the expression says what to take where the variable has no value; `:?` and `:+` do so in Flux, too. */
export function hasDefault({ operator }: Expression): boolean {
  return /^(?::[-=?+]|=)$/.test(operator);
}

/** The value after the operator; defaults are the caller's. */
export function applyOperator({ operator, rest }: Expression, value: string): string {
  switch (operator) {
    case 'length':
      return String(Buffer.byteLength(value));
    case '^':
      return value.slice(0, 1).toUpperCase() + value.slice(1);
    case '^^':
      return value.toUpperCase();
    case ',':
      return value.slice(0, 1).toLowerCase() + value.slice(1);
    case ',,':
      return value.toLowerCase();
    case ':':
      return partOf(value, rest);
    case '#':
    case '##':
    case '%':
    case '%%':
      return trim(value, operator, rest);
    default:
      return operator.startsWith('/') ? replace(value, operator, rest) : value;
  }
}

/** `position` or `position:length`; a negative one counts from the end. */
function partOf(value: string, rest: string): string {
  const [position = '', length] = rest.split(':', 2).map((part) => part.trim());
  if (!/^-?\d+$/.test(position)) return value;
  const start = Number(position) < 0 ? Math.max(0, value.length + Number(position)) : Number(position);
  if (length === undefined) return value.slice(start);
  if (!/^-?\d+$/.test(length)) return value;
  const end = Number(length) < 0 ? value.length + Number(length) : start + Number(length);
  return end < start ? '' : value.slice(start, end);
}

/** `pattern/text`, both taken literally; `\/` is a slash of the pattern. */
function replace(value: string, operator: string, rest: string): string {
  const match = /^((?:\\.|[^/\\])*)\/([\s\S]*)$/.exec(rest);
  if (match === null) return value;
  const plain = (text = '') => text.replace(/\\(.)/g, '$1');
  const [pattern, text] = [plain(match[1]), plain(match[2])];
  if (operator === '//') return value.replaceAll(pattern, () => text);
  if (operator === '/#') return value.startsWith(pattern) ? text + value.slice(pattern.length) : value;
  if (operator === '/%')
    return value.endsWith(pattern) ? value.slice(0, value.length - pattern.length) + text : value;
  return value.replace(pattern, () => text);
}

/** A longer value is not one of a variable; trying all its parts would take too long. */
const MAX_TRIMMED = 2_000;

/** Cuts what a glob matches off the front (`#`) or the end (`%`): the shortest part, or doubled the longest. */
function trim(value: string, operator: string, glob: string): string {
  if (value.length > MAX_TRIMMED) return value;
  const lengths = Array.from({ length: value.length }, (_, index) => index + 1);
  const ordered = operator.length === 2 ? lengths.reverse() : lengths;
  const front = operator.startsWith('#');
  const part = (length: number) => (front ? value.slice(0, length) : value.slice(value.length - length));
  const found = ordered.find((length) => matchesWildcard(glob, part(length)));
  if (found === undefined) return value;
  return front ? value.slice(found) : value.slice(0, value.length - found);
}
