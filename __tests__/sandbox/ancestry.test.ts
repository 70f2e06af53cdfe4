/** Ancestry that the sandbox tells by itself is what git tells. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as compare from '../../sandbox/git/compare.ts';
import { initBare } from '../../sandbox/git/import.ts';
import { GitRepository } from '../../sandbox/store/git.ts';

const who = (seconds: number) => ({
  name: 'Alice',
  email: 'alice@acme.example',
  date: new Date(1_790_000_000_000 + seconds * 1000).toISOString(),
});

/** For each commit, how far back its parents stand in the order of making; none: a root. */
const histories = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }), {
  minLength: 1,
  maxLength: 60,
  size: 'max',
});

async function build(
  git: GitRepository,
  history: readonly (readonly number[])[],
): Promise<readonly string[]> {
  const tree = git.write('tree', Buffer.alloc(0));
  const made: string[] = [];
  for (const [index, backs] of history.entries()) {
    const parents = backs.flatMap((back) => made[index - back] ?? []);
    const author = who(index);
    made.push(git.writeCommit({ tree, parents, author, committer: author, message: `${index}` }));
  }
  return made;
}

it('of any history', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ancestry-'));
  let count = 0;
  const holds = async (history: readonly (readonly number[])[], pick: number): Promise<void> => {
    count += 1;
    const directory = join(folder, `${count}.git`);
    initBare(directory, 'main');
    const git = new GitRepository(directory);
    const made = await build(git, history);
    const a = made.at(-1) ?? '';
    const b = made[pick % made.length] ?? '';
    expect(await git.isAncestor(b, a)).toBe(await compare.isAncestor(directory, b, a));
    expect(await git.mergeBase(a, b)).toBe(await compare.mergeBase(directory, a, b));
    expect(await git.divergence(a, b)).toEqual(await compare.divergence(directory, a, b));
    for (const options of [{}, { not: b }, { limit: 3 }, { not: b, limit: 1 }])
      expect(await git.revList(a, options)).toEqual(await compare.revList(directory, a, options));
    git.stop();
  };
  try {
    await fc.assert(fc.asyncProperty(histories, fc.nat(8), holds), { numRuns: 25 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('of a history that is too long to be walked, and of commits that are not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ancestry-'));
  initBare(folder, 'main');
  const git = new GitRepository(folder);
  const made = await build(
    git,
    Array.from({ length: 5100 }, () => [1]),
  );
  const [first = '', last = ''] = [made[0], made.at(-1)];
  expect(await git.isAncestor(first, last)).toBe(true);
  expect(await git.divergence(first, last)).toEqual({ ahead: 5099, behind: 0 });
  expect(await git.isAncestor('1'.repeat(40), first)).toBe(false);
  expect(await git.mergeBase('1'.repeat(40), first)).toBeNull();
  git.stop();
  rmSync(folder, { recursive: true, force: true });
});
