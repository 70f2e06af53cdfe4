/** Runs one program within limits of time, output and memory, with an environment of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { killGroup, watchChild } from './live.ts';

export interface Limits {
  readonly milliseconds: number;
  /** What is left of the time, where steps before have used some. */
  readonly left?: number;
  readonly outputBytes: number;
  /** Address space of a process; the system enforces it on Linux. */
  readonly memoryBytes: number;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

export type Ran =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string };

/** What is kept of standard error: messages come at its beginning or end. */
const MESSAGE_BYTES = 64 * 1024;

/** Never rejects. */
export function run(command: Command, limits: Limits): Promise<Ran> {
  return new Promise((resolve) => {
    const child = start(command, limits);
    const forget = child.pid === undefined ? () => undefined : watchChild(child.pid);
    const streams = collect(child, limits);
    const timer = setTimeout(() => streams.stop(tooLong(limits)), limits.left ?? limits.milliseconds);
    const end = (ran: Ran) => {
      clearTimeout(timer);
      if (child.pid !== undefined) killGroup(child.pid);
      forget();
      resolve(ran);
    };
    child.on('error', (error) =>
      end({ kind: 'failed', message: `it could not be started: ${error.message}` }),
    );
    child.on('close', (code, signal) => end(streams.result(code, signal)));
  });
}

/**
 * Go programs reserve address space as they need it, so a limit on it is one on their memory; they end with "out
 * of memory". GOMEMLIMIT makes them collect before they get there; until then a rendering is over sooner than garbage
 * is worth collecting, and GOGC saves a seventh of its time.
 */
function start({ program, args, folder, environment }: Command, limits: Limits): ChildProcess {
  const memory = { GOMEMLIMIT: String(Math.floor(limits.memoryBytes * 0.75)), GOGC: '400' };
  const options = { cwd: folder, env: { ...environment, ...memory }, detached: true } as const;
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  if (process.platform === 'win32')
    return spawn(program, args, { ...options, detached: false, stdio: [...stdio] });
  const script = 'ulimit -v "$1" 2>/dev/null; ulimit -c 0; shift; exec "$@"';
  const kilobytes = String(Math.floor(limits.memoryBytes / 1024));
  return spawn('/bin/sh', ['-c', script, 'sh', kilobytes, program, ...args], {
    ...options,
    stdio: [...stdio],
  });
}

function collect(child: ChildProcess, limits: Limits) {
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  let bytes = 0;
  let errorBytes = 0;
  let stopped: string | undefined;
  const stop = (why: string) => {
    stopped ??= why;
    if (child.pid !== undefined) killGroup(child.pid);
  };
  child.stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limits.outputBytes) stop(tooMuch(limits));
    else output.push(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errorBytes += chunk.length;
    if (errorBytes <= MESSAGE_BYTES) errors.push(chunk);
    else if (errorBytes > limits.outputBytes) stop(tooMuch(limits));
  });
  const result = (code: number | null, signal: string | null): Ran => {
    if (stopped !== undefined) return { kind: 'failed', message: stopped };
    if (code === 0) return { kind: 'done', text: Buffer.concat(output).toString('utf8') };
    const said = Buffer.concat(errors).toString('utf8');
    return { kind: 'failed', message: explain(said, code, signal) };
  };
  return { stop, result };
}

function explain(said: string, code: number | null, signal: string | null): string {
  if (/^(?:fatal error|runtime)\b.*(?:out of memory|cannot allocate memory|newosproc)/m.test(said))
    return 'it needs more memory than a rendering may take';
  return said.trim() || (signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`);
}

function tooLong({ milliseconds }: Limits): string {
  return `it took longer than ${milliseconds / 1000} s and was ended`;
}

function tooMuch({ outputBytes }: Limits): string {
  return `it printed more than ${outputBytes} bytes and was ended`;
}
