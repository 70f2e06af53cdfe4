/** A `run:` step: bash with the options that the runner gives it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunnerContext, type RunnerEvent, stepVariables } from './environment.ts';
import { makeCommandFiles, readPairs } from './file-commands.ts';
import { StepOutput } from './output.ts';
import { GITHUB_WAITS, runProcess } from './process.ts';

export interface ScriptStep {
  readonly script: string;
  readonly context: RunnerContext;
  readonly event: RunnerEvent;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface ScriptRun {
  readonly conclusion: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: readonly string[];
}

export async function runScript(step: ScriptStep): Promise<ScriptRun> {
  const temp = mkdtempSync(join(tmpdir(), 'script-'));
  try {
    const files = makeCommandFiles(join(temp, 'files'));
    const script = join(temp, 'script.sh');
    writeFileSync(script, step.script);
    const output = new StepOutput();
    output.addMask(step.context.token);
    const variables = stepVariables(step.context, step.event, {
      temp,
      workspace: step.workspace,
      action: '',
    });
    const status = await runProcess({
      file: 'bash',
      args: ['--noprofile', '--norc', '-e', '-o', 'pipefail', script],
      cwd: step.workspace,
      env: { ...variables, ...step.env, ...files },
      onLine: (line) => output.take(line),
      cancel: undefined,
      waits: GITHUB_WAITS,
    });
    return {
      conclusion: status === 0 ? 'success' : 'failure',
      outputs: readPairs(files.GITHUB_OUTPUT),
      log: output.lines,
    };
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}
