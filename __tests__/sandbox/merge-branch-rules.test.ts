import { describe, expect, it } from 'vitest';
import {
  deploymentsRule,
  patternRule,
  plainRule,
  pullRequestRule,
  updateRule,
} from '../../sandbox/store/seed-rules.ts';
import { COMMIT, commitInput, graphql } from './client.ts';
import { CONFIG, mergeWorld, STATE, violation, type World } from './merge-world.ts';

const UNSIGNED = 'Commits must have verified signatures.';
const NO_MERGE = '405 Merge commits are not allowed on this repository.';
const NO_REBASE = '405 Rebase merges are not allowed on this repository.';
const REBASE_SIGNED =
  '405 Base branch requires signed commits. Rebase merges cannot be automatically signed by GitHub';

type Method = 'merge' | 'squash' | 'rebase';
type Row = readonly [title: string, rules: (world: World) => unknown, method: Method, answer: string];

const message = (pattern: string, negate = false) =>
  patternRule('commit_message_pattern', { operator: 'regex', pattern, negate });

describe('a merge', () => {
  const world = mergeWorld();
  const rows: readonly Row[] = [
    ['of signed commits', (w) => w.rules(plainRule('required_signatures')), 'merge', 'merged'],
    ['squashed of signed commits', (w) => w.rules(plainRule('required_signatures')), 'squash', 'merged'],
    [
      'rebased, which nobody signs',
      (w) => w.rules(plainRule('required_signatures')),
      'rebase',
      REBASE_SIGNED,
    ],
    [
      'rebased, by classic protection',
      (w) => w.protect({ requiredSignatures: true }),
      'rebase',
      REBASE_SIGNED,
    ],
    ['into a linear history', (w) => w.rules(plainRule('required_linear_history')), 'merge', NO_MERGE],
    ['into a linear history', (w) => w.protect({ requiredLinearHistory: true }), 'merge', NO_MERGE],
    ['into a linear history', (w) => w.protect({ requiredLinearHistory: true }), 'rebase', 'merged'],
    ['into a linear history', (w) => w.rules(plainRule('required_linear_history')), 'squash', 'merged'],
    [
      'by a method of a ruleset',
      (w) => w.rules(pullRequestRule({ methods: ['squash'] })),
      'squash',
      'merged',
    ],
    ['by another than its', (w) => w.rules(pullRequestRule({ methods: ['squash'] })), 'rebase', NO_REBASE],
    [
      'by a method of one ruleset of two',
      (w) => [
        w.rules(pullRequestRule({ methods: ['squash', 'rebase'] })),
        w.rules(pullRequestRule({ methods: ['squash'] })),
      ],
      'rebase',
      NO_REBASE,
    ],
    [
      'where nobody updates',
      (w) => w.rules(updateRule()),
      'merge',
      violation('Cannot update this protected ref.'),
    ],
    [
      'into a locked branch',
      (w) => w.protect({ lockBranch: true }),
      'merge',
      '405 Cannot change this locked branch',
    ],
    [
      'by one who may not push there',
      (w) => w.protect({ restrictions: { users: ['omar'], apps: [] } }),
      'merge',
      "405 You're not authorized to push to this branch.",
    ],
    ['by one who may', (w) => w.protect({ restrictions: { users: ['Mona'], apps: [] } }), 'merge', 'merged'],
    [
      'without a deployment',
      (w) => w.rules(deploymentsRule('staging')),
      'merge',
      violation('Missing successful active staging deployment.'),
    ],
    [
      'without two deployments',
      (w) => w.protect({ requiredEnvironments: ['dev', 'staging'] }),
      'merge',
      '405 Missing successful active dev deployment. Missing successful active staging deployment.',
    ],
    [
      'with a failed deployment',
      (w) => [w.rules(deploymentsRule('staging')), w.box.deployment(CONFIG, w.head, 'staging', 'failure')],
      'merge',
      violation('Missing successful active staging deployment.'),
    ],
    [
      'with a deployment of another commit',
      (w) => [w.rules(deploymentsRule('staging')), w.box.deployment(CONFIG, w.pull.baseOid, 'staging')],
      'merge',
      violation('Missing successful active staging deployment.'),
    ],
    [
      'with a deployment',
      (w) => [w.rules(deploymentsRule('staging')), w.box.deployment(CONFIG, w.head, 'staging')],
      'merge',
      'merged',
    ],
    [
      'without a required workflow',
      (w) =>
        w.rules({ type: 'workflows', parameters: { workflows: [{ path: 'ci.yml', repository_id: 1 }] } }),
      'merge',
      violation("Required workflow 'ci.yml' is not satisfied"),
    ],
    [
      'with a required workflow',
      (w) => [
        w.rules({ type: 'workflows', parameters: { workflows: [{ path: 'ci.yml', repository_id: 1 }] } }),
        w.box.check(CONFIG, w.head, { name: 'ci.yml' }),
      ],
      'merge',
      'merged',
    ],
    [
      'of commits whose message does not fit',
      (w) => w.rules(message('^feat: ')),
      'squash',
      violation('Commit message must match the required pattern.'),
    ],
    ['of commits whose message fits, squashed', (w) => w.rules(message('^Set tag \\d+')), 'squash', 'merged'],
    [
      'of commits whose message fits, by one whose does not',
      (w) => w.rules(message('^Set tag \\d+')),
      'merge',
      violation('Commit message must match the required pattern.'),
    ],
    ['of commits without a forbidden message', (w) => w.rules(message('WIP', true)), 'merge', 'merged'],
    [
      'by a committer whose address does not fit',
      (w) =>
        w.rules(patternRule('committer_email_pattern', { operator: 'ends_with', pattern: '@acme.example' })),
      'merge',
      violation('Committer email must match the required pattern.'),
    ],
    [
      'of an author whose address fits',
      (w) =>
        w.rules(
          patternRule('commit_author_email_pattern', {
            operator: 'ends_with',
            pattern: 'noreply.github.com',
          }),
        ),
      'squash',
      'merged',
    ],
  ];
  it.each(rows)('%s (%#)', async (_, rules, method, answer) => {
    rules(world);
    expect(await world.merge('mona', method)).toBe(answer);
  });

  it.each([
    ['a ruleset', (w: World) => w.rules(plainRule('required_signatures')), violation(UNSIGNED)],
    ['classic protection', (w: World) => w.protect({ requiredSignatures: true }), `405 ${UNSIGNED}`],
  ])('of one unsigned commit is refused by %s', async (_, rules, answer) => {
    rules(world);
    const unsigned = await world.push();
    expect(await world.merge('mona', 'squash')).toBe(answer);
    world.box.sign(unsigned);
    expect(await world.merge('mona', 'squash')).toBe('merged');
  });

  it('is shown blocked to who may not push there, and clean to others', async () => {
    world.protect({ restrictions: { users: ['robot'], apps: [] } });
    const state = (mergeStateStatus: string) => ({ repository: { pullRequest: { mergeStateStatus } } });
    expect(await world.ask(STATE, 'mona')).toMatchObject(state('BLOCKED'));
    expect(await world.ask(STATE, 'robot')).toMatchObject(state('CLEAN'));
    expect(await world.ask(STATE, 'adam')).toMatchObject(state('CLEAN'));
  });

  it('is rebased without the merges of an update', async () => {
    world.rules(plainRule('required_linear_history'));
    const other = { repo: CONFIG, branch: 'main', files: { o: 'x' }, author: 'mona', message: 'Other' };
    await world.box.pushCommit(other);
    await world.rest.ask('PUT', `/repos/${CONFIG}/pulls/1/update-branch`, { body: {} });
    world.head = world.pull.headOid;
    expect(await world.merge('mona', 'rebase')).toBe('merged');
    const [tip] = (await world.rest.ask('GET', `/repos/${CONFIG}/commits?per_page=1`)).body;
    expect([tip.commit.message, tip.parents.length]).toEqual(['Set tag 2', 1]);
  });

  it('is known by each of its commits once it was rebased', async () => {
    await world.box.pushCommit({
      repo: CONFIG,
      branch: world.pull.headRefName,
      files: { more: 'x' },
      author: 'mona',
      message: 'More',
    });
    world.head = world.pull.headOid;
    expect(await world.merge('mona', 'rebase')).toBe('merged');
    const query = `{ repository(owner: "acme", name: "config") { ref(qualifiedName: "main") { target { ... on Commit {
      history(first: 3) { nodes { message associatedPullRequests(first: 2) { nodes { number } } } } } } } } }`;
    const seen = (message: string, ...numbers: readonly number[]) => ({
      message,
      associatedPullRequests: { nodes: numbers.map((number) => ({ number })) },
    });
    const { repository } = (await world.ask(query, 'mona')) as {
      repository: { ref: { target: { history: { nodes: { message: string }[] } } } };
    };
    const nodes = repository.ref.target.history.nodes.map((node) => ({
      ...node,
      message: node.message.trim(),
    }));
    expect(nodes.slice(0, 2)).toEqual([seen('More', 1), seen('Set tag 2', 1)]);
    expect(nodes[2]).toMatchObject({ associatedPullRequests: { nodes: [] } });
  });

  it('is not rebased where a merge on the branch changed something itself', async () => {
    const repository = world.box.repository(CONFIG);
    const git = world.box.store.git(repository);
    const commit = await git.commit(world.head);
    if (commit === null) throw new Error('the head is gone');
    const changes = [{ path: 'evil.yaml', mode: '100644', oid: git.write('blob', Buffer.from('x')) }];
    const tree = await git.updateTree({ base: commit.tree, changes, strict: true });
    const { author, committer } = commit;
    const parents = [world.head, world.pull.baseOid];
    const merge = git.writeCommit({ tree, parents, author, committer, message: 'Merge main' });
    await world.rest.ask('PATCH', `/repos/${CONFIG}/git/refs/heads/release`, { body: { sha: merge } });
    world.head = merge;
    expect(await world.merge('mona', 'rebase')).toBe("405 This branch can't be rebased");
    expect(await world.merge('mona', 'squash')).toBe('merged');
  });

  it('names everything at once', async () => {
    world.rules(plainRule('required_signatures'), pullRequestRule({ approvals: 1, threads: true }));
    world.box.thread(CONFIG, 1, { login: 'olga' });
    await world.push();
    expect(await world.merge()).toBe(
      violation(
        UNSIGNED,
        'A conversation must be resolved before this pull request can be merged.',
        'At least 1 approving review is required by reviewers with write access.',
      ),
    );
    expect(await world.ask(STATE)).toMatchObject({
      repository: { pullRequest: { mergeStateStatus: 'BLOCKED' } },
    });
  });
});

