/** What the runner tells a step: contexts for expressions, variables for the process. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RunnerContext {
  /** The workflow's repository. */
  readonly repository: string;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly runAttempt: string;
  readonly workflow: string;
  readonly job: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** The job's GITHUB_TOKEN. */
  readonly token: string;
}

export interface RunnerEvent {
  readonly name: string;
  readonly payload: unknown;
}

/** Variables of this machine that a step gets; nothing else leaks into it. */
const PASSED = [
  'PATH',
  'HOME',
  'TMPDIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
];

function refName(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '');
}

/** The `github` context, as far as manifests and workflows use it. */
export function githubContext(context: RunnerContext, event: RunnerEvent): Readonly<Record<string, unknown>> {
  const [owner = ''] = context.repository.split('/');
  return {
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
    repository: context.repository,
    repository_owner: owner,
    run_id: context.runId,
    run_number: context.runNumber,
    run_attempt: context.runAttempt,
    sha: context.sha,
    token: context.token,
    workflow: context.workflow,
  };
}

/** GITHUB_* and RUNNER_* variables (runner, GitHubContext.cs); the event's payload is written to a file. */
export function stepVariables(
  context: RunnerContext,
  event: RunnerEvent,
  folders: { readonly temp: string; readonly workspace: string; readonly action: string },
): Record<string, string> {
  mkdirSync(folders.temp, { recursive: true });
  const eventPath = join(folders.temp, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event.payload ?? {}));
  const passed = PASSED.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name] ?? ''] as const],
  );
  const [owner = ''] = context.repository.split('/');
  return {
    ...Object.fromEntries(passed),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__run',
    GITHUB_ACTION_PATH: folders.action,
    GITHUB_ACTOR: context.actor,
    GITHUB_TRIGGERING_ACTOR: context.actor,
    GITHUB_API_URL: context.apiUrl,
    GITHUB_GRAPHQL_URL: context.graphqlUrl,
    GITHUB_SERVER_URL: context.serverUrl,
    GITHUB_BASE_REF: '',
    GITHUB_HEAD_REF: '',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_JOB: context.job,
    GITHUB_REF: context.ref,
    GITHUB_REF_NAME: refName(context.ref),
    GITHUB_REF_TYPE: context.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: context.repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RUN_ATTEMPT: context.runAttempt,
    GITHUB_RUN_ID: context.runId,
    GITHUB_RUN_NUMBER: context.runNumber,
    GITHUB_SHA: context.sha,
    GITHUB_WORKFLOW: context.workflow,
    GITHUB_WORKSPACE: folders.workspace,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_TEMP: folders.temp,
  };
}
