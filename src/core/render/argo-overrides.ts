/**
 * Files beside the manifests that override an Application's source, as Argo CD Image Updater writes them.
 * Source: argo-cd docs/user-guide/parameters.md "Store Overrides In Git".
 */
import { type Data, type DataMap, isMap, mapAt, readMap, textAt } from './data.ts';
import { inside } from './gathering.ts';

/** Whether a file may override a source, by its name. */
export function isOverride(path: string): boolean {
  return /(?:^|\/)\.argocd-source(?:-[^/]+)?\.yaml$/.test(path);
}

/** Paths of the files for one Application, the last one wins; they need not be there. */
export function overridePaths(object: DataMap, folder: string): readonly string[] {
  const names = ['.argocd-source.yaml', `.argocd-source-${textAt(object, 'metadata', 'name') ?? ''}.yaml`];
  return names.map((name) => inside(folder, name));
}

/** @param texts of the files that are there, in the order of their paths */
export function overrideSource(source: DataMap, texts: readonly string[]): DataMap {
  return texts.reduce((merged, text) => mergePatch(merged, readMap(text)), source);
}

/** JSON merge patch (RFC 7396) of maps. */
function mergePatch(target: DataMap, patch: DataMap): DataMap {
  const merged: Record<string, Data> = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (isMap(value)) merged[key] = mergePatch(mapAt(target, key) ?? {}, value);
    else merged[key] = value;
  }
  return merged;
}
