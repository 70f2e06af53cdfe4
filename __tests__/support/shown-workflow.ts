/** Runs a workflow file that users copy, as it stands, by the sandbox's runner. */
import { join } from 'node:path';
import { runWorkflow, type WorkflowOptions, type WorkflowRun } from '../../sandbox/runner/run-workflow.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

const root = join(import.meta.dirname, '..', '..');
const ACTION = 'gitops-release/gitops-release-action';
const UPDATE = '.github/workflows/update.yml';

export interface ShownWorkflow {
  /** Name of a file in docs/workflows. */
  readonly name: string;
  readonly event: WorkflowOptions['event'];
  /** The repository that it runs in; default: the config repository. */
  readonly repository?: string;
  readonly sha?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly standIns?: WorkflowOptions['standIns'];
}

/** The job's token has what the file's `permissions` say, for the config repository. */
export function runShown(
  sandbox: Sandbox,
  {
    name,
    event,
    repository = 'acme/config',
    sha = '0123456789abcdef'.repeat(3).slice(0, 40),
    ...more
  }: ShownWorkflow,
): Promise<WorkflowRun> {
  return runWorkflow({
    standIns: {},
    ...more,
    file: join(root, 'docs', 'workflows', name),
    event,
    context: {
      repository,
      sha,
      ref: 'refs/heads/main',
      actor: 'alice',
      runId: '42',
      runNumber: '7',
      runAttempt: '1',
      serverUrl: sandbox.url,
      apiUrl: sandbox.apiUrl,
      graphqlUrl: sandbox.graphqlUrl,
    },
    actions: { [ACTION]: root },
    workflows: { [`${ACTION}/${UPDATE}`]: join(root, UPDATE) },
    token: (permissions) => tokenWith(sandbox, permissions),
  });
}

function tokenWith(sandbox: Sandbox, permissions: Readonly<Record<string, string>>): string {
  const levels = Object.entries(permissions).map(([key, level]) => [
    key.replaceAll('-', '_'),
    level as 'read' | 'write',
  ]);
  const granted = Object.fromEntries(levels) as Record<string, 'read' | 'write'>;
  return sandbox.addToken({ kind: 'github-token', permissions: granted, repositories: ['acme/config'] })
    .value;
}
