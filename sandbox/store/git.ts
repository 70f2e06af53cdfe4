import { Ancestry } from '../git/ancestry.ts';
import { type GitObject, ObjectReader, type ObjectType } from '../git/cat-file.ts';
import * as compare from '../git/compare.ts';
import * as merge from '../git/merge.ts';
import {
  formatPerson,
  formatTree,
  type GitCommit,
  type GitPerson,
  type GitTag,
  type GitTreeEntry,
  parseCommit,
  parseTag,
  parseTree,
} from '../git/parse.ts';
import { type RefUpdate, RefWriter, readRefs } from '../git/refs.ts';
import { runGit } from '../git/run.ts';
import { type TreeUpdate, updateTree } from '../git/tree-update.ts';
import { objectId, writeObject } from '../git/write.ts';

export type { GitObject, ObjectType } from '../git/cat-file.ts';
export type { Divergence, FileDiff } from '../git/compare.ts';
export type { MergeResult } from '../git/merge.ts';
export type { GitCommit, GitPerson, GitTag, GitTreeEntry } from '../git/parse.ts';
export { RefConflict, type RefUpdate } from '../git/refs.ts';
export { type TreeChange, TreeConflict } from '../git/tree-update.ts';

/** What a new commit carries; the message is hashed as given, as GitHub does. */
export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: GitPerson;
  readonly committer: GitPerson;
  readonly message: string;
}

export interface NewTag {
  readonly object: string;
  readonly type: string;
  readonly name: string;
  readonly tagger: GitPerson;
  readonly message: string;
}

/** One bare repository. Objects never change, so whatever is computed from oids alone is remembered. */
export class GitRepository {
  readonly directory: string;
  readonly #reader: ObjectReader;
  readonly #writer: RefWriter;
  readonly #commits = new Map<string, GitCommit>();
  readonly #ancestry = new Ancestry(async (oid) => (await this.commit(oid))?.parents ?? null);
  readonly #facts = new Map<string, Promise<unknown>>();

  constructor(directory: string) {
    this.directory = directory;
    this.#reader = new ObjectReader(directory);
    this.#writer = new RefWriter(directory);
  }

  /** Any object by oid or rev-parse expression; null when there is none. */
  read(expression: string): Promise<GitObject | null> {
    return this.#reader.read(expression);
  }

  /** The commit with that oid; null when there is none or it is something else. */
  async commit(oid: string): Promise<GitCommit | null> {
    const known = this.#commits.get(oid);
    if (known !== undefined) return known;
    const object = await this.read(oid);
    if (object?.type !== 'commit') return null;
    const commit = parseCommit(object.oid, object.bytes);
    this.#commits.set(commit.oid, commit);
    return commit;
  }

  async tag(oid: string): Promise<GitTag | null> {
    const object = await this.read(oid);
    return object?.type === 'tag' ? parseTag(object.oid, object.bytes) : null;
  }

  /** Entries of a tree given by oid or expression; null when it is no tree. */
  async tree(expression: string): Promise<GitTreeEntry[] | null> {
    const object = await this.read(expression);
    return object?.type === 'tree' ? parseTree(object.bytes) : null;
  }

  /** Follows tags to what they mark; null when the oid is unknown. */
  async peel(oid: string): Promise<GitObject | null> {
    const object = await this.read(oid);
    if (object?.type !== 'tag') return object;
    return this.peel(parseTag(object.oid, object.bytes).object);
  }

  /** The entry at a path of a commit or tree; null when nothing is there. `path` has no leading slash. */
  async entry(root: string, path: string): Promise<GitTreeEntry | null> {
    const cut = path.lastIndexOf('/');
    const folder = cut < 0 ? '' : path.slice(0, cut);
    const entries = await this.tree(`${root}:${folder}`);
    return entries?.find((entry) => entry.name === path.slice(cut + 1)) ?? null;
  }

  write(type: ObjectType, bytes: Buffer): string {
    return writeObject(this.directory, type, bytes);
  }

  /** The oid that bytes would get. */
  hash(type: ObjectType, bytes: Buffer): string {
    return objectId(type, bytes);
  }

  /** @throws TreeConflict; see updateTree */
  updateTree(update: TreeUpdate): Promise<string> {
    return updateTree(
      {
        readTree: async (oid) => (await this.tree(oid)) ?? [],
        writeTree: (entries) => this.write('tree', formatTree(entries)),
      },
      update,
    );
  }

