/**
 * Every place of a text that looks as if it named an image, found line by line with regular expressions: by other
 * means than the project's own parsers, so that what those overlook is seen.
 */
import { keysAround } from './surroundings.ts';

/** Something that looks like (a part of) an image reference. */
export interface Mention {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Key that the value stands behind; empty: it was found by its look. */
  readonly key: string;
  /** Without quotes and comment; of a block scalar its header; empty: nothing stands behind the key. */
  readonly value: string;
  /** Offset in the line. */
  readonly column: number;
}

const PLAIN = /(?:\$\{[^}]*\}|[^\s,{}[\]"'#])(?:\$\{[^}]*\}|[^,{}\]#])*?(?=\s*(?:[,}\]]|$|\s#))/.source;
const VALUE = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^']|'')*'|\\{\\{|[{[]|${PLAIN}`;
const KEY =
  /image|images|reference|newTag|newName|tag|tagSuffix|digest|repository|registry|image(?:Tag|Digest|Registry|Repository)|[A-Za-z]+Image(?:Tag|Digest|Registry|Repository)?/
    .source;
const KEYED = new RegExp(
  `(?<=^|[\\s{,\\-])(["']?)(${KEY})\\1\\s*:(?=[\\s"'])\\s*(?:[&!]\\S+\\s+)*(${VALUE})?`,
  'g',
);
const BARE_KEY = new RegExp(`(^|[\\s{,\\-])(["']?)(${KEY})\\2\\s*:\\s*(?:[|>][0-9+-]*\\s*)?(?:#.*)?$`);
/** `FROM` of a Dockerfile. */
const FROM = /^\s*FROM\s+(?:--\S+\s+)*(\S+)/i;
const MARKER = /\bgitops-release:\s*(\S+)/;
/** `ref.name` of a Flux GitRepository. */
const GIT_REF = /\bname:\s+["']?(refs\/[^\s"']+)/;
const OCI = /oci:\/\/[^\s"',}\]]+/g;
/** `registry.example/path:tag`, `owner/name:tag` and digests, wherever they stand. */
const REFERENCE =
  /(?<![\w./:@-])(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?\/)+[a-z0-9][a-z0-9._-]*:[A-Za-z0-9_][\w.-]*(?:@sha256:[0-9a-f]{64})?(?![\w/:])/g;
const DIGEST = /[^\s"'=,[{]*@sha256:[0-9a-f]{64}/g;

/** @returns mentions in the order of the text, at most one for each place */
export function findMentions(file: string, text: string): readonly Mention[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, index, lines) =>
      once([...mentionsIn(line), ...parameterIn(lines, index), ...itemIn(lines, index)]).map((found) => ({
        file,
        line: index + 1,
        ...found,
      })),
    );
}

/** `value: 1.8.0` beside `name: image.tag`: a parameter of an Argo CD Application. */
function parameterIn(lines: readonly string[], index: number): readonly Found[] {
  const line = lines[index] ?? '';
  const flow = [...line.matchAll(FLOW_PARAMETER)].map((match) => toNamed('value', match));
  const match = /^(\s*(?:-\s+)?value:\s+["']?)([^"'#]*?)["']?\s*(?:#.*)?$/.exec(line);
  const isNamed = [lines[index - 1], lines[index + 1]].some((other) => PARAMETER.test(other ?? ''));
  return match !== null && isNamed ? [toNamed('value', match)] : flow;
}

const PARAMETER_NAME = /name:\s+["']?[\w.-]*(?:image|tag|digest|repository)["']?/.source;
const PARAMETER = new RegExp(`^\\s*(?:-\\s+)?${PARAMETER_NAME}`, 'i');
const FLOW_PARAMETER = new RegExp(`(${PARAMETER_NAME}\\s*,\\s*value:\\s*["']?)([^"',}]+)`, 'gi');

/** Items of `images:`: an entry by its name, or a text of its own. */
function itemIn(lines: readonly string[], index: number): readonly Found[] {
  const line = lines[index] ?? '';
  if (!/name:|^\s*-\s|\[/.test(line) || /^\s*#/.test(line)) return [];
  if (!/\bimages:/.test(line) && keysAround(lines, index)[0] !== 'images') return [];
  const named = [...line.matchAll(/((?:^|[\s{,])name:\s+["']?)([^\s"',}]+)/g)];
  const items = [
    ...line.matchAll(/^(\s*-\s+["']?)([^\s"'{}&*:]+(?::[^\s"']+)?)["']?\s*(?:#.*)?$/g),
    ...line.matchAll(/([[,]\s*["'])([^"']+)(?=["'])/g),
  ];
  return items.length === 0
    ? named.map((match) => toNamed('name', match))
    : items.map((match) => toNamed('item', match));
}

function toNamed(key: string, match: RegExpExecArray): Found {
  return { key, value: (match[2] ?? '').trim(), column: match.index + (match[1]?.length ?? 0) };
}

type Found = Pick<Mention, 'key' | 'value' | 'column'>;

function mentionsIn(line: string): readonly Found[] {
  const keyed = [...line.matchAll(KEYED)].map((match) => toKeyed(match));
  const bare = keyed.length === 0 ? BARE_KEY.exec(line) : null;
  const named = bare === null ? keyed : [{ key: bare[3] ?? '', value: '', column: bare.index }];
  const looks = [...looking(line, OCI), ...looking(line, REFERENCE), ...looking(line, DIGEST)];
  const marker = MARKER.exec(line);
  const ref = GIT_REF.exec(line);
  const from = FROM.exec(line);
  const others: readonly Found[] = [
    ...(marker === null ? [] : [{ key: 'gitops-release', value: marker[1] ?? '', column: marker.index }]),
    ...(from === null ? [] : [{ key: 'FROM', value: from[1] ?? '', column: from.index }]),
    ...(ref === null ? [] : [{ key: 'name', value: ref[1] ?? '', column: ref.index }]),
    ...looks,
  ];
  return [...named, ...others];
}

function toKeyed(match: RegExpExecArray): Found {
  const raw = match[3] ?? '';
  const value = /^["']/.test(raw) ? raw.slice(1, -1) : raw;
  return {
    key: match[2] ?? '',
    value: /^[&!]\S*$/.test(value) ? '' : value.trim(),
    column: match.index + match[0].length - raw.length,
  };
}

function looking(line: string, pattern: RegExp): readonly Found[] {
  return [...line.matchAll(pattern)].map((match) => ({ key: '', value: match[0], column: match.index }));
}

/** What is found in several ways is counted once. */
function once(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of found) if (!kept.some((other) => covers(other, one))) kept.push(one);
  return kept;
}

/** The same characters found twice are one mention. */
function covers(kept: Found, other: Found): boolean {
  if (/^[{[]?$/.test(kept.value) || other.value === '' || kept.key === 'gitops-release') return false;
  const end = (found: Found): number => found.column + found.value.length + 1;
  return other.column <= end(kept) && kept.column <= end(other);
}
