import type { Route } from '../http/router.ts';
import { blobRoutes } from './blobs.ts';
import { checkRunRoutes } from './check-runs.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { compareRoutes } from './compare.ts';
import { contentRoutes } from './contents.ts';
import { contentWriteRoutes } from './contents-write.ts';
import { gitCommitRoutes } from './git-commits.ts';
import { tagRoutes } from './git-tags.ts';
import { issueLabelRoutes } from './issue-labels.ts';
import { labelRoutes } from './labels.ts';
import { mergeRoutes } from './merges.ts';
import { milestoneRoutes } from './milestones.ts';
import { refRoutes } from './refs.ts';
import { statusRoutes } from './statuses.ts';
import { treeRoutes } from './trees.ts';

/** Every REST route of the sandbox; what is not here answers 501. */
export const restRoutes: readonly Route[] = [
  ...blobRoutes,
  ...checkRunRoutes,
  ...commentRoutes,
  ...commitRoutes,
  ...compareRoutes,
  ...contentRoutes,
  ...contentWriteRoutes,
  ...gitCommitRoutes,
  ...issueLabelRoutes,
  ...labelRoutes,
  ...mergeRoutes,
  ...milestoneRoutes,
  ...refRoutes,
  ...statusRoutes,
  ...tagRoutes,
  ...treeRoutes,
];
