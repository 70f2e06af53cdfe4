/** A `run:` step: bash with the options that the runner gives it. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type JobSide, type Limits, newOutput, runStepProcess, type StepEnd } from './step.ts';

export interface ScriptStep {
  readonly script: string;
  /** As the step names it; the runner gives bash more options where it is named than where it is the default. */
  readonly shell: string | undefined;
  /** Relative to the workspace. */
  readonly workingDirectory: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly limits: Limits;
}

const SHELLS: Readonly<Record<string, readonly string[]>> = {
  '': ['-e'],
  bash: ['--noprofile', '--norc', '-e', '-o', 'pipefail'],
};

/** @throws Error a shell that this runner does not run */
export async function runScript(step: ScriptStep, job: JobSide): Promise<StepEnd> {
  const options = SHELLS[step.shell ?? ''];
  if (options === undefined) throw new Error(`shell: this runner runs bash, not "${step.shell}"`);
  const output = newOutput(job);
  const ended = await runStepProcess(
    {
      job,
      file: 'bash',
      args: (temp) => {
        const file = join(temp, 'script.sh');
        writeFileSync(file, step.script);
        return [...options, file];
      },
      cwd: resolve(job.workspace, step.workingDirectory ?? '.'),
      env: step.env,
      variables: {},
      path: step.path,
      action: '__run',
      limits: step.limits,
    },
    output,
  );
  if (ended.conclusion === 'failure' && ended.exitCode !== 0)
    output.fail(`Process completed with exit code ${ended.exitCode}.`);
  return ended;
}
