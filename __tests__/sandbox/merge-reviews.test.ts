import { describe, expect, it } from 'vitest';
import { pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import { CONFIG, mergeWorld, STATE, violation, type World } from './merge-world.ts';

const ONE = 'At least 1 approving review is required by reviewers with write access.';
const TWO = 'At least 2 approving reviews are required by reviewers with write access.';
const LAST_PUSH = 'New changes require approval from someone other than the last pusher.';

const review = (
  world: World,
  login: string,
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED',
) => world.box.review(CONFIG, world.pull.number, { login, state });

type Row = readonly [title: string, reviews: (world: World) => unknown, answer: string];

describe('a merge with one review required', () => {
  const world = mergeWorld();
  const rows: readonly Row[] = [
    ['without any', () => undefined, violation(ONE)],
    ['with an approval of a writer', (w) => w.approve('omar'), 'merged'],
    ['with an approval of a team member', (w) => w.approve('paula'), 'merged'],
    ['with an approval of who only reads', (w) => w.approve('stranger'), violation(ONE)],
    ['with its author’s own', (w) => w.approve('robot'), violation(ONE)],
    ['with a comment alone', (w) => review(w, 'omar', 'COMMENTED'), violation(ONE)],
    ['with a dismissed approval', (w) => review(w, 'omar', 'DISMISSED'), violation(ONE)],
    [
      'with a comment after an approval',
      (w) => [w.approve('omar'), review(w, 'omar', 'COMMENTED')],
      'merged',
    ],
    [
      'with changes requested by another',
      (w) => [w.approve('omar'), review(w, 'olga', 'CHANGES_REQUESTED')],
      violation(ONE),
    ],
    [
      'with changes requested by who only reads',
      (w) => [w.approve('omar'), review(w, 'stranger', 'CHANGES_REQUESTED')],
      'merged',
    ],
    [
      'with changes requested and then approved',
      (w) => [review(w, 'omar', 'CHANGES_REQUESTED'), w.approve('omar')],
      'merged',
    ],
    [
      'approved and then changes requested',
      (w) => [w.approve('omar'), review(w, 'omar', 'CHANGES_REQUESTED')],
      violation(ONE),
    ],
  ];
  it.each(rows)('%s', async (_, reviews, answer) => {
    world.rules(pullRequestRule({ approvals: 1 }));
    reviews(world);
    expect(await world.merge()).toBe(answer);
  });

  it('refuses in classic protection’s words', async () => {
    world.protect({
      requiredReviews: {
        count: 2,
        dismissStale: false,
        requireCodeOwners: false,
        requireLastPushApproval: false,
      },
    });
    world.approve('omar');
    expect(await world.merge()).toBe(`405 ${TWO}`);
    world.approve('olga');
    expect(await world.merge()).toBe('merged');
  });

  it('asks for what the strictest of several rules asks', async () => {
    world.rules(pullRequestRule({ approvals: 1 }));
    world.rules(pullRequestRule({ approvals: 2 }));
    expect(await world.merge()).toBe(violation(ONE, TWO));
    world.approve('omar');
    expect(await world.merge()).toBe(violation(TWO));
  });

  it('counts organization members by what members may do', async () => {
    world.rules(pullRequestRule({ approvals: 1 }));
    world.box.addMember('acme', 'martha');
    world.approve('martha');
    expect(await world.merge()).toBe(violation(ONE));
    world.box.setMemberAccess('acme', 'write');
    expect(await world.merge()).toBe('merged');
  });

  it('asks a team for the files that are its own', async () => {
    const { id } = world.box.addTeam(CONFIG, { slug: 'web', members: ['wanda'] });
    const rule = pullRequestRule();
    const ask = (pattern: string) => ({
      file_patterns: [pattern],
      minimum_approvals: 1,
      reviewer: { id, type: 'Team' },
    });
    const required_reviewers = [ask('apps/shop/*'), ask('apps/*')];
    world.rules({ ...rule, parameters: { ...rule.parameters, required_reviewers } });
    world.approve('omar');
    expect(await world.merge()).toBe(violation('Waiting on review from acme/web.'));
    world.approve('wanda');
    expect(await world.merge()).toBe('merged');
  });

  it('counts an App that writes, and GITHUB_TOKEN where it may review', async () => {
    world.rules(pullRequestRule({ approvals: 2 }));
    const permissions = { contents: 'write', pull_requests: 'write' } as const;
    world.box.addApp({ slug: 'reviewer', permissions, installOn: 'acme' });
    world.approve('reviewer[bot]');
    world.approve('github-actions[bot]');
    expect(await world.merge()).toBe(violation(TWO));
    world.box.repository(CONFIG).settings.canApprovePullRequestReviews = true;
    expect(await world.merge()).toBe('merged');
  });

  it('minds no requested changes where no review is required', async () => {
    world.rules(pullRequestRule());
    review(world, 'omar', 'CHANGES_REQUESTED');
    expect(await world.merge()).toBe('merged');
  });

  it.each([
    ['REVIEW_REQUIRED', 'BLOCKED', () => undefined],
    ['APPROVED', 'CLEAN', (w: World) => w.approve('omar')],
    [
      'CHANGES_REQUESTED',
      'BLOCKED',
      (w: World) => [w.approve('olga'), review(w, 'omar', 'CHANGES_REQUESTED')],
    ],
  ])('shows %s', async (reviewDecision, mergeStateStatus, reviews) => {
    world.rules(pullRequestRule({ approvals: 1 }));
    reviews(world);
    expect(await world.ask(STATE)).toMatchObject({
      repository: { pullRequest: { reviewDecision, mergeStateStatus } },
    });
  });

  it('shows for which team that was asked a review speaks', async () => {
    const TEAMS = `{ repository(owner: "acme", name: "config") { pullRequest(number: 1) {
      reviews(first: 5) { nodes { author { login } onBehalfOf(first: 5) { nodes { combinedSlug } } } }
    } } }`;
    const asked = { body: { team_reviewers: ['payments'] } };
    await world.rest.ask('POST', `/repos/${CONFIG}/pulls/1/requested_reviewers`, asked);
    world.approve('omar');
    world.approve('paula');
    expect(await world.ask(TEAMS)).toMatchObject({
      repository: {
        pullRequest: {
          reviews: {
            nodes: [
              { author: { login: 'omar' }, onBehalfOf: { nodes: [] } },
              { author: { login: 'paula' }, onBehalfOf: { nodes: [{ combinedSlug: 'acme/payments' }] } },
            ],
          },
        },
      },
    });
  });

  it('shows no decision where no review is required', async () => {
    expect(await world.ask(STATE)).toMatchObject({ repository: { pullRequest: { reviewDecision: null } } });
  });
});

describe('a push after an approval', () => {
  const world = mergeWorld();

  it.each([
    ['a ruleset', (w: World) => w.rules(pullRequestRule({ approvals: 1, dismissStale: true }))],
    [
      'classic protection',
      (w: World) =>
        w.protect({
          requiredReviews: {
            count: 1,
            dismissStale: true,
            requireCodeOwners: false,
            requireLastPushApproval: false,
          },
        }),
    ],
  ])('dismisses it where %s says so', async (_, rules) => {
    rules(world);
    world.approve('omar');
    await world.push();
    const path = `/repos/${CONFIG}/pulls/1/reviews`;
    expect((await world.rest.ask('GET', path)).body).toMatchObject([{ state: 'DISMISSED' }]);
    expect(await world.merge()).toContain(ONE);
    world.approve('omar');
    expect(await world.merge()).toBe('merged');
  });

  it('leaves it where no rule says so', async () => {
    world.rules(pullRequestRule({ approvals: 1 }));
    world.approve('omar');
    await world.push();
    expect(await world.merge()).toBe('merged');
  });

  it('counts the update of the branch as a push', async () => {
    world.rules(pullRequestRule({ approvals: 1, dismissStale: true }));
    world.approve('omar');
    await world.box.pushCommit({
      repo: CONFIG,
      branch: 'main',
      files: { 'other.yaml': 'x\n' },
      author: 'mona',
      message: 'Other',
    });
    expect((await world.rest.ask('PUT', `/repos/${CONFIG}/pulls/1/update-branch`, { body: {} })).status).toBe(
      202,
    );
    world.head = world.pull.headOid;
    expect(await world.merge()).toBe(violation(ONE));
  });

  it('has to be approved by someone else than who pushed', async () => {
    world.rules(pullRequestRule({ approvals: 1, lastPush: true }));
    const first = world.head;
    world.approve('omar');
    await world.push({ 'apps/web.yaml': 'tag: 4\n' }, 'olga');
    expect(await world.merge()).toBe(violation(LAST_PUSH));
    world.approve('olga');
    expect(await world.merge()).toBe(violation(LAST_PUSH));
    world.approve('omar', first);
    expect(await world.merge()).toBe(violation(LAST_PUSH));
    world.approve('omar');
    expect(await world.merge()).toBe('merged');
  });

  it('has to be approved even where no number of approvals is asked', async () => {
    world.rules(pullRequestRule({ lastPush: true }));
    expect(await world.merge()).toBe(violation(LAST_PUSH));
  });
});

describe('conversations', () => {
  const world = mergeWorld();
  const THREADS = `{ repository(owner: "acme", name: "config") { pullRequest(number: 1) {
    reviewThreads(first: 10) { totalCount nodes {
      id isResolved isOutdated path line resolvedBy { login } viewerCanResolve viewerCanUnresolve
      comments(first: 5) { nodes { body author { login } authorAssociation } }
    } }
  } } }`;
  interface Threads {
    readonly repository: {
      readonly pullRequest: {
        readonly reviewThreads: { readonly nodes: readonly { readonly id: string }[] };
      };
    };
  }

  it.each([
    [
      'a ruleset',
      (w: World) => w.rules(pullRequestRule({ threads: true })),
      violation('A conversation must be resolved before this pull request can be merged.'),
    ],
    [
      'classic protection',
      (w: World) => w.protect({ requiredConversationResolution: true }),
      '405 All comments must be resolved.',
    ],
  ])('must be resolved where %s says so', async (_, rules, answer) => {
    rules(world);
    world.box.thread(CONFIG, 1, { login: 'olga', resolvedBy: 'omar' });
    world.box.thread(CONFIG, 1, { login: 'olga', path: 'apps/web.yaml' });
    expect(await world.merge()).toBe(answer);
    const { repository } = (await world.ask(THREADS)) as Threads;
    const [resolved, open] = repository.pullRequest.reviewThreads.nodes;
    expect(resolved).toMatchObject({
      isResolved: true,
      resolvedBy: { login: 'omar' },
      viewerCanUnresolve: true,
    });
    expect(open).toMatchObject({
      isResolved: false,
      isOutdated: false,
      path: 'apps/web.yaml',
      viewerCanResolve: true,
    });
    const resolve = `mutation { resolveReviewThread(input: {threadId: "${open?.id}"}) { thread { isResolved } } }`;
    await expect(world.ask(resolve, 'stranger')).rejects.toThrow(/does not have the correct permissions/);
    expect(await world.ask(resolve)).toMatchObject({ resolveReviewThread: { thread: { isResolved: true } } });
    expect(await world.merge()).toBe('merged');
  });

  it('are made by comments on lines, and taken up again', async () => {
    world.rules(pullRequestRule({ threads: true }));
    const comments = `/repos/${CONFIG}/pulls/1/comments`;
    const body = { body: 'Why?', commit_id: world.head, path: 'apps/web.yaml', line: 1, side: 'RIGHT' };
    const made = await world.rest.ask('POST', comments, { body });
    await world.rest.ask('POST', `${comments}/${made.body.id}/replies`, { body: { body: 'So.' } });
    const { repository } = (await world.ask(THREADS)) as Threads;
    expect(repository.pullRequest.reviewThreads).toMatchObject({
      totalCount: 1,
      nodes: [{ line: 1, comments: { nodes: [{ body: 'Why?' }, { body: 'So.' }] } }],
    });
    const [{ id } = { id: '' }] = repository.pullRequest.reviewThreads.nodes;
    await world.ask(
      `mutation { resolveReviewThread(input: {threadId: "${id}"}) { clientMutationId } }`,
      'robot',
    );
    await world.ask(`mutation { unresolveReviewThread(input: {threadId: "${id}"}) { clientMutationId } }`);
    expect(await world.merge()).toMatch(/conversation must be resolved/);
    await world.push();
    expect(await world.ask(THREADS)).toMatchObject({
      repository: { pullRequest: { reviewThreads: { nodes: [{ isOutdated: true }] } } },
    });
  });

  it('of a review that is not submitted yet are nobody else’s', async () => {
    world.rules(pullRequestRule({ threads: true }));
    const reviews = `/repos/${CONFIG}/pulls/1/reviews`;
    const comments = [{ path: 'apps/web.yaml', line: 1, body: 'Why?' }];
    const made = await world.rest.ask('POST', reviews, { body: { comments } });
    expect(await world.ask(THREADS, 'robot')).toMatchObject({
      repository: { pullRequest: { reviewThreads: { totalCount: 0 } } },
    });
    await world.rest.ask('POST', `${reviews}/${made.body.id}/events`, {
      body: { event: 'COMMENT', body: 'So' },
    });
    expect(await world.merge()).toMatch(/conversation must be resolved/);
  });

  it('do not hold a merge up where no rule speaks of them', async () => {
    world.rules(pullRequestRule());
    world.box.thread(CONFIG, 1, { login: 'olga' });
    expect(await world.merge()).toBe('merged');
  });
});
