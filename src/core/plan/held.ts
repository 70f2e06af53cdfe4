/**
 * Held after a rollback: the version that was rolled back from is not set again by an automatic run, until a newer
 * one is set or a person sets it on purpose. The rollback's own commit says what it has replaced.
 */
import { parseTrail, type Trail } from '../delivery/trail.ts';
import { ReleaseError } from '../errors.ts';
import { type ImageArgument, parseImageArgument } from '../images/argument.ts';
import { orderOf } from '../images/order.ts';
import { sameRepository } from '../images/reference.ts';
import type { RepositoryFacts } from '../ports.ts';
import { parseCarried, type Wish } from './intents.ts';
import { historyPathOf, messagesFor } from './path-history.ts';

/** A version that a rollback has replaced under a path. */
export interface RolledBack {
  readonly path: string;
  readonly image: ImageArgument;
}

/**
 * One value of the trailer for each version that was replaced.
 * @param from what the references said before: `tag`, `tag@digest` or `@digest`, several separated by `, `
 */
export function rolledBackFrom(path: string, image: string, from: readonly string[]): readonly string[] {
  const { name, repository = name } = parseImageArgument(image);
  const versions = [...new Set(from.flatMap((each) => each.split(', ')))].filter((each) => each !== '');
  const entry = name === undefined ? '' : `${name}=`;
  return versions.map((each) => `${path} ${entry}${repository}${each.startsWith('@') ? '' : ':'}${each}`);
}

/** @returns undefined where the trailer can't be read */
export function parseRolledBack(text: string): RolledBack | undefined {
  const [, path, image] = /^(?:(.*) )?(\S+)$/.exec(text) ?? [];
  if (image === undefined) return undefined;
  try {
    return { path: path ?? '', image: parseImageArgument(image) };
  } catch (error) {
    if (error instanceof ReleaseError) return undefined;
    throw error;
  }
}

/** What a trail says was rolled back from. */
export function rolledBackIn(trail: Trail | undefined): readonly RolledBack[] {
  return (trail?.rolledBack ?? []).flatMap((text) => parseRolledBack(text) ?? []);
}

/** @returns the rollback that holds this wish; undefined: it may be set */
export function heldBy(wish: Wish, facts: RepositoryFacts): RolledBack | undefined {
  const newer: Trail[] = [];
  for (const message of messagesFor(wish.path, facts)) {
    const trail = parseTrail(message);
    if (trail === undefined) continue;
    const held = rolledBackIn(trail).find(
      (each) => concerns(each, wish) && isVersion(each.image, wish.image) && !isLifted(each, newer),
    );
    if (held !== undefined) return held;
    newer.push(trail);
  }
  return undefined;
}

/** The same image of the same place; a path inside of the other is the same place. */
function concerns(held: RolledBack, { path, image }: Pick<Wish, 'path' | 'image'>): boolean {
  return overlap(historyPathOf(held.path), historyPathOf(path)) && sameImage(held.image, image);
}

function overlap(left: string, right: string): boolean {
  return (
    [left, right].includes('') || `${left}/`.startsWith(`${right}/`) || `${right}/`.startsWith(`${left}/`)
  );
}

function sameImage(left: ImageArgument, right: ImageArgument): boolean {
  if (left.name !== undefined && left.name === right.name) return true;
  const names = ({ name, repository }: ImageArgument) =>
    [name, repository].filter((each) => each !== undefined);
  return names(left).some((one) => names(right).some((other) => sameRepository(one, other)));
}

/** Whether a wish asks for this very version; another digest is another build. */
export function isVersion(held: ImageArgument, wanted: ImageArgument): boolean {
  const isDigest = held.digest === undefined || wanted.digest === undefined || held.digest === wanted.digest;
  if (held.tag === undefined || wanted.tag === undefined) return held.digest === wanted.digest && isDigest;
  return held.tag === wanted.tag && isDigest;
}

/** A later commit has set a newer version, or this one again: somebody has said so. */
function isLifted(held: RolledBack, newer: readonly Trail[]): boolean {
  return newer.some((trail) =>
    trail.intents.flatMap(parseCarried).some(({ path, image }) => {
      if (!concerns(held, { path, image })) return false;
      if (isVersion(held.image, image)) return true;
      const isRollback = rolledBackIn(trail).length > 0;
      return !isRollback && orderOf(held.image.tag ?? '', image.tag ?? '') !== 'lower';
    }),
  );
}
