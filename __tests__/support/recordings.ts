import { existsSync, readFileSync } from 'node:fs';

/** One exchange that a public test suite recorded with GitHub itself. */
export interface Recording {
  /** Method and path template, such as `POST /repos/{o}/{r}/git/refs`. */
  readonly operation: string;
  readonly status: number;
  readonly query?: string | null;
  readonly request?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly source: string;
}

const FILE = new URL('../../../shared/recordings/exchanges.jsonl', import.meta.url);

/** The recordings, or undefined with a printed reason where the reference material is not beside the project. */
export function readRecordings(): readonly Recording[] | undefined {
  if (!existsSync(FILE)) {
    console.info(
      'recordings: ../shared/recordings/exchanges.jsonl is not here; nothing to hold answers against',
    );
    return undefined;
  }
  const lines = readFileSync(FILE, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Recording);
}
