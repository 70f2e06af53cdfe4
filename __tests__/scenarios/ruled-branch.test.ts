/** Rulesets that cover the proposal branch itself: a clear error that names the rule, and nothing half-written. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BRANCH, type MergingWorld, openMergingWorld } from '../support/merging.ts';

let world: MergingWorld;
beforeEach(async () => {
  world = await openMergingWorld();
});
afterEach(() => world.stop());

function cover(...rules: readonly { readonly type: string; readonly parameters?: object }[]): void {
  const include = ['refs/heads/gitops-release/**/*'];
  world.sandbox.addRuleset('acme/config', { name: 'branches', include, rules } as never);
}

const refs = () => world.git('for-each-ref');
const pattern = (type: string, operator: string, text: string) => ({
  type,
  parameters: { operator, pattern: text, negate: false, name: '' },
});

const ROWS = [
  { title: 'creations are restricted', rules: [{ type: 'creation' }], words: /creations being restricted/ },
  { title: 'updates are restricted', rules: [{ type: 'update' }], words: /Cannot update this protected ref/ },
  {
    title: 'names of branches follow a pattern',
    rules: [pattern('branch_name_pattern', 'starts_with', 'feature/')],
    words: /Branch name must match the required pattern/,
  },
  {
    title: 'messages of commits follow a pattern',
    rules: [pattern('commit_message_pattern', 'regex', '^[A-Z]+-\\d+ ')],
    words: /commit.*message/i,
  },
  {
    title: 'changes must come by a pull request',
    rules: [{ type: 'pull_request', parameters: { required_approving_review_count: 1 } }],
    words: /Changes must be made through a pull request/,
  },
];

describe('a first proposal, where', () => {
  it.each(ROWS)('$title', async ({ rules, words }) => {
    cover(...rules);
    const before = refs();
    const { status, outputs, log } = await world.release({ merge: 'auto' });
    expect(status).toBe(1);
    expect(log).toMatch(words);
    expect(log).toMatch(
      /::error::.*The rules of acme\/config refuse.*(Choose a "branch"|Give a "commit-message")/,
    );
    expect(outputs['changed']).toBe('false');
    expect(refs()).toBe(before);
    expect(world.pulls()).toEqual([]);
  });

  it('what was created cannot be deleted again: it is told by name', async () => {
    cover({ type: 'update' }, { type: 'deletion' });
    const { status, log } = await world.release();
    expect(status).toBe(1);
    expect(log).toMatch(
      /::warning.*the branch gitops-release\/production\/shop was created at [0-9a-f]{40} and could not be deleted again: delete it by hand/,
    );
  });
});

describe('a newer image, where', () => {
  it.each([
    { title: 'force pushes are blocked', type: 'non_fast_forward', words: /force-push/i },
    { title: 'updates are restricted', type: 'update', words: /Cannot update this protected ref/ },
  ])('$title: the proposal stays as it was', async ({ type, words }) => {
    await world.release();
    const before = { refs: refs(), title: world.pulls()[0]?.title, body: world.pulls()[0]?.body };
    cover({ type });
    const { status, log } = await world.release({ images: 'ghcr.io/acme/shop:1.9.0' });
    expect(status).toBe(1);
    expect(log).toMatch(words);
    expect({ refs: refs(), title: world.pulls()[0]?.title, body: world.pulls()[0]?.body }).toEqual(before);
  });
});

describe('the way out', () => {
  it('is a name that the rule allows', async () => {
    cover({ type: 'creation' });
    const { status, log } = await world.release({ branch: 'release/shop' });
    expect(status, log).toBe(0);
    expect(world.pulls()[0]?.headRefName).toBe('release/shop');
  });

  it('is a message that the rule allows', async () => {
    cover(pattern('commit_message_pattern', 'regex', '^[A-Z]+-\\d+ '));
    const { status, log } = await world.release({ 'commit-message': 'OPS-7 Update {app} to {version}' });
    expect(status, log).toBe(0);
    expect(world.git('log', '-1', '--format=%s', BRANCH).trim()).toBe('OPS-7 Update shop to 1.8.0');
  });
});

describe('a rule about messages on the base', () => {
  const rule = pattern('commit_message_pattern', 'regex', '^[A-Z]+-\\d+ ');

  it('is GitHub’s to judge: the rule is named, and the proposal stays', async () => {
    world.sandbox.addRuleset('acme/config', { name: 'base', rules: [rule] } as never);
    const { outputs, log } = await world.release({ merge: 'auto' });
    expect(log).toContain('rule commit_message_pattern: only GitHub can judge it');
    expect(outputs['merged']).toBe('false');
    expect(world.pulls()[0]?.state).toBe('open');
  });

  it('is met by a message of one’s own', async () => {
    world.sandbox.addRuleset('acme/config', { name: 'base', rules: [rule] } as never);
    const inputs = { merge: 'auto', 'commit-message': 'OPS-7 Update {app} to {version}' };
    const { status, outputs, log } = await world.release(inputs);
    expect(status, log).toBe(0);
    expect(outputs['merged']).toBe('true');
    expect(world.git('log', '-1', '--format=%s', 'main').trim()).toBe('OPS-7 Update shop to 1.8.0 (#1)');
  });
});
