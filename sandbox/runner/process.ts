/** A step's process, ended as GitHub ends it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { readLines } from './lines.ts';

export interface Waits {
  /** Milliseconds from SIGINT to SIGTERM. */
  readonly sigint: number;
  /** Milliseconds from SIGTERM to the end of the whole process tree. */
  readonly sigterm: number;
  /** Milliseconds that output is still read once the process itself has ended; 5,000 if absent. */
  readonly streams?: number;
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
  /** Milliseconds after which it is ended as by a cancellation. */
  readonly timeout: number | undefined;
  readonly waits: Waits;
}

export interface ProcessEnd {
  /** 128 and the signal's number where a signal ended it. */
  readonly exitCode: number;
  readonly ended: 'by itself' | 'cancelled' | 'timed out';
}

/** Runs the process in a group of its own, so that nothing of it is left afterwards. */
export async function runProcess(plan: ProcessPlan): Promise<ProcessEnd> {
  const child = spawn(plan.file, [...plan.args], {
    cwd: plan.cwd,
    env: { ...plan.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const streams = [child.stdout, child.stderr].map((stream) => readLines(stream, plan.onLine));
  const stopper = new Stopper(child, plan);
  try {
    const exitCode = await exitOf(child);
    await drained([child.stdout, child.stderr], streams, plan.waits.streams ?? 5000);
    return { exitCode, ended: stopper.why ?? 'by itself' };
  } finally {
    stopper.close();
    killGroup(child.pid);
  }
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve(status ?? 128 + constants.signals[signal ?? 'SIGKILL']));
  });
}

/** A child that outlives the process may hold its output open; the runner does not wait for it for ever. */
async function drained(
  streams: readonly Readable[],
  ends: readonly Promise<void>[],
  wait: number,
): Promise<void> {
  const timer = setTimeout(() => {
    for (const stream of streams) stream.destroy();
  }, wait);
  await Promise.all(ends);
  clearTimeout(timer);
}

/** Sends the signals of a cancellation to the entry process, and in the end to its whole group. */
class Stopper {
  why: 'cancelled' | 'timed out' | undefined;
  readonly #child: ChildProcess;
  readonly #plan: ProcessPlan;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #onAbort = (): void => this.#stop('cancelled');

  constructor(child: ChildProcess, plan: ProcessPlan) {
    this.#child = child;
    this.#plan = plan;
    if (plan.cancel?.aborted === true) this.#onAbort();
    plan.cancel?.addEventListener('abort', this.#onAbort, { once: true });
    if (plan.timeout !== undefined) this.#later(plan.timeout, () => this.#stop('timed out'));
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#plan.cancel?.removeEventListener('abort', this.#onAbort);
  }

  #stop(why: 'cancelled' | 'timed out'): void {
    if (this.why !== undefined) return;
    this.why = why;
    const { sigint, sigterm } = this.#plan.waits;
    this.#child.kill('SIGINT');
    this.#later(sigint, () => this.#child.kill('SIGTERM'));
    this.#later(sigint + sigterm, () => killGroup(this.#child.pid));
  }

  #later(ms: number, act: () => void): void {
    this.#timers.push(setTimeout(act, ms));
  }
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
