/** Why a rollout is not verified, and what to do: in words that name what was seen. */
import type { Failure } from '../errors.ts';
import type { RolloutVerdict } from './judge.ts';
import type { ReportedState, RolloutLook } from './ports.ts';
import { ARGO_SET_UP, FLUX_SET_UP } from './set-up.ts';
import type { RolloutTarget } from './target.ts';

const OPERATORS = { flux: 'Flux', argocd: 'Argo CD' } as const;

export interface Unverified {
  readonly commit: string;
  readonly target: RolloutTarget;
  readonly look: RolloutLook;
  readonly verdict: RolloutVerdict;
  /** How long was waited, in words. */
  readonly waited: string;
}

export function stateLine({ kind, name, state, description, commit }: ReportedState): string {
  const said = description === '' ? '' : `: ${description}`;
  return `${kind === 'status' ? '' : `${kind} `}${name} is ${state}${said} (${commit.slice(0, 10)})`;
}

export function explainUnverified(unverified: Unverified): Failure {
  const { verdict, target, waited } = unverified;
  const where = target.environment === '' ? 'verify' : `environment ${target.environment}`;
  const who = target.operator === undefined ? 'an operator' : OPERATORS[target.operator];
  const operator = target.creator === undefined ? who : `${who} by ${target.creator}`;
  if (verdict.deciding.length === 0) return { ...silence(unverified, operator), code: 'not-verified', where };
  const open = verdict.deciding.filter(({ state }) => state !== 'success').map(stateLine);
  const what = `commit ${unverified.commit.slice(0, 10)}`;
  if (open.length > 0)
    return {
      code: 'not-verified',
      what: `${what} does not run after ${waited}: ${shown([...open, ...lacking(verdict)])}`,
      where,
      next: 'Look at the object that is named, mend what it says or roll back, and verify again; give more time with `timeout` if it was still on its way.',
    };
  const lacks = lacking(verdict);
  const guess = `no object is called as ${target.apps.join(', ') || 'an app'}, so that others may follow`;
  const why = lacks.length > 0 ? lacks : [...(verdict.isGuess ? [guess] : []), ...runningOf(verdict)];
  return {
    code: 'not-verified',
    what: `${what} is not known to run after ${waited}: ${shown(why)}`,
    where,
    next: 'Look at what has said nothing; name the objects that are meant in `verify.name` of the environment, or the app in `app`, where it is another; give more time with `timeout` if it was still on its way.',
  };
}

/** What is waited for, and has said nothing. */
export function lacking({ silent, unknown }: RolloutVerdict): readonly string[] {
  return [
    ...silent.map(
      ({ name, state, commit }) =>
        `${name} has said nothing of it (${state} of ${commit.slice(0, 10)} before)`,
    ),
    ...unknown.map((name) => `nothing was ever called as ${name}`),
  ];
}

function runningOf({ deciding }: RolloutVerdict): readonly string[] {
  return deciding.map(stateLine);
}

function shown(lines: readonly string[]): string {
  return lines.slice(0, 10).join('; ');
}

function silence(
  { commit, look, target, verdict, waited }: Unverified,
  operator: string,
): Pick<Failure, 'what' | 'next'> {
  const short = commit.slice(0, 10);
  const hidden = look.hidden.filter((each) => each !== 'check runs');
  if (hidden.length > 0)
    return {
      what: `this token may not read ${hidden.join(' and ')} of ${short}, so that nothing of a rollout is seen`,
      next: "Grant `statuses: read` and `deployments: read` (write, so that the result is recorded) in the job's `permissions`, or to the App.",
    };
  const before = verdict.silent[0];
  const of = before === undefined ? '' : ` of ${before.name}`;
  const what = `there was no status${of} from ${operator} on ${short} or a later commit within ${waited}`;
  if (before !== undefined)
    return {
      what: `${what}; its last one is ${stateLine(before)}`,
      next:
        target.operator === 'flux'
          ? 'It reports here, so look whether it fetches this branch: `flux get sources git`, `flux get kustomizations`.'
          : 'It reports here, but says nothing of a commit that changes nothing for the Application; look at its sync status and at the revision that it follows.',
    };
  if (target.operator === 'flux') return { what, next: FLUX_SET_UP };
  const checks = look.hidden.length > 0 ? `${CHECKS} ` : '';
  return { what, next: target.operator === 'argocd' ? `${checks}${ARGO_SET_UP}` : `${checks}${FLUX_SET_UP}` };
}

const CHECKS = 'If Argo CD posts check runs, this token needs `checks: read` to see them.';
