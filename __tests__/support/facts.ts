/** Builders of what was read from GitHub, in the domain's words. */
import { formatMarker } from '../../src/core/delivery/marker.ts';
import { formatTrail } from '../../src/core/delivery/trail.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import type {
  ProposalCommit,
  ProposalFacts,
  PullRequestFacts,
  RepositoryFacts,
} from '../../src/core/ports.ts';

export const BASE = 'b'.repeat(40);
export const OLD_BASE = 'a'.repeat(40);

const BOT = {
  name: 'release-bot[bot]',
  email: 'release-bot[bot]@users.noreply.github.com',
  login: 'release-bot[bot]',
};
const GITHUB = { name: 'GitHub', email: 'noreply@github.com', login: 'web-flow' };
const ALICE = { name: 'Alice', email: 'alice@example.com', login: 'alice' };
const NOBODY = { source: undefined, run: undefined, actor: undefined };

export const NO_EXTRAS = {
  labels: [],
  assignees: [],
  reviewers: [],
  teamReviewers: [],
  milestone: undefined,
};

export function ownCommit(oid: string, parent: string, plan = 'digest'): ProposalCommit {
  const trail = {
    apps: ['shop'],
    environment: undefined,
    intents: [{ path: 'apps/shop', image: 'ghcr.io/acme/shop:1.8.0', from: ['1.7.3'] }],
    plan,
  };
  return {
    oid,
    message: `Update shop to 1.8.0\n\n${formatTrail(trail, NOBODY, undefined)}`,
    parents: [parent],
    author: BOT,
    committer: GITHUB,
    signedByGitHub: true,
    url: `https://github.com/acme/config/commit/${oid}`,
  };
}

export function personCommit(oid: string, parent: string): ProposalCommit {
  return {
    ...ownCommit(oid, parent),
    message: 'Raise the memory limit',
    author: ALICE,
    committer: ALICE,
    signedByGitHub: false,
  };
}

/** What GitHub's button "Update branch" makes. */
export function baseMerge(oid: string, parent: string, base = BASE): ProposalCommit {
  return {
    ...ownCommit(oid, parent),
    message: 'Merge branch main into gitops-release/shop',
    parents: [parent, base],
    author: ALICE,
  };
}

export function proposalOf(more: Partial<ProposalFacts>): ProposalFacts {
  return {
    branch: 'gitops-release/shop',
    head: undefined,
    scratchHead: undefined,
    behindBy: 0,
    commits: [],
    truncated: false,
    endedHeads: [],
    pullRequest: undefined,
    ...more,
  };
}

export function pullRequestOf(more: Partial<PullRequestFacts> = {}): PullRequestFacts {
  return {
    id: 'PR_1',
    number: 7,
    url: 'https://github.com/acme/config/pull/7',
    title: 'Update shop to 1.8.0',
    body: formatMarker('text'),
    draft: false,
    headOid: 'c'.repeat(40),
    labels: [],
    assignees: [],
    reviewers: [],
    teamReviewers: [],
    milestone: undefined,
    ...more,
  };
}

export function factsOf(proposal: Partial<ProposalFacts>): RepositoryFacts {
  return {
    id: 'R_1',
    nameWithOwner: 'acme/config',
    url: 'https://github.com/acme/config',
    defaultBranch: 'main',
    base: { name: 'main', oid: BASE },
    signoffRequired: false,
    viewer: 'release-bot[bot]',
    requiredChecks: [],
    proposal: proposalOf(proposal),
  };
}

export function planOf(more: Partial<Plan> = {}): Plan {
  return {
    delivery: 'pull-request',
    ground: BASE,
    files: [{ path: 'apps/shop/kustomization.yaml', mode: '100644', text: 'images: []\n' }],
    changes: [],
    intents: [],
    notices: [],
    message: { headline: 'Update shop to 1.8.0', body: '' },
    whole: { headline: 'Update shop to 1.8.0', body: '' },
    text: { title: 'Update shop to 1.8.0', body: formatMarker('text') },
    textDigest: 'text',
    digest: 'digest',
    stale: false,
    ...more,
  };
}
