/** Merges a proposal by the rules: looks, judges, acts, and looks again. */
import type { Failure } from '../core/errors.ts';
import type { MergeRules } from '../core/gates/gate.ts';
import { judge, type Verdict } from '../core/gates/verdict.ts';
import { isArmedOtherwise } from '../core/merging/armed-text.ts';
import { decideMerge, type MergeStep } from '../core/merging/decide.ts';
import { headMoved, headState, overtaken } from '../core/merging/head.ts';
import type { MergeEnd } from '../core/merging/merge-end.ts';
import { neverComes } from '../core/merging/never-comes.ts';
import { furtherWants, statedRules, wantsOf } from '../core/merging/policy.ts';
import type { MergeLook, ReadProtection } from '../core/merging/ports.ts';
import { progressLines } from '../core/merging/progress.ts';
import type { MergeJob, MergePorts } from './merge-job.ts';
import { type Course, carryOut, ended, type Round, rest } from './merge-step.ts';

/** Milliseconds that `auto` gives GitHub to compute whether a pull request conflicts, and to answer. */
const AUTO_MS = 60_000;

/** Looks after which a check that has not reported is worth a warning. */
const LOOKS_BEFORE_WARNING = 3;

/** Looks between two readings of the rules. */
const RULES_EVERY = 10;

function startCourse({ head, fresh, policy }: MergeJob, { clock }: MergePorts): Course {
  const none = { updating: undefined, outOfQueue: undefined, looks: 0, conflicts: 0, quiet: 0 };
  const not = { nothingToWaitFor: false, doubtsRules: false, refused: false };
  const deadline = clock.now() + (policy.mode === 'wait' ? policy.timeout : AUTO_MS);
  return { head, fresh, ...none, ...not, failed: '', verdict: undefined, warned: new Set(), deadline };
}

/** @throws ReleaseError what GitHub refuses for good; gates do not throw, they end as `stopped` */
export async function mergeProposal(job: MergeJob, ports: MergePorts): Promise<MergeEnd> {
  const course = startCourse(job, ports);
  const withBypasses = job.policy.requirement.flags.includes('noAdminBypass');
  let read = job.read ?? (await ports.rules.rules(job.base, withBypasses));
  let first = job.look;
  for (;;) {
    const look = await lookFor({ job, read, first, ports });
    first = undefined;
    const end = await judgeAndAct({ look, job, course, ports }, read);
    if (end !== undefined) return end;
    // Rules may change while a run waits.
    if (course.doubtsRules || course.looks % RULES_EVERY === 0)
      read = await ports.rules.rules(job.base, withBypasses);
    course.doubtsRules = false;
  }
}

interface Looking {
  readonly job: MergeJob;
  readonly read: ReadProtection;
  readonly first: MergeLook | undefined;
  readonly ports: MergePorts;
}

/** Classic protection is known only with the look, and may ask for more than rulesets do. */
async function lookFor({ job, read, first, ports }: Looking): Promise<MergeLook> {
  const wants = wantsOf(read);
  const look = first ?? (await ports.reader.look(job, wants));
  const more = furtherWants(look, wants);
  return more === undefined ? look : ports.reader.look(job, more);
}

/** @returns undefined: look again */
async function judgeAndAct(now: Round, read: ReadProtection): Promise<MergeEnd | undefined> {
  const { look, job, course, ports } = now;
  const { facts } = look;
  course.looks += 1;
  const head = headState(facts, course.head);
  if (head === 'lagging') return rest(now);
  if (head === 'overtaken')
    return { ...ended(now, 'stopped'), failure: overtaken(facts, course.head), again: 'remake' };
  if (head === 'moved') return { ...ended(now, 'stopped'), failure: headMoved(facts, course.head) };
  if (head === 'follows') {
    ports.log.info(`${facts.head.slice(0, 10)} brings the branch up to date with ${facts.base}`);
    course.head = facts.head;
  }
  const { rules: stated, table } = statedRules(job.policy, read, look.classic);
  const rules = await withGates(stated, now);
  const verdict = judge(facts, rules);
  if (facts.pullRequest.state === 'open') tellProgress(now, rules, verdict);
  const { nothingToWaitFor } = course;
  const fresh = course.fresh || isArmedOtherwise(facts, job.text);
  const { mode } = job.policy;
  const left = noteQueue(now);
  if (left === 1) return rest(now);
  const leftQueue = left > 1;
  const step = decideMerge({ mode, facts, rules, verdict, nothingToWaitFor, fresh, leftQueue });
  const end = (await outdated(step, now)) ?? (await carryOut(step, now, verdict));
  return end === undefined ? undefined : { ...end, verdict: course.verdict, table };
}

/** What was read before the first look may be long ago. */
async function outdated({ kind }: MergeStep, now: Round): Promise<MergeEnd | undefined> {
  const { job, course } = now;
  if ((kind !== 'merge' && kind !== 'enqueue') || course.looks === 1) return undefined;
  const what = await job.gates?.outdated?.();
  if (what === undefined) return undefined;
  const failure: Failure = { code: 'head-moved', what, next: 'Run this again.' };
  return { ...ended(now, 'stopped'), failure, again: 'remake' };
}

/** @returns looks in a row at which it was out of the queue; a first one may lie in the middle of its merge */
function noteQueue({ look, course }: Round): number {
  const { queued, state } = look.facts.pullRequest;
  if (queued !== undefined) course.outOfQueue = 0;
  else if (course.outOfQueue !== undefined && state === 'open') course.outOfQueue += 1;
  return state === 'open' ? (course.outOfQueue ?? 0) : 0;
}

/** Only an open pull request is asked about, and GitHub is told on the head that would be merged. */
async function withGates(rules: MergeRules, { look, job, course, ports }: Round): Promise<MergeRules> {
  if (job.gates === undefined || look.facts.pullRequest.state !== 'open') return rules;
  const waiting = job.policy.mode === 'wait' ? { deadline: course.deadline } : {};
  const gates = await job.gates.judge(look.facts.head, { now: ports.clock.now(), ...waiting });
  const { context } = job.gates;
  return { ...rules, gates, ...(context === undefined ? {} : { gateContext: context }) };
}

function tellProgress({ look, course, ports }: Round, rules: MergeRules, verdict: Verdict): void {
  const lines = progressLines(verdict, course.verdict);
  for (const line of lines) ports.log.info(line);
  course.quiet = lines.length > 0 ? 0 : course.quiet + 1;
  course.verdict = verdict;
  for (const notice of course.looks < LOOKS_BEFORE_WARNING ? [] : neverComes(look.facts, rules, verdict)) {
    if (!course.warned.has(notice.what)) ports.log.notice(notice);
    course.warned.add(notice.what);
  }
}
