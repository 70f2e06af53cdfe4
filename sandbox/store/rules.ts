import { accessOf, atLeast } from './access.ts';
import type { Actor, BranchProtection, BypassActor, Repository, Ruleset, RulesetRule } from './model.ts';
import { matchesPattern } from './pattern.ts';
import type { Store } from './store.ts';
import { teamsOf } from './teams.ts';

/** One rule in force on a ref and the ruleset it comes from. */
export interface EffectiveRule {
  readonly rule: RulesetRule;
  readonly ruleset: Ruleset;
}

function matches(pattern: string, ref: string, repository: Repository): boolean {
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${repository.defaultBranch}`;
  return matchesPattern(pattern, ref);
}

/** Whether a ruleset speaks about a ref. */
export function appliesTo(ruleset: Ruleset, ref: string, repository: Repository): boolean {
  const prefix = ruleset.target === 'tag' ? 'refs/tags/' : 'refs/heads/';
  if (!ref.startsWith(prefix) || ruleset.target === 'push') return false;
  if (ruleset.exclude.some((pattern) => matches(pattern, ref, repository))) return false;
  return ruleset.include.some((pattern) => matches(pattern, ref, repository));
}

/** The repository's own rulesets and those of its organization. */
export function rulesetsOf(store: Store, repository: Repository): Ruleset[] {
  const owner = repository.owner.toLowerCase();
  const above = [...store.state.rulesets.values()].filter(
    (ruleset) => ruleset.source.toLowerCase() === owner,
  );
  return [...repository.rulesets.values(), ...above];
}

/** Rules of active rulesets on a ref, which need not exist; classic protection is not among them. */
export function effectiveRules(store: Store, repository: Repository, ref: string): EffectiveRule[] {
  return rulesetsOf(store, repository)
    .filter((ruleset) => ruleset.enforcement === 'active' && appliesTo(ruleset, ref, repository))
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })));
}

/** The classic protection of a branch: an exact pattern first, then the oldest that matches. */
export function protectionOf(repository: Repository, branch: string): BranchProtection | null {
  const all = [...repository.protections.values()];
  const exact = all.find((protection) => protection.pattern === branch);
  return exact ?? all.find((protection) => matchesPattern(protection.pattern, branch)) ?? null;
}

const ROLE_IDS: Readonly<Record<number, 'read' | 'triage' | 'write' | 'maintain' | 'admin'>> = {
  1: 'read',
  2: 'maintain',
  3: 'triage',
  4: 'write',
  5: 'admin',
};

export type Bypass = 'always' | 'pull_requests_only' | 'never' | 'exempt';

interface Candidate {
  readonly store: Store;
  readonly actor: Actor;
  readonly repository: Repository;
  readonly actorId: number | null;
}

function isPerson(actor: Actor): boolean {
  return actor.token?.kind === 'user-classic' || actor.token?.kind === 'fine-grained';
}

function hasRole({ store, actor, repository, actorId }: Candidate): boolean {
  const role = ROLE_IDS[actorId ?? 0];
  return isPerson(actor) && role !== undefined && atLeast(accessOf(store, actor, repository), role);
}

function isOrganizationAdmin({ store, actor, repository }: Candidate): boolean {
  const members = store.state.members.get(repository.owner.toLowerCase());
  return isPerson(actor) && members?.get(actor.login.toLowerCase()) === 'admin';
}

/** Whether someone is the actor that an entry of `bypass_actors` means. */
const IS_ACTOR: Readonly<Record<BypassActor['actorType'], (it: Candidate) => boolean>> = {
  Integration: ({ actor, actorId }) => actorId !== null && actor.token?.appId === actorId,
  User: ({ actor, actorId }) => isPerson(actor) && actor.userId === actorId,
  OrganizationAdmin: isOrganizationAdmin,
  RepositoryRole: hasRole,
  Team: ({ store, actor, repository, actorId }) =>
    isPerson(actor) && teamsOf(store, actor.login, repository).some((team) => team.id === actorId),
  DeployKey: () => false,
};

/** Whether an actor may ignore a ruleset, in the words of `current_user_can_bypass`. */
export function bypassOf(
  store: Store,
  actor: Actor,
  where: { repository: Repository; ruleset: Ruleset },
): Bypass {
  const { repository, ruleset } = where;
  let best: Bypass = 'never';
  for (const { actorId, actorType, bypassMode } of ruleset.bypassActors) {
    const applies = IS_ACTOR[actorType]({ store, actor, repository, actorId });
    if (!applies) continue;
    if (bypassMode === 'exempt') return 'exempt';
    if (bypassMode === 'always') best = 'always';
    else if (best === 'never') best = 'pull_requests_only';
  }
  return best;
}
