/** A clone with its history: commits of it, and the work tree. */
import type { Clone } from '../../core/ports.ts';
import { RENDERING } from '../../core/snapshot.ts';
import { git } from './git.ts';
import { createCheckoutLister } from './lister.ts';
import { createCheckoutReader } from './reader.ts';
import { changedPaths, createRevision, mergeBase, operatorFiles, resolveCommit } from './revision.ts';

/** @param directory root of the clone */
export function createClone(directory: string): Clone {
  return {
    resolve: (revision) => resolveCommit(directory, revision),
    mergeBase: (base, head) => mergeBase(directory, base, head),
    changed: (base, head) => changedPaths(directory, base, head),
    isComplete: async () => (await git(directory, 'rev-parse', '--is-shallow-repository')).trim() === 'false',
    addresses: () => remoteAddresses(directory),
    at: (commit) => createRevision(directory, commit),
    workTree: () => ({
      ...createCheckoutReader(directory, RENDERING),
      ...createCheckoutLister(directory),
      operatorFiles: () => operatorFiles(directory, undefined),
    }),
  };
}

async function remoteAddresses(directory: string): Promise<readonly string[]> {
  const lines = await git(directory, 'config', '--get-regexp', '^remote\\..*\\.url$').catch(() => '');
  return lines.split('\n').flatMap((line) => /^\S+ (.+)$/.exec(line)?.[1] ?? []);
}
