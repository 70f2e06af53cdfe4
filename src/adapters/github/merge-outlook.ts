/** What one read of the repository tells about merging into a branch. */
import type { MergeOutlook } from '../../core/facts.ts';
import { nodesOf, type RawBase, type RawRepository } from './documents/open.ts';

/** Rules that a pull request cannot have met at the moment it is opened. */
const HOLDING: readonly string[] = [
  'REQUIRED_DEPLOYMENTS',
  'MERGE_QUEUE',
  'WORKFLOWS',
  'REQUIRED_WORKFLOW_STATUS_CHECKS',
  'CODE_SCANNING',
];

const METHODS = ['squash', 'merge', 'rebase'] as const;

export function mergeOutlookOf(repository: RawRepository, base: RawBase): MergeOutlook {
  const rules = nodesOf(base.rules);
  const parameters = rules.flatMap((rule) => rule.parameters ?? []);
  const classic = base.refUpdateRule ?? undefined;
  const linear =
    classic?.requiresLinearHistory === true || rules.some(({ type }) => type === 'REQUIRED_LINEAR_HISTORY');
  const settings = {
    squash: repository.squashMergeAllowed,
    merge: repository.mergeCommitAllowed === true && !linear,
    rebase: repository.rebaseMergeAllowed,
  };
  const narrowed = parameters.filter(({ allowedMergeMethods: list }) => Array.isArray(list));
  const allowed = (method: string): boolean =>
    narrowed.every(({ allowedMergeMethods: list }) => list?.some((each) => each.toLowerCase() === method));
  return {
    autoMerge: repository.autoMergeAllowed === true,
    method: METHODS.find((method) => settings[method] === true && allowed(method)),
    holds:
      (classic?.requiredApprovingReviewCount ?? 0) > 0 ||
      (classic?.requiredStatusCheckContexts ?? []).length > 0 ||
      rules.some(({ type }) => HOLDING.includes(type)) ||
      parameters.some(
        ({ requiredApprovingReviewCount: count = 0, requiredStatusChecks: checks = [] }) =>
          count > 0 || checks.length > 0,
      ),
  };
}
