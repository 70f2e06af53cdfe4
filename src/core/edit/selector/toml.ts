/** Reads TOML into the nodes that YAML is read into, with the spans of its values. Keys carry no useful span. */
import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import { ReleaseError } from '../../errors.ts';
import { MAX_FILE_BYTES } from '../../snapshot.ts';
import { placeOf } from '../lines.ts';
import type { YamlList, YamlMap, YamlNode, YamlPair, YamlScalar } from '../yaml-node.ts';

type OpenMap = YamlMap & { readonly pairs: YamlPair[] };
type OpenList = YamlList & { readonly items: YamlNode[] };

/** @throws ReleaseError toml-invalid (line, column), file-oversize */
export function parseToml(file: string, text: string): YamlMap {
  if (text.length > MAX_FILE_BYTES) {
    const what = `the file has ${text.length} characters, more than the ${MAX_FILE_BYTES} that are edited`;
    const next = 'Point path to a file written by a person, or split this one.';
    throw new ReleaseError({ code: 'file-oversize', what, where: { file }, next });
  }
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const reader = new Reader(text.slice(mark), mark);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof ParseError)
      throw invalid(file, text, { at: error.index + mark, why: error.message });
    if (error instanceof RangeError) throw invalid(file, text, { at: 0, why: 'it is nested too deeply' });
    throw error;
  }
}

class Reader {
  readonly #text: string;
  readonly #shift: number;

  constructor(text: string, shift: number) {
    this.#text = text;
    this.#shift = shift;
  }

  read(): YamlMap {
    const root = this.#map([0, this.#text.length]);
    for (const item of parseTOML(this.#text).body[0].body) {
      if (item.type === 'TOMLKeyValue') this.#addPair(root, item);
      else for (const pair of item.body) this.#addPair(this.#table(root, item), pair);
    }
    return root;
  }

  #table(root: OpenMap, { resolvedKey, range }: AST.TOMLTable): OpenMap {
    let at: YamlNode = root;
    for (const [index, key] of resolvedKey.entries()) {
      const next = resolvedKey[index + 1];
      at = this.#step(at, key, { range, list: typeof next === 'number' });
    }
    return at as OpenMap;
  }

  /** What stands at a key or index; made where nothing does. */
  #step(at: YamlNode, key: string | number, made: { range: AST.Range; list: boolean }): YamlNode {
    const fresh = (): YamlNode => (made.list ? this.#list(made.range) : this.#map(made.range));
    if (typeof key === 'number') {
      const { items } = at as OpenList;
      items[key] ??= fresh();
      return items[key];
    }
    const { pairs } = at as OpenMap;
    const found = pairs.find((pair) => pair.key.kind === 'scalar' && pair.key.value === key);
    if (found !== undefined) return found.value;
    const value = fresh();
    pairs.push(this.#pair(key, value));
    return value;
  }

  #addPair(map: OpenMap, { key, value, range }: AST.TOMLKeyValue): void {
    const names = key.keys.map((one) => (one.type === 'TOMLBare' ? one.name : one.value));
    let at: YamlNode = map;
    for (const name of names.slice(0, -1)) at = this.#step(at, name, { range, list: false });
    (at as OpenMap).pairs.push(this.#pair(names.at(-1) ?? '', this.#node(value)));
  }

  #node(value: AST.TOMLContentNode): YamlNode {
    if (value.type === 'TOMLArray') {
      const list = this.#list(value.range);
      list.items.push(...value.elements.map((element) => this.#node(element)));
      return list;
    }
    if (value.type === 'TOMLInlineTable') {
      const map = this.#map(value.range);
      for (const pair of value.body) this.#addPair(map, pair);
      return map;
    }
    return this.#scalar(value);
  }

  #scalar(value: AST.TOMLValue): YamlScalar {
    const plain = value.kind !== 'string';
    const quotes = !plain && value.style === 'basic' ? 'double' : 'single';
    return {
      ...this.#span(value.range),
      kind: 'scalar',
      style: plain ? 'plain' : value.multiline ? 'block' : quotes,
      value: plain ? this.#text.slice(...value.range) : value.value,
      isNull: false,
    };
  }

  #pair(name: string, value: YamlNode): YamlPair {
    const { start } = value;
    const span = { start, end: start, anchor: undefined, tag: undefined };
    const key: YamlScalar = { ...span, kind: 'scalar', style: 'plain', value: name, isNull: false };
    return { key, value, start, explicit: false };
  }

  #map(range: AST.Range): OpenMap {
    return { ...this.#span(range), kind: 'map', flow: true, pairs: [] };
  }

  #list(range: AST.Range): OpenList {
    return { ...this.#span(range), kind: 'list', flow: true, items: [], dashes: [] };
  }

  #span([start, end]: AST.Range) {
    return { start: start + this.#shift, end: end + this.#shift, anchor: undefined, tag: undefined };
  }
}

/** The parser stands behind the line break where a value is missing. */
function invalid(file: string, text: string, fault: { at: number; why: string }): ReleaseError {
  const at = Math.min(fault.at, text.length);
  return new ReleaseError({
    code: 'toml-invalid',
    what: `not valid TOML: ${fault.why.replace(/\.$/, '')}`,
    where: placeOf(file, text, text[at - 1] === '\n' ? at - 1 : at),
    next: 'Mend the file at this place, then run again; nothing was changed.',
  });
}
