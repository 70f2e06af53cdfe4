/** A glob as a target: every path that matches it and uses the images; those that do not are skipped and told. */
import { type ErrorCode, type Failure, type Notice, ReleaseError } from '../errors.ts';
import type { ImageArgument } from '../images/argument.ts';
import type { Files, Step } from '../snapshot.ts';
import type { TargetEdit } from './edit.ts';
import type { Target } from './formats/format.ts';
import { expandGlob } from './glob.ts';
import { repositoryPath } from './paths.ts';
import { splitKey } from './selector/parse.ts';
import { leaveVendored } from './vendored.ts';

/** How one path is edited, and what is surely read for it. */
export interface PathEditor {
  edit(target: Target, files: Files): Step<TargetEdit>;
  /** Which of the images the path uses. */
  found(target: Target, files: Files): Step<readonly ImageArgument[]>;
  initialPaths(path: string): readonly string[];
}

/** What says that a path is not for an image, rather than that something is wrong with it. */
const NOT_FOR_IT: readonly ErrorCode[] = ['image-not-found', 'kustomization-missing', 'key-not-found'];
/** What cannot be read under a pattern is told and left out: nobody has named it. */
const NOT_READ: readonly ErrorCode[] = [
  'yaml-invalid',
  'yaml-aliases',
  'toml-invalid',
  'file-binary',
  'file-oversize',
  'file-not-utf8',
];
const MAX_LISTED = 5;

/** @throws ReleaseError path-missing (nothing matches), image-not-found (nothing uses an image), what `edit` throws */
export function editGlob(target: Target, files: Files, editor: PathEditor): Step<TargetEdit> {
  const matching = matchingPaths(target.path, files, editor);
  if (matching.kind === 'need') return matching;
  const { paths, notices } = matching.value;
  const uses = paths.map((path) => useOf({ path, images: target.images }, files, editor));
  const needs = uses.flatMap(({ needs }) => needs);
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  refuseUnused(target, uses, paths);
  return {
    kind: 'ready',
    value: {
      edits: uses.flatMap(({ edit }) => edit?.edits ?? []),
      changes: uses.flatMap(({ edit }) => edit?.changes ?? []),
      notices: [
        ...notices,
        ...tellAllSkipped(target, uses),
        ...uses.flatMap(tellUnread),
        ...uses.flatMap(({ edit }) => edit?.notices ?? []),
      ],
    },
  };
}

/** The same for each image by itself, without notices: a path is edited only for the images that it uses. */
export function editGlobEach(target: Target, files: Files, editor: PathEditor): Step<readonly TargetEdit[]> {
  const matching = matchingPaths(target.path, files, editor);
  if (matching.kind === 'need') return matching;
  const uses = matching.value.paths.flatMap((path) =>
    usedAt({ path, images: target.images }, files, editor).map((image) =>
      attempt({ path, images: [image] }, files, editor),
    ),
  );
  const needs = uses.flatMap((use) => use.needs);
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  refuseUnused(target, uses, matching.value.paths);
  const byImage = new Map(target.images.map((image): [ImageArgument, Use[]] => [image, []]));
  for (const use of uses) for (const image of use.images) byImage.get(image)?.push(use);
  const value = [...byImage.values()].map((own) => ({
    edits: own.flatMap(({ edit }) => edit?.edits ?? []),
    changes: own.flatMap(({ edit }) => edit?.changes ?? []),
    notices: [],
  }));
  return { kind: 'ready', value };
}

interface Matching {
  readonly paths: readonly string[];
  readonly notices: readonly Notice[];
}

function matchingPaths(pattern: string, files: Files, editor: PathEditor): Step<Matching> {
  const { file, key } = splitKey(pattern);
  const expanded = expandGlob(repositoryPath(file), files);
  if (expanded.kind === 'need') return { kind: 'need', paths: withInitial(expanded.paths, editor) };
  if (expanded.value.length === 0) throw nothingMatches(pattern);
  const owned = leaveVendored(repositoryPath(file), expanded.value, files);
  if (owned.kind === 'need') return owned;
  const { paths, notices } = owned.value;
  if (paths.length === 0) throw onlyVendored(pattern, notices);
  const value = { paths: paths.map((path) => (key === undefined ? path : `${path}#${key}`)), notices };
  return { kind: 'ready', value };
}

/** Where that cannot be told, each image is tried, and says what is wrong or what is to be read. */
function usedAt(target: Target, files: Files, editor: PathEditor): readonly ImageArgument[] {
  try {
    const step = editor.found(target, files);
    // One is enough to learn which files are missing, or what the path is instead.
    const [first] = target.images;
    if (step.kind === 'need') return target.images;
    return step.value.length === 0 && first !== undefined ? [first] : step.value;
  } catch (error) {
    if (error instanceof ReleaseError) return target.images;
    throw error;
  }
}

/** A path that is looked for by name is most likely a target: what it needs comes along. */
function withInitial(paths: readonly string[], { initialPaths }: PathEditor): readonly string[] {
  return [...new Set(paths.flatMap((path) => [path, ...initialPaths(path)]))];
}

