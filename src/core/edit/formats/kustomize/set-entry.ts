/** The edits that bring one existing entry to its wanted values. */

import type { AnchorUses } from '../../anchors.ts';
import type { Edit } from '../../edit.ts';
import { addPair, type NewPair, removePair } from '../../pairs.ts';
import { writeScalar } from '../../scalar.ts';
import { quotesOf, refuseShared, type ScalarWish } from '../../set-scalars.ts';
import { unsafe } from '../../unsafe.ts';
import type { YamlPair } from '../../yaml-node.ts';
import type { ImageEntry, Kustomization } from './image-entries.ts';
import type { EntryValues } from './wanted.ts';

type Field = 'newName' | 'newTag' | 'digest';
const ORDER: readonly Field[] = ['newName', 'newTag', 'digest'];

/** Scalars to set (they are decided on together for the whole file), and edits that stand alone. */
export interface EntryEdits {
  readonly wishes: readonly ScalarWish[];
  readonly edits: readonly Edit[];
  /** Offset at which people look for the change. */
  readonly at: number;
}

interface Job {
  readonly kustomization: Kustomization;
  readonly entry: ImageEntry;
  readonly uses: AnchorUses;
}

/**
 * @throws ReleaseError edit-unsafe where a merge key or an anchor brings in a value that must go.
 */
export function setEntry(job: Job, before: EntryValues, wanted: EntryValues): EntryEdits {
  const changed = ORDER.filter((field) => before[field] !== wanted[field]);
  const swap = swapOf(job, changed, wanted);
  const wishes: ScalarWish[] = [];
  const edits: Edit[] = [];
  for (const field of changed) {
    const value = wanted[field];
    const pair = job.entry.own[field];
    if (swap !== undefined && (field === swap.from || field === swap.to)) continue;
    if (value === undefined) edits.push(...remove(job, field));
    else if (pair === undefined) edits.push(add(job, field, { value, wanted }));
    else wishes.push(wish(job, pair, value));
  }
  if (swap !== undefined) {
    edits.push(swap.key);
    wishes.push(wish(job, swap.pair, swap.value));
  }
  const first = changed.find((field) => wanted[field] !== undefined) ?? changed[0];
  const shown = (first && job.entry.own[first]) ?? swap?.pair ?? job.entry.own.name;
  return { wishes, edits, at: shown?.start ?? job.entry.map.start };
}

/** A wish for a value of an entry, in the quotes of its neighbours. */
export function wish(
  { kustomization, entry }: Pick<Job, 'kustomization' | 'entry'>,
  pair: YamlPair,
  value: string,
): ScalarWish {
  return { node: pair.value, value, quotes: neighbourQuotes(kustomization, entry), flow: entry.map.flow };
}

/** Quotes in use in the entry, else in any entry, else double. */
export function neighbourQuotes({ entries }: Kustomization, entry?: ImageEntry): 'single' | 'double' {
  for (const { map } of entry === undefined ? entries : [entry, ...entries]) {
    for (const pair of map.pairs) {
      const quotes = quotesOf(pair.value);
      if (quotes !== undefined) return quotes;
    }
  }
  return 'double';
}

interface Swap {
  readonly from: Field;
  readonly to: Field;
  readonly pair: YamlPair;
  readonly key: Edit;
  readonly value: string;
}

/** A digest that gives way to a tag (or the other way round) hands over its line: one line changes. */
function swapOf(
  { entry, kustomization, uses }: Job,
  changed: readonly Field[],
  wanted: EntryValues,
): Swap | undefined {
  const from = changed.find((field) => wanted[field] === undefined);
  const to = from === 'digest' ? 'newTag' : 'digest';
  const pair = from === undefined ? undefined : entry.own[from];
  const value = wanted[to];
  if (from === undefined || pair === undefined || value === undefined || entry.own[to] !== undefined)
    return undefined;
  const plain =
    pair.value.kind === 'scalar' && pair.value.anchor === undefined && pair.value.style !== 'block';
  if (pair.key.kind !== 'scalar' || !plain || uses.sharedAround(entry.map) !== undefined) return undefined;
  const style = pair.key.style === 'block' ? 'plain' : pair.key.style;
  const text = writeScalar(to, style, 'double');
  const key = { file: kustomization.source.file, start: pair.key.start, end: pair.key.end, text };
  return { from, to, pair, key, value };
}

function remove({ kustomization: { source }, entry, uses }: Job, field: Field): readonly Edit[] {
  const pair = entry.own[field];
  if (pair === undefined) {
    throw unsafe(source, entry.map.start, {
      what: `${field} must go, but it comes from a merge key (<<)`,
      next: `Write the entry out without the merge key, then run again.`,
    });
  }
  refuseShared(source, { node: entry.map }, uses);
  const alias = uses.aliasesOf(pair.value)[0];
  if (alias !== undefined) {
    throw unsafe(source, pair.start, {
      what: `${field} must go, but *${alias.name} at another place stands for its value`,
      next: `Write the value out instead of *${alias.name}, then run again.`,
    });
  }
  return [removePair(source, entry.map, pair)];
}

function add(job: Job, field: Field, { value, wanted }: { value: string; wanted: EntryValues }): Edit {
  const { kustomization, entry, uses } = job;
  refuseShared(kustomization.source, { node: entry.map }, uses);
  const behind = ORDER.slice(0, ORDER.indexOf(field)).findLast(
    (name) => entry.own[name] && wanted[name] !== undefined,
  );
  const after = (behind && entry.own[behind]) ?? entry.own.name ?? entry.map.pairs.at(-1);
  if (after === undefined) {
    throw unsafe(kustomization.source, entry.map.start, {
      what: 'the entry is empty',
      next: 'Give it a name.',
    });
  }
  return addPair(kustomization.source, entry.map, {
    after,
    pair: newPair(kustomization, field, { value, flow: entry.map.flow }),
  });
}

/** A pair in the style that other entries have for this field. */
export function newPair(
  kustomization: Kustomization,
  key: string,
  { value, flow }: { readonly value: string; readonly flow: boolean },
): NewPair {
  const same = kustomization.entries.flatMap(({ map }) =>
    map.pairs.filter((pair) => pair.key.kind === 'scalar' && pair.key.value === key),
  );
  const style = same.map((pair) => quotesOf(pair.value)).find((quotes) => quotes !== undefined);
  const quotes = style ?? neighbourQuotes(kustomization);
  return { key, value, style: style ?? (flow && value.includes(':') ? quotes : 'plain'), quotes };
}
