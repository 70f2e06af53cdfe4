/** What releasing needs from outside. */
import type { WriteResult } from '../ports.ts';

/** A commit that has reached the base branch, and how. */
export interface LandedCommit {
  readonly oid: string;
  readonly message: string;
  /** Parents with their messages: of a merge commit, the second one carries the trail. */
  readonly parents: readonly { readonly oid: string; readonly message: string }[];
  /** The pull request that it has merged. */
  readonly pullRequest: MergedChange | undefined;
}

export interface MergedChange {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly author: string | undefined;
  /** Logins that may write and whose latest verdict is an approval. */
  readonly approvers: readonly string[];
  /** The commit that the base moved to; undefined: it was merged elsewhere. */
  readonly merge: string | undefined;
  /** How many commits it had. */
  readonly commits: number;
}

/** The base branch, its config file, and the commits that were asked for. */
export interface ReleaseFacts {
  readonly url: string;
  readonly base: { readonly name: string; readonly oid: string };
  /** Text of the config file on the base; undefined: there is none. */
  readonly config: string | undefined;
  /** Those that exist, in the order asked for. */
  readonly commits: readonly LandedCommit[];
  /** Commits that are not on the base. */
  readonly strangers: readonly string[];
}

/** A tag and the commit that it stands for, however many tag objects lie between. */
export interface TagFacts {
  readonly name: string;
  readonly commit: string;
  /** What the ref points to: the tag object, or the commit. */
  readonly oid: string;
}

export interface ReleaseQuery {
  /** Undefined: the default branch. */
  readonly base: string | undefined;
  readonly commits: readonly string[];
}

export interface BehindQuery {
  readonly commit: string;
  /** Branch that they have landed on. */
  readonly base: string;
}

export interface Behind {
  readonly commits: readonly LandedCommit[];
  readonly next: string | undefined;
}

/** How one commit stands to another. */
export type Standing = 'same' | 'ahead' | 'behind' | 'diverged';

export interface ReleaseReader {
  /** One request. @throws ReleaseError base-not-found and what reading a repository throws */
  read(query: ReleaseQuery): Promise<ReleaseFacts>;
  /** The newest commit of a branch that has touched a path. */
  latest(branch: string, path: string): Promise<string | undefined>;
  /** Tags that start with this, all pages. */
  tags(prefix: string): Promise<readonly TagFacts[]>;
  /** A commit and those behind it, newest first, a page at a time. @param after `next` of the page before */
  behind(query: BehindQuery, after?: string): Promise<Behind>;
  /** Commits of `commit` that `tag` has not, oldest first, at most 250; how `commit` stands to it. */
  since(
    tag: string,
    query: BehindQuery,
  ): Promise<{ readonly standing: Standing; readonly commits: readonly LandedCommit[] }>;
}

export interface TagDraft {
  readonly name: string;
  readonly commit: string;
  readonly message: string;
}

/** Moves a tag, or creates it (`before` undefined), only if it is at `before`. */
export interface TagMove {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string;
}

export interface ReleaseDraft {
  readonly tag: string;
  readonly commit: string;
  readonly title: string;
  readonly body: string;
  readonly prerelease: boolean;
}

export interface ReleaseWriter {
  /** An annotated tag. Conflict: the name is taken. */
  tag(draft: TagDraft): Promise<WriteResult<void>>;
  move(move: TagMove): Promise<WriteResult<void>>;
  /** @returns its address; one that is there already counts as done */
  publish(draft: ReleaseDraft): Promise<WriteResult<string>>;
}
