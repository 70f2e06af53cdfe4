/**
 * Secrets of manifests that are no YAML, read line by line: a tool that fails on such a file may quote it. Rather one
 * value too many than one too few.
 */
import type { Value } from '../value.ts';
import { decode, textOfBytes } from './bytes.ts';

const SECRET = /kind[\\"']*\s*:\s*[\\"']*Secret(?![A-Za-z])/;

/** @returns what stands below `data` and `stringData` of Secrets, and in `secretGenerator`, as a Secret of its own */
export function readBroken(text: string): Value {
  const documents = text.split(/^(?=---(?:\s|$))/m);
  const secrets = documents.filter((document) => SECRET.test(document)).flatMap(dataIn);
  return toSecret([...secrets, ...documents.flatMap(literalsIn)]);
}

const OPERAND =
  /["']?value["']?\s{0,9}:\s{0,9}("(?:[^"\\\n]|\\.){0,2000}"|'[^'\n]{0,2000}'|[^,}\]\n]{1,2000})/g;

/** The same of a patch that is known to be for a Secret; operations have their secrets at `value`. */
export function readBrokenPatch(text: string): Value {
  const operands = [...text.matchAll(OPERAND)].flatMap(([, value = '']) => piecesOf(value));
  return toSecret([...dataIn(text), ...operands]);
}

/** Whether these are in base64 is unknown: they are taken as they stand, and decoded where that gives a text. */
function toSecret(values: readonly string[]): Value {
  const fields = values.map((value, index): readonly [string, string] => [String(index), value]);
  const encoded = fields.filter(([, value]) => textOfBytes(decode(value)) !== undefined);
  return { kind: 'Secret', data: Object.fromEntries(encoded), stringData: Object.fromEntries(fields) };
}

const FIELD = /^([\s-]*)["']?(\w+)["']?\s*:(.*)$/;
const DATA = /["']?\b(?:data|stringData)["']?\s*:\s*(\{.*)$/;
const OTHER_FIELDS = ['apiVersion', 'kind', 'metadata', 'type', 'immutable'];

function dataIn(document: string): readonly string[] {
  let depth = -1;
  return document.split('\n').flatMap((line) => {
    const [, indent = '', field = '', rest = ''] = FIELD.exec(line) ?? [];
    if (field === 'data' || field === 'stringData') {
      depth = indent.length;
      return piecesOf(rest);
    }
    if (OTHER_FIELDS.includes(field) && indent.length <= depth) depth = -1;
    return depth >= 0 ? piecesOf(line) : piecesOf(DATA.exec(line)?.[1] ?? '');
  });
}

/** Values of a line: the text behind its key, or all of it; those of a mapping in braces one by one. */
function piecesOf(line: string): readonly string[] {
  const text = line.trim().replace(/^- +/, '');
  if (/^\{[^{]/.test(text)) return text.split(/[{},]/).flatMap(piecesOf);
  const [, value = text] = /^["']?[\w./-]+["']?\s*:\s*(.*)$/.exec(text) ?? [];
  if (/^\{[^{]/.test(value)) return piecesOf(value);
  return isOpen(value) ? [] : [value, bare(value)];
}

/** Nothing, an anchor's or a block's sign, a comment, or what a template fills in. */
export function isOpen(value: string): boolean {
  return value === '' || value.startsWith('#') || value.includes('{{') || /^\$\{[^}]*\}$/.test(value);
}

/** Without quotes around it, or the half of them that a broken line has. */
function bare(value: string): string {
  return value.replace(/^["']|["'],?$/g, '');
}

const LITERAL = /(?:^|[\s,[{-])(["']?)[\w.-]+=(.{1,2000}?)\1\s*(?=[,\]}]|$)/g;

function literalsIn(document: string): readonly string[] {
  const block = /^[ \t-]*["']?secretGenerator["']?\s*:[\s\S]*?(?=^[A-Za-z"']|(?![\s\S]))/m.exec(
    document,
  )?.[0];
  return (block ?? '')
    .split('\n')
    .flatMap((line) => [...line.matchAll(LITERAL)].flatMap(([, , value = '']) => [value, bare(value)]));
}
