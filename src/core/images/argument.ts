/**
 * The argument that says which image to set: `[name=]repository[:tag][@digest]`, `*` keeps a part.
 *
 * | written                 | entries it is for                 | what it sets                        |
 * | `repo:1.2`              | those that refer to `repo`        | tag; a digest is cleared            |
 * | `repo@sha256:…`         | "                                 | digest; a tag is cleared            |
 * | `repo:1.2@sha256:…`     | "                                 | both                                |
 * | `repo:1.2@*`            | "                                 | tag; the digest stays               |
 * | `repo:*@sha256:…`       | "                                 | digest; the tag stays               |
 * | `name=repo:1.2`         | the one called `name`             | new name and tag; digest is cleared |
 * | `name=repo`             | "                                 | new name alone                      |
 * | `name=*:1.2`            | "                                 | tag; the new name stays             |
 *
 * The forms are those of `kustomize edit set image`, but nothing else in the entry is ever lost. A digest is
 * cleared beside a new tag (and the other way round) since `name:new-tag@old-digest` would run the old image.
 */
import { ReleaseError } from '../errors.ts';
import {
  digestProblem,
  normalRepository,
  type Reference,
  repositoryProblem,
  splitReference,
  tagProblem,
} from './reference.ts';

export interface ImageArgument {
  /** Name of the entry to change; undefined: every entry that refers to `repository`. */
  readonly name: string | undefined;
  /** Repository as written; undefined: `*`, the entry's own stays (only beside `name`). */
  readonly repository: string | undefined;
  /** Tag to set; undefined with `keepTag` false: clear it. */
  readonly tag: string | undefined;
  readonly keepTag: boolean;
  /** Digest to set; undefined with `keepDigest` false: clear it. */
  readonly digest: string | undefined;
  readonly keepDigest: boolean;
  /** Also values that Flux's image automation writes are set. */
  readonly overrideAutomation?: boolean;
  /** The argument as it was given. */
  readonly text: string;
}

const KEEP = '*';

/**
 * Reads one argument.
 * @throws ReleaseError image-invalid: which character or part is wrong and what is allowed.
 */
export function parseImageArgument(text: string): ImageArgument {
  const equals = text.indexOf('=');
  const name = equals < 0 ? undefined : text.slice(0, equals);
  const parts = splitReference(text.slice(equals + 1));
  const reason = nameProblem(name) ?? partsProblem(parts, name);
  if (reason !== undefined) throw invalid(text, reason);
  const sets = (part: string | undefined) => part !== undefined && part !== KEEP;
  return {
    name,
    repository: parts.repository === KEEP ? undefined : parts.repository,
    tag: parts.tag === KEEP ? undefined : parts.tag,
    keepTag: parts.tag === KEEP || (parts.tag === undefined && !sets(parts.digest)),
    digest: parts.digest === KEEP ? undefined : parts.digest,
    keepDigest: parts.digest === KEEP || (parts.digest === undefined && !sets(parts.tag)),
    text,
  };
}

/**
 * Drops repeated arguments.
 * @throws ReleaseError input-contradiction where two arguments want different things of the same entries.
 */
export function mergeImageArguments(images: readonly ImageArgument[]): readonly ImageArgument[] {
  const byEntry = new Map<string, ImageArgument>();
  for (const image of images) {
    const key = image.name === undefined ? normalRepository(image.repository ?? '') : `${image.name}=`;
    const before = byEntry.get(key);
    if (before === undefined) byEntry.set(key, image);
    else if (!sameWish(before, image)) throw contradiction(before, image);
  }
  return [...byEntry.values()];
}

/** Whether two arguments for the same entry ask for the same result. */
export function sameWish(left: ImageArgument, right: ImageArgument): boolean {
  return (
    left.tag === right.tag &&
    left.digest === right.digest &&
    left.keepTag === right.keepTag &&
    left.keepDigest === right.keepDigest &&
    (left.name === undefined || right.name === undefined || left.repository === right.repository)
  );
}

/** The error for two arguments that want different things of one entry. */
export function contradiction(left: ImageArgument, right: ImageArgument): ReleaseError {
  return new ReleaseError({
    code: 'input-contradiction',
    what: `"${left.text}" and "${right.text}" set the same image to different values`,
    where: 'images',
    next: 'Give each image once.',
  });
}

function nameProblem(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (name === '') return 'the name before "=" is empty';
  const strange = /[^A-Za-z0-9._/:${}-]/u.exec(name)?.[0];
  if (strange === undefined) return undefined;
  return `${JSON.stringify(strange)} is not allowed in the name "${name}" (letters, digits and . _ - / :)`;
}

function partsProblem(parts: Reference, name: string | undefined): string | undefined {
  const { repository, tag, digest } = parts;
  if (repository === KEEP && name === undefined) {
    return '"*" for the repository needs the name of an entry before it, as in shop=*:1.2';
  }
  const wrong =
    (repository === KEEP ? undefined : repositoryProblem(repository)) ??
    (tag === undefined || tag === KEEP ? undefined : tagProblem(tag)) ??
    (digest === undefined || digest === KEEP ? undefined : digestProblem(digest));
  if (wrong !== undefined) return wrong;
  const versioned = [tag, digest].some((part) => part !== undefined && part !== KEEP);
  if (versioned || (name !== undefined && repository !== KEEP)) return undefined;
  return tag === undefined && digest === undefined
    ? 'it has neither a tag nor a digest, so there is nothing to set'
    : 'every part is kept by "*", so there is nothing to set';
}

function invalid(text: string, reason: string): ReleaseError {
  return new ReleaseError({
    code: 'image-invalid',
    what: `"${text}" is not an image to set: ${reason}`,
    next: 'Write [name=]repository[:tag][@digest], e.g. ghcr.io/acme/shop:1.8.0; "*" keeps a part.',
  });
}
