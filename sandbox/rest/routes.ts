import type { Route } from '../http/router.ts';
import { appRoutes } from './apps.ts';
import { blobRoutes } from './blobs.ts';
import { branchRoutes } from './branches.ts';
import { checkRunRoutes } from './check-runs.ts';
import { checkSuiteRoutes } from './check-suites.ts';
import { commentRoutes } from './comments.ts';
import { commitCommentRoutes } from './commit-comments.ts';
import { commitRoutes } from './commits.ts';
import { compareRoutes } from './compare.ts';
import { contentRoutes } from './contents.ts';
import { contentWriteRoutes } from './contents-write.ts';
import { deploymentStatusRoutes } from './deployment-statuses.ts';
import { deploymentRoutes } from './deployments.ts';
import { dispatchRoutes } from './dispatches.ts';
import { gitCommitRoutes } from './git-commits.ts';
import { tagRoutes } from './git-tags.ts';
import { issueLabelRoutes } from './issue-labels.ts';
import { issueRoutes } from './issues.ts';
import { labelRoutes } from './labels.ts';
import { mergeAsyncRoutes } from './merge-async.ts';
import { mergeRoutes } from './merges.ts';
import { metaRoutes } from './meta.ts';
import { milestoneRoutes } from './milestones.ts';
import { protectionRoutes } from './protection.ts';
import { pullFileRoutes } from './pull-files.ts';
import { pullMergeRoutes } from './pull-merge.ts';
import { pullRoutes } from './pulls.ts';
import { reactionRoutes } from './reactions.ts';
import { refRoutes } from './refs.ts';
import { releaseAssetRoutes } from './release-assets.ts';
import { releaseRoutes } from './releases.ts';
import { repositoryRoutes } from './repositories.ts';
import { reviewCommentRoutes } from './review-comments.ts';
import { reviewerRoutes } from './reviewers.ts';
import { reviewRoutes } from './reviews.ts';
import { ruleRoutes } from './rules.ts';
import { rulesetWriteRoutes } from './rulesets-write.ts';
import { statusRoutes } from './statuses.ts';
import { treeRoutes } from './trees.ts';
import { userRoutes } from './users.ts';

/** Every REST route of the sandbox; what is not here answers 501. */
export const restRoutes: readonly Route[] = [
  ...appRoutes,
  ...blobRoutes,
  ...branchRoutes,
  ...checkRunRoutes,
  ...checkSuiteRoutes,
  ...commentRoutes,
  ...commitCommentRoutes,
  ...commitRoutes,
  ...compareRoutes,
  ...contentRoutes,
  ...contentWriteRoutes,
  ...deploymentRoutes,
  ...deploymentStatusRoutes,
  ...dispatchRoutes,
  ...gitCommitRoutes,
  ...issueLabelRoutes,
  ...issueRoutes,
  ...labelRoutes,
  ...mergeAsyncRoutes,
  ...mergeRoutes,
  ...metaRoutes,
  ...milestoneRoutes,
  ...protectionRoutes,
  ...pullFileRoutes,
  ...pullMergeRoutes,
  ...pullRoutes,
  ...reactionRoutes,
  ...refRoutes,
  ...releaseAssetRoutes,
  ...releaseRoutes,
  ...repositoryRoutes,
  ...reviewCommentRoutes,
  ...reviewRoutes,
  ...reviewerRoutes,
  ...ruleRoutes,
  ...rulesetWriteRoutes,
  ...statusRoutes,
  ...tagRoutes,
  ...treeRoutes,
  ...userRoutes,
];
