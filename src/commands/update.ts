/** `update`: read everything, decide, act; and all of it again when the world changed in between. */

import { CONFIG_FILE, type Config } from '../core/config/config.ts';
import { parseConfigOn } from '../core/config/on-branch.ts';
import { keepManual } from '../core/delivery/keep-manual.ts';
import { checkChecksStart } from '../core/delivery/preflight.ts';
import { classifyProposal, foreignCommitsError, pendingIntents } from '../core/delivery/proposal.ts';
import { planSteps } from '../core/delivery/steps.ts';
import { isLeftToOthers } from '../core/edit/image-value.ts';
import { initialPaths } from '../core/edit/target.ts';
import { ReleaseError } from '../core/errors.ts';
import { toldEnvironments } from '../core/gates/other-environments.ts';
import { judgeFreeze } from '../core/gates/promotion.ts';
import type { Clock } from '../core/merging/ports.ts';
import type { UpdateOutcome } from '../core/outcome.ts';
import { historyPaths, rivalCommits } from '../core/plan/never-older.ts';
import type { Plan } from '../core/plan/plan.ts';
import { settle } from '../core/plan/settle.ts';
import { planUpdate } from '../core/plan/update.ts';
import type {
  Ancestry,
  ConfigRepository,
  OpenedRepository,
  OpenQuery,
  Pacing,
  PullRequestFacts,
  RepositoryFacts,
  SourceHistory,
} from '../core/ports.ts';
import type { Outputs } from '../core/report/outputs.ts';
import { oneLine } from '../core/report/printable.ts';
import { toScratchBranch } from '../core/request/branch-name.ts';
import { checkStandsHere } from '../core/request/elsewhere.ts';
import type { UpdateRequest } from '../core/request/request.ts';
import { type SettledRequest, settleRequest } from '../core/request/settle-request.ts';
import type { UpdateDecision } from './decision.ts';
import { type DeliveryPorts, type DeliveryState, deliver, newDeliveryState } from './deliver.ts';
import { toKnownOutputs, toOutcome } from './outcome.ts';

export interface UpdatePorts extends DeliveryPorts {
  readonly repository: ConfigRepository;
  readonly source: SourceHistory;
  readonly pacing: Pacing;
  /** Tells whether a freeze window is open. */
  readonly clock: Pick<Clock, 'now'>;
  /** Takes outputs as soon as they are known, so that a run that fails later has them too. */
  know(outputs: Outputs): void;
}

/** What an update did, and the plan by which it did it. */
export interface Updated {
  readonly outcome: UpdateOutcome;
  readonly decision: UpdateDecision;
  /** The pull request that stands, as far as this run knows it. */
  readonly opened: PullRequestFacts | undefined;
}

/** Enough for a busy repository; each attempt reads anew and waits longer than the one before. */
const MAX_ATTEMPTS = 12;

/** @throws ReleaseError for every definite refusal */
export async function update(asked: UpdateRequest, ports: UpdatePorts): Promise<Updated> {
  const state = newDeliveryState();
  let why = '';
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const decision = await decide(asked, ports);
    const { request } = decision;
    if (attempt === 1) await tell(decision, ports);
    const again = request.dryRun ? undefined : await act(request, { decision, state, ports });
    if (again === undefined)
      return { outcome: toOutcome({ ...decision, state }), decision, opened: state.pullRequest };
    why = again;
    ports.log.info(`${why} Reading again (attempt ${attempt} of ${MAX_ATTEMPTS}).`);
    await ports.pacing.pause(attempt);
  }
  throw new ReleaseError({
    code: 'branch-busy',
    what: `after ${MAX_ATTEMPTS} attempts the change is not delivered; the last one ended with: ${why}`,
    where: `branch ${asked.branch}`,
    next: 'Run the job again. If it repeats, look at what else writes to this branch, and at githubstatus.com.',
  });
}

