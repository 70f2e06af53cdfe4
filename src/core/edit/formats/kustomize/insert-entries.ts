/** Writes new `images:` entries in the style of the file. */
import type { Edit } from '../../edit.ts';
import { addFlowItems, writeFlowMap } from '../../flow-items.ts';
import { lineBreak, lineEnd, lineStart } from '../../lines.ts';
import { columnIndent, contentEnd, type NewPair, pairSeparator, writePair } from '../../pairs.ts';
import { unsafe } from '../../unsafe.ts';
import { resolve, type YamlList, type YamlMap, type YamlNode, type YamlPair } from '../../yaml-node.ts';
import type { Kustomization } from './image-entries.ts';
import { newPair } from './set-entry.ts';
import type { NewEntry } from './wanted.ts';

/** Edits, and the offset at which people look for them. */
export interface Inserted {
  readonly edits: readonly Edit[];
  readonly at: number;
}

/**
 * Appends entries to `images`, with the key itself where it is missing or empty.
 * @throws ReleaseError edit-unsafe where the layout leaves no safe place.
 */
export function insertEntries(kustomization: Kustomization, entries: readonly NewEntry[]): Inserted {
  const { list, images, root } = kustomization;
  const last = list?.items.at(-1);
  if (list !== undefined && last !== undefined) return appendItems(kustomization, entries, { list, last });
  if (root.flow) return fillFlowRoot(kustomization, entries);
  return images === undefined ? addKey(kustomization, entries) : fillEmpty(kustomization, entries, images);
}

function appendItems(
  kustomization: Kustomization,
  entries: readonly NewEntry[],
  { list, last }: { readonly list: YamlList; readonly last: YamlNode },
): Inserted {
  const { source } = kustomization;
  const model = resolve(last);
  const inFlow = list.flow || model.kind !== 'map' || model.flow;
  const pairs = entries.map((entry) => pairsOf(kustomization, entry, inFlow));
  if (list.flow) return at(addFlowItems(source, list, pairs));
  const dash = list.dashes.at(-1) ?? last.start;
  const indent = source.text.slice(lineStart(source.text, dash), dash);
  if (!/^ *$/.test(indent)) throw noRoom(kustomization, dash);
  const gap = /^-( +)(?=\S)/.exec(source.text.slice(dash, dash + 20))?.[1] ?? ' ';
  const place = lineEnd(source.text, endOf(source.text, last));
  const shape = { indent, gap, eol: lineBreak(source.text, dash) };
  const flowModel = last.kind === 'map' && last.flow ? last : undefined;
  const items = pairs.map((one) => shape.eol + writeItem(source.text, one, { ...shape, flowModel }));
  return at({ file: source.file, start: place, end: place, text: items.join('') });
}

/** Behind `images:` with nothing, `~` or `[]`. */
function fillEmpty(kustomization: Kustomization, entries: readonly NewEntry[], images: YamlPair): Inserted {
  const { source } = kustomization;
  const { file, text } = source;
  const colon = images.key.end + (/^[ \t]*:/.exec(text.slice(images.key.end))?.[0].length ?? 0);
  const { end } = images.value;
  if (images.explicit || images.value.anchor !== undefined || /[\r\n]/.test(text.slice(colon, end))) {
    throw noRoom(kustomization, images.start);
  }
  const place = lineEnd(text, end);
  const items = blockItems(kustomization, entries, images);
  const edits = [{ file, start: place, end: place, text: items }];
  return { edits: end > colon ? [{ file, start: colon, end, text: '' }, ...edits] : edits, at: images.start };
}

/** At the end of the document, behind the comments that end it. */
function addKey(kustomization: Kustomization, entries: readonly NewEntry[]): Inserted {
  const { source, document, root } = kustomization;
  const model = root.pairs.at(-1);
  if (model === undefined) throw noRoom(kustomization, root.start);
  const place = Math.max(source.text.slice(0, document.end).trimEnd().length, contentEnd(source.text, model));
  const eol = lineBreak(source.text, model.start);
  const text = `${eol}${columnIndent(source, model)}images:${blockItems(kustomization, entries, model)}`;
  return at({ file: source.file, start: place, end: place, text });
}

