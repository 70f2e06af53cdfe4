/** `verify`: the operator's word on what was merged, told on the built action. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedCheck, seedDeployment, seedStatus } from '../../sandbox/store/seed-pulls.ts';
import { runStep, type StepResult, startStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const FILE = 'apps/shop/overlays/production/kustomization.yaml';
const CART = 'apps/cart/overlays/production/kustomization.yaml';
const FLUX = 'kustomization/shop-production/0c9c2e41';
const config = (verify: string): string => `version: 1
environments:
  - { name: staging, path: 'apps/{app}/overlays/staging' }
  - { name: production, path: 'apps/{app}/overlays/production', from: staging, verify: ${verify} }
`;

let world: World;
let token: string;
let commit: string;
beforeEach(async () => {
  world = await openWorld();
  token = tokenWith({ statuses: 'write', deployments: 'write' });
  await push({ '.gitops-release.yaml': config('{ operator: flux, timeout: 4s }') });
  commit = await release('1.8.0');
});
afterEach(() => world.stop());

function tokenWith(permissions: Readonly<Record<string, 'read' | 'write'>>): string {
  return world.sandbox.addToken({
    kind: 'github-token',
    permissions: { contents: 'read', metadata: 'read', ...permissions },
    repositories: ['acme/config'],
  }).value;
}

function push(files: Readonly<Record<string, string>>): Promise<string> {
  return world.sandbox.pushCommit({
    repo: 'acme/config',
    branch: 'main',
    author: 'alice',
    message: 'By hand',
    files,
  });
}

const release = (tag: string): Promise<string> =>
  push({ [FILE]: world.git('show', `main:${FILE}`).replace(/newTag: .*/, `newTag: ${tag}`) });

const repository = () => world.sandbox.repository('acme/config');

function say(context: string, state: 'success' | 'failure', sha = commit): void {
  seedStatus(world.sandbox.store, repository(), sha, { context, state, login: 'alice' });
}

/** The operator speaks when the action looks for the n-th time. */
function sayLater(looks: number, speak: () => void): void {
  let seen = 0;
  world.sandbox.faults.add({
    kind: 'hook',
    times: 1_000,
    when: { operation: 'LookAtRollout' },
    onArrival: async () => {
      seen += 1;
      if (seen === looks) speak();
    },
  });
}

function verify(inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return runStep(world.sandbox, {
    inputs: {
      command: 'verify',
      repository: 'acme/config',
      token,
      environment: 'production',
      app: 'shop',
      commit,
      ...inputs,
    },
  });
}

const recorded = (sha = commit): readonly string[] =>
  repository()
    .statuses.filter((each) => each.sha === sha && each.context.startsWith('gitops-release/'))
    .map(({ context, state }) => `${context} ${state}`);
const deployments = () =>
  [...repository().deployments.values()].map(({ sha, environment, statuses }) => ({
    sha,
    environment,
    states: statuses.map(({ state }) => state),
  }));

