/** What the runner tells a step: contexts for expressions, variables for the process. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fields, text } from './yaml-values.ts';

export interface RunnerContext {
  /** The workflow's repository. */
  readonly repository: string;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly runAttempt: string;
  /** Name of the workflow. */
  readonly workflow: string;
  readonly job: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** The job's GITHUB_TOKEN. */
  readonly token: string;
  /** `owner/name/.github/workflows/file.yml@ref`; its variables are not set where it is absent. */
  readonly workflowRef?: string;
  readonly refProtected?: boolean;
}

export interface RunnerEvent {
  readonly name: string;
  readonly payload: unknown;
}

/** Variables of this machine that a step gets; nothing else leaks into it. */
const PASSED = ['PATH', 'HOME', 'TMPDIR', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap(
  (name) => (name.endsWith('_PROXY') ? [name, name.toLowerCase()] : [name]),
);

/** What of the `github` context becomes a GITHUB_ variable (runner, GitHubContext.cs). The token does not. */
const AS_VARIABLES = [
  'action',
  'action_path',
  'action_ref',
  'action_repository',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
];

function refName(ref: string): string {
  return ref.replace(/^refs\/(heads|tags|pull)\//, '');
}

/** Ids and refs as the event tells them. What it does not tell is not made up: its variable is not set. */
function fromPayload(payload: unknown): Readonly<Record<string, unknown>> {
  const event = fields(payload);
  const repository = fields(event['repository']);
  const pull = fields(event['pull_request']);
  return {
    actor_id: text(fields(event['sender'])['id']),
    repository_id: text(repository['id']),
    repository_owner_id: text(fields(repository['owner'])['id']),
    base_ref: text(fields(pull['base'])['ref']) ?? '',
    head_ref: text(fields(pull['head'])['ref']) ?? '',
  };
}

/** The `github` context, as far as manifests and workflows use it. */
export function githubContext(context: RunnerContext, event: RunnerEvent): Readonly<Record<string, unknown>> {
  return {
    ...fromPayload(event.payload),
    actor: context.actor,
    triggering_actor: context.actor,
    api_url: context.apiUrl,
    graphql_url: context.graphqlUrl,
    server_url: context.serverUrl,
    event: event.payload,
    event_name: event.name,
    job: context.job,
    ref: context.ref,
    ref_name: refName(context.ref),
    ref_protected: context.refProtected ?? false,
    ref_type: context.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: context.repository,
    repository_owner: context.repository.split('/')[0] ?? '',
    repositoryUrl: context.serverUrl.replace(/^https?/, 'git').concat(`/${context.repository}.git`),
    retention_days: '90',
    run_id: context.runId,
    run_number: context.runNumber,
    run_attempt: context.runAttempt,
    secret_source: 'Actions',
    sha: context.sha,
    token: context.token,
    workflow: context.workflow,
    ...(context.workflowRef === undefined
      ? {}
      : { workflow_ref: context.workflowRef, workflow_sha: context.sha }),
  };
}

/** The `runner` context. It has no tool cache: nothing is installed on this machine. */
export function runnerContext(temp: string): Readonly<Record<string, string>> {
  return { os: 'Linux', arch: 'X64', name: 'sandbox', environment: 'self-hosted', temp };
}

/** Where a step finds its files, and which action it is. */
export interface StepPlace {
  /** The step's own folder. */
  readonly folder: string;
  /** RUNNER_TEMP, which outlives the step. */
  readonly temp: string;
  readonly workspace: string;
  /** `__run`, or the step's id or the action's name. */
  readonly action: string;
  readonly actionPath?: string;
  /** `owner/name` and ref of an action that is not of the workflow's own repository. */
  readonly actionRepository?: string;
  readonly actionRef?: string;
}

/** The few variables of this machine that every step gets. */
export function machineVariables(): Record<string, string> {
  return Object.fromEntries(
    PASSED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** GITHUB_* and RUNNER_* variables; the event's payload is written to a file. */
export function stepVariables(
  context: RunnerContext,
  event: RunnerEvent,
  place: StepPlace,
): Record<string, string> {
  mkdirSync(place.folder, { recursive: true });
  const eventPath = join(place.folder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event.payload ?? {}));
  const github: Readonly<Record<string, unknown>> = {
    ...githubContext(context, event),
    action: place.action,
    action_path: place.actionPath,
    action_ref: place.actionRef ?? '',
    action_repository: place.actionRepository ?? '',
    event_path: eventPath,
    workspace: place.workspace,
  };
  const told = AS_VARIABLES.flatMap((name) =>
    github[name] === undefined ? [] : [[`GITHUB_${name.toUpperCase()}`, String(github[name])]],
  );
  const runner = Object.entries(runnerContext(place.temp)).map(([name, value]) => [
    `RUNNER_${name.toUpperCase()}`,
    value,
  ]);
  return { CI: 'true', GITHUB_ACTIONS: 'true', ...Object.fromEntries([...told, ...runner]) };
}
