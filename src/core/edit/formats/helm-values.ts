/** helm-values: images in Helm values files, and in the values inside HelmReleases. */
import { nameOf } from '../paths.ts';
import { createGroupFormat, type FindGroups } from './group-format.ts';
import { findImageGroups } from './helm-values/image-groups.ts';
import { findValuesRoots } from './helm-values/roots.ts';

export const findHelmGroups: FindGroups = ({ file }, root) =>
  findValuesRoots(nameOf(file), root).flatMap((values) => findImageGroups(values));

export const helmValuesFormat = createGroupFormat('helm-values', findHelmGroups);