describe('a commit that runs', () => {
  it('is recorded as verified and as a deployment, once, also when it is asked again', async () => {
    sayLater(2, () => say(FLUX, 'success'));
    const { status, outputs, log, summary } = await verify();
    expect(status, log).toBe(0);
    expect(log).toContain(`${FLUX} is success (${commit.slice(0, 10)})`);
    expect(JSON.parse(outputs['result'] ?? '')).toMatchObject({ verified: true, state: 'running' });
    expect(summary).toContain('runs');
    const once = {
      status: ['gitops-release/verified/production/shop success'],
      deployed: [{ sha: commit, environment: 'production', states: ['in_progress', 'success'] }],
    };
    expect({ status: recorded(), deployed: deployments() }).toEqual(once);
    expect((await verify()).status).toBe(0);
    expect({ status: recorded(), deployed: deployments() }).toEqual(once);
  });

  it('may be told of a later commit that still has its images', async () => {
    const later = await push({ 'README.md': 'changed\n' });
    say(FLUX, 'success', later);
    const { status, log } = await verify();
    expect(status, log).toBe(0);
    expect(recorded()).toEqual(['gitops-release/verified/production/shop success']);
  });

  it('is not told by a later commit that has other images', async () => {
    const later = await release('1.9.0');
    say(FLUX, 'success', later);
    const { status, log } = await verify();
    expect([status, log]).toEqual([
      0,
      expect.stringContaining('runs, and has set other images of production'),
    ]);
    expect(recorded()).toEqual([]);
  });

  it('may have failed before', async () => {
    say(FLUX, 'failure');
    sayLater(3, () => say(FLUX, 'success'));
    const { status, log } = await verify({ timeout: '20s' });
    expect(status, log).toBe(0);
    expect(log).toContain(`${FLUX} is failure`);
  });

  it("is told by Argo CD's status, or by its deployment", async () => {
    await push({ '.gitops-release.yaml': config('{ operator: argocd, timeout: 4s }') });
    say('continuous-delivery/shop', 'success');
    expect((await verify()).status).toBe(0);
    const named = "{ operator: argocd, name: '{app}-production', timeout: 4s }";
    await push({ '.gitops-release.yaml': config(named) });
    const next = await release('1.9.0');
    const deployed = { sha: next, environment: 'shop-production' };
    const job = `${world.sandbox.url}/acme/config/actions/runs/1/job/2`;
    seedDeployment(world.sandbox.store, repository(), { ...deployed, logUrl: job });
    expect((await verify({ commit: next, timeout: '2s' })).log).toContain('no status from Argo CD');
    seedDeployment(world.sandbox.store, repository(), deployed);
    const { status, log } = await verify({ commit: next });
    expect(status, log).toBe(0);
  });

  it("is told by Argo CD's check run, whatever the workflows of the repository report", async () => {
    token = tokenWith({ statuses: 'write', deployments: 'write', checks: 'read' });
    await push({ '.gitops-release.yaml': config('{ operator: argocd, timeout: 4s }') });
    const check = (name: string, conclusion: string, app?: string): void => {
      seedCheck(world.sandbox.store, repository(), commit, { name, conclusion, ...(app ? { app } : {}) });
    };
    for (let index = 0; index < 120; index += 1) check(`build ${index}`, 'success');
    check('continuous-delivery/shop', 'failure');
    const silent = await verify();
    expect([silent.status, silent.log]).toEqual([
      1,
      expect.stringContaining('there was no status from Argo CD'),
    ]);
    const app = world.sandbox.addApp({ slug: 'argocd-acme', installOn: 'acme', permissions: {} }).app.slug;
    check('continuous-delivery/shop', 'success', app);
    const { status, log } = await verify();
    expect(status, log).toBe(0);
    expect(log).toContain('check continuous-delivery/shop is success');
  });

  it('is told by a status however many commits have come since', async () => {
    const later = await push({ 'README.md': 'changed\n' });
    say(FLUX, 'success', later);
    for (let index = 0; index < 21; index += 1) await push({ 'README.md': `${index}\n` });
    const { status, log } = await verify();
    expect(status, log).toBe(0);
  });

  it('is not told by a later commit with other images where no config file says which files count', async () => {
    await push({ '.gitops-release.yaml': 'version: 1\n' });
    const later = await release('1.7.0');
    say(FLUX, 'success', later);
    const { status, log } = await verify();
    expect([status, log]).toEqual([0, expect.stringContaining('has set other images')]);
    expect(recorded()).toEqual([]);
  });

  it('is told by a later commit that has set other images of another app', async () => {
    const later = await push({ [CART]: world.git('show', `main:${FILE}`) });
    say(FLUX, 'success', later);
    const { status, log } = await verify();
    expect(status, log).toBe(0);
    expect(recorded()).toEqual(['gitops-release/verified/production/shop success']);
  });

  it('is not told by who speaks first, where its own object has spoken before', async () => {
    say(FLUX, 'success', world.git('rev-parse', `${commit}^`).trim());
    say('kustomization/flux-system/0c9c2e41', 'success');
    sayLater(4, () => say(FLUX, 'failure'));
    const { status } = await verify({ timeout: '20s' });
    expect(status).toBe(1);
    expect(recorded()).toEqual(['gitops-release/verified/production/shop failure']);
  });

  it('is verified in each app that it has changed, where none is named', async () => {
    const both = await push({
      [FILE]: world.git('show', `main:${FILE}`).replace(/newTag: .*/, 'newTag: 2.0.0'),
      [CART]: world.git('show', `main:${FILE}`),
    });
    say(FLUX, 'success', both);
    const silent = await verify({ app: '', commit: both });
    expect([silent.status, silent.log]).toEqual([
      1,
      expect.stringContaining('nothing was ever called as cart'),
    ]);
    expect(recorded(both)).toEqual([
      'gitops-release/verified/production/cart failure',
      'gitops-release/verified/production/shop success',
    ]);
    say(FLUX.replace('shop', 'cart'), 'success', both);
    const { status, log } = await verify({ app: '', commit: both });
    expect(status, log).toBe(0);
    expect(recorded(both).slice(2)).toEqual(['gitops-release/verified/production/cart success']);
  });

  it('is told by nobody but the creator that the config file names', async () => {
    await push({ '.gitops-release.yaml': config('{ operator: flux, creator: bob, timeout: 2s }') });
    say(FLUX, 'success');
    const { status, log } = await verify();
    expect([status, log]).toEqual([1, expect.stringContaining('there was no status from Flux by bob')]);
    seedStatus(world.sandbox.store, repository(), commit, { context: FLUX, login: 'bob' });
    expect((await verify()).status).toBe(0);
  });

  it('needs a token that may record it only for the records', async () => {
    say(FLUX, 'success');
    token = tokenWith({ statuses: 'read', deployments: 'read' });
    const { status, log } = await verify();
    expect(status, log).toBe(0);
    expect(log).toMatch(/::notice.*the result is not recorded in deployments/);
    expect(log).toMatch(/::notice.*the result is not recorded in commit statuses/);
  });
});

