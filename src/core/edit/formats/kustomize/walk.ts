/** One walk through the kustomizations that a target reaches: what it reads, and what it has to say. */
import { type Failure, type Notice, ReleaseError } from '../../../errors.ts';
import type { Files } from '../../../snapshot.ts';
import { folderOf, joinPath } from '../../paths.ts';
import { placeIn, type Source } from '../../unsafe.ts';
import { textOf, type YamlNode } from '../../yaml-node.ts';
import { type Kustomization, readKustomization } from './image-entries.ts';
import { kustomizationPaths, locateKustomization } from './locate.ts';
import type { ImageUse } from './manifest-images.ts';

export interface Walk {
  readonly files: Files;
  readonly needs: Set<string>;
  readonly notices: Notice[];
  readonly problems: Failure[];
  /** Kustomizations under construction, to end cycles. */
  readonly open: Set<string>;
  /** Results of whole kustomizations, which diamonds share. */
  readonly built: Map<string, readonly ImageUse[]>;
  builds: number;
}

/** The kustomization of a folder, or undefined after it has been asked for. */
export function openFolder(path: string, walk: Walk): Kustomization | undefined {
  const located = locateKustomization(path, walk.files);
  if (located.kind === 'none') throw noKustomization(path);
  if (located.kind === 'file') return readKustomization(located.path, located.text);
  for (const wanted of located.paths) walk.needs.add(wanted);
  return undefined;
}

/** The entry at a path, or undefined after it has been asked for; a path without extension may be a folder. */
export function need(path: string, walk: Walk) {
  const entry = walk.files.get(path);
  if (entry !== undefined) return entry;
  const likelyFile = /\.(?:ya?ml|json)$/i.test(path);
  for (const wanted of likelyFile ? [path] : kustomizationPaths(path)) walk.needs.add(wanted);
  return undefined;
}

/** Path of a resource, or undefined with a remark for one that lives elsewhere. */
export function localPath(source: Source, node: YamlNode, walk: Walk): string | undefined {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const where = placeIn(source, node.start);
  if (isRemote(text)) {
    walk.notices.push({
      level: 'notice',
      what: `"${text}" is remote; the images it uses are not seen`,
      where,
    });
    return undefined;
  }
  const path = joinPath(folderOf(source.file), text);
  if (path !== undefined) return path;
  const next = 'Move the resource into the repository, or set the image where it is.';
  walk.problems.push({
    code: 'path-outside',
    what: `"${text}" lies outside the config repository`,
    where,
    next,
  });
  return undefined;
}

/** URLs and the short forms of Git addresses that kustomize fetches. */
export function isRemote(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\/|^git::|^[\w.-]+@[\w.-]+:|^(?:github\.com|gitlab\.com|bitbucket\.org)[/:]/i.test(
      text,
    ) || /[?&](?:ref|version)=|\.git(?:\/\/|\?|$)/.test(text)
  );
}

/** Runs `read`; a refusal becomes a problem of the walk, told with the line that names the resource. */
export function collectProblems(
  source: Source,
  node: YamlNode,
  walk: Walk,
  read: () => readonly ImageUse[],
): readonly ImageUse[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const { file, line } = placeIn(source, node.start);
    const named = ({ what }: Failure) => `${what} (named in ${file}:${line})`;
    walk.problems.push(...error.failures.map((failure) => ({ ...failure, what: named(failure) })));
    return [];
  }
}

export function noKustomization(path: string): ReleaseError {
  return new ReleaseError({
    code: 'kustomization-missing',
    what: `"${path}" has no kustomization.yaml, kustomization.yml or Kustomization`,
    where: { file: path },
    next: 'Correct the path in the kustomization that names it.',
  });
}

/** A walk at its start. */
export function newWalk(files: Files): Walk {
  return { files, needs: new Set(), notices: [], problems: [], open: new Set(), built: new Map(), builds: 0 };
}
