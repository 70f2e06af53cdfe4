/** Branches of a clone: what is checked out, and what it knows of the others. */
import type { LocalBranches } from '../../core/history/branches.ts';
import { createClone } from './clone.ts';
import { git } from './git.ts';

/** A folder that is no clone has none. */
export function createBranches(directory: string): LocalBranches {
  const asked = (...args: readonly string[]): Promise<string | undefined> =>
    git(directory, ...args).then(
      (output) => output.trim() || undefined,
      () => undefined,
    );
  const commitOf = (name: string) =>
    asked('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  const clone = createClone(directory);
  return {
    checkedOut: async () => ({
      branch: await asked('symbolic-ref', '--quiet', '--short', 'HEAD'),
      commit: await commitOf('HEAD'),
    }),
    defaultBranch: async () => {
      const name = await asked('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD');
      return name?.replace(/^origin\//, '');
    },
    commitOf: async (branch) =>
      (await commitOf(`refs/remotes/origin/${branch}`)) ?? commitOf(`refs/heads/${branch}`),
    addresses: () => clone.addresses().catch(() => []),
    at: clone.at,
  };
}
