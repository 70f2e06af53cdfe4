/** A step's process, ended as GitHub ends it. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Waits {
  /** Milliseconds from SIGINT to SIGTERM. */
  readonly sigint: number;
  /** Milliseconds from SIGTERM to the end of the whole process tree. */
  readonly sigterm: number;
}

/** Fact: the runner waits 7.5 s and 2.5 s (ProcessInvoker.cs). */
export const GITHUB_WAITS: Waits = { sigint: 7500, sigterm: 2500 };

export interface ProcessPlan {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  readonly cancel: AbortSignal | undefined;
  readonly waits: Waits;
}

/** @returns the exit status; 137 where the process had to be killed, 130 or so where a signal ended it */
export function runProcess(plan: ProcessPlan): Promise<number> {
  const child = spawn(plan.file, [...plan.args], {
    cwd: plan.cwd,
    env: { ...plan.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const streams = [child.stdout, child.stderr].map((input) => {
    const lines = createInterface({ input });
    lines.on('line', plan.onLine);
    return new Promise((resolve) => lines.once('close', resolve));
  });
  const timers: NodeJS.Timeout[] = [];
  const later = (ms: number, signal: NodeJS.Signals, pid: number | undefined): void => {
    timers.push(setTimeout(() => send(pid, signal), ms));
  };
  const cancel = (): void => {
    child.kill('SIGINT');
    later(plan.waits.sigint, 'SIGTERM', child.pid);
    later(
      plan.waits.sigint + plan.waits.sigterm,
      'SIGKILL',
      child.pid === undefined ? undefined : -child.pid,
    );
  };
  if (plan.cancel?.aborted === true) cancel();
  plan.cancel?.addEventListener('abort', cancel, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      for (const timer of timers) clearTimeout(timer);
      plan.cancel?.removeEventListener('abort', cancel);
      void Promise.all(streams).then(() => resolve(status ?? (signal === 'SIGKILL' ? 137 : 130)));
    });
  });
}

function send(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
