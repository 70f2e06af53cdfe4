/**
 * Which files of a target are read one by one: the file itself, or all files below a folder that no kustomization
 * governs. Names with a dot in front are not entered, nor a Helm chart's templates and the charts that it vendors.
 */
import { type Notice, ReleaseError } from '../../errors.ts';
import type { Entry, Files } from '../../snapshot.ts';
import { nameOf } from '../paths.ts';
import { leaveVendored } from '../vendored.ts';
import { KUSTOMIZATION_NAMES } from './kustomize/locate.ts';

export type TextFile = Entry & { readonly kind: 'file' };

export interface Places {
  /** Every file, in the order of its path. */
  readonly paths: readonly string[];
  /** Folders and files to read before all is known. */
  readonly unread: readonly string[];
  /** What is left out, and why. */
  readonly notices: readonly Notice[];
}

/** More files than this are named by a glob or file by file: nobody reviews what stands below a whole repository. */
const MAX_FILES = 500;
const NONE: Places = { paths: [], unread: [], notices: [] };

/** @throws ReleaseError input-invalid where too many files stand below the folder */
export function placesAt(path: string, files: Files): Places {
  const entry = files.get(path);
  if (entry?.kind === 'file') return { ...NONE, paths: [path] };
  if (entry?.kind !== 'folder' || hasKustomization(entry)) return NONE;
  const walk: Walk = { files, paths: [], unread: [], notices: [] };
  visit(entry, walk);
  const owned = leaveVendored(`${path}/**`, walk.paths.toSorted(), files);
  if (owned.kind === 'need') return { ...NONE, unread: [...walk.unread, ...owned.paths] };
  const { paths } = owned.value;
  if (paths.length > MAX_FILES) throw tooMany(path, paths.length);
  return {
    paths,
    unread: [...walk.unread, ...paths.filter((each) => !files.has(each))],
    notices: [...walk.notices, ...owned.value.notices],
  };
}

/** Those of the places that may hold manifests or values. */
export function isManifestName(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path) && !KUSTOMIZATION_NAMES.includes(nameOf(path));
}

/** The places that are text; what else stands there is told by `tellUnreadable`. */
export function textsAt(paths: readonly string[], files: Files): readonly TextFile[] {
  return paths.map((path) => files.get(path)).filter((entry): entry is TextFile => entry?.kind === 'file');
}

const REASONS = {
  binary: 'it is binary',
  oversize: 'it is too large',
  'not-utf8': 'it is not UTF-8',
} as const;

/** A manifest that can't be read is told; pictures and archives are no news. */
export function tellUnreadable({ paths }: Places, files: Files): readonly Notice[] {
  return paths.filter(isManifestName).flatMap((path): readonly Notice[] => {
    const entry = files.get(path);
    if (entry?.kind !== 'unreadable') return [];
    return [{ level: 'warning', what: `not read: ${REASONS[entry.reason]}`, where: { file: path } }];
  });
}

interface Walk {
  readonly files: Files;
  readonly paths: string[];
  readonly unread: string[];
  readonly notices: Notice[];
}

type Folder = Entry & { readonly kind: 'folder' };

function visit(folder: Folder, walk: Walk): void {
  const chart = folder.entries.some(({ name }) => name === 'Chart.yaml');
  for (const { name, kind } of folder.entries) {
    const path = folder.path === '' ? name : `${folder.path}/${name}`;
    if (kind === 'file') walk.paths.push(path);
    if (kind !== 'folder' || name.startsWith('.')) continue;
    if (chart && name === 'templates') walk.notices.push(templates(path));
    else enter(path, walk);
  }
}

function enter(path: string, walk: Walk): void {
  const entry = walk.files.get(path);
  if (entry === undefined) walk.unread.push(path);
  else if (entry.kind === 'folder') visit(entry, walk);
}

function templates(path: string): Notice {
  const what = 'not read: templates of a Helm chart; their images are set in its values';
  return { level: 'notice', what, where: path };
}

function hasKustomization({ entries }: Folder): boolean {
  return entries.some(({ name, kind }) => kind === 'file' && KUSTOMIZATION_NAMES.includes(name));
}

function tooMany(path: string, count: number): ReleaseError {
  return new ReleaseError({
    code: 'input-invalid',
    what: `${count} files stand below "${path}" (${MAX_FILES} at most)`,
    where: path,
    next: 'Name the folders or files that are meant, e.g. by a glob such as apps/*/overlays/dev.',
  });
}
