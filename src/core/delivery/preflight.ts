/** What would stop a proposal later, told before anything is written. */
import { ReleaseError } from '../errors.ts';
import { gateContext } from '../gates/promotion.ts';
import type { RepositoryFacts } from '../ports.ts';
import type { DeliveryStep } from './steps.ts';

/** App id of GitHub Actions on github.com, as rulesets name the source of a check. */
const ACTIONS_APP = 15368;

/**
 * Events made with a GITHUB_TOKEN start no workflows (or only ones that wait for a person's approval), so the
 * required checks of its pull request would stay pending for ever (fact sheet C4).
 * @param environments those whose status this action writes itself
 * @throws ReleaseError checks-never-start
 */
export function checkChecksStart(
  facts: RepositoryFacts,
  steps: readonly DeliveryStep[],
  environments: readonly string[] = [],
): void {
  const proposes = steps.some((step) => step.kind === 'commit' || step.kind === 'open-pull-request');
  if (!proposes || facts.viewer !== 'github-actions[bot]') return;
  const own = environments.map((name) => gateContext(name).toLowerCase());
  const dead = facts.requiredChecks.filter(
    ({ context, appId }) =>
      (appId === undefined || appId === ACTIONS_APP) && !own.includes(context.toLowerCase()),
  );
  if (dead.length === 0) return;
  const names = dead.map((check) => `"${check.context}"`).join(', ');
  throw new ReleaseError({
    code: 'checks-never-start',
    what: `the branch ${facts.base.name} of ${facts.nameWithOwner} requires the check${dead.length > 1 ? 's' : ''} ${names}, and a pull request made with the default GITHUB_TOKEN starts no workflow, so that it could never be merged`,
    where: 'input "token"',
    next: 'Give app-id and private-key of a GitHub App with the repository permissions `contents: write` and `pull-requests: write`, or a fine-grained token of a machine user.',
  });
}
