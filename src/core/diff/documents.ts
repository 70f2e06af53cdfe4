/** Multi-document YAML into values. A document that can't be read is told by its place, never by its text. */
import { LineCounter, parseDocument } from 'yaml';
import { kubernetesTags } from './scalars.ts';
import { isList, isMapping, type Mapping, type Value } from './value.ts';

export interface Documents {
  readonly values: readonly Value[];
  /** One sentence for each document that is no YAML. */
  readonly problems: readonly string[];
}

type Parsed = { readonly values: readonly Value[] } | { readonly problem: string; readonly line: number };

/** Documents that were read already, by their text: base and head share most, and then share their values too. */
export type DocumentCache = Map<string, Parsed>;

/** @returns the values of all documents, lists (`kind: List`, `kind: ConfigMapList`) taken apart; empty ones left out */
export function readDocuments(text: string, cache: DocumentCache): Documents {
  const values: Value[] = [];
  const problems: string[] = [];
  let line = 0;
  for (const [index, chunk] of splitDocuments(text).entries()) {
    const parsed = parseOnce(chunk, cache);
    if ('values' in parsed) values.push(...parsed.values);
    else
      problems.push(
        `document ${index + 1} is not valid YAML (line ${line + parsed.line}: ${parsed.problem})`,
      );
    line += chunk.split('\n').length - 1;
  }
  return { values, problems };
}

/** `---` at the start of a line can stand in no scalar (YAML 1.2.2, 9.1.2), so the text is split before parsing. */
function splitDocuments(text: string): readonly string[] {
  return text.replace(/^\ufeff/, '').split(/^(?=---(?:\s|$))/m);
}

function parseOnce(chunk: string, cache: DocumentCache): Parsed {
  const known = cache.get(chunk);
  if (known !== undefined) return known;
  const parsed = parse(chunk);
  cache.set(chunk, parsed);
  return parsed;
}

/** Keys that stand twice are taken as kubectl takes them: the last one counts. */
function parse(chunk: string): Parsed {
  if (/^(?:%.*\r?\n)+$/.test(chunk)) return { values: [] };
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(chunk, { ...OPTIONS, lineCounter });
    const [error] = document.errors;
    if (error === undefined) return { values: takeApart(toValue(document.toJS({ maxAliasCount: 100 }))) };
    const words = error.code.toLowerCase().replaceAll('_', ' ');
    return { problem: words, line: lineCounter.linePos(error.pos[0]).line };
  } catch {
    return { problem: 'too many or unresolved aliases', line: 1 };
  }
}

const OPTIONS = {
  prettyErrors: false,
  uniqueKeys: false,
  merge: true,
  schema: 'failsafe',
  customTags: kubernetesTags,
  logLevel: 'silent',
} as const;

function toValue(node: unknown): Value {
  if (Array.isArray(node)) return node.map(toValue);
  if (['string', 'number', 'bigint', 'boolean'].includes(typeof node)) return node as Value;
  if (typeof node !== 'object' || node === null) return null;
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, toValue(item)]));
}

/** Items of a typed list may leave out what the list says for all. */
function takeApart(value: Value): readonly Value[] {
  if (value === null) return [];
  if (!isMapping(value)) return [value];
  const { kind, items } = value;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !isList(items)) return [value];
  return items.flatMap((item) => takeApart(isMapping(item) ? { ...inherited(value, kind), ...item } : item));
}

function inherited({ apiVersion }: Mapping, kind: string): Mapping {
  if (kind === 'List') return {};
  return { ...(apiVersion === undefined ? {} : { apiVersion }), kind: kind.slice(0, -'List'.length) };
}
