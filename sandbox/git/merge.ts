import { runGit } from './run.ts';

/** A merge's tree, or the paths that conflict. */
export type MergeResult =
  | { readonly clean: true; readonly tree: string }
  | { readonly clean: false; readonly conflicts: readonly string[] };

/** `git merge-tree --write-tree`: a real three-way merge without a work tree. */
export async function mergeTrees(directory: string, ours: string, theirs: string): Promise<MergeResult> {
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs];
  const run = await runGit(directory, args);
  if (run.code > 1) throw new Error(`git merge-tree failed: ${run.stderr.trim()}`);
  const [tree = '', ...paths] = run.stdout.toString().split('\0');
  if (run.code === 0) return { clean: true, tree };
  return { clean: false, conflicts: paths.filter((path) => path !== '') };
}
