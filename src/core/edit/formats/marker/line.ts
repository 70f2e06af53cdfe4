/**
 * Lines that end in a marker: `<code> # gitops-release: <app or repository>[:tag|:name|:digest]`. The language
 * of the file is not known: a line is taken apart into quoted strings and bare words.
 */
import type { ValueKind } from '../../image-value.ts';

/** A marker and the code in front of it; offsets are those of the file. */
export interface MarkedLine {
  /** App or repository, as written. */
  readonly id: string;
  readonly kind: ValueKind;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Offset of the line's first character. */
  readonly start: number;
  /** The line up to the comment. */
  readonly code: string;
}

/** A piece of a line that may be the value; the span leaves the quotes out. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly quoted: boolean;
}

const WORD = 'gitops-release:';
const MARKER =
  /(?:^|[\s,;)\]}"'])(?:#|\/\/|--|;|<!--|\/\*)[ \t]*gitops-release:[ \t]*([A-Za-z0-9][A-Za-z0-9._/:-]*)(?:[ \t]*(?:-->|\*\/))?$/;
const KINDS: readonly ValueKind[] = ['tag', 'name', 'digest'];

/** Lines of more characters are generated, not written. */
const MAX_LINE = 4000;

/** Every marked line of a text, in order; each line is looked at once. */
export function markedLines(text: string): readonly MarkedLine[] {
  const found: MarkedLine[] = [];
  let line = 1;
  let counted = 0;
  for (let at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at)) {
    const start = text.lastIndexOf('\n', at) + 1;
    for (; counted < start; counted = text.indexOf('\n', counted) + 1) line += 1;
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    const marked = end - start > MAX_LINE ? undefined : readMarker(text.slice(start, end).trimEnd());
    if (marked !== undefined) found.push({ ...marked, line, start });
    at = end;
  }
  return found;
}

function readMarker(line: string): Pick<MarkedLine, 'id' | 'kind' | 'code'> | undefined {
  const match = MARKER.exec(line);
  if (match === null) return undefined;
  const [whole, wanted = ''] = match;
  const kept = /^[\s,;)\]}"']/.test(whole) ? 1 : 0;
  const kind = KINDS.find((each) => wanted.endsWith(`:${each}`));
  const id = kind === undefined ? wanted : wanted.slice(0, -kind.length - 1);
  return { id, kind: kind ?? 'reference', code: line.slice(0, match.index + kept) };
}

const QUOTED = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.|'')*)'|`([^`]*)`/y;
const BARE = /[^\s,;"'`()[\]{}]+/y;

/** Strings and words that may be the value of the line: what stands behind its `=`, `:` or instruction. */
export function valueTokens({ code, start }: Pick<MarkedLine, 'code' | 'start'>): readonly Token[] {
  const from = valueStart(code);
  const tokens: Token[] = [];
  for (let at = from; at < code.length; ) {
    const token = tokenAt(code, at);
    if (token !== undefined) tokens.push({ ...token, start: start + token.start, end: start + token.end });
    at = token === undefined ? at + 1 : token.end + (token.quoted ? 1 : 0);
  }
  return tokens;
}

function tokenAt(code: string, at: number): Token | undefined {
  QUOTED.lastIndex = at;
  const quoted = QUOTED.exec(code);
  if (quoted !== null) {
    const text = quoted[1] ?? quoted[2] ?? quoted[3] ?? '';
    return { start: at + 1, end: at + 1 + text.length, text, quoted: true };
  }
  BARE.lastIndex = at;
  const bare = BARE.exec(code);
  return bare === null ? undefined : { start: at, end: at + bare[0].length, text: bare[0], quoted: false };
}

/** Dockerfile: flags of FROM and COPY are not the value; ENV and ARG have a name, then `=` or a space. */
const INSTRUCTION =
  /^\s*(?:FROM\s+(?:--\S+\s+)*|(?:ENV|LABEL)\s+\w+\s+(?![=\s])|COPY\s+.*?--from=|-\s+(?!\S+\s*[:=]\s))/i;
/** A key, quoted or not, and the sign behind it. A colon counts only before a space, a quote, a sign or the end. */
const KEY =
  /^(?:[^"'`=:]|"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|:(?![\s:"'`=]|$))*(?:(?::+=?)(?:\s|(?=["'`$]|$))|=(?:>|\s|(?=\S|$)))/;

function valueStart(code: string): number {
  const instruction = INSTRUCTION.exec(code)?.[0].length;
  if (instruction !== undefined) return instruction;
  return KEY.exec(code)?.[0].length ?? 0;
}
