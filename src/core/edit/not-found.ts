/** The errors for a path at which an image, or anything that names images, is found nowhere. */
import { type Failure, type Notice, ReleaseError } from '../errors.ts';
import type { ImageArgument } from '../images/argument.ts';
import { editDistance } from '../request/nearest.ts';
import type { Files } from '../snapshot.ts';
import type { Beside } from './beside.ts';
import { unreadable } from './entries.ts';
import type { FormatResult, SeenImage } from './formats/format.ts';
import { locateKustomization } from './formats/kustomize/locate.ts';
import { isManifestName } from './formats/places.ts';

const MAX_LISTED = 10;
const MAX_HINTS = 5;

/** What the formats have made of the path. */
interface There {
  readonly results: readonly FormatResult[];
  readonly beside: readonly Beside[];
  readonly files: Files;
}

/** What there is instead of the images, after what could not be read. */
export function notFound(path: string, images: readonly ImageArgument[], there: There): ReleaseError {
  const problems = there.results.flatMap((result) => result.problems);
  const [head, ...tail] = [...problems, ...images.map((image) => notFoundOne(path, image, there))];
  if (head === undefined) throw new Error('no image is missing');
  return new ReleaseError([head, ...tail]);
}

function notFoundOne(path: string, image: ImageArgument, { results, beside, files }: There): Failure {
  const wanted = image.name ?? image.repository ?? '';
  const listed = nearestFirst(
    wanted,
    results.flatMap(({ seen }) => seen),
  ).map((one) => `${one.image} (${one.where.file}:${one.where.line ?? 1})`);
  const more = listed.length > MAX_LISTED ? ` and ${listed.length - MAX_LISTED} more` : '';
  const there =
    listed.length === 0
      ? 'no image is there'
      : `images there: ${listed.slice(0, MAX_LISTED).join(', ')}${more}`;
  const own = beside.filter((one) => one.image === image).map(({ hint }) => hint);
  const hints = toldHints([...own, ...results.flatMap((result) => result.hints)]);
  return {
    code: 'image-not-found',
    what: `nothing under ${shown(path)} uses the image "${wanted}"; ${there}${hints}`,
    where: path === '' ? '.' : path,
    next: listed.length === 0 ? adviceWithoutImages(path, files) : OTHER_IMAGES,
  };
}

const OTHER_IMAGES =
  'Check the spelling of the image and the path; an entry renamed by kustomize is set as name=repository:tag.';

/** Only a kustomization can take an entry for an image that stands elsewhere. */
function adviceWithoutImages(path: string, files: Files): string {
  return locateKustomization(path, files).kind === 'file'
    ? 'Check the path, or add an entry for the image under `images:` by hand.'
    : 'Check the path, or point to the value itself with path#key, e.g. values.yaml#image.tag.';
}

function shown(path: string): string {
  return path === '' ? 'the root of the config repository' : `"${path}"`;
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

/** Nothing at the path is of any format: what stands there, and what an image could be named by. */
export function nothingHere(path: string, files: Files): ReleaseError {
  const entry = files.get(path);
  if (entry?.kind === 'folder') return emptyFolder(path, entry.entries);
  if (entry !== undefined && entry.kind !== 'file') return unreadable(entry);
  const manifest = isManifestName(path);
  return new ReleaseError({
    code: 'kustomization-missing',
    what: manifest
      ? `no image is named in "${path}" as Kubernetes manifests, Helm values, Flux or Argo CD objects name one, and no line is marked`
      : `no line of "${path}" is marked`,
    where: path,
    next: manifest
      ? 'Give the file or folder that names the image, or point to the value itself with path#key, e.g. values.yaml#image.tag.'
      : 'End the line that names the image in a comment `gitops-release: <image>`, or give the file or folder that names it.',
  });
}

function emptyFolder(path: string, entries: readonly { readonly name: string }[]): ReleaseError {
  const names = entries.map(({ name }) => name);
  const listed = names.slice(0, MAX_LISTED).join(', ') + (names.length > MAX_LISTED ? ', …' : '');
  return new ReleaseError({
    code: 'kustomization-missing',
    what: `no kustomization (kustomization.yaml, kustomization.yml, Kustomization), manifest, values file or object of Flux or Argo CD below ${shown(path)} names an image, and no line is marked: the folder holds ${listed === '' ? 'nothing' : listed}`,
    where: path === '' ? '.' : path,
    next: 'Give the folder or the file that names the image; `gitops-release list` shows what there is.',
  });
}
