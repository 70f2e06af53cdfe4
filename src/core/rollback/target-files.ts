/** The files of a target: those that an update of its paths would look into. */
import { locateKustomization } from '../edit/formats/kustomize/locate.ts';
import { placesAt } from '../edit/formats/places.ts';
import { expandGlob, isGlob } from '../edit/glob.ts';
import { ReleaseError } from '../errors.ts';
import type { Files, Step } from '../snapshot.ts';

/** One path as it was given, and the files that it stands for. */
export interface PathFiles {
  readonly path: string;
  readonly files: readonly string[];
}

/** @throws ReleaseError path-missing, kustomization-several */
export function targetFiles(paths: readonly string[], files: Files): Step<readonly PathFiles[]> {
  const steps = paths.map((path) => ({ path, step: filesOf(path, files) }));
  const needs = steps.flatMap(({ step }) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const value = steps.map(({ path, step }) => ({ path, files: step.kind === 'ready' ? step.value : [] }));
  return { kind: 'ready', value };
}

function filesOf(path: string, files: Files): Step<readonly string[]> {
  if (!isGlob(path)) return filesAt(path, files);
  const matches = expandGlob(path, files);
  if (matches.kind === 'need') return matches;
  const steps = matches.value.map((match) => filesAt(match, files));
  const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: needs };
  return { kind: 'ready', value: steps.flatMap((step) => (step.kind === 'ready' ? step.value : [])) };
}

function filesAt(path: string, files: Files): Step<readonly string[]> {
  const entry = files.get(path);
  if (entry?.kind === 'missing') throw missing(path);
  const located = locateKustomization(path, files);
  if (located.kind === 'need') return located;
  if (located.kind === 'file') return { kind: 'ready', value: [located.path] };
  const { paths, unread } = placesAt(path, files);
  return unread.length > 0 ? { kind: 'need', paths: unread } : { kind: 'ready', value: paths };
}

function missing(path: string): ReleaseError {
  return new ReleaseError({
    code: 'path-missing',
    what: `nothing stands at "${path}" in the config repository`,
    where: path,
    next: 'Check `path`, or `app` and `environment` and what the config file says of them.',
  });
}
