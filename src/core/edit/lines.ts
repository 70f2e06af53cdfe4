/** Lines of a text: LF and CRLF both end one. Offsets are UTF-16 code units. */
import type { Place } from '../errors.ts';

/** Line and column of an offset, both from 1; a byte order mark takes no column. */
export function placeOf(file: string, text: string, offset: number): Required<Place> {
  return { file, line: lineStarts(text)(offset), column: offset - lineStart(text, offset) + 1 };
}

/** Offset of the first character of the line that holds `offset`, behind a byte order mark. */
export function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Offset of the line break (of its CR, if it has one) that ends the line of `offset`, or the text's length. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return at > offset && text[at - 1] === '\r' ? at - 1 : at;
}

/** Offset of the next line's first character, or the text's length. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/** The line break in use around an offset: that of its own line, else of the first line, else LF. */
export function lineBreak(text: string, offset: number): string {
  const own = text.indexOf('\n', offset);
  const at = own >= 0 ? own : text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** Line of an offset, from 1, for many offsets of one text. */
export function lineStarts(text: string): (offset: number) => number {
  if (latest?.text !== text) latest = { text, lineOf: indexLines(text) };
  return latest.lineOf;
}

/** A memo of a pure function: thousands of places of one text are told one after another. */
let latest: { readonly text: string; readonly lineOf: (offset: number) => number } | undefined;

function indexLines(text: string): (offset: number) => number {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return (offset) => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
