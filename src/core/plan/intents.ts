/** What a run has to set: its own wishes, and those that its open proposal already carries. */

import type { Intent, Origin } from '../delivery/trail.ts';
import type { TargetEdit } from '../edit/edit.ts';
import { tryEach, tryTarget } from '../edit/target.ts';
import { ReleaseError } from '../errors.ts';
import { type ImageArgument, parseImageArgument } from '../images/argument.ts';
import { normalRepository } from '../images/reference.ts';
import type { UpdateRequest } from '../request/request.ts';
import type { Files, Step } from '../snapshot.ts';

/** Images to set under one path. */
export interface Target {
  readonly path: string;
  readonly images: readonly ImageArgument[];
}

/** What a run is asked to set, path by path. */
export function targetsOf({
  targets,
  paths,
  images,
}: Pick<UpdateRequest, 'targets' | 'paths' | 'images'>): readonly Target[] {
  return targets ?? paths.map((path) => ({ path, images }));
}

/** One image under one path: the unit in which wishes are compared. */
export interface Wish {
  readonly path: string;
  readonly image: ImageArgument;
  /** Set where an open proposal asked for it: what the base said then. */
  readonly carriedFrom: readonly string[] | undefined;
  /** Set beside it: the run that asked; null: unknown. */
  readonly origin?: Origin | null;
}

/** What makes two wishes the same: one image under one path. */
export function keyOf(path: string, image: ImageArgument): string {
  const repository = image.repository === undefined ? '*' : normalRepository(image.repository);
  return JSON.stringify([path, image.name ?? repository]);
}

/** A wish of an open proposal; none where it cannot be read. */
export function parseCarried(intent: Intent): readonly Wish[] {
  try {
    const { path, from, origin, overrideAutomation } = intent;
    const image = parseImageArgument(intent.image);
    return [
      {
        path,
        image: overrideAutomation === true ? { ...image, overrideAutomation } : image,
        carriedFrom: from,
        origin: origin ?? null,
      },
    ];
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

/** The wishes that a run has of its own. */
export function ownWishes(targets: readonly Target[]): readonly Wish[] {
  return targets.flatMap(({ path, images }) =>
    images.map((image): Wish => ({ path, image, carriedFrom: undefined })),
  );
}

/** The latest wish for each path and image; a new one replaces what the proposal carries. */
export function mergeWishes(own: readonly Wish[], pending: readonly Intent[]): readonly Wish[] {
  const wishes = [...pending.flatMap(parseCarried), ...own];
  return [...new Map(wishes.map((wish) => [keyOf(wish.path, wish.image), wish])).values()];
}

/** The wishes that take part in the plan, each with what the files say now. */
export interface WeighedWishes {
  readonly intents: readonly Intent[];
  readonly targets: readonly Target[];
}

/**
 * A carried wish takes part only while the base still says what it said when the wish was made: once the
 * value has changed by another way, that change is the newer word.
 */
export function weighWishes(wishes: readonly Wish[], files: Files): Step<WeighedWishes> {
  const own = wishes.filter(({ carriedFrom }) => carriedFrom === undefined);
  const tried = tryWishes(own, files);
  if (tried.kind === 'need') return tried;
  const before = new Map(own.map((wish, index) => [wish, valuesBefore(tried.value[index])]));
  const steps = wishes.map((wish) => ({ wish, step: weigh(wish, before.get(wish), files) }));
  const needs = steps.flatMap(({ step }) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const kept = steps.flatMap(({ wish, step }) =>
    step.kind === 'ready' && step.value !== undefined ? [{ wish, from: step.value }] : [],
  );
  return {
    kind: 'ready',
    value: { intents: toIntents(kept), targets: toTargets(kept.map(({ wish }) => wish)) },
  };
}

/** What each of the wishes would change by itself, in their order. */
export function tryWishes(wishes: readonly Wish[], files: Files): Step<readonly TargetEdit[]> {
  const edits = new Map<Wish, TargetEdit>();
  const needs: string[] = [];
  for (const path of new Set(wishes.map((wish) => wish.path))) {
    const same = wishes.filter((wish) => wish.path === path);
    const step = tryEach({ path, images: same.map(({ image }) => image) }, files);
    if (step.kind === 'need') needs.push(...step.paths);
    else for (const [index, edit] of step.value.entries()) if (same[index]) edits.set(same[index], edit);
  }
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  return { kind: 'ready', value: wishes.flatMap((wish) => edits.get(wish) ?? []) };
}

/** What the files say now where the wish would change something; undefined drops the wish. */
function weigh(
  wish: Wish,
  before: readonly string[] | undefined,
  files: Files,
): Step<readonly string[] | undefined> {
  if (wish.carriedFrom === undefined) return { kind: 'ready', value: before };
  const step = tryEdit(wish, files);
  if (step === undefined || step.kind === 'need') return step ?? { kind: 'ready', value: undefined };
  const now = valuesBefore(step.value);
  const same = JSON.stringify(now) === JSON.stringify(wish.carriedFrom);
  return { kind: 'ready', value: same && step.value.changes.length > 0 ? now : undefined };
}

/** A carried wish whose target is gone is not this run's mistake. */
function tryEdit(wish: Wish, files: Files): Step<TargetEdit> | undefined {
  try {
    return tryTarget({ path: wish.path, images: [wish.image] }, files);
  } catch (error) {
    if (error instanceof ReleaseError) return undefined;
    throw error;
  }
}

function valuesBefore(edit: TargetEdit | undefined): readonly string[] {
  return [...new Set((edit?.changes ?? []).map((change) => change.from))].sort();
}

interface KeptWish {
  readonly wish: Wish;
  readonly from: readonly string[];
}

function toIntents(kept: readonly KeptWish[]): readonly Intent[] {
  return kept.map(({ wish, from }) => ({
    path: wish.path,
    image: wish.image.text,
    from,
    ...(wish.origin === undefined ? {} : { origin: wish.origin }),
    ...(wish.image.overrideAutomation === true ? { overrideAutomation: true } : {}),
  }));
}

function toTargets(wishes: readonly Wish[]): readonly Target[] {
  const paths = [...new Set(wishes.map((wish) => wish.path))];
  return paths.map((path) => ({
    path,
    images: wishes.filter((wish) => wish.path === path).map((wish) => wish.image),
  }));
}