describe('a commit that does not run', () => {
  it('fails when its time is over, with what the operator says, and is recorded as failed', async () => {
    say(FLUX, 'failure');
    const { status, log } = await verify();
    expect(status).toBe(1);
    expect(log).toMatch(/does not run after 4 s: kustomization\/shop-production\/0c9c2e41 is failure/);
    expect(recorded()).toEqual(['gitops-release/verified/production/shop failure']);
    expect(deployments()).toMatchObject([{ states: ['in_progress', 'failure'] }]);
  });

  it('of which nobody says anything is explained, with what to set up', async () => {
    const { status, log } = await verify();
    expect(status).toBe(1);
    expect(log).toContain(
      `there was no status from Flux on ${commit.slice(0, 10)} or a later commit within 4 s`,
    );
    expect(log).toMatch(/Is the Alert set up\?.*kind: Provider.*kind: Alert/s);
  });

  it('of which the token may see no check runs is told that', async () => {
    repository().isPrivate = true;
    token = tokenWith({ statuses: 'write', deployments: 'write' });
    await push({ '.gitops-release.yaml': config('{ operator: argocd, timeout: 2s }') });
    const { log } = await verify();
    expect(log).toContain('If Argo CD posts check runs, this token needs `checks: read`');
    expect(
      world.sandbox.log.entries.filter(({ operation }) => operation === 'LookAtRollout').length,
    ).toBeGreaterThan(1);
  });

  it('is told from an operator that reports, but has not come this far', async () => {
    say(FLUX, 'success', world.git('rev-parse', `${commit}^`).trim());
    const { log } = await verify();
    expect(log).toContain('its last one is kustomization/shop-production/0c9c2e41 is success');
    expect(log).toContain('flux get sources git');
  });

  it('asks for a rollback where the environment wants one', async () => {
    await push({ '.gitops-release.yaml': config('{ operator: flux, timeout: 2s, on-failure: rollback }') });
    say(FLUX, 'failure');
    const { status, log } = await verify();
    expect([status, log]).toEqual([1, expect.stringMatching(/on-failure: rollback/)]);
  });
});

