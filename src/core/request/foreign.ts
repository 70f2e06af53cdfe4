/** Inputs that a command has no use for are mistakes: they were meant for something that would not be done. */
import { type InputName, inputOf, type RawInputs } from './inputs.ts';
import type { Problems } from './problems.ts';

export type CommandName = 'update' | 'promote' | 'rollback' | 'release' | 'verify' | 'diff' | 'report';

const CHANGE: readonly CommandName[] = ['update', 'promote', 'rollback'];
/** `verify` gives to its rollback what it is given. */
const PROPOSE: readonly CommandName[] = [...CHANGE, 'verify'];
const RELEASE: readonly CommandName[] = [...CHANGE, 'release'];
const NAMED: readonly CommandName[] = [...PROPOSE, 'release'];

/** Which commands take an input; what is not named here is of all commands, or refused by its own reader. */
const TAKEN_BY: Partial<Readonly<Record<InputName, readonly CommandName[]>>> = {
  images: CHANGE,
  image: CHANGE,
  tag: CHANGE,
  digest: CHANGE,
  app: NAMED,
  environment: NAMED,
  path: [...NAMED, 'diff'],
  base: NAMED,
  from: ['promote'],
  to: ['rollback'],
  group: ['promote'],
  override: ['promote', 'rollback'],
  'lift-hold': ['update', 'promote'],
  'release-tag': RELEASE,
  channel: RELEASE,
  'github-release': RELEASE,
  commit: ['verify', 'release'],
  delivery: PROPOSE,
  merge: PROPOSE,
  'merge-method': PROPOSE,
  'require-protection': PROPOSE,
  checks: PROPOSE,
  timeout: PROPOSE,
  'delete-branch': PROPOSE,
  branch: PROPOSE,
  title: PROPOSE,
  body: PROPOSE,
  'body-path': PROPOSE,
  'commit-message': PROPOSE,
  labels: PROPOSE,
  assignees: PROPOSE,
  reviewers: PROPOSE,
  'team-reviewers': PROPOSE,
  milestone: PROPOSE,
  draft: PROPOSE,
  signoff: PROPOSE,
  'allow-downgrade': CHANGE,
  'override-automation': ['update', 'rollback', 'verify'],
  shard: ['diff'],
  'report-path': ['report'],
};

/** The runner gives `action.yml`'s defaults too, and nobody can tell them from what a workflow says. */
const DEFAULT = 'false';

/** An input that is empty, or says what it says by itself, was not given. */
export function refuseForeign(command: CommandName, inputs: RawInputs, problems: Problems): void {
  for (const [name, commands] of Object.entries(TAKEN_BY) as [InputName, readonly CommandName[]][]) {
    const value = inputOf(inputs, name);
    if (value === undefined || value.toLowerCase() === DEFAULT || commands.includes(command)) continue;
    const home = commands
      .map((each) => `\`${each}\``)
      .join(', ')
      .replace(/, ([^,]*)$/, ' and $1');
    problems.add('input-contradiction', inputs.label(name), {
      what: `\`${name}\` is for ${commands.length === 1 ? 'the command' : 'the commands'} ${home}, and this is \`${command}\``,
      next: 'Leave it out, or empty.',
    });
  }
}