describe('what is written past pull requests', () => {
  const world = mergeWorld();
  const commit = async (login: 'mona' | 'adam' = 'mona', branch = 'main') => {
    const repository = world.box.repository(CONFIG);
    const oid = repository.refs.get(`refs/heads/${branch}`) ?? '';
    const answer = await graphql(
      world.box,
      world.tokens[login],
      COMMIT,
      commitInput(branch, oid, { a: '1' }),
    );
    return answer.errors?.[0]?.message ?? 'committed';
  };
  const found = (reason: string) => `Repository rule violations found\n\n${reason}\n\n`;

  it.each([
    ['a message', message('^feat: '), 'Commit message must match the required pattern.'],
    [
      'an author',
      patternRule('commit_author_email_pattern', { operator: 'ends_with', pattern: '@acme.example' }),
      'Commit author email must match the required pattern.',
    ],
    [
      'a committer',
      patternRule('committer_email_pattern', { operator: 'contains', pattern: 'github', negate: true }),
      'Committer email must match the required pattern.',
    ],
  ])('fits the pattern of %s', async (_, rule, reason) => {
    world.rules(rule);
    expect(await commit()).toBe(found(reason));
    const contents = `/repos/${CONFIG}/contents/b`;
    const put = await world.rest.ask('PUT', contents, { body: { message: 'Put', content: 'YQ==' } });
    if (!reason.startsWith('Committer')) expect([put.status, put.body.message]).toEqual([409, found(reason)]);
  });

  it('fits the patterns of a new branch’s name and commits', async () => {
    const all = { include: ['~ALL'] };
    const named = patternRule('branch_name_pattern', { operator: 'starts_with', pattern: 'deploy/' });
    world.box.addRuleset(CONFIG, { ...all, rules: [named, message('^feat: ')] });
    const create = async (ref: string, sha: string) =>
      (await world.rest.ask('POST', `/repos/${CONFIG}/git/refs`, { body: { ref, sha } })).body.message ??
      'made';
    const main = world.pull.baseOid;
    expect(await create('refs/heads/other', main)).toBe(
      found('Branch name must match the required pattern.'),
    );
    expect(await create('refs/heads/deploy/1', main)).toBe('made');
    expect(await create('refs/heads/deploy/2', world.head)).toBe(
      found('Commit message must match the required pattern.'),
    );
  });

  it('adds no merge commit to a linear history', async () => {
    world.rules(plainRule('required_linear_history'));
    await world.box.pushCommit({
      repo: CONFIG,
      branch: 'main',
      files: { o: 'x' },
      author: 'mona',
      message: 'O',
    });
    const merge = await world.rest.ask('POST', `/repos/${CONFIG}/merges`, {
      body: { base: 'main', head: 'release' },
    });
    expect(merge.body.message).toBe(found('This branch must not contain merge commits.'));
  });

  it('is let past by those who always bypass, not by those who do for pull requests', async () => {
    const bypass = (bypassMode: 'always' | 'pull_request') =>
      world.box.addRuleset(CONFIG, {
        rules: [pullRequestRule()],
        bypassActors: [{ actorId: 5, actorType: 'RepositoryRole', bypassMode }],
      });
    bypass('pull_request');
    expect(await commit('adam')).toBe(found('Changes must be made through a pull request.'));
    world.box.repository(CONFIG).rulesets.clear();
    bypass('always');
    expect(await commit('mona')).toBe(found('Changes must be made through a pull request.'));
    expect(await commit('adam')).toBe('committed');
  });
});
