/** The targets that a change touches, found through the graph of all that is built at one commit. */
import { folderOf, nameOf } from '../edit/paths.ts';
import type { Files, Step } from '../snapshot.ts';
import { isOverride } from './argo-overrides.ts';
import { isMap, readDocuments, readMap, textAt } from './data.ts';
import {
  chartTrees,
  type Graph,
  type GraphNode,
  newNode,
  pluginPaths,
  readGraph,
  touchedBy,
} from './graph.ts';
import { findObjects } from './objects.ts';
import { followedFiles, likelyOperatorFiles } from './operator-files.ts';
import { operatorNode } from './operator-reads.ts';
import { rootsOf } from './roots.ts';
import { findGitSources } from './sources.ts';
import { joinTargets, type RenderTarget } from './target.ts';
import { indexTree, isHidden, isWithin, type TreeIndex } from './tree-index.ts';

export interface Change {
  /** Paths that the change adds, edits or deletes. */
  readonly changed: readonly string[];
  /** All files of the commit. */
  readonly paths: readonly string[];
  /** Addresses of the config repository, see `isSameRepository`. */
  readonly repositoryUrls?: readonly string[];
  /** Branch that is rendered: what operators take from another one is left out. */
  readonly branch?: string | undefined;
  /** Files that hold operators' objects; undefined: looked for by names, and by what kustomizations list. */
  readonly operatorFiles?: readonly string[];
}

interface Candidate {
  readonly target: RenderTarget;
  readonly node: GraphNode;
}

/**
 * Pure: run it with `settle` at base and at head and join what comes out, since what a change deletes is found
 * at the base alone. Reads every kustomization and `Chart.yaml`, the operators' files, and what has changed.
 * Level by level: over the API each level costs requests.
 */
export function findTargets(change: Change, files: Files): Step<readonly RenderTarget[]> {
  const index = indexTree(change.paths);
  const likely = operatorPaths(change, index);
  const first = [...index.kustomizations.values()]
    .flat()
    .concat(index.charts.map(chartFile), likely, change.paths.filter(isOverride));
  const missing = unread(first, files);
  if (missing.length > 0) return { kind: 'need', paths: missing };
  const followed = change.operatorFiles === undefined ? followedFiles(index, files) : [];
  const named = unread([...pluginPaths(index, files), ...followed], files);
  if (named.length > 0) return { kind: 'need', paths: named };
  const operators = [...new Set([...likely, ...followed])];
  const graph = readGraph(index, files);
  const candidates = findCandidates(change, { index, graph, files, operators });
  const touches = touchedBy(change.changed, graph);
  const touched = candidates.filter(({ node }) => touches(node)).map(({ target }) => target);
  const plain = plainTargets(change, { index, graph, files }, candidates);
  return { kind: 'ready', value: joinTargets(touched, plain) };
}

interface Known {
  readonly index: TreeIndex;
  readonly graph: Graph;
  readonly files: Files;
}

