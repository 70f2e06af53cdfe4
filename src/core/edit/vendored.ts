/**
 * Vendored charts: copies of a chart's dependencies, unpacked below its `charts/`. `helm dependency update` puts
 * them there anew, so what is edited in them is lost. A chart below `charts/` that no dependency fetches from
 * elsewhere is its owner's own.
 */
import type { Notice } from '../errors.ts';
import { ReleaseError } from '../errors.ts';
import type { Entry, Files, Step } from '../snapshot.ts';
import { globFolder } from './glob.ts';
import { parseYaml } from './yaml.ts';
import { textOf } from './yaml-node.ts';
import { at, itemsOf } from './yaml-path.ts';

/** A folder below `charts/`, and the file that says whether it is vendored. */
export interface ChartFolder {
  readonly folder: string;
  readonly name: string;
  /** `Chart.yaml` of the chart around it. */
  readonly chartFile: string;
}

/** Folders that a path lies in, the outermost first. */
export function chartFolders(path: string): readonly ChartFolder[] {
  const parts = path.split('/');
  return parts.flatMap((part, index) => {
    const name = parts[index + 1];
    if (part !== 'charts' || name === undefined || index + 2 >= parts.length) return [];
    const chart = parts.slice(0, index);
    const folder = parts.slice(0, index + 2).join('/');
    return [{ folder, name, chartFile: [...chart, 'Chart.yaml'].join('/') }];
  });
}

/** Names of the charts that a `Chart.yaml` fetches from elsewhere; none where it cannot be read. */
export function fetchedCharts(entry: Entry | undefined): readonly string[] {
  if (entry?.kind !== 'file') return [];
  try {
    return parseYaml(entry.path, entry.text).documents.flatMap(({ root }) =>
      itemsOf(at(root, 'dependencies')).flatMap((item) => {
        const repository = textOf(at(item, 'repository')) ?? '';
        return repository === '' || repository.startsWith('file:') ? [] : (textOf(at(item, 'name')) ?? []);
      }),
    );
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

/** What people read about a chart that is left out. */
export function vendoredReason({ folder, chartFile }: ChartFolder): string {
  return `"${folder}" is a vendored chart: a dependency of ${chartFile}, fetched anew by \`helm dependency update\``;
}

export interface Owned {
  readonly paths: readonly string[];
  readonly notices: readonly Notice[];
}

/**
 * Leaves vendored charts out of the paths that a pattern matches, unless it names their folder.
 * @returns the other paths and a notice for each chart left out, or the `Chart.yaml` to read first
 */
export function leaveVendored(pattern: string, paths: readonly string[], files: Files): Step<Owned> {
  const named = `${globFolder(pattern)}/`;
  const foldersOf = (path: string): readonly ChartFolder[] =>
    chartFolders(path).filter(({ folder }) => !named.startsWith(`${folder}/`));
  const unread = paths.flatMap((path) => foldersOf(path).map(({ chartFile }) => chartFile));
  const needs = [...new Set(unread)].filter((path) => !files.has(path));
  if (needs.length > 0) return { kind: 'need', paths: needs };
  const vendoredIn = (path: string) =>
    foldersOf(path).find(({ name, chartFile }) => fetchedCharts(files.get(chartFile)).includes(name));
  const left = new Map(paths.flatMap((path) => vendoredIn(path) ?? []).map((each) => [each.folder, each]));
  const notices = [...left.values()].map(
    (each): Notice => ({ level: 'notice', what: `left as it is: ${vendoredReason(each)}`, where: pattern }),
  );
  return { kind: 'ready', value: { paths: paths.filter((path) => vendoredIn(path) === undefined), notices } };
}
