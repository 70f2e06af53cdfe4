/** Carries out what was decided about a merge, and tells whether that is the end of it. */
import { type Failure, ReleaseError } from '../core/errors.ts';
import type { Verdict } from '../core/gates/verdict.ts';
import type { MergeStep } from '../core/merging/decide.ts';
import type { MergeEnd } from '../core/merging/merge-end.ts';
import type { JudgedHead, MergeLook, MergeOrder } from '../core/merging/ports.ts';
import { nextWait } from '../core/merging/progress.ts';
import type { WriteResult } from '../core/ports.ts';
import type { MergeJob, MergePorts } from './merge-job.ts';

/** Writes in a row that did not come through, after which something else must be in the way. */
const MAX_CONFLICTS = 8;

/** Looks after which GitHub is asked again to update a branch that has not moved. */
const LOOKS_PER_UPDATE = 6;

/** How far a run has come. */
export interface Course {
  head: string;
  /** The head that GitHub was asked to bring up to date, and at which look. */
  updating: { readonly head: string; readonly at: number } | undefined;
  looks: number;
  conflicts: number;
  /** Looks in a row that showed nothing new. */
  quiet: number;
  nothingToWaitFor: boolean;
  /** Looks in a row at which it was out of the merge queue, after it had been put or seen in there. */
  outOfQueue: number | undefined;
  /** Something does not go with the rules as they were read: they are read again before the next look. */
  doubtsRules: boolean;
  /** GitHub has refused on grounds of rules that the verdict did not know. */
  refused: boolean;
  fresh: boolean;
  /** Checks that had failed at the look before: they may just be started again. */
  failed: string;
  verdict: Verdict | undefined;
  readonly warned: Set<string>;
  readonly deadline: number;
}

/** One look and what the run knows. */
export interface Round {
  readonly look: MergeLook;
  readonly job: MergeJob;
  readonly course: Course;
  readonly ports: MergePorts;
}

/** @returns undefined: look again */
export async function carryOut(step: MergeStep, now: Round, verdict: Verdict): Promise<MergeEnd | undefined> {
  const { look, job, course, ports } = now;
  const { id, number, mergeCommit } = look.facts.pullRequest;
  const judged = { id, number, head: look.facts.head };
  switch (step.kind) {
    case 'merged':
      ports.log.info(`#${number} is merged as ${mergeCommit ?? 'the base'}`);
      return { ...ended(now, 'merged'), commit: mergeCommit };
    case 'entrusted':
      ports.log.info(`#${number} is left to GitHub: ${step.how}`);
      return { ...ended(now, 'entrusted'), how: step.how };
    case 'merge':
      ports.log.info(`Merging #${number} at ${judged.head.slice(0, 10)} (${step.method})`);
      return attempt(() => ports.merger.merge({ ...judged, method: step.method, text: job.text }), now);
    case 'enqueue':
      ports.log.info(`Putting #${number} into the merge queue`);
      return attempt(async () => {
        const result = await ports.merger.enqueue(judged);
        if (result.kind === 'done') course.outOfQueue = 0;
        return result;
      }, now);
    case 'arm':
      return arm(step, { now, order: { ...judged, method: step.method, text: job.text } });
    case 'update-branch':
      return updateBranch(judged, now);
    case 'wait':
      return rest(now);
    case 'stop':
      if (step.disarm === true) await ports.merger.disarm(judged);
      return isFailingNow(verdict, course)
        ? rest(now)
        : { ...ended(now, 'stopped'), failure: refusal(step, now), again: cureOf(verdict) };
  }
}

/** Rules may have changed since they were read: what they refuse is looked at once more, with the rules of now. */
async function attempt(
  write: () => Promise<WriteResult<unknown>>,
  now: Round,
): Promise<MergeEnd | undefined> {
  const { course, ports } = now;
  try {
    return await settle(await write(), now);
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.failures[0].code !== 'merge-refused' || course.refused)
      throw error;
    course.refused = true;
    course.doubtsRules = true;
    ports.log.info(`${error.failures[0].what} Looking again.`);
    return undefined;
  }
}

/** Done: the next look tells what came of it. A conflict or a lost answer: the next look judges anew. */
async function settle(result: WriteResult<unknown>, now: Round): Promise<MergeEnd | undefined> {
  const { course, ports } = now;
  if (result.kind === 'done') {
    course.conflicts = 0;
    return undefined;
  }
  course.conflicts += 1;
  ports.log.info(`${result.why} Looking again.`);
  return rest(now);
}

