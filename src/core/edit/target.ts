/** Finds what a target says about the wanted images, in every format, and what has to change. */
import { type Failure, type Notice, ReleaseError } from '../errors.ts';
import { type ImageArgument, mergeImageArguments } from '../images/argument.ts';
import { editDistance } from '../request/nearest.ts';
import type { Entry, Files, Step } from '../snapshot.ts';
import type { TargetEdit } from './edit.ts';
import { unreadable } from './entries.ts';
import { argoFormat } from './formats/argocd.ts';
import { refuseAutomated } from './formats/automation.ts';
import { fluxFormat } from './formats/flux.ts';
import type { Format, FormatResult, SeenImage, Target } from './formats/format.ts';
import { helmValuesFormat } from './formats/helm-values.ts';
import { kustomizationFormat } from './formats/kustomization.ts';
import { manifestFormat } from './formats/manifest.ts';
import { markerFormat } from './formats/marker.ts';
import { placesAt, tellUnreadable } from './formats/places.ts';
import { globFolder, isGlob } from './glob.ts';
import { editGlob } from './glob-targets.ts';
import { editKey } from './key.ts';
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
const MAX_LISTED = 10;
const MAX_HINTS = 5;

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
  if (isGlob(target.path)) return editGlob({ ...target, images }, files, { edit: editTarget, initialPaths });
  const again = (read: Files): Step<TargetEdit> => editOne({ ...target, images }, read);
  const step = again(files);
  return step.kind === 'need' ? step : { kind: 'ready', value: proven(step.value, files, again) };
}

/**
 * The same without the proof that the edits are read back as they were meant, which parses every edited file: for
 * questions about what an image says now. What is written is edited by `editTarget`.
 */
export function tryTarget(target: Target, files: Files): Step<TargetEdit> {
  const images = mergeImageArguments(target.images);
  if (isGlob(target.path)) return editGlob({ ...target, images }, files, { edit: tryTarget, initialPaths });
  return editOne({ ...target, images }, files);
}

function editOne(target: Target, files: Files): Step<TargetEdit> {
  const step = splitKey(target.path).key === undefined ? editPlace(target, files) : editKey(target, files);
  if (step.kind === 'ready') refuseAutomated(step.value.edits, target.images, files);
  return step;
}

/** A file or a folder, in every format. */
function editPlace({ path: given, images }: Target, files: Files): Step<TargetEdit> {
  const path = repositoryPath(given);
  const unread = initialPaths(path).filter((wanted) => !files.has(wanted));
  if (!files.has(path)) return { kind: 'need', paths: unread };
  const steps = FORMATS.flatMap((format) => format.edit({ path: given, images }, files) ?? []);
  if (steps.length === 0) throw nothingHere(path, files.get(path));
  const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const results = steps.flatMap((step) => (step.kind === 'ready' ? [step.value] : []));
  refuseUnfound(path, images, results);
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

function refuseUnfound(
  path: string,
  images: readonly ImageArgument[],
  results: readonly FormatResult[],
): void {
  const unfound = images.filter((image) => !results.some(({ found }) => found.has(image)));
  const [first, ...others] = unfound;
  if (first === undefined) return;
  const problems = results.flatMap((result) => result.problems);
  const seen = results.flatMap((result) => result.seen);
  const hints = results.flatMap((result) => result.hints);
  const failures = [
    ...problems,
    notFound(path, first, { seen, hints }),
    ...others.map((image) => notFound(path, image, { seen, hints })),
  ];
  const [head, ...tail] = failures;
  if (head !== undefined) throw new ReleaseError([head, ...tail]);
}

interface There {
  readonly seen: readonly SeenImage[];
  readonly hints: readonly Notice[];
}

function notFound(path: string, image: ImageArgument, { seen, hints }: There): Failure {
  const wanted = image.name ?? image.repository ?? '';
  const sorted = nearestFirst(wanted, seen);
  const listed = sorted
    .slice(0, MAX_LISTED)
    .map((one) => `${one.image} (${one.where.file}:${one.where.line ?? 1})`);
  const more = sorted.length > MAX_LISTED ? ` and ${sorted.length - MAX_LISTED} more` : '';
  const there = listed.length === 0 ? 'no image is there' : `images there: ${listed.join(', ')}${more}`;
  return {
    code: 'image-not-found',
    what: `nothing under "${path}" uses the image "${wanted}"; ${there}${toldHints(hints)}`,
    where: path,
    next:
      listed.length === 0
        ? 'Check the path, or add an entry for the image under `images:` by hand.'
        : 'Check the spelling of the image and the path; an entry renamed by kustomize is set as name=repository:tag.',
  };
}

function toldHints(hints: readonly Notice[]): string {
  const told = hints.slice(0, MAX_HINTS).map(({ what, where }) => {
    const place = typeof where === 'object' ? `${where.file}:${where.line ?? 1}` : where;
    return `${what} (${place ?? ''})`;
  });
  const more = hints.length > MAX_HINTS ? `; and ${hints.length - MAX_HINTS} more` : '';
  return told.length === 0 ? '' : `; left alone: ${told.join('; ')}${more}`;
}

function nearestFirst(wanted: string, seen: readonly SeenImage[]): readonly SeenImage[] {
  const distinct = [...new Map(seen.map((one) => [one.image, one])).values()];
  const ranked = distinct.map((one) => ({ one, distance: distance(wanted, one.image) }));
  return ranked.sort((left, right) => left.distance - right.distance).map(({ one }) => one);
}

/** The last part of a name is what people remember; the rest decides between equals. */
function distance(wanted: string, image: string): number {
  const name = (text: string) =>
    text
      .replace(/@.*$/, '')
      .replace(/:[^/:]*$/, '')
      .slice(0, 300);
  const last = (text: string) => name(text).split('/').at(-1) ?? '';
  return editDistance(last(wanted), last(image)) + editDistance(name(wanted), name(image)) / 1000;
}

function nothingHere(path: string, entry: Entry | undefined): ReleaseError {
  if (entry !== undefined && entry.kind !== 'file' && entry.kind !== 'folder') return unreadable(entry);
  const names = entry?.kind === 'folder' ? entry.entries.map(({ name }) => name) : [];
  const listed = names.slice(0, MAX_LISTED).join(', ') + (names.length > MAX_LISTED ? ', …' : '');
  const there =
    entry?.kind === 'folder'
      ? `the folder holds ${listed === '' ? 'nothing' : listed}`
      : 'it is a file of another name';
  return new ReleaseError({
    code: 'kustomization-missing',
    what: `no kustomization (kustomization.yaml, kustomization.yml, Kustomization), Kubernetes manifest or marked line at "${path}": ${there}`,
    where: path,
    next: 'Give the path of the folder that holds the kustomization, or of the file itself.',
  });
}
