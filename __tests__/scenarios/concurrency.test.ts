/** Runs that overlap: nothing is lost, and there is one of everything. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.stop());

const run = (inputs: Readonly<Record<string, string>> = {}) =>
  runStep(world.sandbox, { inputs: { ...world.inputs, ...inputs } });

const pullRequests = () => [...world.sandbox.repository('acme/config').pulls.values()];

/** An app with so many images, each with an entry of its own. */
async function pushApp(names: readonly string[]): Promise<void> {
  const entries = names.map((name) => `- name: ghcr.io/acme/${name}\n  newTag: 1.0.0\n`);
  const files = { 'apps/many/kustomization.yaml': `images:\n${entries.join('')}` };
  await world.sandbox.pushCommit({
    repo: 'acme/config',
    branch: 'main',
    author: 'alice',
    message: 'Add',
    files,
  });
}

const tagsOn = (branch: string): readonly string[] =>
  [...world.git('show', `${branch}:apps/many/kustomization.yaml`).matchAll(/newTag: (\S+)/g)].map(
    (match) => match[1] ?? '',
  );

describe('runs at once', () => {
  it('of the same update: one creates, the others find it done', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => run()));
    expect(results.map((result) => result.status)).toEqual(Array(8).fill(0));
    expect(results.filter((result) => result.outputs['pull-request-operation'] === 'created')).toHaveLength(
      1,
    );
    expect(pullRequests()).toHaveLength(1);
    expect(world.git('rev-list', '--count', 'main..gitops-release/production/shop').trim()).toBe('1');
  });

  it.each([1, 2])('for different images of one app share the proposal and lose none (round %s)', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `image-${index}`);
    await pushApp(names);
    const results = await Promise.all(
      names.map((name) => run({ app: 'many', path: 'apps/many', images: `ghcr.io/acme/${name}:2.0.0` })),
    );
    expect(results.map((result) => result.status)).toEqual(Array(8).fill(0));
    expect(tagsOn('gitops-release/production/many')).toEqual(Array(8).fill('2.0.0'));
    expect(pullRequests()).toHaveLength(1);
    for (const name of names) expect(pullRequests()[0]?.body).toContain(`ghcr.io/acme/${name}`);
    const branches = world.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').trim().split('\n');
    expect(branches).toEqual(['gitops-release/production/many', 'main']);
  });

  it('for different apps do not meet', async () => {
    const payments = {
      app: 'payments',
      path: 'apps/payments/overlays/production',
      images: 'ghcr.io/acme/payments-api:2.31',
    };
    const results = await Promise.all([run(), run(payments)]);
    expect(results.map((result) => result.outputs['pull-request-operation'])).toEqual(['created', 'created']);
    expect(pullRequests()).toHaveLength(2);
  });
});

describe('a large change', () => {
  it('of 500 images is one commit and one pull request, within the limits of its body', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `a-rather-long-name-of-an-image-${index}`);
    await pushApp(names);
    const images = names.map((name) => `ghcr.io/acme/${name}:2.0.0`).join('\n');
    const { status, log, summary } = await run({ app: 'many', path: 'apps/many', images });
    expect(status, log).toBe(0);
    expect(tagsOn('gitops-release/production/many')).toEqual(Array(500).fill('2.0.0'));
    const body = pullRequests()[0]?.body ?? '';
    expect(Buffer.byteLength(body)).toBeLessThan(65_536);
    expect(body).toMatch(/…and \d+ more, all of them in the commit/);
    expect(summary.match(/a-rather-long-name/g)?.length).toBeGreaterThanOrEqual(500);
  });
});
