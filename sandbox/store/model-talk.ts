/** A comment on one line of a pull request's diff. */
export interface ReviewComment {
  readonly id: number;
  readonly reviewId: number;
  readonly pullNumber: number;
  readonly author: string;
  body: string;
  readonly path: string;
  readonly diffHunk: string;
  /** Lines below the first hunk header, as older clients count; null for a comment on a file. */
  readonly position: number | null;
  readonly line: number | null;
  readonly startLine: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  readonly startSide: 'LEFT' | 'RIGHT' | null;
  readonly commitOid: string;
  readonly inReplyTo: number | null;
  readonly subjectType: 'line' | 'file';
  readonly createdAt: string;
  updatedAt: string;
}

/** A comment on a commit. */
export interface CommitComment {
  readonly id: number;
  readonly commitOid: string;
  readonly author: string;
  body: string;
  readonly path: string | null;
  readonly position: number | null;
  readonly line: number | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** A reaction to `issue:<number>`, `comment:<id>`, `review-comment:<id>`, `commit-comment:<id>` or `release:<id>`. */
export interface Reaction {
  readonly id: number;
  readonly subject: string;
  readonly author: string;
  readonly content: string;
  readonly createdAt: string;
}

/** What people said of a repository beside issue comments and reviews. */
export interface Talk {
  reviewComments: Map<number, ReviewComment>;
  commitComments: Map<number, CommitComment>;
  reactions: Reaction[];
  /** First comment of a resolved review thread to who resolved it. */
  resolved: Map<number, string>;
}
