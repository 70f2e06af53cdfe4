/** Who reads what: kustomizations, charts and operators' objects, with the files and folders that each names. */
import { folderOf, joinPath } from '../edit/paths.ts';
import type { Files } from '../snapshot.ts';
import { type DataMap, listAt, readMap, textAt } from './data.ts';
import { pluginReferences } from './plugins.ts';
import { type ChartUse, isInline, referencesOf } from './references.ts';
import { isWithin, type TreeIndex } from './tree-index.ts';

export interface GraphNode {
  /** Single files. */
  readonly reads: Set<string>;
  /** Folders that are read whole. */
  readonly trees: Set<string>;
  /** Folders whose kustomization is built as a part of this one. */
  readonly children: Set<string>;
  /** A kustomization that cannot be built by itself. */
  readonly component: boolean;
}

/** Folder of a kustomization -> what it reads. */
export type Graph = ReadonlyMap<string, GraphNode>;

export function newNode(component = false): GraphNode {
  return { reads: new Set(), trees: new Set(), children: new Set(), component };
}

/** @param files the kustomizations, and of the plugins' configurations those that are known */
export function readGraph(index: TreeIndex, files: Files): Graph {
  const graph = new Map<string, GraphNode>();
  for (const [folder, paths] of index.kustomizations) {
    const kustomizations = paths.flatMap((path) => {
      const entry = files.get(path);
      return entry?.kind === 'file' ? [{ path, kustomization: readMap(entry.text) }] : [];
    });
    const own = kustomizations.filter(({ kustomization }) => !isFlux(kustomization));
    if (own.length === 0) continue;
    const node = newNode(own.every(({ kustomization }) => textAt(kustomization, 'kind') === 'Component'));
    for (const each of own) addReferences(node, each, { index, files });
    graph.set(folder, node);
  }
  return graph;
}

/** Flux's objects of the same kind are sometimes kept in a file of this name. */
function isFlux(kustomization: DataMap): boolean {
  return (textAt(kustomization, 'apiVersion') ?? '').startsWith('kustomize.toolkit.fluxcd.io/');
}

/** Files that say which further files a kustomization reads. */
export function pluginPaths(index: TreeIndex, files: Files): readonly string[] {
  return [...index.kustomizations.values()].flat().flatMap((path) => {
    const entry = files.get(path);
    if (entry?.kind !== 'file' || !/^(?:generators|transformers|validators):/m.test(entry.text)) return [];
    return referencesOf(readMap(entry.text)).plugins.flatMap((name) => {
      const at = isInline(name) ? undefined : joinPath(folderOf(path), name);
      return at !== undefined && index.files.has(at) ? [at] : [];
    });
  });
}

interface Place {
  readonly index: TreeIndex;
  readonly files: Files;
}

function addReferences(
  node: GraphNode,
  { path, kustomization }: { readonly path: string; readonly kustomization: DataMap },
  place: Place,
): void {
  const { resources, files, plugins, charts } = referencesOf(kustomization);
  const base = folderOf(path);
  node.reads.add(path);
  for (const name of [...resources, ...plugins])
    if (!isInline(name)) addResource(node, joinPath(base, name), place);
  const inner = plugins.map((name) => pluginReferences(pluginText(name, base, place)));
  for (const name of [...files, ...inner.flatMap((each) => each.files)])
    add(node.reads, joinPath(base, name));
  for (const use of [...charts, ...inner.flatMap((each) => each.charts)])
    addCharts(node, { use, base }, place);
}

function pluginText(name: string, base: string, { files }: Place): string {
  if (isInline(name)) return name;
  const entry = files.get(joinPath(base, name) ?? '');
  return entry?.kind === 'file' ? entry.text : '';
}

function addCharts(
  node: GraphNode,
  { use, base }: { readonly use: ChartUse; readonly base: string },
  place: Place,
): void {
  for (const folder of use.folders) {
    const path = joinPath(base, folder);
    if (path === undefined) continue;
    for (const tree of chartTrees(path, place.files)) node.trees.add(tree);
  }
}

function addResource(node: GraphNode, path: string | undefined, { index }: Place): void {
  if (path !== undefined && index.folders.has(path)) node.children.add(path);
  else add(node.reads, path);
}

function add(set: Set<string>, path: string | undefined): void {
  if (path !== undefined) set.add(path);
}

/** A chart's folder and those of the charts beside it that it depends on. */
export function chartTrees(folder: string, files: Files, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(folder)) return known;
  known.add(folder);
  const entry = files.get(folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`);
  if (entry?.kind !== 'file') return known;
  for (const dependency of listAt(readMap(entry.text), 'dependencies')) {
    const address = textAt(dependency, 'repository') ?? '';
    const path = address.startsWith('file://')
      ? joinPath(folder, address.slice('file://'.length))
      : undefined;
    if (path !== undefined) chartTrees(path, files, known);
  }
  return known;
}

/** A question about nodes: does a change touch what this one reads, itself or through its children? */
export function touchedBy(changed: readonly string[], graph: Graph): (node: GraphNode) => boolean {
  const known = new Map<GraphNode, boolean>();
  const touches = (node: GraphNode): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, false); // ends circles
    const own = changed.some(
      (path) => node.reads.has(path) || [...node.trees].some((tree) => isWithin(path, tree)),
    );
    const answer = own || [...node.children].some((child) => touchesChild(child));
    known.set(node, answer);
    return answer;
  };
  const touchesChild = (folder: string): boolean => {
    const node = graph.get(folder);
    return node !== undefined && touches(node);
  };
  return touches;
}
