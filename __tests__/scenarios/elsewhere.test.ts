/** Environments that are repositories of their own: what each command does about them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, playInProcess } from '../support/in-process.ts';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';

const OTHER = 'acme/config-production';
const kustomization = (tag: string) => `images:\n- {name: ghcr.io/acme/shop, newTag: ${tag}}\n`;

let world: PromotionWorld;
let token: string;

beforeEach(async () => {
  const production = { repository: OTHER, path: 'clusters/{app}', from: 'staging', merge: 'auto' };
  world = await openPromotion(
    configText(environmentsOf({ production }), { release: { tag: 'v{version}', environment: 'production' } }),
  );
  await world.sandbox.addRepository({
    owner: 'acme',
    name: 'config-production',
    files: { 'clusters/shop/kustomization.yaml': kustomization('1.7.0') },
    collaborators: { alice: 'write' },
  });
  token = world.sandbox.addToken({
    kind: 'app-installation',
    login: 'promote-bot[bot]',
    permissions: { contents: 'write', pull_requests: 'write', statuses: 'write', metadata: 'read' },
    repositories: ['acme/config', OTHER],
  }).value;
});

afterEach(() => world.stop());

const run = (inputs: Readonly<Record<string, string>>): Promise<Ended> =>
  playInProcess(world.sandbox, {
    inputs: { repository: 'acme/config', token, app: 'shop', environment: 'production', ...inputs },
  });

const titles = (repo: string) => [...world.sandbox.repository(repo).pulls.values()].map(({ title }) => title);

describe('an environment in a repository of its own', () => {
  it('is updated there, with what the config file says of it', async () => {
    const { failures, outputs, log } = await run({ images: 'ghcr.io/acme/shop:1.8.0' });
    expect(failures).toEqual([]);
    expect(log.join('\n')).toContain('"production" stands in acme/config-production, as acme/config says.');
    expect([titles('acme/config'), titles(OTHER)]).toEqual([[], ['Update shop in production to 1.8.0']]);
    expect(outputs['merged']).toBe('true');
  });

  it('is rolled back there', async () => {
    const files = { 'clusters/shop/kustomization.yaml': kustomization('1.7.4') };
    await world.push(files, { repo: OTHER, message: 'Set 1.7.4' });
    expect((await run({ command: 'rollback' })).failures).toEqual([]);
    expect(titles(OTHER)).toEqual(['Roll back shop in production to 1.7.0']);
  });

  it.each(['update', 'promote'])(
    'is told to be without a tag after `%s` has merged there',
    async (command) => {
      const images: Readonly<Record<string, string>> =
        command === 'update' ? { images: 'ghcr.io/acme/shop:1.8.0' } : {};
      const { failures, log } = await run({ command, ...images });
      expect(failures).toEqual([]);
      expect(log.join('\n')).toContain(
        'production is changed in acme/config-production, and this run tags nothing there',
      );
    },
  );

  it.each(['release', 'verify'])(
    'is no matter of `%s` in the repository that describes it',
    async (command) => {
      const { failures } = await run({ command });
      expect(failures).toEqual([
        'input-contradiction: "production" stands in acme/config-production, and this run is about acme/config',
      ]);
    },
  );

  it('needs a credential that reaches it', async () => {
    const inputs = { images: 'ghcr.io/acme/shop:1.8.0', token: world.token };
    const { failures } = await run(inputs);
    expect(failures.join('\n')).toContain(OTHER);
    expect(titles('acme/config')).toEqual([]);
  });
});
