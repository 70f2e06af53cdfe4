/** The log of a clone through Git: one process for the commits, one for the contents. */

import type { CommitLog, ContentChange, LoggedCommit } from '../../core/history/log.ts';
import { EDITING } from '../../core/snapshot.ts';
import { git, readObjects } from './git.ts';
import { toFile } from './reader.ts';

/** What `git log` prints of a commit; none of it can hold a NUL but the end of each. */
const FORMAT = '--format=%H%x00%cI%x00%an%x00%B%x00';
const AS_A_LINE = ['--first-parent', '--diff-merges=first-parent', '--no-renames', '--no-ext-diff'];
const CHANGES = ['--raw', '--no-abbrev', '--no-textconv', '--relative', '-z'];

/** @param commit undefined: the head */
export async function readLog(
  directory: string,
  { commit = 'HEAD', paths, max }: { commit?: string; paths: readonly string[]; max: number },
): Promise<readonly LoggedCommit[]> {
  const limit = `--max-count=${max}`;
  return parseLog(
    await git(directory, 'log', ...AS_A_LINE, ...CHANGES, FORMAT, limit, commit, '--', ...paths),
  );
}

export function createCommitLog(directory: string): CommitLog {
  return {
    read: (paths, max, commit = 'HEAD') => readLog(directory, { commit, paths, max }),
    texts: (contents) => readTexts(directory, contents),
  };
}

/** Fields of a commit, then its changes: `:<modes> <before> <after> <status>` and a path. Source: git-diff-tree(1). */
function parseLog(output: string): readonly LoggedCommit[] {
  const tokens = output.split('\0');
  const commits: LoggedCommit[] = [];
  let at = 0;
  while (at + 3 < tokens.length) {
    const [oid = '', date = '', author = '', message = ''] = tokens.slice(at, at + 4);
    const changes: ContentChange[] = [];
    for (at += 4; at < tokens.length; at += 2) {
      while (tokens[at] === '' && at < tokens.length - 1) at += 1;
      const [, before, after] = /^\n?:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) \w+$/.exec(tokens[at] ?? '') ?? [];
      if (before === undefined || after === undefined) break;
      changes.push({ path: tokens[at + 1] ?? '', before: named(before), after: named(after) });
    }
    commits.push({ oid: oid.trim(), date, author, message: message.trimEnd(), changes });
  }
  return commits;
}

function named(content: string): string | undefined {
  return /^0+$/.test(content) ? undefined : content;
}

export async function readTexts(
  directory: string,
  contents: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(contents)];
  const bytes = names.length === 0 ? [] : await readObjects(directory, names);
  const texts = names.flatMap((name, index) => {
    const content = bytes[index];
    const file =
      content === undefined ? undefined : toFile(name, content, { executable: false, reading: EDITING });
    return file?.kind === 'file' ? [[name, file.text] as const] : [];
  });
  return new Map(texts);
}
