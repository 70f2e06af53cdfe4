/** The config repository as GitHub tells it at one moment: plain values, which all decisions are taken on. */

/** The config repository at the moment of one read. */
export interface RepositoryFacts {
  /** GraphQL node id. */
  readonly id: string;
  /** `owner/name` as GitHub spells it now. */
  readonly nameWithOwner: string;
  /** Page of the repository, e.g. `https://github.com/acme/config`. */
  readonly url: string;
  readonly defaultBranch: string;
  readonly base: { readonly name: string; readonly oid: string };
  /** Repository setting: commits made on the web need a Signed-off-by trailer. */
  readonly signoffRequired: boolean;
  /** Login that the token acts as, e.g. `github-actions[bot]`; undefined where the token may not tell. */
  readonly viewer: string | undefined;
  /** Status checks that the base branch requires, from classic protection and rulesets as far as readable. */
  readonly requiredChecks: readonly RequiredCheck[];
  /** How pull requests to the base are merged, as far as one read tells; undefined: not told. */
  readonly merging?: MergeOutlook;
  readonly proposal: ProposalFacts;
  /** Messages of the base's latest commits that touched each of `OpenQuery.historyPaths`, newest first. */
  readonly history?: ReadonlyMap<string, readonly string[]>;
  /** How commits of the source repository stand to the one that this run has built, as far as readable. */
  readonly ancestry?: ReadonlyMap<string, Ancestry>;
}

/** Enough to set auto-merge of a pull request that was just opened; GitHub refuses what is not allowed. */
export interface MergeOutlook {
  /** Something stands between a fresh pull request and its merge, so that auto-merge makes sense. */
  readonly holds: boolean;
  readonly autoMerge: boolean;
  /** First method that repository and rules allow; undefined: none. */
  readonly method: 'squash' | 'merge' | 'rebase' | undefined;
}

export interface RequiredCheck {
  readonly context: string;
  /** App that must report it; undefined: anyone. GitHub Actions is 15368 on github.com. */
  readonly appId: number | undefined;
}

/** The proposal branch and its open pull request, as read. */
export interface ProposalFacts {
  readonly branch: string;
  /** Head commit; undefined: the branch does not exist. */
  readonly head: string | undefined;
  /** Head of the scratch branch, left behind by a run that was cut off; undefined: there is none. */
  readonly scratchHead: string | undefined;
  /** How many commits of the base the branch lacks. */
  readonly behindBy: number;
  /** Commits on the branch that are not on the base, oldest first. */
  readonly commits: readonly ProposalCommit[];
  /** More commits are ahead than `commits` lists. */
  readonly truncated: boolean;
  /** Heads of the latest pull requests from this branch that were merged or closed. */
  readonly endedHeads: readonly string[];
  /** The open pull request from this branch to the base. */
  readonly pullRequest: PullRequestFacts | undefined;
}

export interface ProposalCommit {
  readonly oid: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** Signed by GitHub itself (web-flow) and valid. */
  readonly signedByGitHub: boolean;
  readonly url: string;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  /** GitHub login where GitHub knows the address. */
  readonly login: string | undefined;
}

export interface PullRequestFacts {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  /** Commit that the pull request's page shows as head; may lag behind the branch for a moment. */
  readonly headOid: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** Logins asked for a review or that have given one; a review given drops out of GitHub's request list. */
  readonly reviewers: readonly string[];
  /** Team slugs asked for a review. */
  readonly teamReviewers: readonly string[];
  readonly milestone: number | undefined;
}

/** How another commit stands to one's own in the history of its repository. */
export type Ancestry = 'newer' | 'older' | 'same' | 'diverged';

/** All three: anybody can push the commit of another's pull request to a branch of the same name in their own fork. */
export interface PullRequestHead {
  /** `owner/name`, of a fork or of the config repository itself. */
  readonly repository: string;
  readonly branch: string;
  readonly commit: string;
}
