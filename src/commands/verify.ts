/** `verify`: waits until the operator says that a merged commit runs, and records what it said. */
import { type Environment, NO_CONFIG } from '../core/config/config.ts';
import { parseConfigOn } from '../core/config/on-branch.ts';
import { type Failure, ReleaseError } from '../core/errors.ts';
import { nextWait } from '../core/merging/progress.ts';
import type { Place } from '../core/release/released.ts';
import { environmentOf } from '../core/release/settle.ts';
import { parseDuration } from '../core/request/duration.ts';
import { checkStandsHere } from '../core/request/elsewhere.ts';
import type { VerifyRequest } from '../core/request/request.ts';
import { explainUnverified, stateLine } from '../core/verify/explain.ts';
import { judgeRollout, type RolloutVerdict } from '../core/verify/judge.ts';
import type { ReportedState, RolloutLook } from '../core/verify/ports.ts';
import type { RolloutTarget } from '../core/verify/target.ts';
import { replaced, runningApps } from './verify-later.ts';
import type { VerifyPorts } from './verify-ports.ts';
import { type RecordedRollout, RUNS, recordEnd, recordStart } from './verify-records.ts';
import { takeBack } from './verify-rollback.ts';
import { appsToVerify, nothingToVerify } from './verify-scope.ts';

/** `superseded`: a later commit has set other images, before this one was seen to run. */
export interface VerifyOutcome {
  readonly state: 'running' | 'unverified' | 'superseded' | 'nothing';
  readonly environment: string;
  readonly commit: string;
  readonly url: string;
  readonly deciding: readonly ReportedState[];
  /** Of `nothing` and `superseded`; of `unverified`, why nothing is rolled back. */
  readonly why: string | undefined;
  readonly failure: Failure | undefined;
  /** Pull request that goes back. */
  readonly rollback: string | undefined;
}

const DEFAULT_TIMEOUT = 30 * 60_000;

/** A failure may follow a success at once: success must last for a look. */
const SETTLED = 2;

/** And for this long where nothing tells which objects are meant: they report one after the other. */
const GUESS_SETTLED_MS = 120_000;

interface Course {
  readonly request: VerifyRequest;
  readonly settings: Environment | undefined;
  readonly place: Place;
  readonly commit: string;
  readonly base: string;
  readonly target: RolloutTarget;
  readonly timeout: number;
}

interface Seen {
  readonly look: RolloutLook;
  readonly verdict: RolloutVerdict;
  /** Commit that runs instead, with other images. */
  readonly instead: string | undefined;
  /** The last look has shown nothing new. */
  readonly isQuiet: boolean;
}

/** @throws ReleaseError; what the operator says of the rollout is in the outcome */
export async function verify(request: VerifyRequest, ports: VerifyPorts): Promise<VerifyOutcome> {
  const { course: whole, look } = await open(request, ports);
  const { commit } = whole;
  const nothing = await nothingToVerify(whole, ports.commits);
  const about = { environment: request.environment, commit, url: look.url, deciding: [] };
  const none = { failure: undefined, rollback: undefined, why: undefined };
  if (nothing !== undefined) return { ...about, ...none, state: 'nothing', why: nothing };
  checkLanded(whole, look);
  const apps = await appsToVerify(whole, look, ports.commits);
  const course: Course = { ...whole, target: { ...whole.target, apps } };
  const { environment, runUrl: url } = request;
  const rollout: RecordedRollout = { commit, environment, apps, url };
  const deployment = request.dryRun ? undefined : await recordStart(rollout, look, ports);
  const seen = await wait(course, look, ports);
  const outcome = outcomeOf(course, seen);
  const state = (
    { running: 'success', unverified: 'failure', superseded: 'inactive', nothing: 'inactive' } as const
  )[outcome.state];
  const description = outcome.failure?.what ?? outcome.why ?? RUNS;
  if (!request.dryRun) {
    const running = state === 'failure' && seen.isQuiet ? await runningApps(course, seen.look, ports) : [];
    await recordEnd(rollout, seen.look, { end: { state, description, deployment, running }, ports });
  }
  const back = outcome.state === 'unverified' ? await takeBack({ ...course, ...seen }, ports) : none;
  return { ...about, ...outcome, ...back, why: outcome.why ?? back.why, deciding: seen.verdict.deciding };
}

