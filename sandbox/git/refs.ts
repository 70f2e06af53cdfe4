import { mustGit, runGit } from './run.ts';

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

/**
 * One transaction of `git update-ref --stdin`: all updates or none.
 * @throws RefConflict when a ref is not at its `before`
 */
export async function updateRefs(directory: string, updates: readonly RefUpdate[]): Promise<void> {
  const input = `start\0${updates.map(instruction).join('')}prepare\0commit\0`;
  const run = await runGit(directory, ['update-ref', '-z', '--stdin'], { input });
  if (run.code !== 0) throw conflict(updates, run.stderr);
}
