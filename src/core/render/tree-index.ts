/** The names of all files of a commit, for questions about files and folders without a read. */
import { KUSTOMIZATION_NAMES } from '../edit/formats/kustomize/locate.ts';
import { folderOf, nameOf } from '../edit/paths.ts';

export interface TreeIndex {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** Folder -> the kustomizations in it. */
  readonly kustomizations: ReadonlyMap<string, readonly string[]>;
  /** Folders that hold a `Chart.yaml`, without those that a chart has packed in its own folder `charts`. */
  readonly charts: readonly string[];
}

export function indexTree(paths: readonly string[]): TreeIndex {
  const folders = new Set<string>();
  const kustomizations = new Map<string, string[]>();
  for (const path of paths) {
    addFolders(folderOf(path), folders);
    if (KUSTOMIZATION_NAMES.includes(nameOf(path)) && !isHidden(path)) {
      const known = kustomizations.get(folderOf(path)) ?? [];
      kustomizations.set(folderOf(path), [...known, path]);
    }
  }
  return { files: new Set(paths), folders, kustomizations, charts: findCharts(paths) };
}

function addFolders(folder: string, folders: Set<string>): void {
  for (let at = folder; !folders.has(at); at = folderOf(at)) folders.add(at);
}

/** `.github` and the like: nothing in them is applied to a cluster. */
export function isHidden(path: string): boolean {
  return /(?:^|\/)\.(?:git|github|gitlab|vscode|devcontainer)\//.test(path);
}

function findCharts(paths: readonly string[]): readonly string[] {
  const all = new Set(paths.filter((path) => nameOf(path) === 'Chart.yaml' && !isHidden(path)).map(folderOf));
  return [...all].filter((folder) => !isPacked(folder, all));
}

/** Whether a folder is `<chart>/charts/<name>`. */
function isPacked(folder: string, charts: ReadonlySet<string>): boolean {
  const around = folderOf(folder);
  return nameOf(around) === 'charts' && charts.has(folderOf(around));
}

/** Whether a path is in a folder, or is it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
