/** Where a run comes from, read from the runner's environment and the event's payload. */
import type { Connection, Provenance } from './request.ts';

/** Variables of the process, as GitHub's runner sets them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One property of a value of unknown shape; undefined where there is none. */
export function property(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? (Reflect.get(inner, name) as unknown) : undefined,
    value,
  );
}

function sha(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? value : undefined;
}

/**
 * The commit that was built. On `pull_request` GITHUB_SHA is a throw-away test merge, on `workflow_run` the
 * default branch's tip (docs: events that trigger workflows), so the payload decides there.
 */
function sourceSha(environment: Environment, event: unknown): string | undefined {
  return (
    sha(property(event, 'pull_request', 'head', 'sha')) ??
    sha(property(event, 'workflow_run', 'head_sha')) ??
    sha(environment['GITHUB_SHA'])
  );
}

/** @param event the parsed payload, undefined outside GitHub Actions */
export function readProvenance(environment: Environment, event: unknown): Provenance {
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const repository = environment['GITHUB_REPOSITORY'];
  const commit = sourceSha(environment, event);
  const runId = environment['GITHUB_RUN_ID'];
  const known = repository !== undefined && /^[\w.-]+\/[\w.-]+$/.test(repository) ? repository : undefined;
  return {
    source:
      known === undefined || commit === undefined
        ? undefined
        : { repository: known, sha: commit, url: `${server}/${known}/commit/${commit}` },
    run:
      known === undefined || runId === undefined || !/^\d+$/.test(runId)
        ? undefined
        : {
            url: `${server}/${known}/actions/runs/${runId}`,
            attempt: environment['GITHUB_RUN_ATTEMPT'] ?? '1',
          },
    actor: environment['GITHUB_TRIGGERING_ACTOR'] ?? environment['GITHUB_ACTOR'],
  };
}

/** Events by which a workflow builds the commit that they are about. */
const BUILDING = ['push', 'pull_request', 'merge_group', 'workflow_run', 'release'];

/**
 * A run in the config repository builds no image of its commit, whoever asked for it; unless the sources stand in the
 * same repository, where an event of theirs started it.
 */
export function withoutOwnSource(
  provenance: Provenance,
  { repository: { owner, name }, workflowRepository }: Pick<Connection, 'repository' | 'workflowRepository'>,
  environment: Environment,
): Provenance {
  const isOwn = workflowRepository?.toLowerCase() === `${owner}/${name}`.toLowerCase();
  const builds = BUILDING.includes(environment['GITHUB_EVENT_NAME'] ?? '');
  return isOwn && !builds ? { ...provenance, source: undefined } : provenance;
}

/** Default branch of the workflow's own repository, as the payload tells it. */
export function eventDefaultBranch(event: unknown): string | undefined {
  const name = property(event, 'repository', 'default_branch');
  return typeof name === 'string' ? name : undefined;
}
