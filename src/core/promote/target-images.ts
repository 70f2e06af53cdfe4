/** What images a target has: every reference in the files at its path. */
import { expandGlob, isGlob } from '../edit/glob.ts';
import { isFilledIn } from '../edit/image-value.ts';
import { splitKey } from '../edit/selector/parse.ts';
import { type Failure, ReleaseError } from '../errors.ts';
import {
  digestProblem,
  formatReference,
  normalRepository,
  repositoryProblem,
  sameRepository,
  tagProblem,
} from '../images/reference.ts';
import { listFiles } from '../list/list-files.ts';
import type { ListedReference, SkippedFile } from '../list/listed.ts';
import type { Entry, Files, Step } from '../snapshot.ts';

/** One image as a target has it. */
export interface TargetImage {
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  readonly file: string;
  readonly line: number;
}

export interface TargetState {
  readonly images: readonly TargetImage[];
  /** Files that hold them. */
  readonly files: readonly string[];
  /** Files that might name images and could not be read. */
  readonly unread?: readonly SkippedFile[];
}

/** A folder with more files than this is no overlay of one app. */
const MAX_FILES = 500;

/** Names of files in which images stand; also the kustomization without an ending. */
const WORTH_READING = /\.(?:ya?ml|json|toml|env|properties)$|^(?:Kustomization|kustomization)$/i;

/**
 * @param path folder, file or glob; a key behind it is left out, for the whole file is read
 * @param only repositories that belong to the app; undefined: all
 * @returns undefined where nothing stands at the path
 * @throws ReleaseError edit-ambiguous where one image has two versions
 */
export function readTarget(
  path: string,
  only: readonly string[] | undefined,
  files: Files,
): Step<TargetState | undefined> {
  const plain = splitKey(path).file;
  const roots: Step<readonly string[]> = isGlob(plain)
    ? expandGlob(plain, files)
    : { kind: 'ready', value: [plain] };
  if (roots.kind === 'need') return roots;
  const found = roots.value.map((root) => entriesBelow(root, files));
  const needs = found.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const entries = found.flatMap((step) => (step.kind === 'ready' ? step.value : []));
  if (entries.length === 0) return { kind: 'ready', value: undefined };
  const { references, skipped } = listFiles(entries, () => undefined);
  const unread = skipped.filter(({ file }) => !isTemplate(file, files.get(file)));
  refuseUnread(unread, only, files);
  const images = distinct(references.filter((each) => isWanted(each, only)).map(toImage));
  return { kind: 'ready', value: { images, files: [...new Set(images.map(({ file }) => file))], unread } };
}

/** A template of a chart is no YAML before it is rendered, and has no version of its own. */
function isTemplate(file: string, entry: Entry | undefined): boolean {
  return /(?:^|\/)templates\//.test(file) && entry?.kind === 'file' && entry.text.includes('{{');
}

/** @throws ReleaseError edit-ambiguous where a file that cannot be read names an image that is to be promoted */
function refuseUnread(
  unread: readonly SkippedFile[],
  only: readonly string[] | undefined,
  files: Files,
): void {
  const failures = unread.flatMap(({ file, why }): readonly Failure[] => {
    const entry = files.get(file);
    const named = only?.find((image) => entry?.kind === 'file' && entry.text.includes(image));
    if (named === undefined) return [];
    const what = `${file} names ${named} and cannot be read: ${why}`;
    return [{ code: 'edit-ambiguous', what, where: { file }, next: 'Correct the file first.' }];
  });
  const [first, ...others] = failures;
  if (first !== undefined) throw new ReleaseError([first, ...others]);
}

/** Files at and below a path, a level of folders at a time. */
function entriesBelow(root: string, files: Files): Step<readonly Entry[]> {
  const found: Entry[] = [];
  const needs: string[] = [];
  const visit = (path: string): void => {
    const entry = files.get(path);
    if (entry === undefined) needs.push(path);
    else if (entry.kind === 'file' || entry.kind === 'unreadable') found.push(entry);
    else if (entry.kind === 'folder') {
      found.push(entry);
      for (const { name, kind } of entry.entries) {
        if (kind === 'folder' ? !name.startsWith('.') : kind === 'file' && WORTH_READING.test(name))
          visit(path === '' ? name : `${path}/${name}`);
      }
    }
  };
  visit(root);
  if (found.length + needs.length > MAX_FILES) throw tooMany(root);
  return needs.length > 0 ? { kind: 'need', paths: needs } : { kind: 'ready', value: found };
}

function tooMany(path: string): ReleaseError {
  return new ReleaseError({
    code: 'path-outside',
    what: `"${path}" has more than ${MAX_FILES} files, which is no folder of one app`,
    where: path,
    next: 'Give the environment a `path` with `{app}` in the config file.',
  });
}

/** What has a version of its own that can be copied. */
function isWanted({ image, tag, digest }: ListedReference, only: readonly string[] | undefined): boolean {
  if (isFilledIn(image) || repositoryProblem(image) !== undefined) return false;
  if (tag === undefined && digest === undefined) return false;
  if (tag !== undefined && tagProblem(tag) !== undefined) return false;
  if (digest !== undefined && digestProblem(digest) !== undefined) return false;
  return only === undefined || only.some((repository) => sameRepository(repository, image));
}

function toImage({ image, tag, digest, file, line }: ListedReference): TargetImage {
  return { repository: image, tag, digest, file, line };
}

/** One of each repository: a bare tag and the same tag with its digest are one version. */
function distinct(all: readonly TargetImage[]): readonly TargetImage[] {
  const known = new Map<string, TargetImage>();
  const failures: Failure[] = [];
  for (const image of all) {
    const key = normalRepository(image.repository);
    const before = known.get(key);
    const joined = before === undefined ? image : join(before, image);
    if (joined === undefined) failures.push(twoVersions(before ?? image, image));
    else known.set(key, joined);
  }
  const [first, ...others] = failures;
  if (first !== undefined) throw new ReleaseError([first, ...others]);
  return [...known.values()];
}

function join(left: TargetImage, right: TargetImage): TargetImage | undefined {
  const agree = (a: string | undefined, b: string | undefined): boolean =>
    a === undefined || b === undefined || a === b;
  const sameTag = left.tag === right.tag;
  if (sameTag && agree(left.digest, right.digest)) return left.digest === undefined ? right : left;
  const sameDigest = left.digest !== undefined && left.digest === right.digest;
  if (sameDigest && agree(left.tag, right.tag)) return left.tag === undefined ? right : left;
  return undefined;
}

function twoVersions(left: TargetImage, right: TargetImage): Failure {
  const shown = ({ file, line, ...image }: TargetImage): string =>
    `${formatReference(image)} (${file}:${line})`;
  return {
    code: 'edit-ambiguous',
    what: `one image has two versions: ${shown(left)} and ${shown(right)}`,
    where: { file: right.file, line: right.line },
    next: 'Bring both to one version first, or set the other environment with the command `update`.',
  };
}
