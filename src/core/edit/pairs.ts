/** Adds and removes pairs of maps in the style of the file, touching nothing else. */
import type { Edit } from './edit.ts';
import { lineBreak, lineEnd, lineStart, nextLine } from './lines.ts';
import { type Quote, writeScalar } from './scalar.ts';
import { type Source, unsafe } from './unsafe.ts';
import type { YamlMap, YamlPair } from './yaml-node.ts';

/** A pair to write; `style` and `quotes` are for its value. */
export interface NewPair {
  readonly key: string;
  readonly value: string;
  readonly style: Quote;
  readonly quotes: 'single' | 'double';
}

/**
 * Inserts a pair behind `after`, a pair of the same map.
 * @throws ReleaseError edit-unsafe where the map's layout leaves no safe place.
 */
export function addPair(
  source: Source,
  map: YamlMap,
  { after, pair }: { after: YamlPair; pair: NewPair },
): Edit {
  const { file, text } = source;
  if (map.flow) {
    const at = after.value.end;
    return { file, start: at, end: at, text: pairSeparator(text, map) + writePair(text, after, pair) };
  }
  const at = lineEnd(text, contentEnd(text, after));
  const indent = columnIndent(source, after);
  return {
    file,
    start: at,
    end: at,
    text: lineBreak(text, after.start) + indent + writePair(text, after, pair),
  };
}

/** Spaces up to the column of a pair. */
export function columnIndent(source: Source, pair: YamlPair): string {
  const prefix = source.text.slice(lineStart(source.text, pair.start), pair.start);
  if (pair.explicit || prefix.includes('\t')) {
    throw unsafe(source, pair.start, {
      what: `no key can be added here safely: ${pair.explicit ? 'the mapping is written with "?"' : 'a tab stands before the key'}`,
      next: 'Write the mapping as plain `key: value` lines indented by spaces, then run again.',
    });
  }
  return prefix.replace(/[^ ]/g, ' ');
}

/** `key: value` with key quotes and colon as the model pair has them. */
export function writePair(text: string, model: YamlPair | undefined, pair: NewPair): string {
  const quoted = model?.key.kind === 'scalar' && model.key.style === 'double';
  const key = quoted ? JSON.stringify(pair.key) : pair.key;
  const written = model === undefined ? '' : text.slice(model.key.end, model.value.start + 1);
  const colon = /^: *(?=\S)/.exec(written)?.[0] ?? ': ';
  const value = writeScalar(pair.value, quoted ? 'double' : pair.style, pair.quotes);
  return `${key}${quoted ? colon : ': '}${value}`;
}

/** What stands between two pairs of a flow map, e.g. `, ` or a comma, a line break and an indent. */
export function pairSeparator(text: string, map: YamlMap): string {
  const [first, second] = map.pairs;
  const between = first && second ? text.slice(first.value.end, second.start) : '';
  return /^\s*,\s*$/.test(between) ? between : ', ';
}

/**
 * Removes a pair with its line, or with its comma. Comments on lines of their own stay.
 * @throws ReleaseError edit-unsafe
 */
export function removePair(source: Source, map: YamlMap, pair: YamlPair): Edit {
  const { file, text } = source;
  const index = map.pairs.indexOf(pair);
  if (map.flow) return { file, ...flowSpan(text, map, index), text: '' };
  const from = lineStart(text, pair.start);
  const after = nextLine(text, contentEnd(text, pair));
  if (text.slice(from, pair.start).trim() !== '') {
    const next = map.pairs[index + 1];
    if (next === undefined) throw lonely(source, pair);
    const gap = /^\s*/.exec(text.slice(after))?.[0].length ?? 0;
    return { file, start: pair.start, end: Math.min(after + gap, next.start), text: '' };
  }
  if (after === text.length && !text.endsWith('\n') && from > 0) {
    return { file, start: lineEnd(text, from - (text[from - 2] === '\r' ? 2 : 1)), end: after, text: '' };
  }
  return { file, start: from, end: after, text: '' };
}

function flowSpan(text: string, map: YamlMap, index: number): { start: number; end: number } {
  const pair = map.pairs[index];
  const before = map.pairs[index - 1];
  const next = map.pairs[index + 1];
  if (pair === undefined) return { start: 0, end: 0 };
  if (before !== undefined && !text.slice(before.value.end, pair.start).includes('#')) {
    return { start: before.value.end, end: pair.value.end };
  }
  if (before === undefined && next !== undefined && !text.slice(pair.value.end, next.start).includes('#')) {
    return { start: pair.start, end: next.start };
  }
  const comma = /^\s*,/.exec(text.slice(pair.value.end))?.[0].length ?? 0;
  return { start: pair.start, end: pair.value.end + comma };
}

/** End of a pair without the line break that belongs to a block scalar. */
export function contentEnd(text: string, pair: YamlPair): number {
  let end = pair.value.end;
  while (end > pair.start && /[\r\n]/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

function lonely(source: Source, pair: YamlPair) {
  return unsafe(source, pair.start, {
    what: 'the only key of a mapping cannot be removed',
    next: 'Remove the entry by hand, then run again.',
  });
}
