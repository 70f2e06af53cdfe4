/** Collects the files that a target reaches, level by level; what cannot be taken becomes a problem. */

import { unreadable } from '../edit/entries.ts';
import { kustomizationPaths } from '../edit/formats/kustomize/locate.ts';
import { isRemote } from '../edit/formats/kustomize/walk.ts';
import { folderOf, joinPath } from '../edit/paths.ts';
import type { Notice } from '../errors.ts';
import type { Entry, Files } from '../snapshot.ts';
import type { Content } from './content.ts';

export interface Gathering {
  readonly files: Files;
  readonly needs: Set<string>;
  /** What the tool will see. */
  readonly taken: Map<string, Content>;
  readonly problems: Notice[];
  readonly remarks: Notice[];
  /** Folders whose kustomization was taken, each behind what it was taken for. */
  readonly entered: Set<string>;
}

export function newGathering(files: Files): Gathering {
  return { files, needs: new Set(), taken: new Map(), problems: [], remarks: [], entered: new Set() };
}

/** A target with more files was not written by people. */
const MAX_FILES = 10_000;

/** The entry at a path, or undefined after it has been asked for; a path without extension may be a folder. */
export function look(path: string, gathering: Gathering): Entry | undefined {
  const entry = gathering.files.get(path);
  if (entry !== undefined) return entry;
  const likelyFile = /\.(?:ya?ml|json|tpl|txt|tgz)$/i.test(path);
  for (const wanted of likelyFile ? [path] : kustomizationPaths(path)) gathering.needs.add(wanted);
  return undefined;
}

/** Takes a file; its text, or undefined where it is not known yet, missing (the tool says so) or refused. */
export function takeFile(path: string, gathering: Gathering): string | undefined {
  const entry = look(path, gathering);
  if (entry === undefined || entry.kind === 'missing' || entry.kind === 'folder') return undefined;
  if (entry.kind !== 'file') {
    refuse(gathering, whyNot(entry), path);
    return undefined;
  }
  keep(entry.path, entry.text, gathering);
  return entry.text;
}

/** Takes a file as it is, also one that is no text; its text, where it is some. */
export function takeContent(path: string, gathering: Gathering): string | undefined {
  const entry = look(path, gathering);
  if (entry?.kind !== 'unreadable' || entry.content === undefined) return takeFile(path, gathering);
  keep(entry.path, entry.content, gathering);
  return undefined;
}

function whyNot(entry: Parameters<typeof unreadable>[0]): string {
  const oversize = entry.kind === 'unreadable' && entry.reason === 'oversize';
  return oversize
    ? `the file has ${entry.bytes} bytes, more than are read for a rendering`
    : unreadable(entry).failures[0].what;
}

/** Hands a file on; what is too much is refused once. */
export function keep(path: string, content: Content, gathering: Gathering): void {
  if (!isFull(gathering)) gathering.taken.set(path, content);
  else refuse(gathering, `it reaches more than ${MAX_FILES} files`, '');
}

export function isFull({ taken }: Gathering): boolean {
  return taken.size >= MAX_FILES;
}

/** Takes every file of a chart. */
export function takeTree(folder: string, gathering: Gathering): void {
  const entry = gathering.files.get(folder);
  if (entry === undefined) gathering.needs.add(folder);
  if (entry?.kind === 'symlink' || entry?.kind === 'submodule')
    refuse(gathering, unreadable(entry).failures[0].what, folder);
  if (entry?.kind !== 'folder' || isFull(gathering)) return;
  for (const { name, kind } of entry.entries) {
    const path = inside(folder, name);
    const below = gathering.files.get(path);
    if (kind === 'folder') takeTree(path, gathering);
    else if (below === undefined) gathering.needs.add(path);
    else if (isPlain(below)) takeContent(path, gathering);
    else if (decides(path)) takeFile(path, gathering);
    else tellLeftOut(path, gathering);
  }
}

/** Whether an entry can be handed on as it is; a packed chart is not looked into, so it is none. */
function isPlain(entry: Entry): boolean {
  if (entry.kind === 'unreadable') return entry.content !== undefined && !entry.path.endsWith('.tgz');
  return entry.kind === 'file';
}

/** Whether a file of a chart is one that its manifests are made of; pictures and links to a licence are not. */
function decides(path: string): boolean {
  return /(?:^|\/)(?:templates|crds|charts)\/|\.(?:ya?ml|json|tpl|tgz)$/.test(path);
}

function tellLeftOut(path: string, { remarks }: Gathering): void {
  remarks.push({
    level: 'notice',
    what: 'a file of the chart that is no plain text is left out',
    where: path,
  });
}

/**
 * Path of what `name` stands for, seen from the folder of `file`; undefined with a problem where it is remote
 * or outside of the repository.
 */
export function localOf(name: string, file: string, gathering: Gathering): string | undefined {
  if (isRemote(name)) {
    refuse(gathering, `"${name}" is remote, and nothing is fetched for a rendering`, file);
    return undefined;
  }
  const path = joinPath(folderOf(file), name);
  if (path === undefined) refuse(gathering, `"${name}" lies outside the config repository`, file);
  return path;
}

/** Notes once why nothing will be run. */
export function refuse({ problems }: Gathering, what: string, file: string): void {
  const known = problems.some((problem) => problem.what === what && problem.where === file);
  if (!known) problems.push({ level: 'warning', what, where: file });
}

export function inside(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
