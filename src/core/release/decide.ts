/** Which tag a release gets: the version of its image, or the next one. */
import { compare, inc, parse } from 'semver';
import type { ReleaseSettings } from '../config/config.ts';
import { ReleaseError } from '../errors.ts';
import { orderOf } from '../images/order.ts';
import { formatVersion } from '../images/reference.ts';
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
}

/**
 * `earlier`: the version was released before, and this commit has it again. `taken`: so it was, on commit `on`, and
 * whether this commit has the same images is still to be seen.
 */
export type TagDecision =
  | { readonly kind: 'create' | 'done' | 'earlier'; readonly tag: string }
  | { readonly kind: 'taken'; readonly tag: string; readonly on: string };

export interface TagGround {
  readonly template: string;
  readonly bump: ReleaseSettings['bump'];
  /** Tags that start with `lookFor`. */
  readonly tags: readonly TagFacts[];
}

/** The version that an image carries: the app's main image, else the highest. */
export function imageVersion({ app, images, listed }: Release): string | undefined {
  const versions = (of: readonly ReleasedImage[]) =>
    of.flatMap(({ tag }) => (tag === undefined ? [] : (parse(tag) ?? [])));
  const named = images.filter(({ image }) => image === listed[0]);
  const same = images.filter(({ image }) => image.split('/').at(-1) === app);
  const from = [named, same, images].map(versions).find((found) => found.length > 0) ?? [];
  const [highest] = from.toSorted((left, right) => compare(right, left));
  return highest?.version;
}

/** Beginning of the tags that decide. */
export function lookFor(release: Release, { template }: Pick<TagGround, 'template'>): string {
  const version = imageVersion(release);
  return version === undefined ? tagPrefix(template, release) : tagName(template, { ...release, version });
}

/** @throws ReleaseError release-refused */
export function decideTag(release: Release, ground: TagGround): TagDecision {
  const version = imageVersion(release);
  return version === undefined ? bumped(release, ground) : versioned(release, ground, version);
}

function versioned(release: Release, { template, tags }: TagGround, version: string): TagDecision {
  const tag = tagName(template, { ...release, version });
  const there = tags.find(({ name }) => name === tag);
  if (there === undefined) return { kind: 'create', tag };
  if (there.commit === release.commit) return { kind: 'done', tag };
  if (goesBack(release, version)) return { kind: 'earlier', tag };
  return { kind: 'taken', tag, on: there.commit };
}

/** The refusal of a version that stands on another commit with other images. */
export function takenError({ tag, on }: TagDecision & { kind: 'taken' }, { commit }: Release): ReleaseError {
  return new ReleaseError({
    code: 'release-refused',
    what: `the tag ${tag} exists already, on commit ${on.slice(0, 10)}, and this release is commit ${commit.slice(0, 10)}`,
    where: `tag ${tag}`,
    next: 'A release tag is never moved: build the image with a new version, or put {app} or {environment} into the template where several share versions.',
  });
}

/** A rollback: what stood there before was higher. */
function goesBack({ images }: Release, version: string): boolean {
  return images.some(({ from }) => from.some((tag) => orderOf(tag, version) === 'lower'));
}

function bumped(release: Release, { template, bump, tags }: TagGround): TagDecision {
  const known = tags.flatMap((tag) => {
    const version = versionIn(tag.name, template, release);
    return version === undefined ? [] : [{ ...tag, version }];
  });
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
