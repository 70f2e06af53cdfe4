/** What `verify` leaves: outputs, and a summary. */
import type { Failure } from '../errors.ts';
import type { ReportedState } from '../verify/ports.ts';
import { codeSpan, link, plain, table } from './markdown.ts';
import type { Outputs } from './outputs.ts';

export interface ShownRollout {
  readonly state: 'running' | 'unverified' | 'superseded' | 'nothing';
  readonly environment: string;
  readonly commit: string;
  readonly url: string;
  readonly deciding: readonly ReportedState[];
  readonly why: string | undefined;
  readonly failure: Failure | undefined;
  readonly rollback: string | undefined;
}

export function toVerifyOutputs({ state, environment, commit, deciding, rollback }: ShownRollout): Outputs {
  const facts = {
    changed: rollback !== undefined,
    environment,
    'commit-sha': commit,
    'pull-request-url': rollback ?? '',
  };
  const result = { ...facts, verified: state === 'running', state, reported: deciding };
  return { ...facts, changed: String(facts.changed), result: JSON.stringify(result) };
}

const WORDS = {
  running: 'runs',
  unverified: 'does not run',
  superseded: 'was replaced before it was seen to run',
  nothing: 'has nothing to verify',
} as const;

export function formatVerifySummary(shown: ShownRollout): string {
  const { state, environment, commit, url, deciding, why, failure, rollback } = shown;
  const address = link(codeSpan(commit.slice(0, 7)), `${url}/commit/${commit}`);
  const rows = deciding.map((each) => [
    codeSpan(each.name),
    each.state,
    plain(each.description),
    codeSpan(each.commit.slice(0, 7)),
  ]);
  return [
    `### ${codeSpan(environment)}: ${address} ${WORDS[state]}`,
    rows.length === 0 ? '' : table(['Reported by', 'State', '', 'Of commit'], rows),
    why === undefined ? '' : `${plain(why)}.`,
    failure === undefined ? '' : plain(failure.what),
    rollback === undefined ? '' : `Goes back by ${link('this pull request', rollback)}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}
