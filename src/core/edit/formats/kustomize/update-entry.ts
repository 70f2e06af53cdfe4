/** One entry and its argument: edits, the row that people read, and remarks. */
import type { Notice } from '../../../errors.ts';
import type { ImageArgument } from '../../../images/argument.ts';
import type { AnchorUses } from '../../anchors.ts';
import type { Edit, ImageChange } from '../../edit.ts';
import { filledInNotice } from '../../image-value.ts';
import type { ScalarWish } from '../../set-scalars.ts';
import { placeIn } from '../../unsafe.ts';
import type { ImageEntry, Kustomization } from './image-entries.ts';
import { setEntry } from './set-entry.ts';
import { currentValues, type EntryValues, isTemplated, versionText, wantedValues } from './wanted.ts';

export interface EntryContext {
  /** Path of the target as the request gave it. */
  readonly path: string;
  readonly kustomization: Kustomization;
  readonly uses: AnchorUses;
}

export interface EntryUpdate {
  readonly wishes: readonly ScalarWish[];
  readonly edits: readonly Edit[];
  readonly changes: readonly ImageChange[];
  readonly notices: readonly Notice[];
}

export const noEdits: EntryUpdate = { wishes: [], edits: [], changes: [], notices: [] };

/** @throws ReleaseError edit-unsafe */
export function updateEntry(context: EntryContext, entry: ImageEntry, argument: ImageArgument): EntryUpdate {
  const before = currentValues(entry);
  const wanted = wantedValues(argument, entry);
  if (same(before, wanted)) return noEdits;
  const templated = changedValues(before, wanted).find(isTemplated);
  if (templated !== undefined) return { ...noEdits, notices: [tellTemplated(context, entry, templated)] };
  const { wishes, edits, at } = setEntry({ ...context, entry }, before, wanted);
  const { source } = context.kustomization;
  const change: ImageChange = {
    path: context.path,
    file: source.file,
    line: placeIn(source, at).line,
    image: wanted.newName ?? entry.values.name ?? '',
    ...renamed(before.newName ?? entry.values.name, wanted.newName ?? entry.values.name),
    from: versionText(before),
    to: versionText(wanted),
  };
  return { wishes, edits, changes: [change], notices: tellSuffix(context, entry) };
}

function renamed(before: string | undefined, after: string | undefined): Pick<ImageChange, 'renamedFrom'> {
  return before === undefined || before === after ? {} : { renamedFrom: before };
}

function same(left: EntryValues, right: EntryValues): boolean {
  return left.newName === right.newName && left.newTag === right.newTag && left.digest === right.digest;
}

function changedValues(before: EntryValues, wanted: EntryValues): readonly (string | undefined)[] {
  const fields = ['newName', 'newTag', 'digest'] as const;
  return fields.filter((field) => before[field] !== wanted[field]).map((field) => before[field]);
}

function tellTemplated(
  { kustomization: { source } }: EntryContext,
  { map }: ImageEntry,
  value: string,
): Notice {
  return filledInNotice(value, placeIn(source, map.start));
}

function tellSuffix({ kustomization: { source } }: EntryContext, entry: ImageEntry): readonly Notice[] {
  const { tagSuffix } = entry.values;
  if (!tagSuffix) return [];
  const what = `the entry has tagSuffix "${tagSuffix}", which is left as it is; kustomize ignores it beside newTag or digest`;
  return [{ level: 'warning', what, where: placeIn(source, entry.map.start) }];
}
