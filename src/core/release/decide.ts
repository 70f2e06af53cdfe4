/** Which tag a release gets: the version of its image, or the next one. */
import { compare, inc, parse } from 'semver';
import type { ReleaseSettings } from '../config/config.ts';
import { ReleaseError } from '../errors.ts';
import { orderOf } from '../images/order.ts';
import { formatVersion, sameRepository } from '../images/reference.ts';
import type { TagFacts } from './ports.ts';
import type { ReleasedImage } from './released.ts';
import { tagName, tagPrefix, versionIn } from './tag-template.ts';

/** What is released together under one tag. */
export interface Release {
  readonly app: string;
  readonly environment: string;
  readonly commit: string;
  readonly images: readonly ReleasedImage[];
  /** Repositories of the app's images as the config file lists them: the first is the main one. */
  readonly listed: readonly string[];
  /** What the app has besides, which this commit has not changed. */
  readonly standing?: readonly ReleasedImage[];
}

/**
 * `earlier`: the version was released before, on commit `on`, and this commit has it again. `taken`: so it was, and
 * whether this commit has the same images is still to be seen.
 */
export type TagDecision = { readonly kind: 'create' | 'done'; readonly tag: string } | OtherTag;

/** A name that stands on another commit. */
export interface OtherTag {
  readonly kind: 'earlier' | 'taken';
  readonly tag: string;
  readonly on: string;
}

export interface TagGround {
  readonly template: string;
  readonly bump: ReleaseSettings['bump'];
  /** Tags that start with `lookFor`. */
  readonly tags: readonly TagFacts[];
}

/** Image that the app's version is taken from, as far as names tell: the first that is listed, else its namesake. */
export function isMain(image: string, { app, listed }: Pick<Release, 'app' | 'listed'>): boolean {
  const [main] = listed;
  return main === undefined ? image.split('/').at(-1) === app : sameRepository(image, main);
}

interface Versioned extends ReleasedImage {
  readonly version: string;
}

/** The image whose version the release has: the main one, changed or not, else the highest that was changed. */
function versionedImage({ app, images, listed, standing = [] }: Release): Versioned | undefined {
  const main = (each: ReleasedImage) => isMain(each.image, { app, listed });
  const namesake = (each: ReleasedImage) => isMain(each.image, { app, listed: [] });
  const groups = [images.filter(main), standing.filter(main), images.filter(namesake), images];
  const found = groups.map((group) =>
    group.flatMap((each) => {
      const version = each.tag === undefined ? undefined : parse(each.tag)?.version;
      return version === undefined ? [] : [{ ...each, version }];
    }),
  );
  const from = found.find((group) => group.length > 0) ?? [];
  return from.toSorted((left, right) => compare(right.version, left.version))[0];
}

/** The version that an image carries; undefined: none has one. */
export function imageVersion(release: Release): string | undefined {
  return versionedImage(release)?.version;
}

/** Whether the version is that of an image which this commit has not changed: another release may have it already. */
export function isStanding(release: Release): boolean {
  const image = versionedImage(release)?.image;
  return image !== undefined && !release.images.some((each) => each.image === image);
}

/** Beginning of the tags that decide. */
export function lookFor(release: Release, { template }: Pick<TagGround, 'template'>): string {
  const version = imageVersion(release);
  return version === undefined ? tagPrefix(template, release) : tagName(template, { ...release, version });
}

/** @throws ReleaseError release-refused */
export function decideTag(release: Release, ground: TagGround): TagDecision {
  const version = imageVersion(release);
  return version === undefined ? countUp(release, ground) : versioned(release, ground, version);
}

function versioned(release: Release, { template, tags }: TagGround, version: string): TagDecision {
  const tag = tagName(template, { ...release, version });
  const there = tags.find(({ name }) => name === tag);
  if (there === undefined) return { kind: 'create', tag };
  if (there.commit === release.commit) return { kind: 'done', tag };
  return { kind: goesBack(release) ? 'earlier' : 'taken', tag, on: there.commit };
}

/** The refusal of a version that stands on another commit with other images. */
export function takenError({ tag, on }: OtherTag, release: Release): ReleaseError {
  const main = versionedImage(release)?.image ?? '';
  const why = isStanding(release) ? `: ${main} is still at this version` : '';
  return new ReleaseError({
    code: 'release-refused',
    what: `the tag ${tag} exists already, on commit ${on.slice(0, 10)}, and this release is commit ${release.commit.slice(0, 10)}${why}`,
    where: `tag ${tag}`,
    next: isStanding(release)
      ? 'A release tag is never moved: set `bump: patch` to count up where the main image stays, or release that with a new version.'
      : 'A release tag is never moved: build the image with a new version, or put {app} or {environment} into the template where several share versions.',
  });
}

/** The refusal of a version whose tag stands where no release of this branch can be. */
export function elsewhereError({ tag, on }: OtherTag, { commit }: Release, base: string): ReleaseError {
  return new ReleaseError({
    code: 'release-refused',
    what: `the tag ${tag} exists already, on commit ${on.slice(0, 10)}, which is not on branch ${base}; this release is commit ${commit.slice(0, 10)}`,
    where: `tag ${tag}`,
    next: 'Nothing that was merged has this tag: delete it where it is a mistake, put {environment} into the template where branches share versions, or build the image with a new version.',
  });
}

/** A rollback: what stood there before was higher. */
function goesBack(release: Release): boolean {
  const { from = [], tag = '' } = versionedImage(release) ?? {};
  return from.some((before) => orderOf(before, tag) === 'lower') && !isStanding(release);
}

/** The highest tag that a new one stays behind: who follows a range of versions never sees the new one. */
export function higherTag(
  name: string,
  release: Release,
  ground: Omit<TagGround, 'bump'>,
): string | undefined {
  const known = ofTemplate(release, ground);
  const own = known.find((tag) => tag.name === name)?.version ?? versionIn(name, ground.template, release);
  const [highest] = known.toSorted((left, right) => compare(right.version, left.version));
  if (own === undefined || highest === undefined) return undefined;
  return compare(highest.version, own) > 0 ? highest.name : undefined;
}

function ofTemplate(release: Release, { template, tags }: Omit<TagGround, 'bump'>) {
  return tags.flatMap((tag) => {
    const version = versionIn(tag.name, template, release);
    return version === undefined ? [] : [{ ...tag, version }];
  });
}

/** The next tag of the template, or the one that this commit has already. @throws ReleaseError release-refused */
export function countUp(release: Release, { template, bump, tags }: TagGround): TagDecision {
  const known = ofTemplate(release, { template, tags });
  const [done] = known
    .filter(({ commit }) => commit === release.commit)
    .toSorted((left, right) => compare(right.version, left.version));
  if (done !== undefined) return { kind: 'done', tag: done.name };
  if (bump === undefined) throw withoutVersion(release);
  const versions = known.map(({ version }) => version).toSorted(compare);
  const next = inc(versions.at(-1) ?? '0.0.0', bump);
  return { kind: 'create', tag: tagName(template, { ...release, version: next ?? '' }) };
}

function withoutVersion({ images }: Release): ReleaseError {
  const shown = images.map(({ image, tag, digest }) => `${image}${formatVersion({ tag, digest })}`);
  return new ReleaseError({
    code: 'release-refused',
    what: `no image of the release has a semantic version: ${shown.slice(0, 5).join(', ')}`,
    where: '`release` in .gitops-release.yaml',
    next: 'Tag images with versions such as `1.8.0`, or set `bump: patch` there to count releases up from the last tag.',
  });
}
