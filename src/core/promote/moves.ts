/** Which images of one environment go to another, by which names, and what they replace there. */
import type { ImageChange } from '../edit/edit.ts';
import { tryTarget } from '../edit/target.ts';
import { type Notice, ReleaseError } from '../errors.ts';
import { type ImageArgument, parseImageArgument } from '../images/argument.ts';
import { formatReference, formatVersion, sameRepository } from '../images/reference.ts';
import { refuseOlder } from '../plan/never-older.ts';
import type { Files, Step } from '../snapshot.ts';
import type { TargetImage, TargetState } from './target-images.ts';

/** One image of `from` that the target uses. */
export interface Move {
  readonly image: ImageArgument;
  readonly source: TargetImage;
  /** Versions that stand in the target now; the new one, where nothing changes. */
  readonly before: readonly string[];
  /** `tag`, `tag@digest` or `@digest`. */
  readonly after: string;
  readonly changes: boolean;
}

export interface Moves {
  readonly moves: readonly Move[];
  readonly notices: readonly Notice[];
}

/** An app on its way. */
export interface AppMoves extends Moves {
  readonly app: string;
  readonly source: TargetState;
  readonly sourcePath: string;
  readonly targetPath: string;
}

export interface MoveGround {
  readonly app: string;
  readonly source: TargetState;
  /** Path in the target environment. */
  readonly path: string;
  readonly registries: Readonly<Record<string, string>>;
  /** Names of both environments, for what is told. */
  readonly from: string;
  readonly environment: string;
  /** A lower version may replace a higher one. */
  readonly allowDowngrade: boolean;
}

/**
 * @param files of the target's side
 * @returns the moves, or what to read first
 * @throws ReleaseError image-not-found where the target uses none of the images; image-older; what the edit stage throws
 */
export function planMoves(ground: MoveGround, files: Files): Step<Moves> {
  const steps = ground.source.images.map((source) => ({
    source,
    step: moveOf(source, { ground, files }),
  }));
  const needs = steps.flatMap(({ step }) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const found = steps.flatMap(({ step }) => (step.kind === 'ready' ? (step.value ?? []) : []));
  if (!ground.allowDowngrade) refuseOlder(found.flatMap(({ changes }) => changes));
  const moves = found.map(({ move }) => move);
  const unused = steps.filter(({ step }) => step.kind === 'ready' && step.value === undefined);
  if (moves.length === 0) throw nothingUsed(ground);
  const notices = unused.map(({ source }) => tellUnused(source, ground));
  return { kind: 'ready', value: { moves, notices } };
}

/** Undefined: the target does not use the image. */
function moveOf(
  source: TargetImage,
  { ground, files }: { readonly ground: MoveGround; readonly files: Files },
): Step<{ readonly move: Move; readonly changes: readonly ImageChange[] } | undefined> {
  const image = toArgument(source, ground.registries);
  try {
    const step = tryTarget({ path: ground.path, images: [image] }, files);
    if (step.kind === 'need') return step;
    const { changes } = step.value;
    const after = formatVersion(source).replace(/^:/, '');
    const before = changes.length === 0 ? [after] : [...new Set(changes.map((change) => change.from))].sort();
    const move = { image, source, before, after, changes: changes.length > 0 };
    return { kind: 'ready', value: { move, changes } };
  } catch (error) {
    if (error instanceof ReleaseError && error.code === 'image-not-found')
      return { kind: 'ready', value: undefined };
    throw error;
  }
}

/** Tag and digest as they are, the repository by its name in the target environment. */
function toArgument(source: TargetImage, registries: MoveGround['registries']): ImageArgument {
  return parseImageArgument(
    formatReference({ ...source, repository: mapRepository(source.repository, registries) }),
  );
}

/** The longest beginning that fits, which ends where a part of the name does. */
export function mapRepository(repository: string, registries: Readonly<Record<string, string>>): string {
  const clean = Object.entries(registries).map(
    ([from, to]) => [from.replace(/\/+$/, ''), to.replace(/\/+$/, '')] as const,
  );
  const fitting = clean.filter(([from]) => repository === from || repository.startsWith(`${from}/`));
  const [best] = fitting.sort(([left], [right]) => right.length - left.length);
  if (best === undefined) return repository;
  const [from, to] = best;
  return `${to}${repository.slice(from.length)}`;
}

function tellUnused(source: TargetImage, { app, from, environment, registries }: MoveGround): Notice {
  const here = mapRepository(source.repository, registries);
  const name = sameRepository(here, source.repository) ? '' : ` (${here} there)`;
  const what = `${app} in ${environment} does not use ${source.repository}${name}, which ${from} has; it is left out`;
  return { level: 'notice', what, where: { file: source.file, line: source.line } };
}

function nothingUsed({ app, source, path, from, environment }: MoveGround): ReleaseError {
  const names = source.images.map(({ repository }) => repository).join(', ');
  const none = `"${app}" has no image with a version in "${from}"`;
  const unused = `"${app}" in "${environment}" uses none of the images that "${from}" has: ${names}`;
  return new ReleaseError({
    code: 'image-not-found',
    what: source.images.length === 0 ? none : unused,
    where: path,
    next:
      source.images.length === 0
        ? 'Set an image there first, with the command `update`.'
        : 'Where it has another name there, say so in `registries` of the environment.',
  });
}
