/** What a commit has released: what its files say, with the names that its trail has for that. */
import type { Trail } from '../delivery/trail.ts';
import { splitKey } from '../edit/selector/parse.ts';
import { tryTarget } from '../edit/target.ts';
import { ReleaseError } from '../errors.ts';
import { type ImageArgument, parseImageArgument } from '../images/argument.ts';
import { digestProblem, sameRepository, tagProblem } from '../images/reference.ts';
import type { Files } from '../snapshot.ts';
import { changedImages, type Place, type ReleasedImage } from './released.ts';

/** Files of a commit and of its first parent. */
export interface States {
  readonly before: Files;
  readonly after: Files;
}

/** What the trail says was set. */
interface Wish extends ReleasedImage {
  readonly path: string;
  readonly argument: ImageArgument;
}

/**
 * The references that a commit's files have and its parent's have not. A trail alone releases nothing, for everybody
 * can write one; values behind a key, whose image stands nowhere in the file, are looked for where it says they are.
 * @param trail of the commit; undefined: it has none
 */
export function releasedImages(
  { before, after }: States,
  trail: Trail | undefined,
  place: Place,
): readonly ReleasedImage[] {
  const own = place.name === undefined || trail?.environment === place.name ? trail : undefined;
  const wishes = own === undefined ? [] : own.intents.flatMap((intent) => wishOf(intent, own, place) ?? []);
  const changed = changedImages(before, after, place).map((image) => ofListed(named(image, wishes), place));
  const keyed = wishes
    .filter(({ path }) => splitKey(path).key !== undefined)
    .filter((wish) => stands(wish, after) && !stands(wish, before))
    .filter((wish) => !changed.some((image) => isSame(image, wish)))
    .map(({ path: _, argument: __, ...image }) => image);
  return [...changed, ...keyed].filter(isVersioned).map(readable);
}

function wishOf(
  { path, image, from }: Trail['intents'][number],
  { apps }: Trail,
  { environment }: Place,
): Wish | undefined {
  const argument = argumentOf(image);
  if (argument === undefined) return undefined;
  const { repository, name, tag, digest } = argument;
  const only = apps.length === 1 || environment === undefined ? apps[0] : undefined;
  return { path, argument, app: only ?? '', image: repository ?? name ?? '', tag, digest, from };
}

function argumentOf(text: string): ImageArgument | undefined {
  try {
    return parseImageArgument(text);
  } catch (error) {
    if (error instanceof ReleaseError) return undefined;
    throw error;
  }
}

/** Where the path names no app, or the image had another name before. */
function named(image: ReleasedImage, wishes: readonly Wish[]): ReleasedImage {
  const wish = wishes.find((each) => isSame(image, each));
  if (wish === undefined) return image;
  return {
    ...image,
    app: image.app || wish.app,
    from: image.from.length > 0 ? image.from : wish.from,
  };
}

/** The config file may say whose an image is where its path does not. */
function ofListed(image: ReleasedImage, { config }: Place): ReleasedImage {
  if (image.app !== '') return image;
  const owners = Object.entries(config.apps).filter(([, { images = [] }]) =>
    images.some((each) => sameRepository(each, image.image)),
  );
  return { ...image, app: owners.length === 1 ? (owners[0]?.[0] ?? '') : '' };
}

function isSame(image: ReleasedImage, wish: Wish): boolean {
  if (!sameRepository(image.image, wish.image)) return false;
  return (wish.tag ?? image.tag) === image.tag && (wish.digest ?? image.digest) === image.digest;
}

/** Whether the files have what the trail says: then there is nothing to edit. */
function stands({ path, argument }: Wish, files: Files): boolean {
  try {
    const step = tryTarget({ path, images: [argument] }, files);
    return step.kind === 'ready' && step.value.edits.length === 0;
  } catch (error) {
    if (error instanceof ReleaseError) return false;
    throw error;
  }
}

/** What no registry takes for a tag or a digest was never deployed. */
function isVersioned({ tag, digest }: ReleasedImage): boolean {
  return isTag(tag) && (digest === undefined || digestProblem(digest) === undefined);
}

function isTag(tag: string | undefined): boolean {
  return tag === undefined || tagProblem(tag) === undefined;
}

function readable(image: ReleasedImage): ReleasedImage {
  return { ...image, from: image.from.filter((text) => isTag(text.split('@', 1)[0])) };
}
