/** What the `images:` of a kustomization make of images, as kustomize does it. */
import type { ImageEntry } from './image-entries.ts';
import type { ImageUse } from './manifest-images.ts';

/** Entries act in order, each on what the one before has made. */
export function transformImages(
  uses: readonly ImageUse[],
  entries: readonly ImageEntry[],
): readonly ImageUse[] {
  if (entries.length === 0) return uses;
  const matchers = entries.flatMap((entry) => {
    const { name } = entry.values;
    return name === undefined ? [] : [{ matches: matcherOf(name), entry }];
  });
  return uses.map((use) =>
    matchers.reduce((now, { matches, entry }) => (matches(now) ? transform(now, entry) : now), use),
  );
}

/**
 * kustomize puts `name` unescaped into a regular expression: a dot stands for any character. Other
 * operators do not occur in image names and are taken as they are written.
 */
function matcherOf(name: string): (use: ImageUse) => boolean {
  const escaped = name.replace(/[\\^$*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(`^${escaped}$`);
  return (use) => pattern.test(use.name) && (use.tag === undefined || /^[a-zA-Z0-9_.{}-]*$/.test(use.tag));
}

/** Source: kustomize api/filters/imagetag/updater.go. */
function transform(use: ImageUse, { values }: ImageEntry): ImageUse {
  const named = { ...use, name: values.newName || use.name };
  const newTag = values.newTag || undefined;
  const digest = values.digest || undefined;
  if (newTag !== undefined || digest !== undefined) return { ...named, tag: newTag, digest };
  return values.tagSuffix
    ? { ...named, tag: `${use.tag ?? ''}${values.tagSuffix}`, digest: undefined }
    : named;
}
