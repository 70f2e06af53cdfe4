/**
 * The targets that a few changed files belong to, found by climbing from each to the nearest kustomization or chart:
 * the cost follows the change. Where others may build something of them, that is found by `findTargets` on the whole
 * tree.
 */
import { KUSTOMIZATION_NAMES } from '../edit/formats/kustomize/locate.ts';
import { folderOf } from '../edit/paths.ts';
import type { Files, FolderEntry, Step } from '../snapshot.ts';
import { findTargets } from './find-targets.ts';
import { readGraph } from './graph.ts';
import { findObjects } from './objects.ts';
import { namesPathHere } from './operator-reads.ts';
import type { RenderTarget } from './target.ts';
import { indexTree, isWithin } from './tree-index.ts';

export interface OwnChange {
  readonly changed: readonly string[];
  readonly repositoryUrls: readonly string[];
  readonly branch: string | undefined;
}

export interface OwnTargets {
  readonly targets: readonly RenderTarget[];
  /** The cluster may see them as a part of others: a base, a component, a chart, what an operator's object builds. */
  readonly part: boolean;
}

/** Pure: run it with `settle` at the commit of the change. */
export function findOwnTargets(change: OwnChange, files: Files): Step<OwnTargets> {
  const climbs = change.changed.map((path) => climb(folderOf(path), files));
  const needs = climbs.flatMap(({ need }) => need ?? []);
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const paths = [...new Set([...change.changed, ...climbs.flatMap((each) => each.paths)])];
  const found = findTargets({ ...change, paths, operatorFiles: [] }, files);
  if (found.kind === 'need') return found;
  const targets = found.value;
  const part =
    targets.some(({ kind }) => kind === 'helm-chart') || hasBase(paths, files) || hasOperator(change, files);
  return { kind: 'ready', value: { targets, part } };
}

/** A kustomization that reaches beyond its own folder is an overlay; all others may be what overlays reach. */
function hasBase(paths: readonly string[], files: Files): boolean {
  const graph = readGraph(indexTree(paths), files);
  return [...graph].some(
    ([folder, { component, children, reads }]) =>
      component || [...children, ...reads].every((path) => isWithin(path, folder)),
  );
}

/** Folder and charts of the object are not among those that were climbed through. */
function hasOperator({ changed, repositoryUrls }: OwnChange, files: Files): boolean {
  return changed.some((path) => {
    const entry = files.get(path);
    const objects = entry?.kind === 'file' ? findObjects(path, entry.text) : [];
    return objects.some((each) => namesPathHere(each, repositoryUrls));
  });
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