async function decide(asked: UpdateRequest, ports: UpdatePorts): Promise<UpdateDecision> {
  const { read, notices, config, ...settled } = await openSettled(asked, ports);
  const request = keepManual(settled.request, read.facts.proposal);
  const ancestry = await readAncestry(request, read.facts, ports.source);
  const opened = { ...read, facts: { ...read.facts, ancestry } };
  for (const notice of [...opened.notices, ...notices]) ports.log.notice(notice);
  ports.know(toKnownOutputs(opened.facts));
  checkBranch(request, opened.facts);
  const plan = await choosePlan(request, { opened, ports });
  const steps = planSteps(opened.facts, plan, request.extras);
  if (request.delivery === 'commit' && steps.length > 0) checkFreeze(request, ports);
  if (request.delivery === 'pull-request') {
    const proposed = { environment: request.environment, files: plan.changes.map(({ file }) => file) };
    checkChecksStart(opened.facts, steps, toldEnvironments(proposed, opened.facts.requiredChecks, config));
  }
  return { request, config, facts: opened.facts, plan, steps };
}

/** The config file comes with the files of the change; what it says of the environment may ask for others. */
export async function openSettled(
  asked: UpdateRequest,
  { repository }: Pick<UpdatePorts, 'repository'>,
): Promise<SettledRequest & { readonly read: OpenedRepository; readonly config: Config | undefined }> {
  const first = await repository.open(queryOf(asked));
  const config = configIn(first, asked);
  if (asked.settled === true) return { request: asked, notices: [], read: first, config };
  const rules = asked.home?.config ?? config;
  const environment = rules?.environments.find(({ name }) => name === asked.environment);
  checkStandsHere(environment, rules, first.facts.url);
  const settled = settleRequest(asked, rules);
  const { paths, base } = settled.request;
  const same = paths === asked.paths && (base ?? first.facts.base.name) === first.facts.base.name;
  return { ...settled, config, read: same ? first : await repository.open(queryOf(settled.request)) };
}

function queryOf(request: UpdateRequest): OpenQuery {
  const config = request.environment === undefined ? [] : [CONFIG_FILE];
  return {
    base: request.base,
    proposalBranch: request.branch,
    scratchBranch: toScratchBranch(request.branch),
    paths: [...new Set([...request.paths.flatMap(initialPaths), ...config])],
    historyPaths: historyPaths(request),
  };
}

/** @throws ReleaseError config-invalid */
function configIn({ files, facts }: OpenedRepository, { environment }: UpdateRequest): Config | undefined {
  const entry = environment === undefined ? undefined : files.get(CONFIG_FILE);
  return entry?.kind === 'file' ? parseConfigOn(facts.base.name, entry.text) : undefined;
}

/** Asked only where runs without an order have met, for a few commits. */
async function readAncestry(
  request: UpdateRequest,
  facts: RepositoryFacts,
  source: SourceHistory,
): Promise<ReadonlyMap<string, Ancestry>> {
  const own = request.provenance.source;
  const rivals = own === undefined ? [] : rivalCommits(request, facts);
  const known = await Promise.all(
    rivals.map(async (other) => {
      const ancestry = await source.ancestryOf(own?.repository ?? '', { own: own?.sha ?? '', other });
      return ancestry === undefined ? [] : [[other, ancestry] as const];
    }),
  );
  return new Map(known.flat());
}

/** Whether the base has it all is asked first: then nothing on the proposal branch can stand in the way. */
async function choosePlan(
  request: UpdateRequest,
  { opened, ports }: { readonly opened: OpenedRepository; readonly ports: UpdatePorts },
): Promise<Plan> {
  const { facts } = opened;
  const proposal = classifyProposal(facts.proposal);
  const direct = request.delivery === 'commit';
  const alone = direct || request.whole === true || proposal.kind === 'foreign';
  const pending = alone ? [] : pendingIntents(facts.proposal);
  const onBase = { request, facts, commit: facts.base.oid, pending };
  const base = await settle((files) => planUpdate(onBase, files), opened.files, opened.snapshot);
  if (direct || base.value.stale || proposal.kind === 'replaceable' || base.value.files.length === 0)
    return base.value;
  const onHead = { request, facts, commit: proposal.head, pending: [] };
  const head = await settle(
    (files) => planUpdate(onHead, files),
    new Map(),
    ports.repository.at(proposal.head),
  );
  if (proposal.kind === 'foreign' && head.value.files.length > 0) {
    throw foreignCommitsError(facts.proposal, proposal.commits);
  }
  const { text, textDigest, changes, whole } = base.value;
  return { ...head.value, text, textDigest, changes, whole };
}

