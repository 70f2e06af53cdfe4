/** What an edit sets, and where: the ground on which later writers of the same image are looked for. */
import type { Notice } from '../../errors.ts';
import type { Reference } from '../../images/reference.ts';
import { formatVersion, sameRepository } from '../../images/reference.ts';
import type { ImageChange } from '../edit.ts';
import type { Kustomization } from '../formats/kustomize/image-entries.ts';
import type { TextFile } from '../formats/places.ts';
import { placeIn, type Source } from '../unsafe.ts';
import type { NameIndex } from './name-index.ts';

/** One image that a run sets in one file. */
export interface Edited {
  readonly change: ImageChange;
  /** Folders that build the file, the file's own first. */
  readonly folders: readonly string[];
}

/** A kustomization and the paths that it names; undefined: it can't be read. */
export interface GraphNode {
  readonly kustomization: Kustomization | undefined;
  readonly names: ReadonlySet<string>;
  /** Those of `resources` and `bases`. */
  readonly resources: ReadonlySet<string>;
  /** Those of `components`, in their order. */
  readonly components: readonly string[];
}

/** Files that may hold a later writer, by what they may be. */
export interface Others {
  readonly byPath: ReadonlyMap<string, TextFile>;
  readonly kustomizations: NameIndex;
  /** Objects of Flux and Argo CD. */
  readonly objects: NameIndex;
  readonly argoSources: readonly TextFile[];
  /** Reads a kustomization the first time it is asked for. */
  readOnce(file: string, read: () => GraphNode): GraphNode;
}

/** Whether a writer is for the image of a change and says something else than is wanted. */
export function contradicts({ change }: Edited, { repository, tag, digest }: Reference): boolean {
  if (!sameRepository(repository, change.image) || (tag === undefined && digest === undefined)) return false;
  return formatVersion({ tag, digest }).replace(/^:/, '') !== change.to;
}

/** The remark on a writer. @param does e.g. `the overlay sets the image to 1.7.3` */
export function overriding(source: Source, offset: number, told: Told): Notice {
  const { change } = told.edited;
  const what = `${told.does}, after ${change.file}:${change.line} has set "${change.image}" to ${change.to}: there the change has no effect`;
  return { level: 'warning', what, where: placeIn(source, offset) };
}

interface Told {
  readonly edited: Edited;
  readonly does: string;
}
