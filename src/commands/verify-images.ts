/** Which images of an environment differ between two commits of its branch. */
import type { Commits } from '../core/ports.ts';
import { changedImages, filesOf, type Place, type ReleasedImage } from '../core/release/released.ts';

/** One request, and two more where files of the environment differ; all files, where nothing tells which are its. */
export async function imagesSet(
  { before, after }: { readonly before: string; readonly after: string },
  place: Place,
  commits: Commits,
): Promise<readonly ReleasedImage[]> {
  if (before === after) return [];
  const { changed } = await commits.compare(before, after);
  const files = place.environment === undefined ? changed : filesOf(changed, place);
  if (files.length === 0) return [];
  const [then, now] = await Promise.all([commits.at(before).read(files), commits.at(after).read(files)]);
  return changedImages(then, now, place);
}
