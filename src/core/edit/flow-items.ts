/** Adds maps to lists in flow style (`[{a: b}, {c: d}]`, JSON), spaced as the items that are there. */
import type { Edit } from './edit.ts';
import { type NewPair, pairSeparator, writePair } from './pairs.ts';
import type { Source } from './unsafe.ts';
import type { YamlList, YamlMap } from './yaml-node.ts';

/** Inserts maps behind the last item of a flow list that has one. */
export function addFlowItems(
  { file, text }: Source,
  list: YamlList,
  maps: readonly (readonly NewPair[])[],
): Edit {
  const last = list.items.at(-1);
  const place = last?.end ?? list.end - 1;
  const model = last?.kind === 'map' ? last : undefined;
  const closed = /^[ \t]*,[ \t]*(?:#[^\r\n]*)?(?=\r?\n)/.exec(text.slice(place));
  const lead = leadOf(text, list);
  if (closed !== null && lead.includes('\n')) {
    const after = place + closed[0].length;
    const lines = maps.map((pairs) => `${lead}${writeFlowMap(text, model, pairs)},`);
    return { file, start: after, end: after, text: lines.join('') };
  }
  const separator = itemSeparator(text, list);
  const written = maps.map((pairs) => separator + writeFlowMap(text, model, pairs));
  return { file, start: place, end: place, text: written.join('') };
}

/** `{key: value, …}`, spaced and quoted as the model is. */
export function writeFlowMap(text: string, model: YamlMap | undefined, pairs: readonly NewPair[]): string {
  const first = model?.pairs[0];
  const last = model?.pairs.at(-1);
  if (model === undefined || first === undefined || last === undefined) {
    return `{${pairs.map((pair) => writePair(text, undefined, pair)).join(', ')}}`;
  }
  const lead = blank(text.slice(model.start + 1, first.start));
  const tail = blank(text.slice(last.value.end, model.end - 1).replace(/^\s*,/, ''));
  const separator = model.pairs.length === 1 && lead.includes('\n') ? `,${lead}` : pairSeparator(text, model);
  return `{${lead}${pairs.map((pair) => writePair(text, first, pair)).join(separator)}${tail}}`;
}

function itemSeparator(text: string, list: YamlList): string {
  const [first, second] = list.items;
  const between = first && second ? text.slice(first.end, second.start) : '';
  if (/^\s*,\s*$/.test(between)) return between;
  const lead = leadOf(text, list);
  return lead.includes('\n') ? `,${lead}` : ', ';
}

/** What stands before the first item, e.g. a line break and its indent. */
function leadOf(text: string, list: YamlList): string {
  const [first] = list.items;
  return first === undefined ? '' : blank(text.slice(list.start + 1, first.start));
}

/** White space as it is; anything else, such as a comment, is not repeated. */
function blank(text: string): string {
  return /^\s*$/.test(text) ? text : '';
}
