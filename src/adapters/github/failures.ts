/** From GitHub's refusals to the project's errors: what happened, in whose words, and what to do next. */
import { type Failure, ReleaseError } from '../../core/errors.ts';
import { accessFailure } from './access-failures.ts';
import { type Fault, faultOf } from './fault.ts';
import { quoted } from './quoted.ts';
import { fullName, type Situation } from './situation.ts';
import { clockTime } from './waits.ts';

/** Runs `body`; what the client throws in it comes out as a ReleaseError. */
export async function explaining<Value>(situation: Situation, body: () => Promise<Value>): Promise<Value> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof ReleaseError) throw error;
    throw refused(faultOf(error), situation);
  }
}

export function refused(fault: Fault, situation: Situation): ReleaseError {
  return new ReleaseError(failureOf(fault, situation), fault.cause);
}

/** The first explanation that fits, from the most particular to the most general. */
export function failureOf(fault: Fault, situation: Situation): Failure {
  return (
    limitFailure(fault) ??
    unreachableFailure(fault, situation) ??
    stateFailure(fault, situation) ??
    ruleFailure(fault, situation) ??
    accessFailure(fault, situation) ??
    otherFailure(fault, situation)
  );
}

/** A refusal by branch protection or a ruleset, as opposed to a state that changed. */
export function isRuleViolation(fault: Fault): boolean {
  return fault.type === 'BRANCH_PROTECTION_RULE_VIOLATION' || RULE.test(fault.message);
}

const RULE =
  /rule violation|protected[- ]branch|not authorized to push|changes must be made through|being restricted|required status check|required workflow|secret detected|must have verified signatures|GH006|GH013/i;

function limitFailure(fault: Fault): Failure | undefined {
  if (fault.limitedUntil === undefined) return undefined;
  const until = clockTime(fault.limitedUntil);
  return {
    code: 'rate-limited',
    what: `GitHub's rate limit for this token is used up until ${until}: ${quoted(fault.message)}`,
    next:
      `Run this again after ${until}. The default GITHUB_TOKEN has 1,000 requests an hour for each ` +
      'repository; a GitHub App by "app-id" and "private-key" has at least 5,000.',
  };
}

function unreachableFailure(fault: Fault, { operation }: Situation): Failure | undefined {
  if (fault.status !== undefined && fault.status < 500) return undefined;
  const answer = fault.status === undefined ? 'did not answer' : `answered ${fault.status}`;
  return {
    code: 'github-unreachable',
    what: `GitHub ${answer} to the request to ${operation.verb}, several times: ${quoted(fault.message)}`,
    next:
      'Look at https://www.githubstatus.com, the input "api-url" and the proxy variables (HTTPS_PROXY, ' +
      'NO_PROXY), then run this again: what is done already is found and kept.',
  };
}

function stateFailure(fault: Fault, { access }: Situation): Failure | undefined {
  const name = fullName(access.repository);
  if (/\barchived\b/i.test(fault.message)) return archived(name);
  if (/repository is empty/i.test(fault.message)) return empty(name);
  return undefined;
}

export function archived(name: string): Failure {
  return {
    code: 'repository-archived',
    what: `The repository ${quoted(name)} is archived, so nothing can be written to it.`,
    where: 'input "repository"',
    next: 'Unarchive it (Settings > General > Danger Zone), or name the repository that replaced it.',
  };
}

export function empty(name: string): Failure {
  return {
    code: 'repository-empty',
    what: `The repository ${quoted(name)} is empty: it has no commit and no branch.`,
    where: 'input "repository"',
    next: 'Push the manifests to its default branch first.',
  };
}

function ruleFailure(fault: Fault, situation: Situation): Failure | undefined {
  const signoff = /sign(ed)?[- ]?off/i.test(fault.message);
  if (!signoff && !isRuleViolation(fault)) return undefined;
  const subject = situation.subject ?? 'the branch';
  return {
    code: situation.operation.refusal,
    what: `The rules of ${fullName(situation.access.repository)} refuse to let this run ${situation.operation.verb} (${subject}): ${quoted(fault.message)}`,
    next: signoff ? 'Set the input "signoff" to "true".' : nextOfRule(fault, situation),
  };
}

function nextOfRule({ message }: Fault, { operation }: Situation): string {
  if (/commit message/i.test(message)) return 'Give a "commit-message" that fits the rule.';
  if (operation.refusal === 'merge-refused')
    return 'Meet what the rule asks for, then run this again. The pull request stays open.';
  return (
    'Choose a "branch" that no rule of the repository covers, or have its owner exempt this token\'s account ' +
    'for the proposal branches (Settings > Rules > Rulesets, or Settings > Branches).'
  );
}

function otherFailure(fault: Fault, situation: Situation): Failure {
  const { operation, subject } = situation;
  const invalid = fault.status === 422 || fault.type === 'UNPROCESSABLE';
  const about = subject === undefined ? '' : ` (${subject})`;
  return {
    code: invalid ? operation.refusal : 'github-refused',
    what: `GitHub refused to ${operation.verb}${about} in ${fullName(situation.access.repository)}: ${quoted(fault.message)}`,
    next: `Change what GitHub's message names, then run this again. The step's debug log has the request's id.`,
  };
}
