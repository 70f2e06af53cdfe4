/** What an argument makes of an entry. */
import { contradiction, type ImageArgument, sameWish } from '../../../images/argument.ts';
import { sameRepository } from '../../../images/reference.ts';
import type { ImageEntry } from './image-entries.ts';

/** Values of an entry before or after; undefined: not set. */
export interface EntryValues {
  readonly newName: string | undefined;
  readonly newTag: string | undefined;
  readonly digest: string | undefined;
}

/** An entry to add: `name` as kustomize will see it, and the values to set. */
export interface NewEntry extends EntryValues {
  readonly name: string;
}

/** Whether the argument is for this entry: by its name, or by the repository that it names or renames to. */
export function isFor(argument: ImageArgument, { values }: ImageEntry): boolean {
  if (argument.name !== undefined) {
    return values.name === argument.name || sameRepository(values.name ?? '', argument.name);
  }
  const repository = argument.repository ?? '';
  return [values.name, values.newName].some((name) => name !== undefined && sameRepository(name, repository));
}

/**
 * The one argument for an entry, or undefined.
 * @throws ReleaseError input-contradiction where two arguments want different things of it.
 */
export function argumentFor(images: readonly ImageArgument[], entry: ImageEntry): ImageArgument | undefined {
  const [first, ...others] = images.filter((image) => isFor(image, entry));
  for (const other of others)
    if (first !== undefined && !sameWish(first, other)) throw contradiction(first, other);
  return [first, ...others].find((image) => image?.name !== undefined) ?? first;
}

/**
 * The entry's values as wanted. `newTag` alone makes kustomize drop a digest and the other way round, and
 * both together stand (kustomize api/filters/imagetag/updater.go): so what is not wanted is not left behind.
 */
export function wantedValues(argument: ImageArgument, entry: ImageEntry): EntryValues {
  const { name, newName, newTag, digest } = entry.values;
  const renamed = argument.name === undefined ? undefined : argument.repository;
  return {
    newName: renamed === undefined || renamed === (newName || name) ? newName : renamed,
    newTag: argument.keepTag ? newTag : argument.tag,
    digest: argument.keepDigest ? digest : argument.digest,
  };
}

/** Values of an entry as they are; an empty string counts as not set, as kustomize has it. */
export function currentValues({ values }: ImageEntry): EntryValues {
  return {
    newName: values.newName || undefined,
    newTag: values.newTag || undefined,
    digest: values.digest || undefined,
  };
}

/** `tag`, `tag@digest`, `@digest` or nothing. */
export function versionText({ newTag, digest }: Pick<EntryValues, 'newTag' | 'digest'>): string {
  return `${newTag?.trim() ?? ''}${digest === undefined ? '' : `@${digest.trim()}`}`;
}

/** Whether a value is filled in by another program: `${VAR}`, `$(VAR)`, `{{ }}`. */
export function isTemplated(value: string | undefined): boolean {
  return value !== undefined && /\$\{|\$\(|\{\{|\$[A-Z_]/.test(value);
}
