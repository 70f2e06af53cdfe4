/** Runs a program and tells what it and all that it starts have used. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Used {
  readonly seconds: number;
  /** Seconds of processor, of the program and of what it has started. */
  readonly processor: number;
  /** Most memory of all that it has started, together, in MiB; undefined where the system does not tell. */
  readonly childrenPeak: number | undefined;
  readonly output: string;
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const EVERY_MS = 50;

/** @throws Error where the program fails */
export async function measure({ command, args, cwd, env = process.env }: Program): Promise<Used> {
  const started = performance.now();
  // the shell's `times` tells what its children have used, and those of theirs that have ended
  const script = '"$@"; status=$?; times >&2; exit $status';
  const child = spawn('sh', ['-c', script, 'sh', command, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    texts.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    texts.stderr += chunk;
  });
  let peak: number | undefined;
  const timer = setInterval(() => {
    const now = memoryBelow(child.pid ?? 0);
    if (now !== undefined) peak = Math.max(peak ?? 0, now);
  }, EVERY_MS);
  const status = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${texts.stderr.slice(0, 2000)}`);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, processor: processorTime(texts.stderr), childrenPeak: peak, output: texts.stdout };
}

/** The second of two lines like `0m1.230000s 0m0.410000s`: user and system of the children. */
function processorTime(text: string): number {
  const line = text.trimEnd().split('\n').at(-1) ?? '';
  const parts = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** Memory of all that the program (the shell's child) has started, in MiB. */
function memoryBelow(shell: number): number | undefined {
  try {
    const grandchildren = childrenOf(shell).flatMap(childrenOf);
    return grandchildren.flatMap(withDescendants).reduce((sum, pid) => sum + residentOf(pid), 0);
  } catch {
    return undefined;
  }
}

function withDescendants(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(withDescendants)];
}

/** Source: proc(5), /proc/[pid]/task/[tid]/children. */
function childrenOf(pid: number): readonly number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const lists = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'));
    return lists.flatMap((list) =>
      list
        .split(' ')
        .filter((each) => each !== '')
        .map(Number),
    );
  } catch {
    return [];
  }
}

function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
