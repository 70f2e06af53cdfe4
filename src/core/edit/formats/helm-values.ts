/** helm-values: images in Helm values files, and in the values inside HelmReleases and Argo CD Applications. */
import { createGroupFormat, type FindGroups } from './group-format.ts';
import { findImageGroups } from './helm-values/image-groups.ts';
import { findValuesRoots } from './helm-values/roots.ts';

export const findHelmGroups: FindGroups = (fileName, root) =>
  findValuesRoots(fileName, root).flatMap((values) => findImageGroups(values));

export const helmValuesFormat = createGroupFormat('helm-values', findHelmGroups);
