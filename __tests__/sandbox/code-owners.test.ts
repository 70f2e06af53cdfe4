import { describe, expect, it } from 'vitest';
import { ownersOf, parseCodeOwners } from '../../sandbox/store/code-owners.ts';
import { pullRequestRule } from '../../sandbox/store/seed-rules.ts';
import { CONFIG, mergeWorld, violation, type World } from './merge-world.ts';

describe('a line of CODEOWNERS', () => {
  it.each([
    ['*', 'a/b/c.yaml', true],
    ['*.js', 'deep/er/x.js', true],
    ['*.js', 'x.json', false],
    ['/build/logs/', 'build/logs/a/b', true],
    ['/build/logs/', 'x/build/logs/a', false],
    ['/build/logs/', 'build/logs', false],
    ['docs/*', 'docs/start.md', true],
    ['docs/*', 'docs/build/trouble.md', false],
    ['apps/', 'x/apps/y/z', true],
    ['apps/', 'apps', false],
    ['/docs/', 'docs/a', true],
    ['/docs', 'docs/a/b', true],
    ['**/logs', 'build/logs', true],
    ['**/logs', 'deep/er/logs/x', true],
    ['**/logs', 'catalogs/x', false],
    ['/apps/**', 'apps/a/b', true],
    ['apps/*/prod', 'apps/shop/prod/x.yaml', true],
    ['apps/*/prod', 'apps/a/b/prod/x.yaml', false],
    ['a?.md', 'docs/ab.md', true],
    ['a.md', 'aXmd', false],
    ['with\\ space/', 'with space/x', true],
    ['Readme.md', 'README.md', false],
    ['!x', 'x', false],
    ['[ab].md', 'a.md', false],
  ])('%s and %s', (pattern, path, owned) => {
    expect(ownersOf(parseCodeOwners(`${pattern} @alice`), path)).toEqual(owned ? ['@alice'] : []);
  });

  it('counts when it is the last that matches, and may take owners away', () => {
    const rules = parseCodeOwners(
      '* @a @acme/b\n/x/ c@acme.example # why\n/x/free\n# /x/ @z\n/x/ @not/an/owner',
    );
    expect(ownersOf(rules, 'y')).toEqual(['@a', '@acme/b']);
    expect(ownersOf(rules, 'x/1')).toEqual(['c@acme.example']);
    expect(ownersOf(rules, 'x/free')).toEqual([]);
  });
});

const TABLE: readonly (readonly [string, string, (world: World) => unknown, string])[] = [
  ['a file of nobody', 'apps/web.yaml', () => undefined, 'merged'],
  [
    'a file of a team',
    'apps/payments/api/app.yaml',
    (w) => w.approve('mona'),
    violation('Waiting on code owner review from acme/payments.'),
  ],
  ['a file of a team that approved', 'apps/payments/api/app.yaml', (w) => w.approve('pavel'), 'merged'],
  [
    'a file of someone, beside who cannot write',
    'apps/shop/app.yaml',
    (w) => w.approve('stranger'),
    violation('Waiting on code owner review from olga.'),
  ],
  ['a file that a later line frees', 'apps/shop/open.yaml', () => undefined, 'merged'],
  [
    'a file of an address',
    'docs/new.md',
    () => undefined,
    violation('Waiting on code owner review from dora.'),
  ],
  ['a file of an address that approved', 'docs/new.md', (w) => w.approve('dora'), 'merged'],
];

describe('a merge that code owners have to approve', () => {
  const world = mergeWorld();

  it.each(TABLE)('of %s', async (_, path, reviews, answer) => {
    world.rules(pullRequestRule({ codeOwners: true }));
    await world.push({ [path]: 'tag: 9\n' });
    reviews(world);
    expect(await world.merge()).toBe(answer);
  });

  it('waits for one owner of every file', async () => {
    world.protect({
      requiredReviews: {
        count: 1,
        dismissStale: false,
        requireCodeOwners: true,
        requireLastPushApproval: false,
      },
    });
    await world.push({ 'apps/shop/app.yaml': 'tag: 9\n', 'apps/payments/api/app.yaml': 'tag: 9\n' });
    expect(await world.merge()).toBe('405 Waiting on code owner review from acme/payments and/or olga.');
    world.approve('olga');
    expect(await world.merge()).toBe('405 Waiting on code owner review from acme/payments.');
    world.approve('paula');
    expect(await world.merge()).toBe('merged');
  });

  it('asks them for a review by itself', async () => {
    await world.push({ 'apps/shop/app.yaml': 'tag: 9\n', 'apps/payments/api/app.yaml': 'tag: 9\n' });
    const asked = await world.rest.ask('GET', `/repos/${CONFIG}/pulls/1/requested_reviewers`);
    expect(asked).toMatchObject({
      problems: [],
      body: { users: [{ login: 'olga' }], teams: [{ slug: 'payments' }] },
    });
    const shown = await world.ask(`{ repository(owner: "acme", name: "config") { pullRequest(number: 1) {
      reviewRequests(first: 5) { nodes { asCodeOwner requestedReviewer {
        __typename ... on User { login } ... on Team { combinedSlug members(first: 5) { nodes { login } } }
      } } } } } }`);
    expect(shown).toMatchObject({
      repository: {
        pullRequest: {
          reviewRequests: {
            nodes: [
              { asCodeOwner: true, requestedReviewer: { login: 'olga' } },
              { asCodeOwner: true, requestedReviewer: { combinedSlug: 'acme/payments' } },
            ],
          },
        },
      },
    });
    world.approve('pavel');
    const left = await world.rest.ask('GET', `/repos/${CONFIG}/pulls/1`);
    expect(left).toMatchObject({ problems: [], body: { requested_teams: [] } });
  });

  it('reads the file of the base, not of the head', async () => {
    world.rules(pullRequestRule({ codeOwners: true }));
    await world.push({ '.github/CODEOWNERS': '* @robot\n', 'apps/shop/app.yaml': 'tag: 9\n' });
    expect(await world.merge()).toBe(violation('Waiting on code owner review from olga.'));
  });

  it('is shown with its teams', async () => {
    const shown = await world.ask('{ organization(login: "acme") { team(slug: "payments") { id name } } }');
    const { id } = (shown as { organization: { team: { id: string } } }).organization.team;
    expect(
      await world.ask(
        `{ node(id: "${id}") { ... on Team { combinedSlug members(first: 5) { totalCount } } } }`,
      ),
    ).toEqual({
      node: { combinedSlug: 'acme/payments', members: { totalCount: 2 } },
    });
  });

  it('asks a team that can read the repository, and no other', async () => {
    const path = `/repos/${CONFIG}/pulls/1/requested_reviewers`;
    const team = world.box.addTeam(CONFIG, { slug: 'outside', access: 'none' });
    const refused = await world.rest.ask('POST', path, { body: { team_reviewers: [team.slug] } });
    expect([refused.status, refused.body.message]).toEqual([
      422,
      expect.stringContaining('Reviews may only be requested from collaborators.'),
    ]);
    const asked = await world.rest.ask('POST', path, { body: { team_reviewers: ['payments'] } });
    expect(asked).toMatchObject({
      status: 201,
      problems: [],
      body: { requested_teams: [{ slug: 'payments' }] },
    });
  });
});
