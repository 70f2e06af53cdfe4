import { type ContextState, contextState, type RequiredCheck } from './checks.ts';
import type { PullRequest, Repository, RulesetRule } from './model.ts';

/** The contexts a required_status_checks rule asks for. */
export function requiredChecksOf(rule: RulesetRule): RequiredCheck[] {
  const checks = (rule.parameters?.['required_status_checks'] ?? []) as readonly {
    readonly context: string;
    readonly integration_id?: number | null;
  }[];
  return checks.map(({ context, integration_id: id }) => ({ context, appId: id ?? null }));
}

interface Outstanding {
  readonly context: string;
  readonly state: ContextState;
}

function sentence(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join(' and ');
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

function counted(outstanding: readonly Outstanding[], total: number): string {
  const states = [...new Set(outstanding.map((one) => one.state))];
  const many = `${outstanding.length} of ${total} required status checks`;
  if (states.length === 1) return `${many} are ${states[0]}.`;
  const parts = states.map((state) => `${outstanding.filter((one) => one.state === state).length} ${state}`);
  return `${many} have not succeeded: ${sentence(parts)}.`;
}

/**
 * GitHub's words for required checks that do not pass: one by name, several by number.
 * @param shaOf the commit that each is looked for on
 */
export function checkReasons(
  repository: Repository,
  required: readonly RequiredCheck[],
  shaOf: (check: RequiredCheck) => string,
): string[] {
  const all = required.map((check) => ({
    context: check.context,
    state: contextState(repository, shaOf(check), check),
  }));
  const foreign = all
    .filter((one) => one.state === 'wrong-app')
    .map((one) => `Required status check "${one.context}" was not set by the expected GitHub App.`);
  const open = all.filter((one) => one.state !== 'success' && one.state !== 'wrong-app');
  const only = open[0];
  if (only === undefined) return foreign;
  const text =
    open.length === 1
      ? `Required status check "${only.context}" is ${only.state}.`
      : counted(open, required.length);
  return [...foreign, text];
}

/** Checks count on the head; where the test merge commit has one of that name, that one wins. */
export function checkedSha(repository: Repository, pull: PullRequest, check: RequiredCheck): string {
  const job = pull.mergeability;
  const tested = job?.headOid === pull.headOid ? job.mergeCommitOid : null;
  if (tested === null || tested === undefined) return pull.headOid;
  const anyApp = { context: check.context, appId: null };
  return contextState(repository, tested, anyApp) === 'expected' ? pull.headOid : tested;
}