interface Arming {
  readonly now: Round;
  readonly order: MergeOrder;
}

async function arm(step: MergeStep & { kind: 'arm' }, { now, order }: Arming): Promise<MergeEnd | undefined> {
  const { course, ports } = now;
  if (step.again) {
    // Armed once more without that, it would keep the older text.
    const disarmed = await ports.merger.disarm(order);
    if (disarmed.kind !== 'done') return settle(disarmed, now);
  }
  ports.log.info(`Setting auto-merge of #${order.number} (${order.method})`);
  const result = await ports.merger.arm(order);
  course.fresh = false;
  if (result.kind === 'done')
    return { ...ended(now, 'entrusted'), how: 'GitHub merges it as soon as its rules are met' };
  if (result.kind === 'nothing-to-wait-for') {
    course.nothingToWaitFor = true;
    course.doubtsRules = true;
    ports.log.info(`${result.why}. Looking again.`);
    return undefined;
  }
  return settle(result, now);
}

async function updateBranch(judged: JudgedHead, now: Round): Promise<MergeEnd | undefined> {
  const { course, ports, look } = now;
  const { updating } = course;
  const asked = updating?.head === judged.head && course.looks - updating.at < LOOKS_PER_UPDATE;
  if (!asked) {
    ports.log.info(`Updating ${look.facts.pullRequest.branch} from ${look.facts.base}`);
    course.updating = { head: judged.head, at: course.looks };
    const result = await ports.merger.updateBranch(judged);
    if (result.kind !== 'done') {
      course.updating = undefined;
      return settle(result, now);
    }
  }
  return rest(now);
}

function cureOf({ rulings }: Verdict): MergeEnd['again'] {
  const refused = rulings.filter(({ state }) => state === 'refused').map(({ rule }) => rule);
  if (refused.includes('open')) return 'recheck';
  return refused.length > 0 && refused.every((rule) => rule === 'no conflicts') ? 'remake' : undefined;
}

/** A check that fails for the first time gets one more look: somebody, or something, may be starting it again. */
function isFailingNow({ rulings }: Verdict, course: Course): boolean {
  const refused = rulings.filter(({ state }) => state === 'refused');
  if (refused.length === 0 || !refused.every(({ rule }) => rule.startsWith('check '))) return false;
  const failed = refused.map(({ rule, reason }) => `${rule} ${reason}`).join('\n');
  const isNew = failed !== course.failed;
  course.failed = failed;
  return isNew;
}

/** Sleeps until the next look, or ends where the time is up. */
export async function rest(now: Round): Promise<MergeEnd | undefined> {
  const { look, course, ports } = now;
  const { clock } = ports;
  const left = course.deadline - clock.now();
  if (left <= 0 || course.conflicts > MAX_CONFLICTS)
    return { ...ended(now, 'stopped'), failure: timeout(now) };
  const wait = nextWait(course.quiet, look.facts.rate, clock.now());
  await clock.sleep(Math.min(left, wait));
  return undefined;
}

export function ended({ course, look }: Round, state: MergeEnd['state']): MergeEnd {
  const { head } = look.facts;
  return {
    state,
    head,
    commit: undefined,
    verdict: course.verdict,
    table: [],
    how: '',
    failure: undefined,
    again: undefined,
  };
}

function refusal({ what, next }: MergeStep & { kind: 'stop' }, { look }: Round): Failure {
  const { number, url } = look.facts.pullRequest;
  return { code: 'merge-refused', what: `#${number} is not merged. ${what}`, where: url, next };
}

function timeout({ look, course, job }: Round): Failure {
  const { number, url } = look.facts.pullRequest;
  const open = (course.verdict?.rulings ?? []).filter(({ state }) => state !== 'met');
  const outstanding =
    open.length === 0
      ? 'GitHub did not take the merge'
      : open.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ');
  const time =
    job.policy.mode === 'wait' ? 'the time given by `timeout` is over' : 'it was looked at long enough';
  return {
    code: 'merge-timeout',
    what: `#${number} is not merged, and ${time}. Outstanding is ${outstanding}`,
    where: url,
    next: 'Run the step again once that is done, or set a longer `timeout`, or `merge: auto`. The pull request stays open.',
  };
}
