/** Writes a string as a YAML scalar so that every reader in use reads exactly that string. */

/** How a flow scalar is written. */
export type Quote = 'plain' | 'single' | 'double';

/** Characters of image names, tags and digests that need no quotes where they stand. */
const PLAIN = /^[A-Za-z0-9_./][A-Za-z0-9_./:@+=-]*$/;

/**
 * What a plain scalar is not a string for: YAML 1.1 as read by go-yaml v2 and v3, kyaml and
 * sigs.k8s.io/yaml (kustomize, Flux, Argo CD), and YAML 1.2. go-yaml drops every `_` of what starts like a
 * number and takes 0b, 0o, 0x and exponents; YAML 1.1 has base 60 (`12:30`) and dates, and some of its readers
 * take `e12` for a number. Wider than any one reader: quotes too many do no harm.
 */
const NOT_STRINGS: readonly RegExp[] = [
  /^(?:|~|null|y|n|yes|no|on|off|true|false|=|<<)$/i,
  /^[-+]?(?:0b[01]*|0o[0-7]*|0x[0-9a-f]*)$/i,
  /^[-+]?0x[0-9a-f]*\.?[0-9a-f]*p[-+]?[0-9]+$/i,
  /^[-+]?[0-9]*\.?[0-9]*(?:e[-+]?[0-9]+)?$/i,
  /^[-+]?\.?(?:inf|infinity|nan)$/i,
  /^[-+]?[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?$/,
];

/** Whether `value` can stand without quotes and still be a string for every reader. */
export function isPlainString(value: string): boolean {
  if (!PLAIN.test(value) || value.endsWith(':')) return false;
  const number = /^[-+.0-9]/.test(value) ? value.replaceAll('_', '') : value;
  return !NOT_STRINGS.some((pattern) => pattern.test(value) || pattern.test(number));
}

/** Writes `value` in the wanted style, or in `quotes` where plain would not be read as this string. */
export function writeScalar(value: string, style: Quote, quotes: 'single' | 'double'): string {
  const safe = style === 'plain' && isPlainString(value) ? 'plain' : style === 'plain' ? quotes : style;
  if (safe === 'plain') return value;
  return safe === 'single' && !/[\n\r\t]/.test(value)
    ? `'${value.replaceAll("'", "''")}'`
    : JSON.stringify(value);
}
