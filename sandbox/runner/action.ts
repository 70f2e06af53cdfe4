/** A JavaScript action in a job: its `pre`, `main` and `post`, and what it keeps between them. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { githubContext, runnerContext } from './environment.ts';
import { type Contexts, isTrue, type JobStatus } from './expressions.ts';
import { inputVariables, warnOfInputs } from './inputs.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type JobSide, type Limits, newOutput, runStepProcess, type StepEnd } from './step.ts';

export type Stage = 'pre' | 'main' | 'post';

export interface ActionPlace {
  /** Folder with action.yml. */
  readonly path: string;
  /** The step's id, or a name made of the action's. */
  readonly id: string;
  /** `owner/name` and ref, for an action that is not of the workflow's own repository. */
  readonly repository?: string;
  readonly ref?: string;
}

/** What a stage runs with; in a workflow it is evaluated anew for each. */
export interface StageCall {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly status: JobStatus;
  readonly limits: Limits;
  /** Further contexts: `matrix`, `strategy`, `job`, `env`. */
  readonly contexts?: Contexts;
}

/** The Node 24 that comes as a package; the binary that runs this where that is one. */
function node24(): string {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  return join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
}

export class Action {
  readonly manifest: Manifest;
  readonly #place: ActionPlace;
  readonly #job: JobSide;
  #state: Readonly<Record<string, string>> = {};
  #started = false;

  /** @throws Error what GitHub would refuse in its manifest */
  constructor(place: ActionPlace, job: JobSide) {
    this.manifest = readManifest(place.path);
    this.#place = place;
    this.#job = job;
  }

  /** GITHUB_STATE so far. */
  get state(): Readonly<Record<string, string>> {
    return this.#state;
  }

  /** @returns undefined where the action has no such stage, or its condition does not hold */
  async run(stage: Stage, call: StageCall): Promise<StepEnd | undefined> {
    const { pre, preIf, main, post, postIf } = this.manifest;
    const script = { pre, main, post }[stage];
    if (script === undefined || (stage === 'post' && !this.#started)) return undefined;
    const contexts = this.#contexts(call);
    if (stage !== 'main' && !isTrue({ pre: preIf, post: postIf }[stage], contexts, call.status))
      return undefined;
    this.#started = true;
    const ended = await this.#runScript(script, call, contexts);
    this.#state = { ...this.#state, ...ended.state };
    return ended;
  }

  #contexts(call: StageCall): Contexts {
    const { context, event, workspace } = this.#job;
    const github = { ...githubContext(context, event), workspace, action_path: this.#place.path };
    const job = { status: call.status };
    return {
      env: call.env,
      job,
      strategy: {},
      matrix: {},
      ...call.contexts,
      github,
      runner: runnerContext(''),
    };
  }

  #runScript(script: string, call: StageCall, contexts: Contexts): Promise<StepEnd> {
    const output = newOutput(this.#job);
    warnOfInputs(this.manifest, call.inputs, output);
    const file = join(this.#place.path, script);
    if (!existsSync(file)) output.fail(`File not found: '${file}'`);
    const states = Object.entries(this.#state).map(([key, value]) => [`STATE_${key}`, value]);
    const { path, id, repository, ref } = this.#place;
    const step = {
      job: this.#job,
      file: existsSync(file) ? node24() : 'false',
      args: () => [file],
      cwd: this.#job.workspace,
      env: call.env,
      variables: {
        ...inputVariables(this.manifest, call.inputs, contexts),
        ...Object.fromEntries(states),
      },
      path: call.path,
      action: id,
      actionPath: path,
      limits: call.limits,
      ...(repository === undefined ? {} : { actionRepository: repository }),
      ...(ref === undefined ? {} : { actionRef: ref }),
    };
    return runStepProcess(step, output);
  }
}
