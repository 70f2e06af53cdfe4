/** The images that a target's files name, and what has to be set to have those of another state again. */
import { ReleaseError } from '../errors.ts';
import { formatVersion, normalRepository } from '../images/reference.ts';
import { listFile } from '../list/list-file.ts';
import type { Entry } from '../snapshot.ts';

/** One image in one file. */
export interface StateImage {
  readonly file: string;
  /** Name of the entry, where it gives the image another one. */
  readonly name: string | undefined;
  readonly image: string;
  /** `:tag`, `:tag@digest` or `@digest`; several references to one image may differ. */
  readonly versions: readonly string[];
}

/** In the order of files and lines; what other programs fill in, or nothing says a version of, is left out. */
export function imagesIn(entries: Iterable<Entry>): readonly StateImage[] {
  const images = new Map<string, StateImage>();
  for (const entry of entries) {
    for (const { file, name, image, tag, digest } of listFile(entry).references) {
      const version = formatVersion({ tag, digest });
      if (version === '' || /[${}<>]/.test(`${image}${version}`)) continue;
      const found = { file, name, image, versions: [version] };
      const before = images.get(keyOf(found));
      const versions = [...new Set([...(before?.versions ?? []), version])].sort();
      images.set(keyOf(found), { ...found, versions });
    }
  }
  return [...images.values()];
}

/** What makes it the same image in another state. */
function keyOf({ file, name, image }: Pick<StateImage, 'file' | 'name' | 'image'>): string {
  return `${file}\n${normalRepository(name ?? image)}`;
}

/** An image that has another version in the other state. */
export interface Restored {
  readonly file: string;
  /** Image argument that sets what it was. */
  readonly argument: string;
  /** Versions that it has now. */
  readonly from: readonly string[];
}

export interface Restoration {
  readonly restored: readonly Restored[];
  /** Images that were not there then, and stay. */
  readonly added: readonly StateImage[];
  /** Images that were there then, and are not now. */
  readonly gone: readonly StateImage[];
}

/** @throws ReleaseError edit-ambiguous where one image had two versions in one file */
export function restore(now: readonly StateImage[], then: readonly StateImage[]): Restoration {
  const past = new Map(then.map((image) => [keyOf(image), image]));
  const present = new Set(now.map(keyOf));
  const restored = now.flatMap((image): readonly Restored[] => {
    const old = past.get(keyOf(image));
    if (old === undefined || isSame(image, old)) return [];
    return [{ file: image.file, argument: argumentOf(old), from: image.versions }];
  });
  return {
    restored,
    added: now.filter((image) => !past.has(keyOf(image))),
    gone: then.filter((image) => !present.has(keyOf(image))),
  };
}

/** Whether the images that both states have are the same. */
export function isAlike(now: readonly StateImage[], then: readonly StateImage[]): boolean {
  const past = new Map(then.map((image) => [keyOf(image), image]));
  return now.every((image) => {
    const old = past.get(keyOf(image));
    return old === undefined || isSame(image, old);
  });
}

function isSame(left: StateImage, right: StateImage): boolean {
  return left.image === right.image && left.versions.join() === right.versions.join();
}

function argumentOf({ file, name, image, versions }: StateImage): string {
  const [version = '', other] = versions;
  if (other !== undefined) {
    throw new ReleaseError({
      code: 'edit-ambiguous',
      what: `"${image}" had several versions here then: ${versions.join(', ')}`,
      where: { file },
      next: 'Set each by `update`, with its place as `path#key`.',
    });
  }
  return `${name === undefined ? '' : `${name}=`}${image}${version}`;
}

/** How many of the images have this tag, or this digest. */
export function countTag(images: readonly StateImage[], tag: string): number {
  const fits = (version: string) => tagOf(version) === tag || version.endsWith(`@${tag}`);
  return images.filter(({ versions }) => versions.some(fits)).length;
}

/** Tag of `:tag@digest`; a digest where there is none. */
export function tagOf(version: string): string {
  const [, tag] = /^:([^@]+)/.exec(version) ?? [];
  return tag ?? version.replace(/^@/, '');
}

/** `:tag@digest` without its first sign. */
export function versionText(version: string): string {
  return version.replace(/^:/, '');
}

/** Versions of a state as people call them. */
export function versionsIn(images: readonly StateImage[]): readonly string[] {
  return [...new Set(images.flatMap(({ versions }) => versions.map(tagOf)))];
}
