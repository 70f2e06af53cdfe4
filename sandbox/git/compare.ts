import { mustGit, runGit } from './run.ts';

export interface Divergence {
  readonly ahead: number;
  readonly behind: number;
}

export interface RevListOptions {
  /** Leave out what this commit reaches. */
  readonly not?: string;
  /** Only commits that touch this path. */
  readonly path?: string;
  readonly limit?: number;
  readonly since?: string;
  readonly until?: string;
  readonly author?: string;
}

/** One file that differs; `patch` is the unified diff without its file headers, null for binary files. */
export interface FileDiff {
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly path: string;
  readonly previousPath: string | null;
  readonly oid: string;
  readonly additions: number;
  readonly deletions: number;
  readonly patch: string | null;
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

export async function isAncestor(directory: string, ancestor: string, descendant: string): Promise<boolean> {
  if (ancestor === descendant) return true;
  return (await runGit(directory, ['merge-base', '--is-ancestor', ancestor, descendant])).code === 0;
}

export async function mergeBase(directory: string, a: string, b: string): Promise<string | null> {
  const run = await runGit(directory, ['merge-base', a, b]);
  return run.code === 0 ? run.stdout.toString().trim() : null;
}

export async function divergence(directory: string, base: string, head: string): Promise<Divergence> {
  if (base === head) return { ahead: 0, behind: 0 };
  const text = await mustGit(directory, ['rev-list', '--left-right', '--count', `${base}...${head}`]);
  const [behind, ahead] = text.trim().split('\t').map(Number);
  return { ahead: ahead ?? 0, behind: behind ?? 0 };
}

export async function revList(
  directory: string,
  head: string,
  options: RevListOptions,
): Promise<readonly string[]> {
  const args = ['rev-list', '--topo-order'];
  if (options.limit !== undefined) args.push(`--max-count=${options.limit}`);
  for (const key of ['since', 'until', 'author'] as const) {
    if (options[key] !== undefined) args.push(`--${key}=${options[key]}`);
  }
  args.push(head);
  if (options.not !== undefined) args.push(`^${options.not}`);
  args.push('--', ...(options.path === undefined ? [] : [options.path]));
  const text = await mustGit(directory, args);
  return text.split('\n').filter((line) => line !== '');
}

const STATUSES: Readonly<Record<string, FileDiff['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

interface RawEntry {
  readonly status: string;
  readonly oid: string;
  readonly path: string;
  readonly previous: string | null;
}

/** Reads the `-z --raw` part of git's output. */
function rawEntries(fields: readonly string[]): RawEntry[] {
  const entries: RawEntry[] = [];
  for (let at = 0; (fields[at] ?? '').startsWith(':'); ) {
    const [, , before = '', after = '', status = ''] = (fields[at] ?? '').split(' ');
    const renamed = status.startsWith('R');
    const first = fields[at + 1] ?? '';
    const path = renamed ? (fields[at + 2] ?? '') : first;
    const oid = status === 'D' ? before : after;
    entries.push({ status: status.slice(0, 1), oid, path, previous: renamed ? first : null });
    at += renamed ? 3 : 2;
  }
  return entries;
}

function hunks(section: string): string | null {
  const start = section.search(/^@@ /m);
  return start < 0 ? null : section.slice(start).replace(/\n$/, '');
}

function count(patch: string | null, sign: '+' | '-'): number {
  if (patch === null) return 0;
  return patch.split('\n').filter((line) => line.startsWith(sign)).length;
}

/** Two runs, for git separates paths with NUL only in the raw form. */
export async function diff(
  directory: string,
  base: string | null,
  head: string,
): Promise<readonly FileDiff[]> {
  const range = [base ?? EMPTY_TREE, head];
  const [raw, text] = await Promise.all([
    mustGit(directory, ['diff', '--raw', '-z', '-M', '--no-abbrev', ...range]),
    mustGit(directory, ['diff', '-M', '--no-color', '--no-ext-diff', '--full-index', ...range]),
  ]);
  const sections = text.split(/^diff --git .*\n/m).slice(1);
  return rawEntries(raw.split('\0')).map((entry, index) => {
    const patch = hunks(sections[index] ?? '');
    return {
      status: STATUSES[entry.status] ?? 'changed',
      path: entry.path,
      previousPath: entry.previous,
      oid: entry.oid,
      additions: count(patch, '+'),
      deletions: count(patch, '-'),
      patch,
    };
  });
}
