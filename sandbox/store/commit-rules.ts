import type { GitCommit } from './git.ts';
import type { Repository, RulesetRule } from './model.ts';
import type { Store } from './store.ts';

/** Whether a value fits the pattern of a rule: `operator`, `pattern` and `negate`. */
export function patternMatches(parameters: Readonly<Record<string, unknown>>, value: string): boolean {
  const pattern = String(parameters['pattern'] ?? '');
  const tests: Readonly<Record<string, () => boolean>> = {
    starts_with: () => value.startsWith(pattern),
    ends_with: () => value.endsWith(pattern),
    contains: () => value.includes(pattern),
    regex: () => new RegExp(pattern).test(value),
  };
  const matched = tests[String(parameters['operator'])]?.() ?? true;
  return parameters['negate'] === true ? !matched : matched;
}

const SUBJECTS: Readonly<Record<string, readonly [string, (commit: GitCommit) => string]>> = {
  commit_message_pattern: ['Commit message', (commit) => commit.message],
  commit_author_email_pattern: ['Commit author email', (commit) => commit.author.email],
  committer_email_pattern: ['Committer email', (commit) => commit.committer.email],
};

/** What pattern rules say of commits; a rule speaks once, however many commits break it. */
export async function patternReasons(
  store: Store,
  repository: Repository,
  it: { readonly oids: readonly string[]; readonly rules: readonly RulesetRule[] },
): Promise<string[]> {
  if (it.rules.length === 0) return [];
  const git = store.git(repository);
  const commits = (await Promise.all(it.oids.map((oid) => git.commit(oid)))).filter((one) => one !== null);
  return it.rules.flatMap((rule) => {
    const [name, read] = SUBJECTS[rule.type] ?? [];
    if (name === undefined || read === undefined) return [];
    const broken = commits.some((commit) => !patternMatches(rule.parameters ?? {}, read(commit)));
    return broken ? [`${name} must match the required pattern.`] : [];
  });
}

/** Whether every commit carries a signature that GitHub verified. */
export function allSigned(store: Store, oids: readonly string[]): boolean {
  return oids.every((oid) => store.state.signatures.get(oid)?.isValid === true);
}
