/** The journey's world: environments with rules between them, in a GitHub of its own, and people who review. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogEntry } from '../sandbox/http/log.ts';
import { type ActionRun, runAction } from '../sandbox/runner/run-action.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { checksRule, pullRequestRule } from '../sandbox/store/seed-rules.ts';

const root = join(import.meta.dirname, '..');
const CONTENT = join(root, 'sandbox', 'config-repository');
const CONFIG = 'acme/config';

export const CONFIG_FILE = `version: 1
environments:
  - name: dev
    path: apps/{app}/overlays/dev
    delivery: commit
  - name: staging
    path: apps/{app}/overlays/staging
    from: dev
    merge: auto
  - name: production
    path: apps/{app}/overlays/production
    from: staging
    merge: wait
    protection: { code-owner-reviews: true, required-checks: [render] }
    verify: { operator: flux, timeout: 30s, on-failure: rollback }
release:
  tag: "v{version}"
  channel: "{environment}"
`;

export interface JourneyStep {
  readonly run: ActionRun;
  readonly requests: readonly LogEntry[];
}

export interface BuiltCommit {
  readonly repository: string;
  readonly sha: string;
}

export interface Journey {
  readonly sandbox: Sandbox;
  /** Runs the built action in a workflow of the config repository, or of the one where a commit was built. */
  step(inputs: Readonly<Record<string, string>>, built?: BuiltCommit): Promise<JourneyStep>;
  /** Flux posts what became of the head of main. */
  flux(state: 'success' | 'failure', description: string): void;
  /** Leaves the text of a pull request in a file. @returns its path */
  keep(pullRequest: number, name: string): string;
  /** `open`, `closed` or `merged`. */
  stateOf(pullRequest: number): string;
  close(): Promise<void>;
}

function filesBelow(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Object.fromEntries(
    names.map((each) => {
      const path = join(each.parentPath, each.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

/** Everybody may propose; production belongs to carol; the App may commit to dev, past the rule for pull requests. */
async function populate(sandbox: Sandbox) {
  const files = {
    ...filesBelow(CONTENT),
    '.gitops-release.yaml': CONFIG_FILE,
    '.github/CODEOWNERS': 'apps/*/overlays/production/ @carol\n',
  };
  const collaborators = { alice: 'write', carol: 'write' } as const;
  for (const login of ['alice', 'carol', 'flux']) sandbox.addUser({ login });
  const repository = await sandbox.addRepository({ owner: 'acme', name: 'config', files, collaborators });
  repository.settings.allowAutoMerge = true;
  const permissions = {
    contents: 'write',
    pull_requests: 'write',
    checks: 'read',
    statuses: 'write',
    deployments: 'write',
    administration: 'read',
    metadata: 'read',
  } as const;
  const app = sandbox.addApp({ slug: 'release-bot', installOn: 'acme', permissions, repositories: [CONFIG] });
  sandbox.addRuleset(CONFIG, {
    name: 'main',
    rules: [pullRequestRule({ codeOwners: true }), checksRule(['render'])],
    bypassActors: [{ actorType: 'Integration', actorId: app.app.id, bypassMode: 'always' }],
  });
  return app;
}

export async function openJourney(): Promise<Journey> {
  const sandbox = await startSandbox();
  const { app, privateKey } = await populate(sandbox);
  const token = sandbox.addToken({
    kind: 'github-token',
    permissions: { contents: 'read' },
    repositories: [CONFIG],
  }).value;
  let runs = 0;
  return {
    sandbox,
    async step(inputs, built) {
      runs += 1;
      sandbox.log.clear();
      const run = await runAction({
        actionPath: root,
        env: {},
        secrets: [privateKey],
        inputs: {
          repository: CONFIG,
          diff: 'none',
          'app-id': String(app.id),
          'private-key': privateKey,
          ...inputs,
        },
        context: {
          repository: CONFIG,
          sha: sandbox.repository(CONFIG).refs.get('refs/heads/main') ?? '',
          ...built,
          ref: 'refs/heads/main',
          actor: 'alice',
          runId: String(2000 + runs),
          runNumber: String(runs),
          runAttempt: '1',
          workflow: 'release',
          job: 'release',
          serverUrl: sandbox.url,
          apiUrl: sandbox.apiUrl,
          graphqlUrl: sandbox.graphqlUrl,
          token,
        },
      });
      return { run, requests: [...sandbox.log.entries] };
    },
    flux(state, description) {
      const head = sandbox.repository(CONFIG).refs.get('refs/heads/main') ?? '';
      const context = 'kustomization/shop/0c9c2e41';
      sandbox.status(CONFIG, head, { context, state, login: 'flux', description });
    },
    keep(number, name) {
      const folder = join(root, 'build', 'demo');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), sandbox.repository(CONFIG).pulls.get(number)?.body ?? '');
      return `build/demo/${name}`;
    },
    stateOf(number) {
      const pull = sandbox.repository(CONFIG).pulls.get(number);
      return pull?.merged === true ? 'merged' : (pull?.state ?? 'not there');
    },
    close: () => sandbox.stop(),
  };
}
