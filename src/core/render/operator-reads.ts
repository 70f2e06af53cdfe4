/** What an operator's object builds, as far as names tell: the folder, the charts, the values files. */
import { globFolder, isGlob } from '../edit/glob.ts';
import { folderOf, joinPath } from '../edit/paths.ts';
import type { Files } from '../snapshot.ts';
import { argoPath, argoSources } from './argo.ts';
import { argoValueFiles } from './argo-helm.ts';
import { type DataMap, mapAt, textAt } from './data.ts';
import { fluxPath } from './flux.ts';
import { chartTrees, type Graph, type GraphNode, newNode } from './graph.ts';
import { releaseChart, releaseValueFiles } from './helm-release.ts';
import type { OperatorObject } from './objects.ts';
import { type GitSource, isOwnSource, type OwnRepository } from './sources.ts';
import { isWithin, type TreeIndex } from './tree-index.ts';

export interface OperatorContext {
  readonly index: TreeIndex;
  readonly graph: Graph;
  readonly files: Files;
  readonly sources: readonly GitSource[];
  readonly own: OwnRepository;
}

/** @returns undefined for an object that builds nothing of this repository */
export function operatorNode(
  { target, object }: OperatorObject,
  context: OperatorContext,
): GraphNode | undefined {
  const node = newNode();
  node.reads.add(target.path);
  const found =
    target.kind === 'flux-kustomization'
      ? addFlux(node, object, context)
      : target.kind === 'helm-release'
        ? addRelease(node, object, context)
        : addApplication(node, object, context);
  return found ? node : undefined;
}

/** Sources of other kinds than Git are artifacts, whose paths are not the repository's. */
function addFlux(node: GraphNode, object: DataMap, context: OperatorContext): boolean {
  const folder = fluxPath(object);
  if (!isOwnSource(mapAt(object, 'spec', 'sourceRef'), namespaceOf(object), context)) return false;
  return folder !== undefined && addFolder(node, folder, context);
}

/**
 * A folder without kustomization counts with all manifests below it, down to folders that have one: those are
 * built as a whole.
 */
function addFolder(node: GraphNode, folder: string, { index, graph }: OperatorContext): boolean {
  if (!index.folders.has(folder)) return false;
  node.children.add(folder);
  if (graph.has(folder)) return true;
  for (const file of index.files) {
    if (!isWithin(file, folder) || !/\.ya?ml$/.test(file)) continue;
    const built = builtAround(file, folder, graph);
    if (built === undefined) node.reads.add(file);
    else node.children.add(built);
  }
  return true;
}

/** Topmost folder between `folder` and a file that has a kustomization. */
function builtAround(file: string, folder: string, graph: Graph): string | undefined {
  let found: string | undefined;
  for (let at = folderOf(file); at !== folder && isWithin(at, folder); at = folderOf(at))
    if (graph.has(at)) found = at;
  return found;
}

function addRelease(node: GraphNode, object: DataMap, context: OperatorContext): boolean {
  const chart = releaseChart(object);
  const source = mapAt(object, 'spec', 'chart', 'spec', 'sourceRef');
  if (chart === undefined || !isOwnSource(source, namespaceOf(object), context)) return false;
  if (!context.index.folders.has(chart)) return false;
  addChart(node, chart, context);
  for (const name of releaseValueFiles(object)) node.reads.add(joinPath('', name) ?? name);
  return true;
}

function addChart(node: GraphNode, chart: string, { files }: OperatorContext): void {
  for (const tree of chartTrees(chart, files)) node.trees.add(tree);
}

function addApplication(node: GraphNode, object: DataMap, context: OperatorContext): boolean {
  const found = argoSources(object).map((source) => {
    const folder = argoPath(source, context.own.repositoryUrls);
    if (folder === undefined) return false;
    for (const name of argoValueFiles(source, folder))
      if (isGlob(name)) node.trees.add(globFolder(name));
      else node.reads.add(name);
    return addArgoFolder(node, { folder, source }, context);
  });
  return found.includes(true);
}

function addArgoFolder(
  node: GraphNode,
  { folder, source }: { readonly folder: string; readonly source: DataMap },
  context: OperatorContext,
): boolean {
  const { index, graph } = context;
  if (!index.folders.has(folder)) return false;
  if (index.charts.includes(folder)) addChart(node, folder, context);
  else if (graph.has(folder)) node.children.add(folder);
  else if (textAt(source, 'directory', 'recurse') === 'true') node.trees.add(folder);
  else for (const file of index.files) if (folderOf(file) === folder) node.reads.add(file);
  return true;
}

function namespaceOf(object: DataMap): string | undefined {
  return textAt(object, 'metadata', 'namespace');
}
