/** Holds the rows of a file against the verdict, and both against what GitHub's stand-in answers to a merge. */
import { describe, expect, it } from 'vitest';
import { connectGitHub, type GitHub } from '../../src/adapters/github/connect.ts';
import { mergeProposal } from '../../src/commands/merge.ts';
import type { MergePorts } from '../../src/commands/merge-job.ts';
import { ReleaseError } from '../../src/core/errors.ts';
import type { MergeRules } from '../../src/core/gates/gate.ts';
import { judge, type Verdict } from '../../src/core/gates/verdict.ts';
import type { MergeEnd } from '../../src/core/merging/merge-end.ts';
import type { MergeFacts } from '../../src/core/merging/merge-facts.ts';
import { chooseMethod } from '../../src/core/merging/method.ts';
import { furtherWants, MANUAL, statedRules, wantsOf } from '../../src/core/merging/policy.ts';
import { MERGE_METHODS } from '../../src/core/protection/protection.ts';
import { CONFIG, mergeWorld, type World } from '../sandbox/merge-world.ts';
import type { More, Row } from './row.ts';
import { sceneOf } from './scene.ts';

const SILENT = {
  info: () => {},
  notice: () => {},
  debug: () => {},
  group: <Value>(_: string, body: () => Promise<Value>) => body(),
};

function connect({ box }: World, token: string): Promise<GitHub> {
  const connection = {
    repository: { owner: 'acme', name: 'config' },
    workflowRepository: undefined,
    apiUrl: box.apiUrl,
    graphqlUrl: box.graphqlUrl,
    credential: { kind: 'token' as const, token },
  };
  return connectGitHub(connection, { log: SILENT, mask: () => {}, secondMs: 1 });
}

function tokenOf({ box, tokens }: World, who: More['judge'] | 'adam'): string {
  if (who === 'adam' || who === 'mona' || who === undefined) return tokens[who ?? 'adam'];
  const permissions = { contents: 'write', pull_requests: 'write', metadata: 'read' } as const;
  if (who === 'fineGrained') return box.addToken({ kind: 'fine-grained', login: 'mona', permissions }).value;
  const checks = { checks: 'read', statuses: 'read' } as const;
  return box.addToken({ kind: 'github-token', permissions: { ...permissions, ...checks } }).value;
}

interface Judged {
  readonly facts: MergeFacts;
  readonly rules: MergeRules;
  readonly verdict: Verdict;
}

/** As the command does: rules first, then one look, and a second where classic protection asks for more. */
async function judgeAs(world: World, token: string, policy: More['policy'] = {}): Promise<Judged> {
  const { merging } = await connect(world, token);
  const read = await merging.rules.rules('main', true);
  const wants = wantsOf(read);
  const proposal = { number: 1, branch: 'release' };
  const first = await merging.reader.look(proposal, wants);
  const more = furtherWants(first, wants);
  const look = more === undefined ? first : await merging.reader.look(proposal, more);
  const { rules } = statedRules({ ...MANUAL, ...policy }, read, look.classic);
  return { facts: look.facts, rules, verdict: judge(look.facts, rules) };
}

/** As a row says it. */
function told({ verdict }: Judged): readonly string[] {
  const deciding = verdict.rulings.filter(({ state }) => verdict.state === 'met' || state !== 'met');
  return deciding.map(({ rule, reason }) =>
    `${rule}: ${reason}`
      .replace(/\b[0-9a-f]{10}\b/g, '<commit>')
      .replace(/\bApp \d+/, 'App <app>')
      .replaceAll(/ \(http[^)]*\)/g, ''),
  );
}

/** Asks for the merge by the method of the verdict, or by all in turn where it has none. */
async function mergeAsWriter(world: World, { facts, rules }: Judged): Promise<string> {
  if (rules.protection.queue !== undefined) return enqueue(world, facts);
  const chosen = chooseMethod(rules.method, rules.protection, facts.settings);
  let answer = '';
  for (const method of chosen.kind === 'chosen' ? [chosen.method] : MERGE_METHODS) {
    answer = await world.merge('mona', method);
    if (answer === 'merged') break;
  }
  return answer;
}

