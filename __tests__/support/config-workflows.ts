/** Pull requests of the config repository, and the workflows that they start there. */
import { dirname, join } from 'node:path';
import { Artifacts } from '../../sandbox/runner/artifacts.ts';
import { checkout } from '../../sandbox/runner/checkout.ts';
import { pullRequestEvent, type Started, workflowRunEvent } from '../../sandbox/runner/events.ts';
import { runWorkflow, type WorkflowRun } from '../../sandbox/runner/run-workflow.ts';
import { toolPath } from '../../scripts/kubectl.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

const root = join(import.meta.dirname, '..', '..');
const CONFIG = 'acme/config';

/** Path to content, as a person pushes it. */
export type Files = Readonly<Record<string, string>>;

export interface Ran {
  readonly runId: string;
  readonly started: Started;
  readonly run: WorkflowRun;
}

export interface ConfigWorkflows {
  readonly world: World;
  readonly artifacts: Artifacts;
  /** Somebody changes files on a branch and opens a pull request. @returns its number */
  propose(login: string, files: Files, options?: { readonly fork: boolean }): Promise<number>;
  /** Somebody pushes another's commit to the same branch of their fork, and opens a pull request from there. */
  copy(login: string, commit: string): Promise<number>;
  /** The same branch gets another commit. */
  push(login: string, files: Files, options?: { readonly fork: boolean }): Promise<string>;
  /** Runs a file of docs/workflows for a pull request. */
  onPullRequest(name: string, number: number, action?: 'opened' | 'synchronize'): Promise<Ran>;
  /** Runs a file of docs/workflows because a run has ended. */
  after(ran: Ran, name: string): Promise<WorkflowRun>;
  run(name: string, started: Started): Promise<Ran>;
  /** Comments of the pull requests, in order. */
  comments(): readonly { readonly author: string; readonly body: string }[];
  /** What the last run has asked of the API, without Git's own requests. */
  operations(): readonly string[];
  stop(): Promise<void>;
}

export async function openConfigWorkflows(options: WorldOptions = {}): Promise<ConfigWorkflows> {
  const world = await openWorld(options);
  const { sandbox } = world;
  const artifacts = new Artifacts(
    (token) => sandbox.store.state.tokens.get(token)?.permissions['actions'] !== undefined,
  );
  let runs = 0;

  const push: ConfigWorkflows['push'] = async (login, files, { fork } = { fork: false }) => {
    const repo = fork ? await forkOf(world, login) : CONFIG;
    return sandbox.pushCommit({ repo, branch: 'change', author: login, message: 'Change', files });
  };

  const run: ConfigWorkflows['run'] = async (name, started) => {
    runs += 1;
    const runId = String(1000 + runs);
    sandbox.log.clear();
    const ended = await runWorkflow({
      file: join(root, 'docs', 'workflows', name),
      event: started.event,
      context: contextOf(world, started, runId),
      actions: { 'gitops-release/gitops-release-action': root },
      workflows: {
        'gitops-release/gitops-release-action/.github/workflows/rendered-diff.yml': join(
          root,
          '.github/workflows/rendered-diff.yml',
        ),
      },
      standIns: { 'actions/checkout': checkout, ...artifacts.standIns },
      tools: [dirname(toolPath('kubectl')), dirname(toolPath('helm'))],
      secrets: { DEPLOY_KEY: 'not-for-strangers' },
      token: (permissions) => githubToken(world, permissions),
    });
    return { runId, started, run: ended };
  };

  return {
    world,
    artifacts,
    push,
    run,
    propose: async (login, files, where) => {
      await push(login, files, where);
      return openPull(world, login, where?.fork === true ? `${login}:change` : 'change');
    },
    copy: async (login, commit) => {
      const fork = sandbox.repository(await forkOf(world, login));
      const ref = 'refs/heads/change';
      await sandbox.store.git(fork).updateRefs([{ ref, after: commit }]);
      fork.refs.set(ref, commit);
      return openPull(world, login, `${login}:change`);
    },
    onPullRequest: async (name, number, action = 'opened') =>
      run(name, await pullRequestEvent(sandbox, CONFIG, { number, action })),
    after: async (ran, name) =>
      (await run(name, await workflowRunEvent(sandbox, CONFIG, { name: 'rendered diff', ...ran }))).run,
    comments: () =>
      [...sandbox.repository(CONFIG).comments.values()].map(({ author, body }) => ({ author, body })),
    operations: () => {
      const asked = sandbox.log.entries.filter(({ path }) => path.startsWith('/api/'));
      return asked.map(({ operation, method, path }) => operation ?? `${method} ${path}`);
    },
    stop: async () => {
      artifacts.remove();
      await world.stop();
    },
  };
}

function contextOf({ sandbox }: World, { sha, ref }: Started, runId: string) {
  return {
    repository: CONFIG,
    sha,
    ref,
    actor: 'alice',
    runId,
    runNumber: '7',
    runAttempt: '1',
    serverUrl: sandbox.url,
    apiUrl: sandbox.apiUrl,
    graphqlUrl: sandbox.graphqlUrl,
  };
}

function githubToken({ sandbox }: World, permissions: Readonly<Record<string, string>>): string {
  const granted = Object.entries(permissions).map(([name, level]) => [
    name.replaceAll('-', '_'),
    level as 'read' | 'write',
  ]);
  return sandbox.addToken({
    kind: 'github-token',
    permissions: Object.fromEntries(granted),
    repositories: [CONFIG],
  }).value;
}

/** The person's fork; made where there is none. */
async function forkOf({ sandbox }: World, login: string): Promise<string> {
  const name = `${login}/config`;
  if (sandbox.store.find(login, 'config') !== null) return name;
  const repository = sandbox.repository(CONFIG);
  await sandbox.addRepository({
    owner: login,
    ownerType: 'User',
    name: 'config',
    forkOf: repository.id,
    bare: sandbox.store.git(repository).directory,
  });
  return name;
}

async function openPull({ sandbox }: World, login: string, head: string): Promise<number> {
  const token = sandbox.addToken({ kind: 'user-classic', login, scopes: ['repo'] }).value;
  const response = await fetch(`${sandbox.apiUrl}/repos/${CONFIG}/pulls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ title: 'Change', head, base: 'main' }),
  });
  if (response.status !== 201) throw new Error(await response.text());
  return ((await response.json()) as { readonly number: number }).number;
}
