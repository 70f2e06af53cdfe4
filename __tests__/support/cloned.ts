/** Folders as Git clones, for what compares a work tree with a commit. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Cloned {
  readonly root: string;
  git(...args: readonly string[]): string;
  remove(): void;
}

const IDENTITY = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

/**
 * A copy of the folder as the only commit of a new repository, on the branch `main`.
 * @param origin address that it is told to come from
 */
export function cloneOf(folder: string, origin?: string): Cloned {
  const root = mkdtempSync(join(tmpdir(), 'clone-of-'));
  cpSync(folder, root, { recursive: true });
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...IDENTITY, ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message=all');
  if (origin !== undefined) git('remote', 'add', 'origin', origin);
  return { root, git, remove: () => rmSync(root, { recursive: true, force: true }) };
}
