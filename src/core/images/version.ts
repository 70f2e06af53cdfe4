import type { ImageArgument } from './argument.ts';

/** What people call "the version" of a run: the tags that are set, each once; a short digest where no tag is. */
export function versionOf(images: readonly ImageArgument[]): string {
  const versions = images.flatMap(
    (image) => image.tag ?? image.digest?.slice(0, 'sha256:'.length + 12) ?? [],
  );
  return [...new Set(versions)].join(', ');
}
