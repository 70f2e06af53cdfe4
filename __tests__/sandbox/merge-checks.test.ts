import { describe, expect, it } from 'vitest';
import { checksRule } from '../../sandbox/store/seed-rules.ts';
import { CONFIG, mergeWorld, STATE, violation, type World } from './merge-world.ts';

const is = (state: string) => violation(`Required status check "build" is ${state}.`);
const FOREIGN = violation('Required status check "build" was not set by the expected GitHub App.');

const run = (w: World, conclusion: string | null, app?: string) =>
  w.box.check(CONFIG, w.head, { name: 'build', conclusion, ...(app === undefined ? {} : { app }) });
const status = (w: World, state: 'error' | 'failure' | 'pending' | 'success', app?: string) =>
  w.box.status(CONFIG, w.head, { context: 'build', state, ...(app === undefined ? {} : { app }) });

type Row = readonly [title: string, facts: (world: World) => unknown, answer: string];

describe('a merge with a required check', () => {
  const world = mergeWorld();
  const rows: readonly Row[] = [
    ['that never reported', () => undefined, is('expected')],
    ['that runs', (w) => run(w, null), is('pending')],
    ...['success', 'neutral', 'skipped'].map(
      (end): Row => [`that ended ${end}`, (w) => run(w, end), 'merged'],
    ),
    ...['failure', 'cancelled', 'timed_out', 'action_required', 'stale'].map(
      (end): Row => [`that ended ${end}`, (w) => run(w, end), is('failing')],
    ),
    ['that is a status', (w) => status(w, 'success'), 'merged'],
    ['that is a pending status', (w) => status(w, 'pending'), is('pending')],
    ['that is a failed status', (w) => status(w, 'failure'), is('failing')],
    ['that is a status in error', (w) => status(w, 'error'), is('failing')],
    ['under another case', (w) => w.box.status(CONFIG, w.head, { context: 'BUILD' }), 'merged'],
    ['under another name', (w) => w.box.check(CONFIG, w.head, { name: 'build (x)' }), is('expected')],
    ['on another commit', (w) => w.box.check(CONFIG, w.pull.baseOid, { name: 'build' }), is('expected')],
    ['as check and status, both good', (w) => [run(w, 'success'), status(w, 'success')], 'merged'],
    ['as check and status, one pending', (w) => [run(w, 'success'), status(w, 'pending')], is('pending')],
    ['as check and status, one failed', (w) => [run(w, 'failure'), status(w, 'success')], is('failing')],
    ['that failed and then passed', (w) => [run(w, 'failure'), run(w, 'success')], 'merged'],
    ['that passed and then failed', (w) => [status(w, 'success'), status(w, 'failure')], is('failing')],
    ['that runs again', (w) => [run(w, 'success'), run(w, null)], is('pending')],
    ['of which another App failed', (w) => [run(w, 'success'), run(w, 'failure', 'jenkins')], is('failing')],
  ];
  it.each(rows)('%s', async (_, facts, answer) => {
    world.rules(checksRule(['build']));
    facts(world);
    expect(await world.merge()).toBe(answer);
  });

  const pinned: readonly Row[] = [
    ['nothing', () => undefined, is('expected')],
    ['that App', (w) => run(w, 'success', 'jenkins'), 'merged'],
    ['another App', (w) => run(w, 'success'), FOREIGN],
    ['a person', (w) => status(w, 'success'), FOREIGN],
    ['that App’s status', (w) => status(w, 'success', 'jenkins'), 'merged'],
    [
      'that App, failing, and another',
      (w) => [run(w, 'failure', 'jenkins'), run(w, 'success')],
      is('failing'),
    ],
    ['that App, and another that fails', (w) => [run(w, 'success', 'jenkins'), run(w, 'failure')], 'merged'],
  ];
  it.each(pinned)('pinned to an App and set by %s', async (_, facts, answer) => {
    world.rules(checksRule([{ context: 'build', app: world.box.app('jenkins').id }]));
    facts(world);
    expect(await world.merge()).toBe(answer);
  });

  it.each([null, -1])('of classic protection, by anyone with app_id %j', async (appId) => {
    world.protect({ requiredStatusChecks: { strict: false, checks: [{ context: 'build', appId }] } });
    expect(await world.merge()).toBe('405 Required status check "build" is expected.');
    status(world, 'success');
    expect(await world.merge()).toBe('merged');
  });

  it('counts several that are missing', async () => {
    world.protect({
      requiredStatusChecks: {
        strict: false,
        checks: ['build', 'lint', 'test'].map((context) => ({ context, appId: null })),
      },
    });
    expect(await world.merge()).toBe('405 3 of 3 required status checks are expected.');
    status(world, 'failure');
    expect(await world.merge()).toBe(
      '405 3 of 3 required status checks have not succeeded: 1 failing and 2 expected.',
    );
    status(world, 'success');
    world.box.check(CONFIG, world.head, { name: 'lint' });
    expect(await world.merge()).toBe('405 Required status check "test" is expected.');
  });

  it('has to pass again after a push', async () => {
    world.rules(checksRule(['build']));
    run(world, 'success');
    await world.push();
    expect(await world.merge()).toBe(is('expected'));
  });

  it('goes by the test merge where that has it', async () => {
    world.rules(checksRule(['build']));
    run(world, 'success');
    await world.ask(STATE);
    world.box.check(CONFIG, world.pull.mergeability?.mergeCommitOid ?? '', {
      name: 'build',
      conclusion: 'failure',
    });
    expect(await world.merge()).toBe(is('failing'));
  });
});

