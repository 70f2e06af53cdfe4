import type { Access } from '../store/model.ts';
import {
  type Check,
  count,
  duration,
  either,
  flag,
  isRecord,
  listOf,
  mapOf,
  oneOf,
  person,
  record,
  text,
  word,
  yes,
} from './checks.ts';

type Where = 'head' | 'merge-group';
type By<More = object> = string | ({ readonly by: string } & More);

/** What has to be so before a step is done; all that are given must hold. */
export interface Conditions {
  readonly 'pull-request'?: 'opened' | 'closed' | 'merged' | 'draft' | 'ready';
  /** So many more requests read the pull request since the step before. */
  readonly reads?: number;
  readonly 'update-branch'?: 'asked' | 'done';
  /** Name of a check or status on the head; with `is`. */
  readonly check?: string;
  /** Login whose latest opinion is meant; with `is`. */
  readonly review?: string;
  readonly is?: string;
  readonly merged?: boolean;
  readonly 'auto-merge'?: 'enabled' | 'disabled';
  readonly 'merge-queue'?: 'entered' | 'building' | 'left';
  /** `mergeStateStatus`, in lower case. */
  readonly state?: string;
}

/** What the outside world does. `base` and `head` stand for the pull request's branches. */
export interface Actions {
  readonly check?: {
    readonly name: string;
    readonly conclusion?: string;
    readonly status?: string;
    readonly app?: string;
    readonly on?: Where;
  };
  readonly status?: {
    readonly context: string;
    readonly state: string;
    readonly description?: string;
    readonly by?: string;
    readonly on?: Where;
  };
  readonly approve?: string;
  readonly 'request-changes'?: By<{ readonly body?: string }>;
  /** Whose opinion is dismissed. */
  readonly dismiss?: string;
  readonly 'comment-thread'?: By<{ readonly path?: string; readonly line?: number; readonly body?: string }>;
  readonly 'resolve-threads'?: true | string;
  readonly push?: {
    readonly branch: string;
    readonly files: Readonly<Record<string, string | null>>;
    readonly by: string;
    readonly message?: string;
  };
  readonly close?: string;
  readonly reopen?: string;
  readonly draft?: string;
  readonly ready?: string;
  readonly merge?: By<{ readonly method?: 'merge' | 'squash' | 'rebase' }>;
  readonly enqueue?: string;
  readonly dequeue?: string;
  readonly 'rename-branch'?: { readonly from: string; readonly to: string; readonly by?: string };
  readonly 'delete-branch'?: string;
  readonly 'change-rules'?: {
    /** Takes all rules away first. */
    readonly clear?: boolean;
    readonly protect?: Readonly<Record<string, unknown>>;
    readonly ruleset?: Readonly<Record<string, unknown>>;
    readonly settings?: Readonly<Record<string, boolean>>;
  };
}

export interface Step extends Actions {
  readonly name?: string;
  /** Time since the step before. */
  readonly after?: string;
  /** Of a list, all must hold. */
  readonly when?: Conditions | readonly Conditions[];
}

export interface Script {
  /** `owner/name`; the sandbox's only one without. */
  readonly repository?: string;
  /** Number; the newest without. */
  readonly 'pull-request'?: number;
  /** Login to access: whose reviews count, who may merge. */
  readonly people?: Readonly<Record<string, Access>>;
  readonly steps: readonly Step[];
}

const ON = word('head', 'merge-group');
const CONCLUSIONS = ['success', 'failure', 'neutral', 'cancelled', 'skipped', 'timed_out', 'action_required'];
const fileText: Check = (value, spot) => {
  if (value !== null && typeof value !== 'string') text('text, or null to remove the file')(value, spot);
};

const ANY: Check = () => undefined;
const PROTECTION = record({
  pattern: text(),
  requiredReviews: ANY,
  requiredStatusChecks: ANY,
  enforceAdmins: flag,
  requiredLinearHistory: flag,
  requiredSignatures: flag,
  requiredConversationResolution: flag,
  allowForcePushes: flag,
  allowDeletions: flag,
  blockCreations: flag,
  lockBranch: flag,
  restrictions: ANY,
});
const RULESET = record({
  name: text(),
  enforcement: word('active', 'evaluate', 'disabled'),
  include: listOf(text()),
  exclude: listOf(text()),
  'rules!': listOf(record({ 'type!': text(), parameters: mapOf(ANY) })),
});

/** What each action takes. */
const ACTIONS: Readonly<Record<string, Check>> = {
  check: oneOf(
    ['conclusion', 'status'],
    record({
      'name!': text(),
      conclusion: word(...CONCLUSIONS),
      status: word('queued', 'in_progress'),
      app: text('the slug of an App'),
      on: ON,
    }),
  ),
  status: record({
    'context!': text(),
    'state!': word('error', 'failure', 'pending', 'success'),
    description: text(),
    by: person,
    on: ON,
  }),
  approve: person,
  'request-changes': either(person, record({ 'by!': person, body: text() })),
  dismiss: person,
  'comment-thread': either(person, record({ 'by!': person, path: text(), line: count(1), body: text() })),
  'resolve-threads': (value, spot) => (typeof value === 'string' ? person : yes)(value, spot),
  push: record({ 'branch!': text(), 'files!': mapOf(fileText), 'by!': person, message: text() }),
  close: person,
  reopen: person,
  draft: person,
  ready: person,
  merge: either(person, record({ 'by!': person, method: word('merge', 'squash', 'rebase') })),
  enqueue: person,
  dequeue: person,
  'rename-branch': record({ 'from!': text(), 'to!': text(), by: person }),
  'delete-branch': text(),
  'change-rules': record({ clear: flag, protect: PROTECTION, ruleset: RULESET, settings: mapOf(flag) }),
};

const CHECK_STATES = ['expected', 'pending', 'failing', 'success', 'wrong-app'];
const REVIEW_STATES = ['approved', 'changes-requested', 'commented', 'dismissed'];
const CONDITIONS = record({
  'pull-request': word('opened', 'closed', 'merged', 'draft', 'ready'),
  reads: count(1),
  'update-branch': word('asked', 'done'),
  check: text(),
  review: person,
  is: text(),
  merged: flag,
  'auto-merge': word('enabled', 'disabled'),
  'merge-queue': word('entered', 'building', 'left'),
  state: word('behind', 'blocked', 'clean', 'dirty', 'unknown', 'unstable'),
});

const CONDITION: Check = (value, spot) => {
  CONDITIONS(value, spot);
  if (!isRecord(value)) return;
  const subjects = ['check', 'review'].filter((name) => name in value);
  const words = subjects[0] === 'review' ? REVIEW_STATES : CHECK_STATES;
  if (subjects.length === 2) spot.tell(spot.path, '"check" and "review" cannot share one "is"');
  else if (subjects.length === 1) word(...words)(value['is'], { ...spot, path: [...spot.path, 'is'] });
  else if ('is' in value) spot.tell([...spot.path, 'is'], '"is" belongs to a "check" or a "review"');
};

const WHEN: Check = (value, spot) => (Array.isArray(value) ? listOf(CONDITION) : CONDITION)(value, spot);

const STEP = oneOf(Object.keys(ACTIONS), record({ name: text(), after: duration, when: WHEN, ...ACTIONS }));

/** What a script must look like. */
export const SCRIPT: Check = record({
  repository: (value, spot) => {
    if (!/^[^/\s]+\/[^/\s]+$/.test(String(value))) text('owner/name')('', spot);
  },
  'pull-request': count(1),
  people: mapOf(word('read', 'triage', 'write', 'maintain', 'admin')),
  'steps!': listOf(STEP),
});
