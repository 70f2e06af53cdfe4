/** Records of a rollout, each written once; a token that may not write them is told, and changes nothing else. */
import { ReleaseError } from '../core/errors.ts';
import { verifiedContext, verifiedContexts } from '../core/gates/promotion.ts';
import type { WriteResult } from '../core/ports.ts';
import type { RolloutLook, StatusDraft } from '../core/verify/ports.ts';
import type { VerifyPorts } from './verify-ports.ts';
import { UNFINISHED } from './verify-unfinished.ts';

export interface RecordedRollout {
  readonly commit: string;
  readonly environment: string;
  /** Empty: the environment as a whole. */
  readonly apps: readonly string[];
  readonly url: string | undefined;
}

const ATTEMPTS = 3;
const PAUSE_MS = 1_000;

/** Refusals that lie with the token, not with the rollout. */
const TOLERATED = ['permission-missing', 'token-scope', 'repository-not-found', 'github-refused'];

/** The deployment of this commit, made if no run has made it. */
export async function recordStart(
  rollout: RecordedRollout,
  first: RolloutLook,
  ports: VerifyPorts,
): Promise<number | undefined> {
  const { commit, environment, url } = rollout;
  let look = first;
  await endOlder(rollout, first, ports);
  let made: number | undefined;
  const again = async <Value>(result: WriteResult<Value>) => {
    look = await ports.reader.look({ commit, base: first.base.name }, false);
    return result;
  };
  return tolerant<number>('deployments', ports, async () => {
    const own = look.own.find((each) => each.environment === environment);
    if (own?.state !== undefined) return { kind: 'done', value: own.id };
    if (own === undefined && made === undefined) {
      const result = await ports.records.deploy(commit, environment);
      if (result.kind !== 'done') return again(result);
      made = result.value;
    }
    const id = own?.id ?? made ?? 0;
    const state = { state: 'in_progress', description: 'Waiting for the operator', url } as const;
    const begun = await ports.records.setDeployment(id, state);
    return begun.kind === 'done' ? { kind: 'done', value: id } : again(begun);
  });
}

/** A run that was killed has left its deployment in progress; one that still runs sets its own again in the end. */
async function endOlder(
  { environment, url }: RecordedRollout,
  { unfinished }: RolloutLook,
  ports: VerifyPorts,
): Promise<void> {
  const state = { state: 'inactive', description: UNFINISHED, url } as const;
  for (const { id } of unfinished.filter((each) => each.environment === environment))
    await tolerant('deployments', ports, () => ports.records.setDeployment(id, state));
}

export const RUNS = 'The operator says that it runs';

export interface RecordedEnd {
  readonly state: 'success' | 'failure' | 'inactive';
  readonly description: string;
  readonly deployment: number | undefined;
  /** Apps that run where the whole has failed. */
  readonly running: readonly string[];
}

export async function recordEnd(
  rollout: RecordedRollout,
  look: RolloutLook,
  { end, ports }: { readonly end: RecordedEnd; readonly ports: VerifyPorts },
): Promise<void> {
  const { commit, environment, apps, url } = rollout;
  const { state, description, deployment, running } = end;
  const own = look.own.find(({ id }) => id === deployment);
  if (deployment !== undefined && own?.state !== state)
    await tolerant('deployments', ports, () =>
      ports.records.setDeployment(deployment, { state, description, url }),
    );
  if (state === 'inactive') return;
  const runs = running.map((app) => verifiedContext(environment, app));
  const drafts = verifiedContexts(environment, apps)
    .map((context): StatusDraft => {
      const own = runs.includes(context)
        ? ({ state: 'success', description: RUNS } as const)
        : { state, description };
      return { commit, context, url, ...own };
    })
    .filter((draft) => !hasStatus(look, draft));
  await tolerant('commit statuses', ports, async () => {
    let last: WriteResult<void> = { kind: 'done', value: undefined };
    for (const draft of drafts) {
      last = await ports.records.setStatus(draft);
      if (last.kind !== 'done') return last;
    }
    return last;
  });
}

function hasStatus(
  { reported }: RolloutLook,
  wanted: Pick<StatusDraft, 'commit' | 'context' | 'state'>,
): boolean {
  return reported.some(
    ({ commit, name, state }) =>
      commit === wanted.commit && name === wanted.context && state === wanted.state,
  );
}

async function tolerant<Value>(
  what: string,
  { log, clock }: VerifyPorts,
  write: () => Promise<WriteResult<Value>>,
): Promise<Value | undefined> {
  let why = '';
  try {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const result = await write();
      if (result.kind === 'done') return result.value;
      why = result.why;
      await clock.sleep(PAUSE_MS * attempt);
    }
  } catch (error) {
    if (!(error instanceof ReleaseError) || !TOLERATED.includes(error.code)) throw error;
    why = error.failures[0].what;
  }
  log.notice({ level: 'notice', what: `the result is not recorded in ${what}: ${why}` });
  return undefined;
}