describe('nothing to wait for', () => {
  it('is a dry run: nothing is recorded', async () => {
    say(FLUX, 'success');
    expect((await verify({ 'dry-run': 'true' })).status).toBe(0);
    expect([recorded(), deployments()]).toEqual([[], []]);
  });

  it.each([
    [{ environment: 'prod' }, /no environment "prod"/],
    [{ environment: '' }, /no environment is given to verify/],
    [{ commit: 'main' }, /not the full SHA of a commit/],
    [{ timeout: 'soon' }, /no length of time/],
  ])('is %j', async (inputs, words) => {
    const { status, log } = await verify(inputs);
    expect([status, log]).toEqual([1, expect.stringMatching(words)]);
  });
});

describe('a run that is cut off', () => {
  const begun = async () => {
    const looked = Promise.withResolvers<void>();
    sayLater(2, () => looked.resolve());
    const inputs = { command: 'verify', repository: 'acme/config', token, environment: 'production', commit };
    const step = startStep(world.sandbox, { inputs: { ...inputs, timeout: '60s' } });
    await looked.promise;
    return step;
  };

  it('by a cancellation leaves no deployment in progress', async () => {
    const step = await begun();
    step.process.kill('SIGINT');
    expect((await step.result).status).toBe(130);
    expect(deployments()).toMatchObject([{ sha: commit, states: ['in_progress', 'inactive'] }]);
    expect(recorded()).toEqual([]);
    say(FLUX, 'success');
    expect((await verify()).status).toBe(0);
    expect(deployments()).toMatchObject([{ states: ['in_progress', 'inactive', 'success'] }]);
  });

  it('by an error leaves none either', async () => {
    world.sandbox.faults.add({
      kind: 'status',
      status: 401,
      when: { operation: 'LookAtRollout', index: 5 },
      times: 50,
    });
    const { status } = await verify({ timeout: '30s' });
    expect([status, deployments().map(({ states }) => states.at(-1))]).toEqual([1, ['inactive']]);
  });

  it('at once is cleaned up by the next run of a later commit, for this environment alone', async () => {
    const step = await begun();
    step.process.kill('SIGKILL');
    await step.result;
    expect(deployments()).toMatchObject([{ sha: commit, states: ['in_progress'] }]);
    const next = await release('1.9.0');
    for (const context of [FLUX, FLUX.replace('production', 'staging')]) say(context, 'success', next);
    expect((await verify({ commit: next, environment: 'staging' })).status).toBe(0);
    expect(deployments()[0]?.states).toEqual(['in_progress']);
    expect((await verify({ commit: next })).status).toBe(0);
    expect(deployments()[0]).toMatchObject({ sha: commit, states: ['in_progress', 'inactive'] });
    expect(deployments().filter(({ sha }) => sha === next)).toMatchObject([
      { environment: 'staging', states: ['in_progress', 'success'] },
      { environment: 'production', states: ['in_progress', 'success'] },
    ]);
  });

  it.each([['502, done', { kind: 'status', status: 502, applied: true }]] as const)(
    '%s at each write, and run again: one deployment, one status',
    async (_, fault) => {
      say(FLUX, 'success');
      for (const path of ['/deployments', '/statuses'])
        world.sandbox.faults.add({ ...fault, when: { method: 'POST', path } as never });
      for (const index of [2, 4]) world.sandbox.faults.add({ ...fault, when: { index } });
      await verify({ timeout: '20s' });
      world.sandbox.faults.reset();
      expect((await verify()).status).toBe(0);
      expect(deployments()).toHaveLength(1);
      expect(deployments()[0]?.states.at(-1)).toBe('success');
      expect(new Set(recorded())).toEqual(new Set(['gitops-release/verified/production/shop success']));
    },
  );
});
