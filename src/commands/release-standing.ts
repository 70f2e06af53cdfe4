/** The main image of an app, where a commit has changed only others: its version is the app's all the same. */
import { targetPath } from '../core/config/places.ts';
import { ReleaseError } from '../core/errors.ts';
import { settle } from '../core/plan/settle.ts';
import { readTarget, type TargetState } from '../core/promote/target-images.ts';
import { isMain, type Release } from '../core/release/decide.ts';
import type { ReleasePlan } from '../core/release/settle.ts';
import type { ReleasePorts } from './release-ports.ts';

/** Reads nothing where the main image is among those that were changed, or nobody knows where the app stands. */
export function withStanding(
  releases: readonly Release[],
  plan: ReleasePlan,
  ports: ReleasePorts,
): Promise<readonly Release[]> {
  return Promise.all(releases.map((release) => completed(release, plan, ports)));
}

async function completed(release: Release, { place }: ReleasePlan, ports: ReleasePorts): Promise<Release> {
  const { app, images, listed, commit } = release;
  const { environment, config } = place;
  if (environment === undefined || app === '' || images.some(({ image }) => isMain(image, release)))
    return release;
  const path = targetPath(config, environment, app);
  const only = listed.slice(0, 1);
  const state = await unlessUnclear(async () => {
    const stage = (files: Parameters<typeof readTarget>[2]) =>
      readTarget(path, only.length > 0 ? only : undefined, files);
    return (await settle(stage, new Map(), ports.commits.at(commit))).value;
  });
  const standing = (state?.images ?? [])
    .filter(({ repository }) => isMain(repository, release))
    .map(({ repository, tag, digest }) => ({ app, image: repository, tag, digest, from: [] }));
  return { ...release, standing };
}

/** One image with two versions gives no version to the app. */
async function unlessUnclear(read: () => Promise<TargetState | undefined>): Promise<TargetState | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ReleaseError && ['edit-ambiguous', 'path-outside'].includes(error.code))
      return undefined;
    throw error;
  }
}
