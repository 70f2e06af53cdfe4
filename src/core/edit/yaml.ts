/** Reads YAML text into nodes with spans; the only file that uses the `yaml` library. */
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  type Pair,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
  type YAMLSeq,
} from 'yaml';
import { ReleaseError } from '../errors.ts';
import { MAX_FILE_BYTES } from '../snapshot.ts';
import { nextLine, placeOf } from './lines.ts';
import { refuseAliasBomb } from './yaml-aliases.ts';
import type { YamlDocument, YamlFile, YamlNode, YamlPair, YamlScalar } from './yaml-node.ts';

type ParsedPair = Pair<ParsedNode, ParsedNode | null>;
type Source = { readonly file: string; readonly text: string; readonly anchors: Map<string, YamlNode> };

/**
 * Parses every document of a file. Nothing is resolved: aliases stay nodes, scalars stay text.
 * @throws ReleaseError yaml-invalid (line, column), yaml-aliases (an alias bomb), file-oversize.
 */
export function parseYaml(file: string, text: string): YamlFile {
  const known = PARSED.get(file);
  if (known?.text === text) return known;
  const parsed = parseAnew(file, text);
  if (PARSED.size >= MAX_PARSED) PARSED.clear();
  PARSED.set(file, parsed);
  return parsed;
}

/**
 * The latest files, parsed: planning asks about every wish by itself, and parsing is nine tenths of that. A memo
 * of a pure function; the trees are never changed.
 */
const PARSED = new Map<string, YamlFile>();
const MAX_PARSED = 2048;

