/** Many files of a checkout, each by itself, but for charts: what a chart vendors is told once, as one folder. */
import { nameOf } from '../edit/paths.ts';
import { chartFolders, fetchedCharts, vendoredReason } from '../edit/vendored.ts';
import type { Entry } from '../snapshot.ts';
import { listFile } from './list-file.ts';
import type { ListedReference, Listing, SkippedFile } from './listed.ts';

/**
 * @param entries a folder's `Chart.yaml` before its `charts/`, as the order of names has it; repeated ones count once
 * @param progress told after every file how many there were
 */
export function listFiles(entries: Iterable<Entry>, progress: (files: number) => void): Listing {
  const seen = new Set<string>();
  const fetched = new Map<string, readonly string[]>();
  const references: ListedReference[] = [];
  const skipped = new Map<string, SkippedFile>();
  for (const entry of entries) {
    if (seen.has(entry.path)) continue;
    seen.add(entry.path);
    if (nameOf(entry.path) === 'Chart.yaml') fetched.set(entry.path, fetchedCharts(entry));
    const part = vendoredIn(entry.path, fetched) ?? listFile(entry);
    references.push(...part.references);
    for (const each of part.skipped) skipped.set(`${each.file}\n${each.why}`, each);
    progress(seen.size);
  }
  return { references, skipped: [...skipped.values()], files: seen.size };
}

function vendoredIn(
  path: string,
  fetched: ReadonlyMap<string, readonly string[]>,
): Pick<Listing, 'references' | 'skipped'> | undefined {
  const chart = chartFolders(path).find(({ name, chartFile }) => fetched.get(chartFile)?.includes(name));
  if (chart === undefined) return undefined;
  return { references: [], skipped: [{ file: chart.folder, why: vendoredReason(chart) }] };
}