describe('a branch that must be up to date', () => {
  const world = mergeWorld();
  const move = () =>
    world.box.pushCommit({
      repo: CONFIG,
      branch: 'main',
      files: { o: 'x' },
      author: 'mona',
      message: 'Other',
    });
  const behind = 'Head branch is out of date. Review and try the merge again.';

  it.each([
    ['a ruleset', () => world.rules(checksRule(['build'], { strict: true })), violation(behind)],
    [
      'classic protection',
      () =>
        world.protect({
          requiredStatusChecks: { strict: true, checks: [{ context: 'build', appId: null }] },
        }),
      `409 ${behind}`,
    ],
  ])('is BEHIND by %s until it is updated', async (_, rules, answer) => {
    rules();
    run(world, 'success');
    await move();
    expect(await world.ask(STATE)).toMatchObject({
      repository: { pullRequest: { mergeStateStatus: 'BEHIND' } },
    });
    expect(await world.merge()).toBe(answer);
    await world.rest.ask('PUT', `/repos/${CONFIG}/pulls/1/update-branch`, { body: {} });
    world.head = world.pull.headOid;
    run(world, 'success');
    expect(await world.merge()).toBe('merged');
  });

  it('is merged behind where no check is required: the setting has no effect then', async () => {
    world.protect({ requiredStatusChecks: { strict: true, checks: [] } });
    await move();
    expect(await world.merge()).toBe('merged');
  });
});

describe('the rollup', () => {
  const world = mergeWorld();

  it('tells which contexts are required, from the App that they are required of', async () => {
    world.rules(checksRule(['lint', { context: 'build', app: world.box.app('jenkins').id }]));
    run(world, 'success');
    run(world, 'failure', 'jenkins');
    world.box.status(CONFIG, world.head, { context: 'Lint', state: 'pending' });
    world.box.status(CONFIG, world.head, { context: 'chat' });
    const shown = await world.ask(`{ repository(owner: "acme", name: "config") { pullRequest(number: 1) {
      mergeStateStatus statusCheckRollup { state contexts(first: 10) { nodes { __typename
        ... on CheckRun { name conclusion isRequired(pullRequestNumber: 1) checkSuite { app { slug } } }
        ... on StatusContext { context state isRequired(pullRequestId: "${await pullId()}") }
      } } } } } }`);
    expect(shown).toMatchObject({
      repository: {
        pullRequest: {
          mergeStateStatus: 'BLOCKED',
          statusCheckRollup: {
            state: 'FAILURE',
            contexts: {
              nodes: [
                { name: 'build', isRequired: false, checkSuite: { app: { slug: 'github-actions' } } },
                { name: 'build', isRequired: true, checkSuite: { app: { slug: 'jenkins' } } },
                { context: 'Lint', state: 'PENDING', isRequired: true },
                { context: 'chat', isRequired: false },
              ],
            },
          },
        },
      },
    });
  });

  it('leaves a merge UNSTABLE, not BLOCKED, for what nobody requires', async () => {
    run(world, 'failure');
    expect(await world.ask(STATE)).toMatchObject({
      repository: { pullRequest: { mergeStateStatus: 'UNSTABLE' } },
    });
    expect(await world.merge()).toBe('merged');
  });

  async function pullId(): Promise<string> {
    const found = await world.ask(
      '{ repository(owner: "acme", name: "config") { pullRequest(number: 1) { id } } }',
    );
    return (found as { repository: { pullRequest: { id: string } } }).repository.pullRequest.id;
  }
});