/** One path: which of the images it uses, and the edit for those. */
interface Use {
  readonly path: string;
  readonly images: readonly ImageArgument[];
  readonly edit: TargetEdit | undefined;
  readonly needs: readonly string[];
  readonly failures: readonly Failure[];
}

function useOf(target: Target, files: Files, editor: PathEditor): Use {
  const { path } = target;
  const images = usedAt(target, files, editor);
  const used = attempt({ path, images }, files, editor);
  return used.failures.length === 0 || images.length === 1 ? used : useOfEach(target, files, editor);
}

function useOfEach(target: Target, files: Files, editor: PathEditor): Use {
  const all = attempt(target, files, editor);
  if (all.failures.length === 0 || target.images.length === 1) return all;
  const single = target.images.map((image) => attempt({ path: target.path, images: [image] }, files, editor));
  const needs = single.flatMap((use) => use.needs);
  if (needs.length > 0) return { ...all, needs };
  const images = single.flatMap((use) => use.images);
  return images.length === 0 ? all : attempt({ path: target.path, images }, files, editor);
}

function attempt(target: Target, files: Files, editor: PathEditor): Use {
  const { path, images } = target;
  const none: Use = { path, images: [], edit: undefined, needs: [], failures: [] };
  try {
    const step = editor.edit(target, files);
    return step.kind === 'need' ? { ...none, needs: step.paths } : { ...none, images, edit: step.value };
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const codes = error.failures.map(({ code }) => code);
    if (!codes.some((code) => NOT_FOR_IT.includes(code)) && !codes.every((code) => NOT_READ.includes(code)))
      throw error;
    return { ...none, failures: error.failures };
  }
}

function refuseUnused({ path, images }: Target, uses: readonly Use[], matching: readonly string[]): void {
  const used = new Set(uses.flatMap((use) => use.images));
  const unused = images.filter((image) => !used.has(image));
  const failures = unused.map((image): Failure => {
    const why = matching.length === 1 ? uses[0]?.failures[0]?.what : undefined;
    return {
      code: 'image-not-found',
      what: `none of the ${matching.length} paths that match "${path}" uses the image "${image.name ?? image.repository ?? ''}" (${listed(matching)})${why === undefined ? '' : `: ${why}`}`,
      where: path,
      next: 'Check the spelling of the image and the pattern; `gitops-release list` shows what is there.',
    };
  });
  const [first, ...others] = failures;
  if (first !== undefined) throw new ReleaseError([first, ...others]);
}

/** Of many images, each for one path or a few, nobody wants to be told where each of them is not. */
function tellAllSkipped({ path, images }: Target, uses: readonly Use[]): readonly Notice[] {
  if (images.length <= MAX_LISTED) return images.flatMap((image) => tellSkipped(path, image, uses));
  const skipped = uses.filter((use) => use.images.length === 0 || use.edit === undefined);
  if (skipped.length === 0) return [];
  const what = `${skipped.length} of the ${uses.length} paths that match "${path}" use none of the ${images.length} images and are left as they are: ${listed(skipped.map((use) => use.path))}`;
  return [{ level: 'notice', what, where: path }];
}

function tellSkipped(pattern: string, image: ImageArgument, uses: readonly Use[]): readonly Notice[] {
  const skipped = uses.filter((use) => !use.images.includes(image)).map((use) => use.path);
  if (skipped.length === 0) return [];
  const what = `${skipped.length} of the ${uses.length} paths that match "${pattern}" do not use "${image.name ?? image.repository ?? ''}" and are left as they are: ${listed(skipped)}`;
  return [{ level: 'notice', what, where: pattern }];
}

function tellUnread({ failures }: Use): readonly Notice[] {
  const unread = failures.filter(({ code }) => !NOT_FOR_IT.includes(code));
  return unread.map(({ what, where }) => ({
    level: 'warning',
    what: `not read: ${what}`,
    ...(where === undefined ? {} : { where }),
  }));
}

function listed(paths: readonly string[]): string {
  const more = paths.length > MAX_LISTED ? ` and ${paths.length - MAX_LISTED} more` : '';
  return `${paths.slice(0, MAX_LISTED).join(', ')}${more}`;
}

function onlyVendored(pattern: string, notices: readonly Notice[]): ReleaseError {
  return new ReleaseError({
    code: 'path-missing',
    what: `all that matches "${pattern}" is ${notices.map(({ what }) => what).join('; ')}`,
    where: pattern,
    next: "Set the image in the values of the chart around it, or name the vendored chart's folder in the path.",
  });
}

function nothingMatches(pattern: string): ReleaseError {
  return new ReleaseError({
    code: 'path-missing',
    what: `no file or folder matches "${pattern}"`,
    where: pattern,
    next: 'Check the spelling and the branch: `*` stands for part of one name, `**` for any number of folders; names with a dot in front must be written out.',
  });
}
