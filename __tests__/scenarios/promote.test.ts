/** What runs in one environment goes to the next, told on the built action against the sandbox. */
import { afterEach, describe, expect, it } from 'vitest';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';

let world: PromotionWorld;
afterEach(() => world.stop());

const pulls = (repo = 'acme/config') => [...world.sandbox.repository(repo).pulls.values()];
const changed = (branch: string): readonly string[] =>
  world
    .git('diff', '--unified=0', 'main', branch)
    .split('\n')
    .filter((line) => /^[-+][^-+]/.test(line));
const SHOP = { app: 'shop', environment: 'production' };
const overlay = (app: string, environment: string): string =>
  `apps/${app}/overlays/${environment}/kustomization.yaml`;
const kustomization = (images: string): string => `resources: [../../base]\nimages:\n${images}`;

describe('promote', () => {
  it('sets what staging has in production, and says what moves', async () => {
    world = await openPromotion();
    const { outputs, summary } = await world.promoted(SHOP);
    expect(changed('gitops-release/production/shop')).toEqual([
      '-    newTag: 1.7.3   # do not edit by hand',
      '+    newTag: 1.7.4   # do not edit by hand',
    ]);
    expect(outputs).toMatchObject({ changed: 'true', environment: 'production', 'pull-request-number': '1' });
    const [pull] = pulls();
    expect(pull?.title).toBe('Promote shop to production: 1.7.3 -> 1.7.4');
    expect(pull?.body).toContain('Promotes `shop` from `staging` to `production`.');
    expect(pull?.body).toContain('["production<br/>shop 1.7.3 → 1.7.4"]');
    expect(pull?.body).toContain('["dev<br/>shop 1.8.0-rc.1"]');
    expect(summary).toContain('==>');
    expect(world.git('log', '-1', '--format=%B', 'gitops-release/production/shop')).toContain(
      'Gitops-Release-Promoted-From: staging',
    );
    expect(world.operations()).toEqual([
      'OpenRepository',
      'ReadFiles',
      'ReadFiles',
      'TargetHistory',
      'OpenRepository',
      'CreateBranch',
      'CommitOnBranch',
      'OpenPullRequest',
    ]);
  });

  it('twice writes nothing the second time', async () => {
    world = await openPromotion();
    await world.promoted(SHOP);
    const before = world.git('for-each-ref');
    const { outputs } = await world.promoted(SHOP);
    expect(outputs).toMatchObject({ changed: 'false', 'pull-request-operation': 'none' });
    expect(world.git('for-each-ref')).toBe(before);
  });

  it('three times at once makes one proposal of one commit', async () => {
    world = await openPromotion();
    const runs = ['1', '2', '3'].map((run) => world.promote(SHOP, { env: { GITHUB_RUN_ID: run } }));
    expect((await Promise.all(runs)).map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(pulls()).toHaveLength(1);
    expect(world.git('rev-list', '--count', 'main..gitops-release/production/shop').trim()).toBe('1');
    expect(world.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').trim().split('\n')).toEqual([
      'gitops-release/production/shop',
      'main',
    ]);
  });

  it('of what is there already is a success that says so, and closes a proposal that is left over', async () => {
    world = await openPromotion();
    await world.promoted(SHOP);
    const text = world.git('show', `main:${overlay('shop', 'production')}`);
    await world.push({ [overlay('shop', 'production')]: text.replace('1.7.3', '1.7.4') });
    const { outputs, summary } = await world.promoted(SHOP);
    expect(outputs).toMatchObject({ 'pull-request-operation': 'closed', images: '[]' });
    expect(summary).toContain('Closed [pull request #1]');
    const again = await world.promoted(SHOP);
    expect(again.summary).toContain('No change: `main` has it already.');
    expect(pulls().map(({ state }) => state)).toEqual(['closed']);
  });

  it('follows what staging goes back to, where the proposal alone had the newer version', async () => {
    world = await openPromotion();
    const text = world.git('show', `main:${overlay('shop', 'staging')}`);
    await world.push({ [overlay('shop', 'staging')]: text.replace('1.7.4', '1.9.0') });
    await world.promoted(SHOP);
    await world.push({ [overlay('shop', 'staging')]: text });
    await world.promoted(SHOP, { env: { GITHUB_RUN_ID: '43' } });
    expect(changed('gitops-release/production/shop')[1]).toContain('1.7.4');
    expect(pulls()).toHaveLength(1);
  });

  it('refuses to replace a newer version that stands there', async () => {
    world = await openPromotion();
    const text = world.git('show', `main:${overlay('shop', 'production')}`);
    await world.push({ [overlay('shop', 'production')]: text.replace('1.7.3', '2.0.0') });
    const { status, log } = await world.promote(SHOP);
    expect(status).toBe(1);
    expect(log).toContain('is at 2.0.0 here, and 1.7.4 is older');
    await world.promoted({ ...SHOP, 'allow-downgrade': 'true' });
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'shows what the cluster will see of it, in a comment',
    async () => {
      world = await openPromotion();
      await world.promoted(SHOP, { tools: true });
      const [comment] = [...world.sandbox.repository('acme/config').comments.values()];
      expect(comment?.body).toContain('### Rendered diff: 1 resource changed');
    },
  );

  it('in a dry run writes nothing and shows everything', async () => {
    world = await openPromotion();
    const { outputs, summary } = await world.promoted({ ...SHOP, 'dry-run': 'true' });
    expect(outputs['changed']).toBe('true');
    expect(summary).toContain('Dry run: a pull request would be created');
    expect(pulls()).toEqual([]);
  });
});

describe('several apps', () => {
  it('get a proposal each; tags and digests go as they are, in the format of the target', async () => {
    world = await openPromotion();
    const { outputs } = await world.promoted({ app: '*', environment: 'production' });
    expect(pulls().map(({ headRefName }) => headRefName)).toEqual([
      'gitops-release/production/payments',
      'gitops-release/production/shop',
    ]);
    expect(changed('gitops-release/production/payments')).toEqual([
      '-  digest: sha256:2f4a3b1c9d8e7f60514233241506978879a6b5c4d3e2f1009182736455463728',
      '+  newTag: "2.30"',
    ]);
    expect(outputs['changed']).toBe('true');
    expect(JSON.parse(outputs['result'] ?? '').proposals).toHaveLength(2);
  });

  it('go into one with `group: all`, each path with its own images', async () => {
    world = await openPromotion();
    await world.push({
      [overlay('payments', 'staging')]: kustomization(
        '- {name: payments-api, newName: ghcr.io/acme/payments-api, newTag: "2.31"}\n- {name: payments-worker, newName: ghcr.io/acme/payments-worker, newTag: "2.31"}\n',
      ),
    });
    const inputs = {
      app: 'shop, payments',
      environment: 'production',
      group: 'all',
      'allow-downgrade': 'true',
    };
    const { outputs } = await world.promoted(inputs);
    expect(pulls()).toHaveLength(1);
    expect(outputs['pull-request-branch']).toBe('gitops-release/production/all-apps');
    const images = JSON.parse(outputs['images'] ?? '[]') as readonly { image: string; to: string }[];
    expect(images.map(({ image, to }) => `${image} ${to}`).sort()).toEqual([
      'ghcr.io/acme/payments-api 2.31',
      'ghcr.io/acme/payments-worker 2.31',
      'ghcr.io/acme/shop 1.7.4',
    ]);
  });

  it('are all opened before the first is waited for', async () => {
    world = await openPromotion(configText(environmentsOf({ production: { merge: 'wait' } })));
    world.sandbox.protect('acme/config', {
      pattern: 'main',
      requiredReviews: {
        count: 1,
        dismissStale: false,
        requireCodeOwners: false,
        requireLastPushApproval: false,
      },
    });
    const { status, outputs, log } = await world.promote({
      app: '*',
      environment: 'production',
      timeout: '1s',
    });
    expect(status).toBe(1);
    expect(pulls()).toHaveLength(2);
    expect(log).toContain('2 problems');
    expect(outputs).toMatchObject({ changed: 'true', merged: 'false' });
    expect(outputs['pull-request-number']).toBeUndefined();
  });

  it('of which one fails are promoted but for that one', async () => {
    world = await openPromotion();
    const { status, log } = await world.promote({ app: 'shop, shopp', environment: 'production' });
    expect(status).toBe(1);
    expect(log).toContain('the app "shopp" has no target in "staging"');
    expect(log).toContain('Did you mean the app `shop`?');
    expect(pulls().map(({ title }) => title)).toEqual(['Promote shop to production: 1.7.3 -> 1.7.4']);
  });
});

describe('images', () => {
  const at = (image: string): string =>
    `apiVersion: v1\nkind: Pod\nspec: {containers: [{image: ${image}}]}\n`;
  const DIGEST = `sha256:${'a'.repeat(64)}`;

  it('have another name where environments use other registries', async () => {
    world = await openPromotion(
      configText(environmentsOf({ production: { registries: { 'ghcr.io/acme-dev': 'ghcr.io/acme' } } })),
    );
    await world.push({
      [overlay('shop', 'staging')]: kustomization(
        `- {name: ghcr.io/acme/shop, newName: ghcr.io/acme-dev/shop, newTag: 1.8.1, digest: ${DIGEST}}\n`,
      ),
    });
    await world.promoted(SHOP);
    const text = world.git('show', `gitops-release/production/shop:${overlay('shop', 'production')}`);
    expect(text).toContain('newTag: 1.8.1');
    expect(text).toContain(`digest: ${DIGEST}`);
    expect(text).not.toContain('acme-dev');
    expect(pulls()[0]?.title).toBe('Promote shop to production: 1.7.3 -> 1.8.1');
  });

  it('that the target does not use are told', async () => {
    world = await openPromotion();
    await world.push({ 'apps/shop/overlays/staging/probe.yaml': at('ghcr.io/acme/probe:1.0.0') });
    const { log } = await world.promoted(SHOP);
    expect(log).toContain(
      'shop in production does not use ghcr.io/acme/probe, which staging has; it is left out',
    );
  });

  it('none of which the target uses are an error', async () => {
    world = await openPromotion();
    await world.push({
      [overlay('shop', 'staging')]: kustomization('- {name: x, newName: ghcr.io/acme/y, newTag: v1}\n'),
    });
    const { status, log } = await world.promote(SHOP);
    expect(status).toBe(1);
    expect(log).toContain('uses none of the images that "staging" has: ghcr.io/acme/y');
  });

  it('with two versions in one environment are an error that names both places', async () => {
    world = await openPromotion();
    await world.push({ 'apps/shop/overlays/staging/job.yaml': at('ghcr.io/acme/shop:1.0.0') });
    const { log } = await world.promote(SHOP);
    expect(log).toMatch(/one image has two versions: .*shop:1\.0\.0 \(.*job\.yaml:3\)/);
  });
});

describe('environments', () => {
  it('may be branches', async () => {
    const environments = [
      { name: 'staging', path: 'apps/{app}/overlays/staging', base: 'env/staging' },
      { name: 'production', path: 'apps/{app}/overlays/production', base: 'env/production', from: 'staging' },
    ];
    world = await openPromotion(configText(environments));
    await world.push({ 'README.md': 'production' }, { branch: 'env/production' });
    const text = world.git('show', `main:${overlay('shop', 'staging')}`);
    await world.push(
      { [overlay('shop', 'staging')]: text.replace('1.7.4', '1.8.2') },
      { branch: 'env/staging' },
    );
    await world.promoted(SHOP);
    const [pull] = pulls();
    expect(pull).toMatchObject({ baseRefName: 'env/production' });
    expect(world.git('show', `gitops-release/production/shop:${overlay('shop', 'production')}`)).toContain(
      '1.8.2',
    );
    expect(pull?.body).toContain('staging<br/>shop 1.8.2');
  });

  it('may be repositories of their own, which the token must reach', async () => {
    const environments = environmentsOf({
      production: { repository: 'acme/config-production', path: '{app}', from: 'staging', merge: 'manual' },
    });
    world = await openPromotion(configText(environments));
    const before = await world.promote(SHOP);
    expect(before.status).toBe(1);
    expect(before.log).toMatch(/the environment "production" in acme\/config-production cannot be read/);
    expect(before.log).toContain('must reach both repositories');
    await world.sandbox.addRepository({
      owner: 'acme',
      name: 'config-production',
      files: { 'shop/kustomization.yaml': 'images:\n- {name: ghcr.io/acme/shop, newTag: 1.7.0}\n' },
    });
    const token = world.sandbox.addToken({
      kind: 'app-installation',
      login: 'promote-bot[bot]',
      permissions: { contents: 'write', pull_requests: 'write', statuses: 'write', metadata: 'read' },
      repositories: ['acme/config', 'acme/config-production'],
    }).value;
    await world.promoted({ ...SHOP, token });
    expect(pulls()).toEqual([]);
    expect(pulls('acme/config-production').map(({ title }) => title)).toEqual([
      'Promote shop to production: 1.7.0 -> 1.7.4',
    ]);
  });
});

describe('the order', () => {
  it.each([
    [
      { environment: 'production', from: 'dev' },
      '"production" takes its images from "staging", so not from "dev"',
    ],
    [
      { environment: 'dev', from: 'staging' },
      '"dev" is the first environment and takes images from no other, so not from "staging"',
    ],
    [{ environment: 'production', from: 'production' }, '"production" is to be promoted to itself'],
    [{ environment: 'producton' }, 'has no environment "producton"'],
    [{ environment: 'production', from: 'stagin' }, 'Did you mean `staging`?'],
    [{ environment: 'dev' }, 'nothing says where "dev" takes its images from'],
    [{ environment: 'production', override: 'true' }, 'is no reason'],
    [{ environment: 'production', images: 'a/b:1' }, '`images` is for the command `update`'],
    [{ environment: 'production', app: 'nothing-*' }, 'no app fits "nothing-*"'],
    [{ environment: '' }, 'no environment is given'],
  ])('is held to: %j', async (inputs, said) => {
    world = await openPromotion();
    const { status, log } = await world.promote({ app: 'shop', ...inputs });
    expect(status).toBe(1);
    expect(log).toContain(said);
    expect(pulls()).toEqual([]);
  });

  it('is passed over with a reason, which stays in commit and pull request', async () => {
    world = await openPromotion();
    const override = 'hotfix for #42, agreed with @bob';
    await world.promoted({ ...SHOP, from: 'dev', override });
    const [pull] = pulls();
    expect(pull?.body).toContain('Rules of the environment are passed over: hotfix for');
    expect(pull?.body).not.toContain('@bob');
    expect(
      world
        .git(
          'log',
          '-1',
          '--format=%(trailers:key=Gitops-Release-Override,valueonly)',
          'gitops-release/production/shop',
        )
        .trim(),
    ).toBe(override);
  });

  it('in a config file that goes in circles is an error with its line', async () => {
    world = await openPromotion(configText(environmentsOf({ dev: { from: 'production' } })));
    const { log } = await world.promote(SHOP);
    expect(log).toMatch(/"dev" takes from "production", which takes from "staging", .*: a circle/);
    expect(log).toContain('.gitops-release.yaml:5');
  });

  it('without a config file is an error that says what to write', async () => {
    world = await openPromotion();
    await world.push({ '.gitops-release.yaml': null });
    const { log } = await world.promote(SHOP);
    expect(log).toContain('has no .gitops-release.yaml');
  });
});
