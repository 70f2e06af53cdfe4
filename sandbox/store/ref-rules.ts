import { GitHubError } from '../http/errors.ts';
import { accessOf, atLeast } from './access.ts';
import { allSigned, patternMatches, patternReasons } from './commit-rules.ts';
import { type Actor, type BranchProtection, type Repository, type RulesetRule, ZERO_OID } from './model.ts';
import { isAllowedToPush } from './push-restrictions.ts';
import { checkReasons, requiredChecksOf } from './required-checks.ts';
import { bypassOf, effectiveRules, protectionOf } from './rules.ts';
import type { Store } from './store.ts';

/** One ref about to move; zero oids stand for absent. */
export interface RefMove {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

/** A rule refuses a move. `reasons` are GitHub's sentences; endpoints differ in the status they give it. */
export class RuleViolation extends GitHubError {
  readonly reasons: readonly string[];
  readonly source: 'ruleset' | 'classic';

  constructor(source: 'ruleset' | 'classic', reasons: readonly string[], status = 422) {
    const text =
      source === 'classic'
        ? reasons.join(' ')
        : `Repository rule violations found\n\n${reasons.join('\n\n')}\n\n`;
    super(status, text);
    this.source = source;
    this.reasons = reasons;
    // The type of a ruleset's refusal is not established; it is known not to be the classic one.
    this.inGraphQL({ type: source === 'classic' ? 'BRANCH_PROTECTION_RULE_VIOLATION' : 'UNPROCESSABLE' });
  }