function parseAnew(file: string, text: string): YamlFile {
  if (text.length > MAX_FILE_BYTES) throw oversize(file, text);
  try {
    const parsed = parseAllDocuments(text, {
      keepSourceTokens: true,
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const documents = [...parsed].map((document) => readDocument(document as Document.Parsed, file, text));
    return { file, text, documents };
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(file, error);
    throw error;
  }
}

function readDocument(document: Document.Parsed, file: string, text: string): YamlDocument {
  const [error] = document.errors;
  if (error !== undefined) throw invalid({ file, text, offset: error.pos[0], problem: problemOf(error) });
  const contents = document.contents;
  if (contents === null) return { root: undefined, end: document.range[1] };
  const root = convert(contents, { file, text, anchors: new Map() });
  refuseAliasBomb(file, text, root);
  return { root, end: documentEnd(text, contents.range[2]) };
}

/** Behind trailing blank lines and comments. */
function documentEnd(text: string, from: number): number {
  let end = from;
  while (
    end < text.length &&
    /^[ \t]*(?:#[^\n]*)?\r?$/.test(text.slice(end, nextLine(text, end)).replace(/\n$/, ''))
  ) {
    end = nextLine(text, end);
  }
  return end;
}

function convert(node: ParsedNode, source: Source): YamlNode {
  if (isAlias(node)) return convertAlias(node.source, node.range, source);
  if (isScalar(node)) return remember(convertScalar(node as Scalar.Parsed), source);
  if (isMap(node)) return convertMap(node as YAMLMap.Parsed, source);
  return convertList(node as YAMLSeq.Parsed, source);
}

function convertAlias(name: string, range: readonly number[], source: Source): YamlNode {
  const [start = 0, end = 0] = range;
  const target = source.anchors.get(name);
  if (target === undefined) {
    throw invalid({
      file: source.file,
      text: source.text,
      offset: start,
      problem: `no anchor &${name} before *${name}`,
    });
  }
  return { kind: 'alias', start, end, anchor: undefined, tag: undefined, name, target };
}

function convertScalar(node: Scalar.Parsed): YamlScalar {
  const style = styleOf(node);
  return {
    ...spanOf(node),
    kind: 'scalar',
    style,
    value: String(node.value),
    isNull: style === 'plain' && node.tag === undefined && /^(?:|~|null|Null|NULL)$/.test(String(node.value)),
  };
}

function convertMap(node: YAMLMap.Parsed, source: Source): YamlNode {
  const pairs: YamlPair[] = [];
  const map = remember({ ...spanOf(node), kind: 'map', flow: node.flow === true, pairs } as const, source);
  for (const item of node.items) pairs.push(convertPair(item as ParsedPair, source));
  return map;
}

function convertPair(pair: ParsedPair, source: Source): YamlPair {
  const token = pair.srcToken;
  const explicit = token?.start.find((part) => part.type === 'explicit-key-ind');
  const key = convert(pair.key, source);
  const props = token?.start.find((part) => part.type === 'anchor' || part.type === 'tag');
  const after = (token?.sep ?? []).findLast((part) => !['space', 'comment', 'newline'].includes(part.type));
  const empty = after === undefined ? key.end : after.offset + after.source.length;
  const value = pair.value === null ? nothing(empty) : convert(pair.value, source);
  const moved = value.kind === 'scalar' && value.start === value.end ? { start: empty, end: empty } : {};
  const placed = Object.assign(value, moved);
  return {
    key,
    value: placed,
    start: explicit?.offset ?? Math.min(props?.offset ?? key.start, key.start),
    explicit: explicit !== undefined,
  };
}

function convertList(node: YAMLSeq.Parsed, source: Source): YamlNode {
  const items: YamlNode[] = [];
  const dashes = (node.srcToken?.items ?? []).flatMap((item) =>
    item.start.filter((part) => part.type === 'seq-item-ind').map((part) => part.offset),
  );
  const list = { ...spanOf(node), kind: 'list', flow: node.flow === true, items, dashes } as const;
  remember(list, source);
  for (const item of node.items)
    items.push(isPair(item) ? pairAsMap(item as ParsedPair, source) : convert(item, source));
  return list;
}

/** `[a: 1]` is a list with a map of one pair. */
function pairAsMap(item: ParsedPair, source: Source): YamlNode {
  const pair = convertPair(item, source);
  const span = { start: pair.start, end: pair.value.end, anchor: undefined, tag: undefined };
  return { ...span, kind: 'map', flow: true, pairs: [pair] };
}

function remember<Node extends YamlNode>(node: Node, source: Source): Node {
  if (node.anchor !== undefined) source.anchors.set(node.anchor, node);
  return node;
}

function spanOf(node: Scalar.Parsed | YAMLMap.Parsed | YAMLSeq.Parsed) {
  return { start: node.range[0], end: node.range[1], anchor: node.anchor, tag: node.tag };
}

function styleOf(node: Scalar.Parsed): YamlScalar['style'] {
  if (node.type === 'QUOTE_SINGLE') return 'single';
  if (node.type === 'QUOTE_DOUBLE') return 'double';
  return node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL' ? 'block' : 'plain';
}

function nothing(offset: number): YamlScalar {
  const span = { start: offset, end: offset, anchor: undefined, tag: undefined };
  return { ...span, kind: 'scalar', style: 'plain', value: '', isNull: true };
}

function problemOf(error: YAMLParseError): string {
  if (error.message.includes('call stack')) return 'it is nested too deeply to be read';
  return error.message.split('\n')[0]?.replace(/\.$/, '') ?? error.code;
}

function invalid(fault: { file: string; text: string; offset: number; problem: string }): ReleaseError {
  return new ReleaseError({
    code: 'yaml-invalid',
    what: `not valid YAML: ${fault.problem}`,
    where: placeOf(fault.file, fault.text, Math.min(fault.offset, fault.text.length)),
    next: 'Mend the file at this place, then run again; nothing was changed.',
  });
}

function tooDeep(file: string, cause: RangeError): ReleaseError {
  const what = 'not valid YAML: it is nested too deeply to be read';
  return new ReleaseError(
    { code: 'yaml-invalid', what, where: { file }, next: 'Point path to a file written by a person.' },
    cause,
  );
}

function oversize(file: string, text: string): ReleaseError {
  return new ReleaseError({
    code: 'file-oversize',
    what: `the file has ${text.length} characters, more than the ${MAX_FILE_BYTES} that are edited`,
    where: { file },
    next: 'Point path to a file written by a person, or split this one.',
  });
}
