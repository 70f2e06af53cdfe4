/**
 * helm-values: images in Helm values files, and in the values inside HelmReleases. In a file with another name
 * (`envs/production.yaml`) only a repository with a tag or digest beside it says that it is an image: `image: redis` of
 * a Compose file or a CI workflow is for other programs.
 */
import { nameOf } from '../paths.ts';
import { createGroupFormat, type FindGroups } from './group-format.ts';
import { findImageGroups } from './helm-values/image-groups.ts';
import { findValuesRoots } from './helm-values/roots.ts';

export const findHelmGroups: FindGroups = ({ file }, root) =>
  findValuesRoots(nameOf(file), root).flatMap(({ root: values, certain, below }) => {
    const groups = findImageGroups(values, below);
    return certain ? groups : groups.filter(({ kind }) => kind === 'parts');
  });

export const helmValuesFormat = createGroupFormat('helm-values', findHelmGroups);
