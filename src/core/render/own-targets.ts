/**
 * The targets that a few changed files belong to, found by climbing from each to the nearest kustomization or chart:
 * the cost follows the change. What other kustomizations build of them is found by `findTargets` on the whole tree.
 */
import { KUSTOMIZATION_NAMES } from '../edit/formats/kustomize/locate.ts';
import { folderOf } from '../edit/paths.ts';
import type { Files, FolderEntry, Step } from '../snapshot.ts';
import { findTargets } from './find-targets.ts';
import type { RenderTarget } from './target.ts';

export interface OwnChange {
  readonly changed: readonly string[];
  readonly repositoryUrls: readonly string[];
  readonly branch: string | undefined;
}

/** Pure: run it with `settle` at the commit of the change. */
export function findOwnTargets(change: OwnChange, files: Files): Step<readonly RenderTarget[]> {
  const climbs = change.changed.map((path) => climb(folderOf(path), files));
  const needs = climbs.flatMap(({ need }) => need ?? []);
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const paths = [...new Set([...change.changed, ...climbs.flatMap((each) => each.paths)])];
  return findTargets({ ...change, paths, operatorFiles: [] }, files);
}

interface Climb {
  /** Files of the folders on the way. */
  readonly paths: readonly string[];
  readonly need?: string;
}

/** From a folder upwards, until one holds a kustomization or a chart; without any of them none is on the way. */
function climb(folder: string, files: Files): Climb {
  const paths: string[] = [];
  for (let at: string | undefined = folder; at !== undefined; at = at === '' ? undefined : folderOf(at)) {
    const entry = files.get(at);
    if (entry === undefined) return { paths, need: at };
    const entries = entry.kind === 'folder' ? entry.entries : [];
    paths.push(...filesIn(at, entries));
    if (entries.some(isRoot)) return { paths };
  }
  return { paths: paths.filter((path) => folderOf(path) === folder) };
}

function filesIn(folder: string, entries: readonly FolderEntry[]): readonly string[] {
  const files = entries.filter(({ kind }) => kind === 'file');
  return files.map(({ name }) => (folder === '' ? name : `${folder}/${name}`));
}

function isRoot({ name, kind }: FolderEntry): boolean {
  return kind === 'file' && (name === 'Chart.yaml' || KUSTOMIZATION_NAMES.includes(name));
}