function blockItems(kustomization: Kustomization, entries: readonly NewEntry[], model: YamlPair): string {
  const { source } = kustomization;
  const { extra, gap } = listStyle(kustomization);
  const shape = {
    indent: columnIndent(source, model) + extra,
    gap,
    eol: lineBreak(source.text, model.start),
  };
  const items = entries.map((entry) => pairsOf(kustomization, entry, false));
  return items
    .map((pairs) => shape.eol + writeItem(source.text, pairs, { ...shape, flowModel: undefined }))
    .join('');
}

/** How far other lists of the file stand in from their key, and what follows their dashes. */
function listStyle({ source, root }: Kustomization): { extra: string; gap: string } {
  for (const pair of root.pairs) {
    if (pair.value.kind !== 'list' || pair.value.flow) continue;
    const dash = pair.value.dashes[0];
    if (dash === undefined) continue;
    const column = dash - lineStart(source.text, dash) - (pair.start - lineStart(source.text, pair.start));
    const gap = /^-( +)(?=\S)/.exec(source.text.slice(dash, dash + 20))?.[1] ?? ' ';
    if (column >= 0) return { extra: ' '.repeat(column), gap };
  }
  return { extra: '', gap: ' ' };
}

interface ItemShape {
  readonly indent: string;
  readonly gap: string;
  readonly eol: string;
  readonly flowModel: YamlMap | undefined;
}

function writeItem(
  text: string,
  pairs: readonly NewPair[],
  { indent, gap, eol, flowModel }: ItemShape,
): string {
  if (flowModel !== undefined) return `${indent}-${gap}${writeFlowMap(text, flowModel, pairs)}`;
  const lines = pairs.map((pair) => writePair(text, undefined, pair));
  return `${indent}-${gap}${lines.join(`${eol}${indent} ${gap}`)}`;
}

function fillFlowRoot(kustomization: Kustomization, entries: readonly NewEntry[]): Inserted {
  const { source, root, images } = kustomization;
  const { file, text } = source;
  const model = root.pairs.at(-1);
  if (model === undefined) throw noRoom(kustomization, root.start);
  const maps = entries.map((entry) => {
    const pairs = pairsOf(kustomization, entry, true);
    return `{${pairs.map((pair) => writePair(text, model, pair)).join(', ')}}`;
  });
  const lead = /^\s*\n([ \t]*)$/.exec(text.slice(root.start + 1, root.pairs[0]?.start))?.[1];
  const eol = lineBreak(text, root.start);
  const value =
    lead === undefined
      ? `[${maps.join(', ')}]`
      : `[${eol}${maps.map((map) => lead + lead + map).join(`,${eol}`)}${eol}${lead}]`;
  if (images !== undefined) {
    const { start, end } = images.value;
    return at({ file, start, end, text: start === end ? ` ${value}` : value });
  }
  const separator = lead === undefined ? pairSeparator(text, root) : `,${eol}${lead}`;
  const key = model.key.kind === 'scalar' && model.key.style === 'double' ? '"images": ' : 'images: ';
  return at({ file, start: model.value.end, end: model.value.end, text: separator + key + value });
}

function pairsOf(kustomization: Kustomization, entry: NewEntry, flow: boolean): readonly NewPair[] {
  return (['name', 'newName', 'newTag', 'digest'] as const).flatMap((key) => {
    const value = entry[key];
    return value === undefined ? [] : [newPair(kustomization, key, { value, flow })];
  });
}

/** End of an item's content, without the line break of a block scalar. */
function endOf(text: string, item: YamlNode): number {
  const pair = item.kind === 'map' && !item.flow ? item.pairs.at(-1) : undefined;
  return pair === undefined ? item.end : contentEnd(text, pair);
}

function at(edit: Edit): Inserted {
  return { edits: [edit], at: edit.start };
}

function noRoom({ source }: Kustomization, offset: number) {
  return unsafe(source, offset, {
    what: 'the way in which the file is laid out leaves no safe place for an entry of `images`',
    next: 'Add the entry by hand (`- name: …` and `newTag: …`), then run again.',
  });
}