function chartFile(folder: string): string {
  return folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`;
}

function unread(paths: readonly string[], files: Files): readonly string[] {
  return [...new Set(paths)].filter((path) => !files.has(path));
}

/** What has changed is read as well: objects and manifests may be anywhere. */
function operatorPaths({ changed, paths, operatorFiles }: Change, index: TreeIndex): readonly string[] {
  const likely = operatorFiles ?? likelyOperatorFiles(paths);
  const yaml = [...likely, ...changed].filter((path) => /\.(?:ya?ml|json)$/i.test(path) && !isHidden(path));
  return yaml.filter((path) => index.files.has(path) && !index.charts.some((chart) => isWithin(path, chart)));
}

function findCandidates(
  change: Change,
  known: Known & { readonly operators: readonly string[] },
): readonly Candidate[] {
  const operators = operatorCandidates(change, known);
  const built = new Set(operators.flatMap(({ node }) => [...node.children, ...node.trees]));
  const roots = rootsOf(
    known.graph,
    operators.map(({ node }) => node),
  ).flatMap((path): readonly Candidate[] => {
    const node = known.graph.get(path);
    return node === undefined ? [] : [{ target: { kind: 'kustomization', path }, node }];
  });
  const trees = new Set([...known.graph.values()].flatMap((node) => [...node.trees]).concat([...built]));
  return [...operators, ...roots, ...chartCandidates(known, trees)];
}

function operatorCandidates(
  { repositoryUrls = [], branch }: Change,
  { operators, ...known }: Known & { readonly operators: readonly string[] },
): readonly Candidate[] {
  const paths = new Set([...operators, ...[...known.index.kustomizations.values()].flat()]);
  const texts = [...paths].flatMap((path) => {
    const entry = known.files.get(path);
    return entry?.kind === 'file' ? [{ path, text: entry.text }] : [];
  });
  const sources = texts.flatMap(({ text }) => findGitSources(text));
  const context = { ...known, sources, own: { repositoryUrls, branch } };
  return texts.flatMap(({ path, text }) =>
    findObjects(path, text).flatMap((each) => {
      const node = operatorNode(each, context);
      return node === undefined ? [] : [{ target: each.target, node }];
    }),
  );
}

/** Charts that nothing else uses, each with its own values and with every other values file beside them. */
function chartCandidates({ index, files }: Known, used: ReadonlySet<string>): readonly Candidate[] {
  const dependencies = dependenciesOf(index.charts, files);
  return index.charts.flatMap((path): readonly Candidate[] => {
    const entry = files.get(chartFile(path));
    const library = entry?.kind === 'file' && textAt(readMap(entry.text), 'type') === 'library';
    if (library || used.has(path) || dependencies.has(path)) return [];
    const variants = [...index.files].filter((file) => isVariant(file, path)).sort();
    return [[], ...variants.map((file) => [file])].map((valueFiles) => ({
      target: { kind: 'helm-chart', path, valueFiles },
      node: chartNode(path, variants, { valueFiles, files, index }),
    }));
  });
}

/** Charts that others depend on. Of those that do so in a circle none is above the others: helm refuses them all. */
function dependenciesOf(charts: readonly string[], files: Files): ReadonlySet<string> {
  const trees = new Map(charts.map((chart) => [chart, chartTrees(chart, files)]));
  const below = [...trees].flatMap(([chart, reached]) =>
    [...reached].filter((tree) => tree !== chart && !trees.get(tree)?.has(chart)),
  );
  return new Set(below);
}

/** `values-production.yaml`, `values.production.yaml`, `values/production.yaml`. */
function isVariant(file: string, chart: string): boolean {
  return (
    isWithin(file, chart) &&
    /^values[-._/][^/]+\.ya?ml$/.test(chart === '' ? file : file.slice(chart.length + 1))
  );
}

/** Each file of the chart but the values files of other variants. */
function chartNode(
  chart: string,
  variants: readonly string[],
  own: { readonly valueFiles: readonly string[]; readonly files: Files; readonly index: TreeIndex },
): GraphNode {
  const node = newNode();
  for (const tree of chartTrees(chart, own.files)) if (tree !== chart) node.trees.add(tree);
  for (const file of own.index.files)
    if (isWithin(file, chart) && !variants.includes(file)) node.reads.add(file);
  for (const file of own.valueFiles) node.reads.add(file);
  return node;
}

/** Folders of changed manifests that nothing else builds. */
function plainTargets(
  { changed }: Change,
  { index, graph, files }: Known,
  candidates: readonly Candidate[],
): readonly RenderTarget[] {
  const nodes = [...graph.values(), ...candidates.map(({ node }) => node)];
  const trees = new Set([...nodes.flatMap((node) => [...node.trees]), ...index.charts]);
  const plain = changed.filter(
    (path) =>
      !graph.has(folderOf(path)) &&
      ![...trees].some((tree) => isWithin(path, tree)) &&
      !isRead(path, graph, candidates) &&
      isManifest(path, files),
  );
  return [...new Set(plain.map(folderOf))].map((path) => ({ kind: 'manifests', path }));
}

/** An operator's object is read by its own target as well, which does not apply it. */
function isRead(path: string, graph: Graph, candidates: readonly Candidate[]): boolean {
  const built = [...graph.values()].some((node) => node.reads.has(path));
  return built || candidates.some(({ node, target }) => target.path !== path && node.reads.has(path));
}

function isManifest(path: string, files: Files): boolean {
  const entry = files.get(path);
  if (entry?.kind !== 'file' || isHidden(path) || nameOf(path).startsWith('.')) return false;
  const documents = readDocuments(entry.text);
  if (documents === undefined) return isMeantAsManifest(entry.text);
  return documents.some(
    (each) => isMap(each) && textAt(each, 'apiVersion') !== undefined && textAt(each, 'kind') !== undefined,
  );
}

/** No valid YAML, or more aliases than are followed: a target of its own says so, instead of nothing. */
function isMeantAsManifest(text: string): boolean {
  return ['apiVersion', 'kind'].every((key) => new RegExp(`^[\\s{]*["']?${key}["']?\\s*:`, 'm').test(text));
}
