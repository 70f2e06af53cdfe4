import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { gitEnvironment } from './run.ts';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

export interface GitObject {
  readonly oid: string;
  readonly type: ObjectType;
  readonly bytes: Buffer;
}

const TYPES: ReadonlySet<string> = new Set(['commit', 'tree', 'blob', 'tag']);

/** One long-lived `git cat-file --batch`: answers come in the order of the questions. */
export class ObjectReader {
  readonly #directory: string;
  #child: ChildProcessWithoutNullStreams | null = null;
  #waiting: ((object: GitObject | null) => void)[] = [];
  #chunks: Buffer[] = [];
  #size = 0;
  #needed = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * @param expression an oid or any other name that git's rev-parse takes, such as `main:path/file`
   * @returns null when nothing has that name
   */
  read(expression: string): Promise<GitObject | null> {
    if (expression === '' || expression.includes('\n')) return Promise.resolve(null);
    const child = this.#start();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      child.stdin.write(`${expression}\n`);
    });
  }

  stop(): void {
    this.#child?.kill();
    this.#child = null;
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child !== null) return this.#child;
    const child = spawn('git', ['--git-dir', this.#directory, 'cat-file', '--batch'], {
      env: gitEnvironment(),
    });
    child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    child.stdin.on('error', () => undefined);
    child.on('close', () => this.#ended(child));
    this.#child = child;
    return child;
  }

  #ended(child: ChildProcessWithoutNullStreams): void {
    if (this.#child === child) this.#child = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#chunks = [];
    this.#size = 0;
    for (const resolve of waiting) resolve(null);
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    // Joining only when the whole object can be there keeps a large blob from being copied chunk by chunk.
    while (this.#size > 0 && this.#size >= this.#needed) {
      const buffer = this.#chunks.length === 1 ? (this.#chunks[0] ?? chunk) : Buffer.concat(this.#chunks);
      const used = this.#answer(buffer);
      const rest = buffer.subarray(used);
      this.#chunks = rest.length > 0 ? [rest] : [];
      this.#size = rest.length;
      if (used === 0) return;
      this.#needed = 0;
    }
  }

  /** Answers one question from the buffer's start; returns the bytes it used, 0 when the answer is not whole yet. */
  #answer(buffer: Buffer): number {
    const end = buffer.indexOf(10);
    if (end < 0) return 0;
    const [oid = '', type = '', length = ''] = buffer.subarray(0, end).toString().split(' ');
    if (!TYPES.has(type)) {
      this.#waiting.shift()?.(null);
      return end + 1;
    }
    const size = Number(length);
    this.#needed = end + 1 + size + 1;
    if (buffer.length < this.#needed) return 0;
    const bytes = Buffer.from(buffer.subarray(end + 1, end + 1 + size));
    this.#waiting.shift()?.({ oid, type: type as ObjectType, bytes });
    return this.#needed;
  }
}
