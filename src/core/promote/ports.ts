/** What promotions need from outside, beside what an update does. */
import type { GateStatus, VerifiedFact } from '../gates/promotion.ts';
import type { WriteResult } from '../ports.ts';
import type { StatusDraft } from '../verify/ports.ts';
import type { HistoryCommit } from './trace.ts';

/** A branch as it was opened. */
export interface HistoryStart {
  /** Where the histories begin. */
  readonly commit: string;
  /** Name of the branch, to which commits come by their pull requests' merges. */
  readonly branch: string;
}

export interface HistoryQuery {
  /** Folder or file that the commits touch; empty: all. */
  readonly path: string;
  /** Files to be shown as each commit has them. */
  readonly files: readonly string[];
  /** Where the page before has ended. */
  readonly after: string | undefined;
}

export interface HistoryPage {
  /** Newest first. */
  readonly commits: readonly HistoryCommit[];
  /** Where the next page begins; undefined: there is none. */
  readonly next: string | undefined;
}

export interface TargetHistory {
  /** A page of each path's history, in the order of the queries; many of them in one request. */
  pages(start: HistoryStart, queries: readonly HistoryQuery[]): Promise<readonly HistoryPage[]>;
}

/** A commit of an environment's branch, and who speaks of it. */
export interface VerifiedQuery {
  /** Head of the branch. */
  readonly head: string;
  /** Newest commit that has changed the app. */
  readonly commit: string;
  /** Context that speaks of the whole environment, and that of the app alone. */
  readonly whole: string;
  readonly own: string;
}

export interface GateStatuses {
  /** One request. */
  read(commit: string, context: string): Promise<GateStatus | undefined>;
  /** @throws ReleaseError permission-missing and its like */
  write(draft: StatusDraft): Promise<WriteResult<void>>;
  /**
   * What is said of a commit, or of a later one of the branch: that of the newest commit counts, and of two words about
   * one commit the worse. One request.
   */
  verified(query: VerifiedQuery): Promise<VerifiedFact>;
}

export interface OpenProposal {
  readonly number: number;
  readonly branch: string;
  readonly base: string;
  readonly head: string;
}

export interface ProposalList {
  /** Open pull requests of this repository whose branch begins with a prefix. */
  open(prefix: string): Promise<readonly OpenProposal[]>;
}
