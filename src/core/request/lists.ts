/** One item of a list input and the line it stands on, counted from 1. */
export interface ListItem {
  readonly text: string;
  readonly line: number;
}

/**
 * Splits a list input: items by line or comma; blank lines and `#` comments (at the start of a line or after
 * white space) are left out.
 */
export function parseList(value: string | undefined): readonly ListItem[] {
  return (value ?? '').split(/\r?\n/).flatMap((line, index) =>
    line
      .replace(/(^|\s)#.*$/, '')
      .split(',')
      .map((item) => ({ text: item.trim(), line: index + 1 }))
      .filter((item) => item.text !== ''),
  );
}

/** The texts of a list input, each once, in order. */
export function parseNames(value: string | undefined): readonly string[] {
  return [...new Set(parseList(value).map((item) => item.text))];
}
