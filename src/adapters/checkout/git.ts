/** Git on a checkout, for reading alone: nothing that the repository's files say is run. */
import { execFile, spawn } from 'node:child_process';
import { ReleaseError } from '../../core/errors.ts';

/** A whole tree of names has room. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/** Hooks, monitors and prompts are off; no lock is taken that a person's own Git may wait for. */
const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];

function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, SystemRoot } = process.env;
  return { PATH, HOME, SystemRoot, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}

/**
 * @returns what git prints
 * @throws ReleaseError git-failed in git's own words
 */
export function git(directory: string, ...args: readonly string[]): Promise<string> {
  const options = { cwd: directory, env: environment(), maxBuffer: MAX_OUTPUT };
  return new Promise((resolve, reject) => {
    execFile('git', [...SAFE, ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(failed(args, stderr.trim() || error.message));
    });
  });
}

/**
 * Objects by their names, in one process.
 * @param names what `git cat-file --batch` takes
 * @returns the bytes of each; undefined where there is no such object
 */
export function readObjects(
  directory: string,
  names: readonly string[],
): Promise<readonly (Buffer | undefined)[]> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...SAFE, 'cat-file', '--batch'], { cwd: directory, env: environment() });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => resolve(splitBatch(Buffer.concat(chunks), names.length)));
    child.stdin.on('error', () => undefined);
    child.stdin.end(names.map((name) => `${name}\n`).join(''));
  });
}

/** `<oid> <type> <size>\n<bytes>\n`, or `<name> missing\n`. Source: git-cat-file(1), BATCH OUTPUT. */
function splitBatch(output: Buffer, count: number): readonly (Buffer | undefined)[] {
  const objects: (Buffer | undefined)[] = [];
  let at = 0;
  while (objects.length < count) {
    const end = output.indexOf('\n', at);
    if (end < 0) break;
    const size = / (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) objects.push(undefined);
    else {
      objects.push(output.subarray(at, at + Number(size)));
      at += Number(size) + 1;
    }
  }
  return objects;
}

function failed(args: readonly string[], words: string): ReleaseError {
  return new ReleaseError({
    code: 'git-failed',
    what: `git ${args[0] ?? ''} failed: ${words.split('\n')[0] ?? ''}`,
    where: '--dir',
    next: 'Check that the folder is a clone that has both commits (in Actions: checkout with fetch-depth: 0).',
  });
}
