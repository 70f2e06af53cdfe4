/** Rules of rulesets on a branch, over REST: GraphQL lacks the newer ones (fact sheet A5). */
import type { ReadProtection, RulesReader } from '../../core/merging/ports.ts';
import type { Enforced } from '../../core/protection/protection.ts';
import { type BranchRule, type Bypasses, sourceOfRule } from '../../core/protection/ruleset-rule.ts';
import { explaining } from './failures.ts';
import { faultOf } from './fault.ts';
import { type Access, OPERATIONS } from './situation.ts';

const PAGE = 100;

/** Far more than any branch has; a server that always says "more" ends here. */
const MAX_PAGES = 50;

export function createRulesReader(access: Access): RulesReader {
  return {
    rules: (branch, withBypasses) =>
      explaining({ access, operation: OPERATIONS.read }, async (): Promise<ReadProtection> => {
        const rules = await readRules(access, branch);
        if (rules === undefined) return { sources: [], unread: ['rulesets'] };
        const bypasses = withBypasses ? await readBypasses(access, rules) : new Map();
        return { sources: rules.map((rule) => sourceOfRule(rule, bypasses)), unread: [] };
      }),
  };
}

/** @returns undefined where this token may not read them */
async function readRules(access: Access, branch: string): Promise<readonly BranchRule[] | undefined> {
  const rules: BranchRule[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const read = await readPage(access, branch, page);
    if (read === undefined) return undefined;
    rules.push(...read);
    if (read.length < PAGE) break;
  }
  return rules;
}

async function readPage(
  access: Access,
  branch: string,
  page: number,
): Promise<readonly BranchRule[] | undefined> {
  const { client, repository } = access;
  const where = { owner: repository.owner, repo: repository.name, branch, per_page: PAGE, page };
  try {
    return await client.rest<readonly BranchRule[]>(
      'GET /repos/{owner}/{repo}/rules/branches/{branch}',
      where,
    );
  } catch (error) {
    const { status, message } = faultOf(error);
    // A private repository whose plan has no rulesets cannot have any in force.
    if (status === 403 && /upgrade to github/i.test(message)) return [];
    if (status === 403 || status === 404) return undefined;
    throw error;
  }
}

interface RawRuleset {
  readonly bypass_actors?: readonly unknown[];
}

/** Who may pass by is shown only to those who may write the ruleset (fact sheet B4). */
async function readBypasses(access: Access, rules: readonly BranchRule[]): Promise<Bypasses> {
  const ids = [...new Set(rules.flatMap(({ ruleset_id: id }) => id ?? []))];
  const { owner, name: repo } = access.repository;
  const route = 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}';
  const read = await Promise.all(
    ids.map(async (id): Promise<readonly [number, Enforced]> => {
      const ruleset = await access.client
        .rest<RawRuleset>(route, { owner, repo, ruleset_id: id })
        .catch((): RawRuleset => ({}));
      const actors = ruleset.bypass_actors;
      return [id, actors === undefined ? 'unknown' : actors.length === 0 ? 'yes' : 'no'];
    }),
  );
  return new Map(read);
}
