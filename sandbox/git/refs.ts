import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { gitEnvironment, mustGit } from './run.ts';

/** One ref of a transaction. `before` undefined: no check; zero oids: absent. */
export interface RefUpdate {
  readonly ref: string;
  readonly before?: string | undefined;
  readonly after: string;
}

const ZERO = '0'.repeat(40);

/** A ref was not where the transaction expected it; nothing was moved. */
export class RefConflict extends Error {
  readonly ref: string;
  /** Where git says it is; zero oids when it is missing. */
  readonly actual: string;
  readonly expected: string;
  constructor(ref: string, actual: string, expected: string) {
    super(`Ref ${ref} is at ${actual} but expected ${expected}`);
    this.ref = ref;
    this.actual = actual;
    this.expected = expected;
  }
}

/** Every ref of a repository, full name to oid. */
export async function readRefs(directory: string): Promise<Map<string, string>> {
  const text = await mustGit(directory, ['for-each-ref', '--format=%(objectname) %(refname)']);
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
}

function instruction(update: RefUpdate): string {
  const { ref, before, after } = update;
  if (after === ZERO) return before === undefined ? `delete ${ref}\0\0` : `delete ${ref}\0${before}\0`;
  return `update ${ref}\0${after}\0${before ?? ''}\0`;
}

function conflict(updates: readonly RefUpdate[], stderr: string): Error {
  const ref = /'(refs\/[^']*)'/.exec(stderr)?.[1] ?? '';
  const expected = updates.find((update) => update.ref === ref)?.before ?? ZERO;
  const actual = /is at ([0-9a-f]{40})/.exec(stderr)?.[1];
  if (actual !== undefined) return new RefConflict(ref, actual, expected);
  if (/reference already exists/.test(stderr)) return new RefConflict(ref, 'present', expected);
  if (/unable to resolve reference/.test(stderr)) return new RefConflict(ref, ZERO, expected);
  return new Error(`git update-ref failed: ${stderr.trim()}`);
}

type Settle = (ended: { readonly ok: boolean; readonly stderr: string }) => void;

/** One long-lived `git update-ref --stdin`: a transaction at a time, each all or nothing. It ends when one fails. */
export class RefWriter {
  readonly #directory: string;
  #child: ChildProcessWithoutNullStreams | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #settle: Settle | null = null;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** @throws RefConflict when a ref is not at its `before`; nothing was moved */
  update(updates: readonly RefUpdate[]): Promise<void> {
    const done = this.#turn.then(() => this.#transaction(updates));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  stop(): void {
    this.#child?.kill();
    this.#child = null;
  }

  async #transaction(updates: readonly RefUpdate[]): Promise<void> {
    const child = this.#start();
    const { ok, stderr } = await new Promise<Parameters<Settle>[0]>((resolve) => {
      this.#settle = resolve;
      child.stdin.write(`start\0${updates.map(instruction).join('')}prepare\0commit\0`);
    });
    if (!ok) throw conflict(updates, stderr);
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child !== null) return this.#child;
    const args = ['--git-dir', this.#directory, 'update-ref', '-z', '--stdin'];
    const child = spawn('git', args, { env: gitEnvironment() });
    let said = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('commit: ok\n')) return;
      said = '';
      this.#settled({ ok: true, stderr: '' });
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdin.on('error', () => undefined);
    child.on('close', () => {
      if (this.#child === child) this.#child = null;
      this.#settled({ ok: false, stderr });
    });
    this.#child = child;
    return child;
  }

  #settled(ended: Parameters<Settle>[0]): void {
    const settle = this.#settle;
    this.#settle = null;
    settle?.(ended);
  }
}
