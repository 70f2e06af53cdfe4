/** A target's past on a clone: the same as over the API, from Git's own log. */
import {
  MAX_PAGES,
  PAGE,
  type PastCommit,
  type PastQuery,
  type TargetPast,
} from '../../core/rollback/history.ts';
import { git } from './git.ts';
import { readLog, readTexts } from './log.ts';

export function createCheckoutPast(directory: string): TargetPast {
  return {
    pages: (query) => readPages(directory, query),
    texts: (contents) => readTexts(directory, contents),
    meanings: async (word) => ({
      tag: await commitAt(directory, `refs/tags/${word}`),
      commit: /^[0-9a-f]{7,64}$/.test(word) ? await commitAt(directory, word) : undefined,
    }),
    wasTip: async () => true,
    isAncestor: (commit, of) =>
      git(directory, 'merge-base', '--is-ancestor', commit, of).then(
        () => true,
        () => false,
      ),
  };
}

async function* readPages(directory: string, query: PastQuery) {
  const max = PAGE * MAX_PAGES;
  const paths = query.paths.filter((path) => path !== '');
  const log = await readLog(directory, { commit: query.commit, paths, max: max + 1 });
  const blobs = await contentsAt(directory, query);
  const commits = log.slice(0, max).map(({ oid, date, message, changes }): PastCommit => {
    const then = new Map(blobs);
    for (const { path, before } of changes) {
      if (!query.files.includes(path)) continue;
      if (before === undefined) blobs.delete(path);
      else blobs.set(path, before);
    }
    return { oid, date, message, blobs: then };
  });
  yield { commits, cut: log.length > max };
}

async function contentsAt(directory: string, { commit, files }: PastQuery): Promise<Map<string, string>> {
  const listing = await git(directory, 'ls-tree', '-z', commit, '--', ...files);
  const entries = listing.split('\0').flatMap((line) => {
    const [, oid, path] = /^\d+ blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    return oid === undefined || path === undefined ? [] : [[path, oid] as const];
  });
  return new Map(entries);
}

function commitAt(directory: string, name: string): Promise<string | undefined> {
  return git(directory, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).then(
    (oid) => oid.trim(),
    () => undefined,
  );
}