  /** The same refusal with the status of another endpoint (contents 409, merge 405). */
  withStatus(status: number): RuleViolation {
    return new RuleViolation(this.source, this.reasons, status);
  }
}

interface Situation extends RefMove {
  readonly store: Store;
  readonly repository: Repository;
  readonly actor: Actor;
}

const PR_ONLY = 'Changes must be made through a pull request.';
const NO_MERGES = 'This branch must not contain merge commits.';

async function isForced({ store, repository, before, after }: Situation): Promise<boolean> {
  if (before === ZERO_OID || after === ZERO_OID) return false;
  return !(await store.git(repository).isAncestor(before, after));
}

/** Commits that a move brings onto the ref. */
async function newCommits({ store, repository, before, after }: Situation): Promise<readonly string[]> {
  if (after === ZERO_OID) return [];
  const known = before === ZERO_OID ? repository.refs.get(`refs/heads/${repository.defaultBranch}`) : before;
  return store.git(repository).revList(after, known === undefined ? {} : { not: known });
}

async function hasUnsigned(situation: Situation): Promise<boolean> {
  return !allSigned(situation.store, await newCommits(situation));
}

async function hasMerges(situation: Situation): Promise<boolean> {
  const git = situation.store.git(situation.repository);
  const commits = await Promise.all((await newCommits(situation)).map((oid) => git.commit(oid)));
  return commits.some((commit) => (commit?.parents.length ?? 0) > 1);
}

async function patternsRefused(situation: Situation, rule: RulesetRule): Promise<readonly string[]> {
  const { store, repository } = situation;
  return patternReasons(store, repository, { oids: await newCommits(situation), rules: [rule] });
}

type Check = (situation: Situation, rule: RulesetRule) => Promise<readonly string[]> | readonly string[];

const moves = (situation: Situation): boolean =>
  situation.before !== ZERO_OID && situation.after !== ZERO_OID;
const says = (condition: boolean, text: string): readonly string[] => (condition ? [text] : []);

function checksRefused(situation: Situation, rule: RulesetRule): readonly string[] {
  const creating = situation.before === ZERO_OID && rule.parameters?.['do_not_enforce_on_create'] === true;
  if (situation.after === ZERO_OID || creating) return [];
  return checkReasons(situation.repository, requiredChecksOf(rule), () => situation.after);
}

/** What each rule says of a direct move (not a merge of a pull request). */
const CHECKS: Readonly<Record<string, Check>> = {
  creation: (s) => says(s.before === ZERO_OID, 'Cannot create ref due to creations being restricted.'),
  update: (s) => says(moves(s), 'Cannot update this protected ref.'),
  deletion: (s) => says(s.after === ZERO_OID, 'Cannot delete this protected ref.'),
  non_fast_forward: async (s) => says(await isForced(s), 'Cannot force-push to this branch'),
  pull_request: (s) => says(moves(s), PR_ONLY),
  merge_queue: (s) => says(moves(s), 'Changes must be made through the merge queue'),
  required_status_checks: checksRefused,
  required_linear_history: async (s) => says(await hasMerges(s), NO_MERGES),
  commit_message_pattern: patternsRefused,
  commit_author_email_pattern: patternsRefused,
  committer_email_pattern: patternsRefused,
  required_signatures: async (s) => says(await hasUnsigned(s), 'Commits must have verified signatures.'),
  branch_name_pattern: (s, rule) =>
    says(
      s.before === ZERO_OID && !patternMatches(rule.parameters ?? {}, s.ref.replace('refs/heads/', '')),
      'Branch name must match the required pattern.',
    ),
  tag_name_pattern: (s, rule) =>
    says(
      s.before === ZERO_OID && !patternMatches(rule.parameters ?? {}, s.ref.replace('refs/tags/', '')),
      'Tag name must match the required pattern.',
    ),
};

async function rulesetReasons(situation: Situation): Promise<string[]> {
  const { store, repository, actor, ref } = situation;
  const reasons: string[] = [];
  for (const { rule, ruleset } of effectiveRules(store, repository, ref)) {
    const bypass = bypassOf(store, actor, { repository, ruleset });
    if (bypass === 'always' || bypass === 'exempt') continue;
    reasons.push(...((await CHECKS[rule.type]?.(situation, rule)) ?? []));
  }
  return [...new Set(reasons)];
}

async function classicUpdateReasons(situation: Situation, protection: BranchProtection): Promise<string[]> {
  const { store, repository, actor, after } = situation;
  const reasons: string[] = [];
  if (protection.lockBranch) reasons.push('Cannot change this locked branch');
  if (!protection.allowForcePushes && (await isForced(situation)))
    reasons.push('Cannot force-push to this protected branch');
  if (!isAllowedToPush(store, { actor, repository }, protection.restrictions))
    reasons.push("You're not authorized to push to this branch.");
  if (protection.requiredReviews !== null) reasons.push(PR_ONLY);
  reasons.push(...checkReasons(repository, protection.requiredStatusChecks?.checks ?? [], () => after));
  if (protection.requiredSignatures && (await hasUnsigned(situation)))
    reasons.push('Commits must have verified signatures.');
  if (protection.requiredLinearHistory && (await hasMerges(situation))) reasons.push(NO_MERGES);
  return reasons;
}

async function classicReasons(situation: Situation): Promise<string[]> {
  const { store, repository, actor, ref } = situation;
  if (!ref.startsWith('refs/heads/')) return [];
  const protection = protectionOf(repository, ref.slice('refs/heads/'.length));
  if (protection === null) return [];
  if (situation.after === ZERO_OID)
    return protection.allowDeletions ? [] : ['Cannot delete this protected branch'];
  if (!protection.enforceAdmins && atLeast(accessOf(store, actor, repository), 'admin')) return [];
  if (situation.before === ZERO_OID)
    return protection.blockCreations ? ['Cannot create this protected branch'] : [];
  return classicUpdateReasons(situation, protection);
}

/**
 * Holds one direct ref move against rulesets and classic protection.
 * @throws RuleViolation
 */
export async function enforceRules(situation: Situation): Promise<void> {
  const rules = await rulesetReasons(situation);
  if (rules.length > 0) throw new RuleViolation('ruleset', rules);
  const classic = await classicReasons(situation);
  if (classic.length > 0) throw new RuleViolation('classic', classic);
}
