import type { BranchProtection, Ruleset } from '../store/model.ts';
import { protection, ruleset } from '../store/seed.ts';
import { fullName } from '../store/store.ts';
import type { Actions } from './script.ts';
import type { Subject } from './subject.ts';

/** Settings, a classic protection, a ruleset: one of the same pattern or name takes the place of what was there. */
export function changeRules(
  { store, repository, pull }: Subject,
  wanted: NonNullable<Actions['change-rules']>,
): void {
  if (wanted.clear === true) {
    repository.rulesets.clear();
    repository.protections.clear();
  }
  Object.assign(repository.settings, wanted.settings ?? {});
  if (wanted.protect !== undefined) {
    const given = wanted.protect as Partial<BranchProtection>;
    const pattern = given.pattern ?? pull?.baseRefName ?? repository.defaultBranch;
    const made = protection(store, { ...given, pattern });
    for (const [id, old] of repository.protections)
      if (old.pattern === pattern) repository.protections.delete(id);
    repository.protections.set(made.id, made);
  }
  if (wanted.ruleset === undefined) return;
  const given = wanted.ruleset as Partial<Ruleset> & Pick<Ruleset, 'rules'>;
  const made = ruleset(store, { ...given, source: fullName(repository) });
  for (const [id, old] of repository.rulesets) if (old.name === made.name) repository.rulesets.delete(id);
  repository.rulesets.set(made.id, made);
}
