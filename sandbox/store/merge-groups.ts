import { GitHubError } from '../http/errors.ts';
import { contextRefusal, contextState } from './checks.ts';
import { land, type Made, type Making, makeMerge } from './merge.ts';
import { dropGroup, type QueueSettings, queueSettings, takeOut } from './merge-queue.ts';
import { mergeRules } from './mergeability.ts';
import { entriesOf, mergingOf } from './merging.ts';
import { type PullRequest, type QueueEntry, type QueueRemoval, type Repository, ZERO_OID } from './model.ts';
import { unmetRequirements } from './readiness.ts';
import { branchHead, type Place, recordMoves } from './refs.ts';
import { addUser } from './seed.ts';
import type { Store } from './store.ts';

/** The App that builds and merges groups. */
const QUEUE_LOGIN = 'github-merge-queue[bot]';
const QUEUE_REFS = 'refs/heads/gh-readonly-queue/';

interface Queue {
  readonly store: Store;
  readonly place: Place;
  readonly branch: string;
  readonly settings: QueueSettings;
}

function pullOf({ place }: Queue, entry: QueueEntry): PullRequest | undefined {
  return place.repository.pulls.get(entry.pullNumber);
}

/** Why an entry must leave whatever its checks say; null for one that may stay. */
async function lost(queue: Queue, entry: QueueEntry): Promise<QueueRemoval['reason'] | null> {
  const pull = pullOf(queue, entry);
  if (pull === undefined || pull.state === 'closed') return 'closed';
  if (pull.headOid !== entry.headOid || pull.baseRefName !== entry.branch) return 'moved';
  const unmet = await unmetRequirements(queue.store, queue.place.repository, pull);
  // Checks of the head had their say on the way in; from here on those of the group speak.
  const standing = unmet.filter((reason) => !reason.startsWith('Required status check'));
  return pull.isDraft || standing.length > 0 ? 'rules' : null;
}

function makingOf({ store, place, settings }: Queue, pull: PullRequest, base: string): Making {
  return { store, place, request: { pull, method: settings.method }, base };
}

/** What was built before carries its checks: a group built again within a second would be the same commit. */
async function makeNew(queue: Queue, pull: PullRequest, base: string): Promise<Made> {
  const { store, place } = queue;
  const built = place.repository.events.filter(({ ref }) => ref.startsWith(QUEUE_REFS));
  for (;;) {
    const made = await makeMerge(makingOf(queue, pull, base));
    if (!built.some(({ after }) => after === made.oid)) return made;
    store.aheadMs += 1000;
  }
}

/** Merges an entry's pull request onto what stands before it, on a branch of the queue's own. */
async function build(queue: Queue, entry: QueueEntry, base: string): Promise<boolean> {
  const { store, place, branch } = queue;
  const pull = pullOf(queue, entry);
  if (pull === undefined) return false;
  await dropGroup(store, place, entry);
  try {
    const made = await makeNew(queue, pull, base);
    const ref = `${QUEUE_REFS}${branch}/pr-${pull.number}-${base}`;
    await store.git(place.repository).updateRefs([{ ref, after: made.oid }]);
    await recordMoves(store, place, [{ ref, before: ZERO_OID, after: made.oid }]);
    entry.group = { ref, baseOid: base, headOid: made.oid, signed: made.signed, builtAt: store.clock() };
    entry.state = 'AWAITING_CHECKS';
    return true;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return false;
  }
}

/** What the required checks say of a group's own commit, time considered. */
function judge({ store, place, branch, settings }: Queue, entry: QueueEntry): QueueRemoval['reason'] | null {
  const { group } = entry;
  if (group === null) return null;
  const { repository } = place;
  const { checks } = mergeRules(store, repository, branch);
  const states = checks.map((check) => contextState(repository, group.headOid, check));
  if (states.includes('failing')) return 'failed checks';
  const passed = checks.every((check) => contextRefusal(repository, group.headOid, check) === null);
  entry.state = passed ? 'MERGEABLE' : 'AWAITING_CHECKS';
  const late = store.clock() - group.builtAt >= settings.timeoutMinutes * 60_000;
  return !passed && late ? 'timeout' : null;
}

/** Builds and judges the entries in their order. @returns whether one had to leave */
async function prepare(queue: Queue): Promise<boolean> {
  const { store, place, branch, settings } = queue;
  let base = branchHead(place.repository, branch);
  for (const entry of entriesOf(store.state, place.repository, branch).slice(0, settings.maxToBuild)) {
    if (base === undefined) return false;
    if (store.requestNumber - entry.enqueuedByRequest < store.settings.queueRequests) return false;
    let reason = await lost(queue, entry);
    if (reason === null && entry.group?.baseOid !== base)
      reason = (await build(queue, entry, base)) ? null : 'conflict';
    reason ??= judge(queue, entry);
    if (reason !== null) {
      await takeOut(store, place, { entry, reason });
      return true;
    }
    base = entry.group?.headOid;
  }
  return false;
}

/** The entries at the front that passed, as many as are merged at once; none while more are waited for. */
function mergeableFront({ store, place, branch, settings }: Queue): QueueEntry[] {
  const entries = entriesOf(store.state, place.repository, branch);
  const end = entries.findIndex((entry) => entry.state !== 'MERGEABLE');
  const front = entries.slice(0, end < 0 ? entries.length : end).slice(0, settings.maxToMerge);
  const oldest = front[0]?.group?.builtAt ?? store.clock();
  const waited = store.clock() - oldest >= settings.minWaitMinutes * 60_000;
  return front.length >= settings.minToMerge || waited ? front : [];
}

async function mergeFront(queue: Queue): Promise<boolean> {
  const { store, place } = queue;
  const front = mergeableFront(queue);
  for (const entry of front) {
    const pull = pullOf(queue, entry);
    const { group } = entry;
    if (pull === undefined || group === null) return false;
    const merging = mergingOf(store.state, place.repository.id);
    merging.entries = merging.entries.filter((one) => one !== entry);
    const made = { oid: group.headOid, signed: group.signed };
    await land(makingOf(queue, pull, group.baseOid), made);
    await dropGroup(store, place, entry);
  }
  return front.length > 0;
}

async function empty(queue: Omit<Queue, 'settings'>): Promise<boolean> {
  const { store, place, branch } = queue;
  const entries = entriesOf(store.state, place.repository, branch);
  for (const entry of entries) await takeOut(store, place, { entry, reason: 'rules' });
  return entries.length > 0;
}

/**
 * Moves every queue of a repository on: groups built in order, each on the one before, judged by the required
 * checks of their own commits, merged from the front, kicked out on failure, conflict or timeout.
 * HEADGREEN queues are worked as ALLGREEN. @returns whether anything was merged or had to leave
 */
export async function advanceQueues(store: Store, repository: Repository): Promise<boolean> {
  const branches = new Set(store.state.merging.get(repository.id)?.entries.map((entry) => entry.branch));
  if (branches.size === 0) return false;
  const bot = addUser(store, { login: QUEUE_LOGIN, type: 'Bot' });
  const place = { repository, actor: { login: bot.login, userId: bot.id, token: null } };
  let happened = false;
  for (const branch of branches) {
    const settings = queueSettings(store, repository, branch);
    const queue = { store, place, branch };
    if (settings === null) happened = (await empty(queue)) || happened;
    else
      happened =
        (await prepare({ ...queue, settings })) || (await mergeFront({ ...queue, settings })) || happened;
  }
  return happened;
}
