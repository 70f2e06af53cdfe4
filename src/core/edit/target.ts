/** Finds what a target says about the wanted images, in every format, and what has to change. */
import type { Failure } from '../errors.ts';
import { type ImageArgument, mergeImageArguments } from '../images/argument.ts';
import type { Files, Step } from '../snapshot.ts';
import { type Beside, findBeside } from './beside.ts';
import type { TargetEdit } from './edit.ts';
import { argoFormat } from './formats/argocd.ts';
import { refuseAutomated } from './formats/automation.ts';
import { fluxFormat } from './formats/flux.ts';
import type { Format, FormatResult, Target } from './formats/format.ts';
import { helmValuesFormat } from './formats/helm-values.ts';
import { kustomizationFormat } from './formats/kustomization.ts';
import { manifestFormat } from './formats/manifest.ts';
import { markerFormat } from './formats/marker.ts';
import { placesAt, tellUnreadable } from './formats/places.ts';
import { globFolder, isGlob } from './glob.ts';
import { editGlob, editGlobEach, type PathEditor } from './glob-targets.ts';
import { editKey } from './key.ts';
import { notFound, nothingHere } from './not-found.ts';
import { repositoryPath } from './paths.ts';
import { proven } from './prove.ts';
import { splitKey } from './selector/parse.ts';

/** Every format there is, in the order in which they are asked. */
const FORMATS: readonly Format[] = [
  kustomizationFormat,
  manifestFormat,
  helmValuesFormat,
  fluxFormat,
  argoFormat,
  markerFormat,
];

/**
 * Paths that are surely needed for a target; reading them all at once saves a round.
 * @throws ReleaseError path-outside
 */
export function initialPaths(path: string): readonly string[] {
  if (isGlob(path)) return [globFolder(repositoryPath(splitKey(path).file))];
  const { file, key } = splitKey(path);
  const normal = repositoryPath(file);
  if (key !== undefined) return [normal];
  return [...new Set([normal, ...FORMATS.flatMap((format) => format.entryPaths(normal))])];
}

/**
 * The edits that make `target.path` run `target.images`, or the paths to read before that is known.
 * @throws ReleaseError image-not-found, input-contradiction, edit-unsafe, edit-ambiguous, yaml-*, kustomization-*,
 *   key-not-found, toml-invalid, path-*, file-*
 */
export function editTarget(target: Target, files: Files): Step<TargetEdit> {
  const images = mergeImageArguments(target.images);
  return isGlob(target.path)
    ? editGlob({ ...target, images }, files, { edit: proving(editMatch), found: foundAt, initialPaths })
    : proving(editNamed)({ ...target, images }, files);
}

/**
 * The same without the proof that the edits are read back as they were meant, which parses every edited file: for
 * questions about what an image says now. What is written is edited by `editTarget`.
 */
export function tryTarget(target: Target, files: Files): Step<TargetEdit> {
  const images = mergeImageArguments(target.images);
  return isGlob(target.path)
    ? editGlob({ ...target, images }, files, { edit: editMatch, found: foundAt, initialPaths })
    : editNamed({ ...target, images }, files);
}

/** `tryTarget` for each image by itself, at little more than the cost of one: in the order of the images. */
export function tryEach({ path, images }: Target, files: Files): Step<readonly TargetEdit[]> {
  if (isGlob(path))
    return editGlobEach({ path, images }, files, { edit: editMatch, found: foundAt, initialPaths });
  const steps = images.map((image) => editNamed({ path, images: [image] }, files));
  const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  return { kind: 'ready', value: steps.flatMap((step) => (step.kind === 'ready' ? step.value : [])) };
}

function proving(edit: PathEditor['edit']): PathEditor['edit'] {
  return (target, files) => {
    const again = (read: Files): Step<TargetEdit> => edit(target, read);
    const step = again(files);
    return step.kind === 'need' ? step : { kind: 'ready', value: proven(step.value, files, again) };
  };
}

/** Looks for images that are missing at a path. */
type Search = (missing: Target, files: Files) => Step<readonly Beside[]>;

/** A path that a person has named: an image that is missing there may stand beside it. */
function editNamed(target: Target, files: Files): Step<TargetEdit> {
  return editOne(target, files, (missing, read) => findBeside(missing, read, FORMATS));
}

/** A path that matches a glob: most do not use the image, and no file more is read for them. */
function editMatch(target: Target, files: Files): Step<TargetEdit> {
  return editOne(target, files, () => ({ kind: 'ready', value: [] }));
}

function editOne(target: Target, files: Files, search: Search): Step<TargetEdit> {
  const step =
    splitKey(target.path).key === undefined ? editPlace(target, files, search) : editKey(target, files);
  if (step.kind === 'ready') refuseAutomated(step.value.edits, target.images, files);
  return step;
}

/** Which of the images a path uses; of a value behind a key, which all of them may set. */
function foundAt(target: Target, files: Files): Step<readonly ImageArgument[]> {
  if (splitKey(target.path).key !== undefined) return { kind: 'ready', value: target.images };
  const step = readPlace(target, files);
  if (step.kind === 'need') return step;
  const value = target.images.filter((image) => step.value.some(({ found }) => found.has(image)));
  return { kind: 'ready', value };
}

/** What every format makes of a file or a folder. */
function readPlace({ path: given, images }: Target, files: Files): Step<readonly FormatResult[]> {
  const path = repositoryPath(given);
  const unread = initialPaths(path).filter((wanted) => !files.has(wanted));
  if (!files.has(path)) return { kind: 'need', paths: unread };
  const steps = FORMATS.flatMap((format) => format.edit({ path: given, images }, files) ?? []);
  if (steps.length === 0) throw nothingHere(path, files);
  const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  return { kind: 'ready', value: steps.flatMap((step) => (step.kind === 'ready' ? [step.value] : [])) };
}

/** A file or a folder, in every format. */
function editPlace(target: Target, files: Files, search: Search): Step<TargetEdit> {
  const path = repositoryPath(target.path);
  const { images } = target;
  const read = readPlace(target, files);
  if (read.kind === 'need') return read;
  const results = read.value;
  const unfound = images.filter((image) => !results.some(({ found }) => found.has(image)));
  if (unfound.length > 0) {
    const beside = search({ path, images: unfound }, files);
    if (beside.kind === 'need') return beside;
    throw notFound(path, unfound, { results, beside: beside.value, files });
  }
  const value = collect(results);
  const places = placesAt(path, files);
  const notices = [...value.notices, ...places.notices, ...tellUnreadable(places, files)];
  return { kind: 'ready', value: { ...value, notices } };
}

function collect(results: readonly FormatResult[]): TargetEdit {
  return {
    edits: results.flatMap(({ edits }) => edits),
    changes: results.flatMap(({ changes }) => changes),
    notices: results.flatMap(({ notices, problems }) => [...notices, ...problems.map(asNotice)]),
  };
}

function asNotice({ what, where }: Failure): TargetEdit['notices'][number] {
  return { level: 'warning', what: `not read: ${what}`, ...(where === undefined ? {} : { where }) };
}
