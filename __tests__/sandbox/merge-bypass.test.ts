import { describe, expect, it } from 'vitest';
import type { BypassActor, Ruleset } from '../../sandbox/store/model.ts';
import { checksRule, plainRule, pullRequestRule, updateRule } from '../../sandbox/store/seed-rules.ts';
import { graphql, MERGE } from './client.ts';
import { CONFIG, mergeWorld, STATE, violation, type World } from './merge-world.ts';

const REVIEW = 'At least 1 approving review is required by reviewers with write access.';
const REFUSED = violation(REVIEW);
const reviews = { count: 1, dismissStale: false, requireCodeOwners: false, requireLastPushApproval: false };

const ruleset = (w: World, more: Partial<Ruleset>) =>
  w.box.addRuleset(CONFIG, { rules: [pullRequestRule({ approvals: 1 })], ...more });
const actor = (
  actorType: BypassActor['actorType'],
  actorId: number | null,
  bypassMode: BypassActor['bypassMode'] = 'always',
): BypassActor[] => [{ actorType, actorId, bypassMode }];

type Login = 'mona' | 'adam';
type Row = readonly [title: string, who: Login, rules: (w: World) => unknown, answer: string];

const ROWS: readonly Row[] = [
  [
    'an administrator, by classic protection',
    'adam',
    (w) => w.protect({ requiredReviews: reviews }),
    'merged',
  ],
  [
    'a writer, by classic protection',
    'mona',
    (w) => w.protect({ requiredReviews: reviews }),
    `405 ${REVIEW}`,
  ],
  [
    'an administrator whom it is meant for, too',
    'adam',
    (w) => w.protect({ requiredReviews: reviews, enforceAdmins: true }),
    `405 ${REVIEW}`,
  ],
  ['an administrator, by a locked branch', 'adam', (w) => w.protect({ lockBranch: true }), 'merged'],
  [
    'an administrator who is not among those who push',
    'adam',
    (w) => w.protect({ restrictions: { users: [], apps: [] } }),
    'merged',
  ],
  ['an administrator, by a ruleset without bypass', 'adam', (w) => ruleset(w, {}), REFUSED],
  ['a role always', 'adam', (w) => ruleset(w, { bypassActors: actor('RepositoryRole', 5) }), 'merged'],
  ['who lacks the role', 'mona', (w) => ruleset(w, { bypassActors: actor('RepositoryRole', 5) }), REFUSED],
  [
    'a role for pull requests',
    'mona',
    (w) => ruleset(w, { bypassActors: actor('RepositoryRole', 4, 'pull_request') }),
    'merged',
  ],
  [
    'who is exempt',
    'mona',
    (w) => ruleset(w, { bypassActors: actor('RepositoryRole', 4, 'exempt') }),
    'merged',
  ],
  [
    'a user',
    'mona',
    (w) => ruleset(w, { bypassActors: actor('User', w.box.addUser({ login: 'mona' }).id) }),
    'merged',
  ],
  [
    'another user',
    'mona',
    (w) => ruleset(w, { bypassActors: actor('User', w.box.addUser({ login: 'omar' }).id) }),
    REFUSED,
  ],
  [
    'a team',
    'mona',
    (w) =>
      ruleset(w, {
        bypassActors: actor('Team', w.box.addTeam(CONFIG, { slug: 'ops', members: ['mona'] }).id),
      }),
    'merged',
  ],
  [
    'another team',
    'mona',
    (w) =>
      ruleset(w, { bypassActors: actor('Team', w.box.addTeam(CONFIG, { slug: 'ops', members: [] }).id) }),
    REFUSED,
  ],
  [
    'an owner of the organization',
    'mona',
    (w) => [
      w.box.addMember('acme', 'mona', 'admin'),
      ruleset(w, { bypassActors: actor('OrganizationAdmin', 1) }),
    ],
    'merged',
  ],
  [
    'an administrator of the repository, where owners of the organization bypass',
    'adam',
    (w) => ruleset(w, { bypassActors: actor('OrganizationAdmin', 1) }),
    REFUSED,
  ],
  [
    'one of two rulesets',
    'adam',
    (w) => [ruleset(w, { bypassActors: actor('RepositoryRole', 5) }), ruleset(w, {})],
    REFUSED,
  ],
  [
    'a ruleset, but not the classic protection beside it',
    'mona',
    (w) => [
      ruleset(w, { bypassActors: actor('RepositoryRole', 4) }),
      w.protect({ requiredStatusChecks: { strict: false, checks: [{ context: 'build', appId: null }] } }),
    ],
    '405 Required status check "build" is expected.',
  ],
  ['a ruleset that only evaluates', 'mona', (w) => ruleset(w, { enforcement: 'evaluate' }), 'merged'],
  ['a ruleset that is off', 'mona', (w) => ruleset(w, { enforcement: 'disabled' }), 'merged'],
  ['a ruleset of other branches', 'mona', (w) => ruleset(w, { include: ['refs/heads/prod'] }), 'merged'],
  [
    'a ruleset that leaves the branch out',
    'mona',
    (w) => ruleset(w, { include: ['~ALL'], exclude: ['refs/heads/main'] }),
    'merged',
  ],
  ['a ruleset of the organization', 'mona', (w) => ruleset(w, { sourceType: 'Organization' }), REFUSED],
  [
    'methods of a ruleset',
    'adam',
    (w) =>
      ruleset(w, { bypassActors: actor('RepositoryRole', 5), rules: [plainRule('required_linear_history')] }),
    'merged',
  ],
  [
    'a merge queue',
    'adam',
    (w) =>
      ruleset(w, {
        bypassActors: actor('RepositoryRole', 5),
        rules: [{ type: 'merge_queue', parameters: {} }],
      }),
    'merged',
  ],
  [
    'what nobody updates',
    'adam',
    (w) => ruleset(w, { bypassActors: actor('RepositoryRole', 5), rules: [updateRule()] }),
    'merged',
  ],
];