async function enqueue(world: World, { pullRequest, head }: MergeFacts): Promise<string> {
  const { merging } = await connect(world, world.tokens.mona);
  try {
    const result = await merging.merger.enqueue({ id: pullRequest.id, number: 1, head });
    return result.kind === 'done' ? 'merged' : result.why;
  } catch (error) {
    if (error instanceof ReleaseError) return error.message;
    throw error;
  }
}

/** Time that passes as soon as somebody waits for it. */
function hurrying(): MergePorts['clock'] {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  };
}

async function runAsAdministrator(world: World, policy: More['policy']): Promise<MergeEnd> {
  const { merging } = await connect(world, world.tokens.adam);
  const ports = { ...merging, clock: hurrying(), log: SILENT };
  const wanted = { ...MANUAL, ...policy, mode: 'wait', timeout: 20_000 } as const;
  const text = { headline: 'Set tag 2 (#1)', body: '' };
  const place = { number: 1, head: world.head, branch: 'release', base: 'main' };
  return mergeProposal({ ...place, policy: wanted, text, fresh: false }, ports);
}

/** Who administers may pass by every ruleset, and by classic protection that is not meant for administrators. */
function letAdministratorsPass({ box }: World): void {
  const repository = box.repository(CONFIG);
  const rulesets = [...repository.rulesets.values(), ...box.store.state.rulesets.values()];
  for (const ruleset of rulesets)
    ruleset.bypassActors = [{ actorId: 5, actorType: 'RepositoryRole', bypassMode: 'always' }];
  for (const protection of repository.protections.values()) protection.enforceAdmins = false;
}

/** The verdict is the row's, and GitHub merges for a writer if and only if it is met. */
async function agrees(world: World, [, given, state, because, more = {}]: Row): Promise<void> {
  await given(sceneOf(world));
  const seen = await judgeAs(world, tokenOf(world, more.judge), more.policy);
  const reasons = told(seen);
  expect({ state: seen.verdict.state, because: state === 'met' ? reasons : reasons.join('; ') }).toEqual({
    state,
    because: state === 'met' ? expect.arrayContaining([because]) : because,
  });
  const writers = await judgeAs(world, world.tokens.mona, more.policy);
  const answer = await mergeAsWriter(world, writers);
  const merges = state === 'met' || more.stricter === true;
  expect(answer === 'merged' ? answer : `refused: ${answer}`).toMatch(merges ? /^merged$/ : /^refused: ./);
  expect(writers.verdict.state === 'met').toBe(state === 'met');
}

/** What nobody can pass by: they are no rules of the branch. */
const BY_NATURE = /^(?:open|ready for review|no conflicts|merge method): /;

/**
 * What the rules refuse stays open, whoever may pass them by; what is met is merged as it was judged. That the token
 * could have merged what stayed open is shown by letting it.
 */
async function holds(world: World, [, given, state, because, more = {}]: Row): Promise<void> {
  await given(sceneOf(world));
  letAdministratorsPass(world);
  const judged = world.head;
  const end = await runAsAdministrator(world, more.policy);
  const merged = state === 'met' || more.passing === true;
  expect({ end: end.state, merged: world.pull.merged }).toEqual({
    end: merged ? 'merged' : 'stopped',
    merged,
  });
  expect(end.head).toBe(world.pull.headOid);
  if (merged) expect(world.pull.headOid).toBe(judged);
  else if (!BY_NATURE.test(because)) expect(await mergePastTheRules(world)).toBe('merged');
}

async function mergePastTheRules(world: World): Promise<string> {
  world.head = world.pull.headOid;
  return world.merge('adam', 'squash');
}

/** @param files what the pull request changes */
export function specify(
  subject: string,
  rows: readonly Row[],
  files?: Readonly<Record<string, string>>,
): void {
  const named = rows.map((row) => ({ title: row[0], row }));
  describe(subject, () => {
    const world = mergeWorld(files);

    it.each(named)('$title', ({ row }) => agrees(world, row));

    it.each(named)('$title, by who may pass all rules by', ({ row }) => holds(world, row));
  });
}