async function open(
  request: VerifyRequest,
  { reader }: VerifyPorts,
): Promise<{ readonly course: Course; readonly look: RolloutLook }> {
  const commit = request.landed.commits?.at(-1);
  const first = await reader.look({ commit, base: request.base }, true);
  const config = first.config === undefined ? NO_CONFIG : parseConfigOn(first.base.name, first.config);
  const settings = environmentOf(request.environment, config, 'input "environment"');
  checkStandsHere(settings, config, first.url);
  const base = request.base ?? settings?.base;
  const look =
    base === undefined || base === first.base.name ? first : await reader.look({ commit, base }, true);
  const { operator, timeout, name, creator } = settings?.verify ?? {};
  const target: RolloutTarget = {
    operator,
    name,
    creator,
    environment: request.environment,
    others: config.environments.map((each) => each.name).filter((other) => other !== request.environment),
    apps: request.apps,
  };
  const waits = request.timeout ?? (timeout === undefined ? DEFAULT_TIMEOUT : parseDuration(timeout));
  const place: Place = { name: request.environment, environment: settings, config, paths: [] };
  const course = { request, settings, place, commit: commit ?? look.base.oid, base: look.base.name };
  return { course: { ...course, target, timeout: waits }, look };
}

function checkLanded({ commit, base }: Course, { landed }: RolloutLook): void {
  if (landed) return;
  throw new ReleaseError({
    code: 'not-verified',
    what: `commit ${commit.slice(0, 10)} is not on branch ${base}, so that no operator rolls it out`,
    where: 'input "commit"',
    next: 'Verify what is merged: the merge commit of a pull request, or the output `commit-sha` of a direct commit.',
  });
}

async function wait(course: Course, first: RolloutLook, ports: VerifyPorts): Promise<Seen> {
  const { clock, log, reader } = ports;
  const { commit, base, target } = course;
  const deadline = clock.now() + course.timeout;
  const known = new Set<string>();
  // Flux posts no check runs; and what was refused once is refused again.
  const seesChecks = target.operator !== 'flux' && !first.hidden.includes('check runs');
  const again = async (): Promise<RolloutLook> => {
    const look = await reader.look({ commit, base }, seesChecks);
    return { ...look, hidden: [...new Set([...first.hidden, ...look.hidden])] };
  };
  let [quiet, settled, since] = [0, 0, 0];
  for (let look = first; ; look = await again()) {
    const verdict = judgeRollout(look, target);
    const news = verdict.deciding.map(stateLine).filter((line) => !known.has(line));
    for (const line of news) log.info(line);
    for (const line of news) known.add(line);
    quiet = news.length > 0 ? 0 : quiet + 1;
    settled = verdict.state === 'running' ? settled + 1 : 0;
    if (settled <= 1 || news.length > 0) since = clock.now();
    if (settled === 1 && verdict.isGuess) log.info(guessNotice(target));
    const isSettled = settled >= SETTLED && (!verdict.isGuess || clock.now() - since >= GUESS_SETTLED_MS);
    const left = deadline - clock.now();
    if (isSettled || left <= 0) {
      const state = settled > 0 && !isSettled ? 'waiting' : verdict.state;
      return {
        look,
        verdict: { ...verdict, state },
        isQuiet: quiet > 0,
        instead: await replaced(course, verdict, ports),
      };
    }
    await clock.sleep(
      Math.min(left, nextWait(settled > 0 && !verdict.isGuess ? 0 : quiet, look.rate, clock.now())),
    );
  }
}

function guessNotice({ apps, environment }: RolloutTarget): string {
  const called = `${apps.join(', ') || 'an app'}${environment === '' ? '' : ` or ${apps[0] ?? 'app'}-${environment}`}`;
  return `No object is called ${called}: what runs is looked at for another ${GUESS_SETTLED_MS / 60_000} min, for others may follow. \`verify.name\` in the config file names the object.`;
}

function outcomeOf(
  { request, commit, target, timeout }: Course,
  { look, verdict, instead }: Seen,
): Pick<VerifyOutcome, 'state' | 'why' | 'failure'> {
  if (instead !== undefined) {
    const says = verdict.state === 'running' ? 'runs, and has' : 'has';
    const why = `commit ${instead.slice(0, 10)} ${says} set other images of ${request.environment}`;
    return { state: 'superseded', why, failure: undefined };
  }
  if (verdict.state === 'running') return { state: 'running', why: undefined, failure: undefined };
  const waited = timeout % 60_000 === 0 ? `${timeout / 60_000} min` : `${timeout / 1000} s`;
  const failure = explainUnverified({ commit, target, look, verdict, waited });
  return { state: 'unverified', why: undefined, failure };
}
