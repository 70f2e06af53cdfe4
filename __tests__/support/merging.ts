/** A world in which proposals are merged: an App that may read checks, people who review, and rules. */
import type { Play } from '../../sandbox/scenario/play.ts';
import type { Step as Act } from '../../sandbox/scenario/script.ts';
import type { PullRequest, RepositorySettings } from '../../sandbox/store/model.ts';
import { type Step, type StepResult, startStep } from './step.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export const BRANCH = 'gitops-release/production/shop';

type Inputs = Readonly<Record<string, string>>;

export interface MergingWorld extends World {
  /** One run of the update of the shop in production, with these inputs more. */
  release(inputs?: Inputs, env?: Inputs): Promise<StepResult>;
  start(inputs?: Inputs, env?: Inputs): Step;
  /** What people and CI do meanwhile. */
  play(...steps: readonly Act[]): Promise<Play>;
  pulls(): readonly PullRequest[];
  /** Names of the requests so far. */
  operations(): readonly string[];
  head(branch?: string): string;
  /** A ruleset on the default branch, with rules of the kinds that are named. */
  require(rules: Required): void;
  /** Time goes by for GitHub too: it counts in requests. */
  tick(): Promise<void>;
  settings(settings: Partial<RepositorySettings>): void;
  /** Somebody pushes to the base: a file that no proposal touches. */
  moveBase(file?: string): Promise<string>;
}

interface Required {
  readonly reviews?: number;
  readonly dismissStale?: boolean;
  readonly methods?: readonly string[];
  readonly checks?: readonly string[];
  readonly strict?: boolean;
  readonly linear?: boolean;
  readonly queue?: boolean;
}

const QUEUE = {
  merge_method: 'SQUASH',
  grouping_strategy: 'ALLGREEN',
  check_response_timeout_minutes: 60,
  max_entries_to_build: 5,
  max_entries_to_merge: 5,
  min_entries_to_merge: 1,
  min_entries_to_merge_wait_minutes: 0,
};

/** Rules as REST writes them. */
export function rulesOf({ reviews, dismissStale, methods, checks, strict, linear, queue }: Required) {
  const review = {
    required_approving_review_count: reviews ?? 0,
    dismiss_stale_reviews_on_push: dismissStale ?? false,
    ...(methods === undefined ? {} : { allowed_merge_methods: methods }),
  };
  const status = {
    strict_required_status_checks_policy: strict ?? false,
    required_status_checks: (checks ?? []).map((context) => ({ context })),
  };
  return [
    ...(reviews === undefined && methods === undefined ? [] : [{ type: 'pull_request', parameters: review }]),
    ...(checks === undefined ? [] : [{ type: 'required_status_checks', parameters: status }]),
    ...(linear === true ? [{ type: 'required_linear_history' }] : []),
    ...(queue === true ? [{ type: 'merge_queue', parameters: QUEUE }] : []),
  ];
}

/** Auto-merge is allowed, unless the options say otherwise. */
export async function openMergingWorld(options: WorldOptions = {}): Promise<MergingWorld> {
  const permissions = { checks: 'read', statuses: 'read', ...options.permissions } as const;
  const settings = { allowAutoMerge: true, ...options.settings };
  const world = await openWorld({ ...options, permissions, settings });
  const { sandbox } = world;
  sandbox.addCollaborator('acme/config', 'carol', 'write');
  const repository = sandbox.repository('acme/config');
  const start = (inputs: Inputs = {}, env: Inputs = {}): Step =>
    startStep(sandbox, { inputs: { ...world.inputs, ...inputs }, env });
  return {
    ...world,
    start,
    release: (inputs, env) => start(inputs, env).result,
    play: (...steps) => sandbox.play({ steps }),
    pulls: () => [...repository.pulls.values()],
    operations: () => sandbox.log.entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`),
    head: (branch = repository.defaultBranch) => world.git('rev-parse', branch).trim(),
    require: (required) => {
      sandbox.addRuleset('acme/config', { name: 'production', rules: rulesOf(required) });
    },
    tick: async () => void (await (await fetch(`${sandbox.apiUrl}/repos/acme/config`)).text()),
    settings: (changed) => Object.assign(repository.settings, changed),
    moveBase: (file = 'README.md') =>
      sandbox.pushCommit({
        repo: 'acme/config',
        branch: repository.defaultBranch,
        author: 'alice',
        message: `Change ${file}`,
        files: { [file]: `${Date.now()}\n` },
      }),
  };
}

/** Opens a world for one test and stops it afterwards; such tests can run side by side. */
export async function inWorld(
  act: (world: MergingWorld) => Promise<void>,
  options: WorldOptions = {},
): Promise<void> {
  const world = await openMergingWorld(options);
  try {
    await act(world);
  } finally {
    await world.stop();
  }
}
