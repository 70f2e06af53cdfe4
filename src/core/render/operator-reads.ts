/** What an operator's object builds, as far as names tell: the folder, the charts, the values files. */
import { globFolder, isGlob } from '../edit/glob.ts';
import { folderOf, joinPath } from '../edit/paths.ts';
import type { Files } from '../snapshot.ts';
import { argoPath, argoSources } from './argo.ts';
import { argoParameterFiles, argoValueFiles } from './argo-helm.ts';
import { overridePaths, overrideSource } from './argo-overrides.ts';
import { type DataMap, mapAt, textAt, textsAt } from './data.ts';
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

/** Whether an object may build something of the repository, as far as it says so itself. */
export function namesPathHere(
  { target, object }: OperatorObject,
  repositoryUrls: readonly string[],
): boolean {
  if (target.kind === 'flux-kustomization') return fluxPath(object) !== undefined;
  if (target.kind === 'helm-release') return releaseChart(object) !== undefined;
  return argoSources(object).some((source) => argoPath(source, repositoryUrls) !== undefined);
}

/** Sources of other kinds than Git are artifacts, whose paths are not the repository's. */
function addFlux(node: GraphNode, object: DataMap, context: OperatorContext): boolean {
  const folder = fluxPath(object);
  if (!isOwnSource(mapAt(object, 'spec', 'sourceRef'), namespaceOf(object), context)) return false;
  if (folder === undefined || !addFolder(node, folder, context)) return false;
  addComponents(node, textsAt(object, 'spec', 'components'), folder);
  return true;
}

/** Components that an object adds to the kustomization of its folder. */
function addComponents(node: GraphNode, names: readonly string[], folder: string): void {
  for (const name of names) {
    const path = joinPath(folder, name);
    if (path !== undefined) node.children.add(path);
  }
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
  const found = argoSources(object).map((written) => {
    const folder = argoPath(written, context.own.repositoryUrls);
    if (folder === undefined) return false;
    const overrides = overridePaths(object, folder);
    const source = overrideSource(written, textsOf(overrides, context.files));
    for (const path of [...overrides, ...argoParameterFiles(source, folder)])
      if (path !== undefined) node.reads.add(path);
    for (const name of argoValueFiles(source, folder))
      if (isGlob(name)) node.trees.add(globFolder(name));
      else node.reads.add(name);
    return addArgoFolder(node, { folder, source }, context);
  });
  return found.includes(true);
}

function textsOf(paths: readonly string[], files: Files): readonly string[] {
  return paths.flatMap((path) => {
    const entry = files.get(path);
    return entry?.kind === 'file' ? [entry.text] : [];
  });
}

function addArgoFolder(
  node: GraphNode,
  { folder, source }: { readonly folder: string; readonly source: DataMap },
  context: OperatorContext,
): boolean {
  const { index, graph } = context;
  if (!index.folders.has(folder)) return false;
  const plain = mapAt(source, 'directory') !== undefined;
  if (!plain && index.charts.includes(folder)) addChart(node, folder, context);
  else if (!plain && graph.has(folder)) {
    node.children.add(folder);
    addComponents(node, textsAt(source, 'kustomize', 'components'), folder);
  } else if (textAt(source, 'directory', 'recurse') === 'true') node.trees.add(folder);
  else for (const file of index.files) if (folderOf(file) === folder) node.reads.add(file);
  return true;
}

function namespaceOf(object: DataMap): string | undefined {
  return textAt(object, 'metadata', 'namespace');
}