describe('passing rules by', () => {
  const world = mergeWorld();
  it.each(ROWS)('%s', async (_, who, rules, answer) => {
    rules(world);
    expect(await world.merge(who)).toBe(answer);
  });

  it.each(ROWS)('%s, in GraphQL', async (_, who, rules, answer) => {
    rules(world);
    const id = (await world.ask(
      '{ repository(owner: "acme", name: "config") { pullRequest(number: 1) { id } } }',
    )) as {
      repository: { pullRequest: { id: string } };
    };
    const input = { pullRequestId: id.repository.pullRequest.id, expectedHeadOid: world.head };
    const { errors } = await graphql(world.box, world.tokens[who], MERGE, { input });
    if (answer === 'merged') expect(errors).toBeUndefined();
    else {
      expect(errors).toMatchObject([
        { type: 'UNPROCESSABLE', message: answer.replace(/^\d+ /, ''), path: ['mergePullRequest'] },
      ]);
    }
  });

  it('leaves repository settings and conflicts alone', async () => {
    world.protect({ requiredReviews: reviews });
    world.box.repository(CONFIG).settings.allowMergeCommit = false;
    expect(await world.merge('adam')).toBe('405 Merge commits are not allowed on this repository.');
    const conflicting = { repo: CONFIG, branch: 'main', files: { 'apps/web.yaml': 'tag: 9\n' } };
    await world.box.pushCommit({ ...conflicting, author: 'mona', message: 'Nine' });
    expect(await world.merge('adam', 'squash')).toBe('405 Pull Request is not mergeable');
  });

  it.each([
    ['adam', (w: World) => w.protect({ requiredReviews: reviews }), true],
    ['mona', (w: World) => w.protect({ requiredReviews: reviews }), false],
    ['adam', (w: World) => w.protect({ requiredReviews: reviews, enforceAdmins: true }), false],
    ['adam', (w: World) => ruleset(w, {}), false],
    ['mona', (w: World) => ruleset(w, { bypassActors: actor('RepositoryRole', 4) }), true],
    ['adam', () => undefined, true],
    ['mona', () => undefined, false],
  ] as const)('is told to %s by viewerCanMergeAsAdmin (%#)', async (who, rules, viewerCanMergeAsAdmin) => {
    rules(world);
    const mergeStateStatus =
      world.box.repository(CONFIG).protections.size > 0 ? 'BLOCKED' : expect.any(String);
    expect(await world.ask(STATE, who)).toMatchObject({
      repository: { pullRequest: { viewerCanMergeAsAdmin, mergeStateStatus } },
    });
  });

  it('is done by an App that is named, not by another', async () => {
    const { app, installation } = world.box.addApp({
      slug: 'releaser',
      permissions: { contents: 'write', pull_requests: 'write' },
      installOn: 'acme',
    });
    const token = world.box.addToken({
      kind: 'app-installation',
      login: 'releaser[bot]',
      appId: app.id,
      installationId: installation.id,
      permissions: app.permissions,
    }).value;
    world.rules(checksRule(['build']));
    const merge = async () =>
      (await world.rest.ask('PUT', `/repos/${CONFIG}/pulls/1/merge`, { token, body: {} })).status;
    expect(await merge()).toBe(405);
    world.box.repository(CONFIG).rulesets.clear();
    world.box.addRuleset(CONFIG, {
      rules: [checksRule(['build'])],
      bypassActors: actor('Integration', app.id, 'pull_request'),
    });
    expect(await merge()).toBe(200);
  });
});
