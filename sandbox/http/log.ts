import { appendFileSync } from 'node:fs';

/** One request as the log keeps it. */
export interface LogEntry {
  readonly time: string;
  readonly method: string;
  /** REST and git: the path with its query. */
  readonly path: string;
  /** GraphQL: the operation's name, else its first root field. */
  readonly operation: string | null;
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly durationMs: number;
  /** The User-Agent. */
  readonly client: string;
  readonly requestId: string;
  /** Kinds of the faults that hit it. */
  readonly faults: readonly string[];
}

/** Requests in order of their ends, in memory and, with a file, one JSON line each. */
export class RequestLog {
  readonly entries: LogEntry[] = [];
  readonly #file: string | undefined;

  constructor(file?: string) {
    this.#file = file;
  }

  add(entry: LogEntry): void {
    this.entries.push(entry);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  clear(): void {
    this.entries.length = 0;
  }
}
