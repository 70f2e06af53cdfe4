/** Files right beside a kustomization, which it does not build: where an image is missing, they may be what is meant. */
import { type Notice, ReleaseError } from '../errors.ts';
import type { ImageArgument } from '../images/argument.ts';
import type { Files, Step } from '../snapshot.ts';
import type { Format, FormatResult, Target } from './formats/format.ts';
import { KUSTOMIZATION_NAMES, locateKustomization } from './formats/kustomize/locate.ts';
import { type TextFile, textsAt } from './formats/places.ts';
import { nameOf, repositoryPath } from './paths.ts';

/** A folder with more files than this is not searched to the end for the sake of a message. */
const MAX_FILES = 50;

/** A file that has an image which the target has not. */
export interface Beside {
  readonly image: ImageArgument;
  readonly hint: Notice;
}

/**
 * Looks for images in the files of the target's folder; nothing where no kustomization governs it.
 * @param formats what is asked of each file
 */
export function findBeside(
  { path: given, images }: Target,
  files: Files,
  formats: readonly Format[],
): Step<readonly Beside[]> {
  const paths = filesIn(repositoryPath(given), files);
  const unread = paths.filter((path) => !files.has(path));
  if (unread.length > 0) return { kind: 'need', paths: unread };
  const look = (file: TextFile): readonly Beside[] =>
    images.flatMap((image) => findIn(file, image, { files, formats }));
  return { kind: 'ready', value: textsAt(paths, files).flatMap(look) };
}

function filesIn(folder: string, files: Files): readonly string[] {
  const entry = files.get(folder);
  if (entry?.kind !== 'folder' || locateKustomization(folder, files).kind !== 'file') return [];
  return entry.entries
    .filter(({ kind, name }) => kind === 'file' && !KUSTOMIZATION_NAMES.includes(name))
    .map(({ name }) => (folder === '' ? name : `${folder}/${name}`))
    .slice(0, MAX_FILES);
}

interface Search {
  readonly files: Files;
  readonly formats: readonly Format[];
}

function findIn({ path: file }: TextFile, image: ImageArgument, search: Search): readonly Beside[] {
  const result = readAs(file, image, search).find(({ found }) => found.has(image));
  if (result === undefined) return [];
  const line = result.changes[0]?.line;
  const what = `${nameOf(file)} has "${image.name ?? image.repository ?? ''}", and the kustomization does not build it; to set it there, give the file in \`path\``;
  return [
    { image, hint: { level: 'notice', what, where: { file, ...(line === undefined ? {} : { line }) } } },
  ];
}

/** What can't be read as one format may be of another, or of none. */
function readAs(file: string, image: ImageArgument, { files, formats }: Search): readonly FormatResult[] {
  return formats.flatMap((format) => {
    try {
      const step = format.edit({ path: file, images: [image] }, files);
      return step?.kind === 'ready' ? [step.value] : [];
    } catch (error) {
      if (error instanceof ReleaseError) return [];
      throw error;
    }
  });
}