  writeCommit(commit: NewCommit): string {
    const lines = [
      `tree ${commit.tree}`,
      ...commit.parents.map((parent) => `parent ${parent}`),
      `author ${formatPerson(commit.author)}`,
      `committer ${formatPerson(commit.committer)}`,
    ];
    return this.write('commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}`));
  }

  writeTag(tag: NewTag): string {
    const head = `object ${tag.object}\ntype ${tag.type}\ntag ${tag.name}\ntagger ${formatPerson(tag.tagger)}`;
    return this.write('tag', Buffer.from(`${head}\n\n${tag.message}`));
  }

  /** Every ref, full name to oid. */
  refs(): Promise<Map<string, string>> {
    return readRefs(this.directory);
  }

  /** All or nothing; a ref that is not at its `before` is a RefConflict. */
  updateRefs(updates: readonly RefUpdate[]): Promise<void> {
    return this.#writer.update(updates);
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    const known = await this.#ancestry.isAncestor(ancestor, descendant);
    if (known !== undefined) return known;
    return this.#remember(`ancestor ${ancestor} ${descendant}`, () =>
      compare.isAncestor(this.directory, ancestor, descendant),
    );
  }

  async mergeBase(a: string, b: string): Promise<string | null> {
    const known = await this.#ancestry.mergeBase(a, b);
    if (known !== undefined) return known;
    return this.#remember(`base ${a} ${b}`, () => compare.mergeBase(this.directory, a, b));
  }

  /** Commits that `head` has and `base` has not, and the other way round. */
  async divergence(base: string, head: string): Promise<compare.Divergence> {
    const known = await this.#ancestry.divergence(base, head);
    if (known !== undefined) return known;
    return this.#remember(`divergence ${base} ${head}`, () => compare.divergence(this.directory, base, head));
  }

  /** Oids reachable from `head` and not from `not`, newest first. */
  async revList(head: string, options: compare.RevListOptions = {}): Promise<readonly string[]> {
    const { not, limit, ...narrower } = options;
    const whole = Object.values(narrower).every((value) => value === undefined);
    const known = whole ? await this.#ancestry.chain(head, not, limit) : undefined;
    if (known !== undefined) return known;
    return this.#remember(`list ${head} ${JSON.stringify(options)}`, () =>
      compare.revList(this.directory, head, options),
    );
  }

  /** Files that differ between two trees or commits; null stands for the empty tree. */
  diff(base: string | null, head: string): Promise<readonly compare.FileDiff[]> {
    return this.#remember(`diff ${base} ${head}`, () => compare.diff(this.directory, base, head));
  }

  /** Merges two commits in memory: the tree, or the conflicting paths. */
  mergeTrees(ours: string, theirs: string): Promise<merge.MergeResult> {
    return this.#remember(`merge ${ours} ${theirs}`, () => merge.mergeTrees(this.directory, ours, theirs));
  }

  /** The tree that results from applying what `commit` changed on top of `onto`, or the conflicting paths. */
  async pick(commit: string, onto: string): Promise<merge.MergeResult> {
    const picked = await this.commit(commit);
    const target = await this.commit(onto);
    const parent = picked?.parents[0];
    if (picked === null || target === null || parent === undefined) return { clean: false, conflicts: [] };
    // git 2.39's merge-tree takes no merge base: a stand-in commit with the target's tree on the picked commit's parent makes it one.
    const { author, committer } = picked;
    const standIn = this.writeCommit({
      tree: target.tree,
      parents: [parent],
      author,
      committer,
      message: 'onto',
    });
    return this.mergeTrees(standIn, commit);
  }

  /** Copies what `oid` reaches from another repository on disk. */
  async fetch(from: GitRepository, oid: string): Promise<void> {
    const run = await runGit(this.directory, ['fetch', '--quiet', from.directory, oid]);
    if (run.code !== 0) throw new Error(`git fetch failed: ${run.stderr}`);
  }

  stop(): void {
    this.#reader.stop();
    this.#writer.stop();
  }

  #remember<T>(key: string, compute: () => Promise<T>): Promise<T> {
    const known = this.#facts.get(key);
    if (known !== undefined) return known as Promise<T>;
    const fact = compute();
    this.#facts.set(key, fact);
    fact.catch(() => this.#facts.delete(key));
    return fact;
  }
}