/** A commit onto the branch is a merge that nobody can hold back later. @throws ReleaseError gate-refused */
function checkFreeze({ merge, environment, rollback }: UpdateRequest, { clock }: UpdatePorts): void {
  const { state, reason } = judgeFreeze(merge.freeze ?? [], { now: clock.now() });
  if (state === 'met') return;
  throw new ReleaseError({
    code: 'gate-refused',
    what: `nothing is committed to ${environment ?? 'this environment'}, which is ${reason}`,
    where: CONFIG_FILE,
    next:
      rollback === undefined
        ? 'Run this again then, or set `delivery: pull-request`, so that the change waits as a proposal.'
        : 'Run this again then, or say in `override` why this cannot wait.',
  });
}

function checkBranch(request: UpdateRequest, facts: RepositoryFacts): void {
  if (request.delivery === 'commit') return;
  if (request.branch !== facts.base.name && request.branch !== facts.defaultBranch) return;
  throw new ReleaseError({
    code: 'input-contradiction',
    what: `the proposal branch would be ${request.branch}, which is a branch that changes are proposed to`,
    where: 'input "branch"',
    next: 'Leave `branch` empty, or give a name of its own, e.g. `gitops-release/{environment}/{app}`.',
  });
}

async function act(
  request: UpdateRequest,
  context: { readonly decision: UpdateDecision; readonly state: DeliveryState; readonly ports: UpdatePorts },
): Promise<string | undefined> {
  const { decision, state, ports } = context;
  const { facts, plan, steps } = decision;
  state.pullRequest = facts.proposal.pullRequest;
  // What an earlier attempt has made and could not put into place is nobody's head.
  if (request.delivery === 'pull-request' && state.made?.oid !== facts.proposal.head) state.made = undefined;
  const job = { request, plan, steps, base: facts.base.name, branch: facts.proposal.branch };
  try {
    return await deliver(job, state, ports);
  } catch (error) {
    throw request.delivery === 'commit' && error instanceof ReleaseError ? withoutRules(error) : error;
  }
}

async function tell({ facts, plan, steps }: UpdateDecision, { log }: UpdatePorts): Promise<void> {
  log.info(`${facts.nameWithOwner}, branch ${facts.base.name} at ${facts.base.oid}`);
  for (const notice of plan.notices) log.notice(notice);
  if (isLeftToOthers(plan.changes, plan.notices))
    return log.info('Nothing to change: other programs fill in what stands there.');
  if (plan.changes.length === 0 && plan.held === true)
    return log.info('Nothing is written: it was rolled back from, and is held.');
  if (plan.changes.length === 0) return log.info(`Nothing to change: ${facts.base.name} has it already.`);
  await log.group('What changes', async () => {
    for (const change of plan.changes) {
      const { file, line, image, from, to } = change;
      log.info(`${file}:${line}  ${image}  ${oneLine(from) || 'none'} -> ${to}`);
    }
  });
  if (steps.length === 0 && !plan.stale) log.info('Nothing to write: the proposal stands as wanted.');
}

/** Rules that forbid a push leave the other way. */
function withoutRules(error: ReleaseError): ReleaseError {
  const [first, ...others] = error.failures;
  if (first.code !== 'branch-refused' || /"commit-message"/.test(first.next)) return error;
  const next = "Set `delivery: pull-request`, or let this token's owner bypass the rule.";
  return new ReleaseError([{ ...first, next }, ...others], error.cause);
}
