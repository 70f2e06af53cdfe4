/** Which tags operators find: what `release` says of a template is what Flux and Argo CD do with its tags. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followable } from '../../src/core/release/followable.ts';
import { type Following, NothingToRun, type Operator, openOperator } from '../support/operator.ts';
import { ENVIRONMENTS, openReleasing, type Releasing } from '../support/releasing.ts';

const RENDERS = process.platform === 'linux' && process.arch === 'x64';
const STOREFRONT = {
  app: 'storefront',
  path: 'apps/storefront/overlays/production',
  images: 'ghcr.io/acme/storefront:5.0.0',
};

let at: Releasing;
let operator: Operator;
beforeEach(async () => {
  at = await openReleasing();
  const { sandbox, token } = at.world;
  operator = openOperator(`${sandbox.url.replace('//', `//x-access-token:${token}@`)}/acme/config.git`);
});
afterEach(async () => {
  operator.close();
  await at.world.stop();
});

async function commit(images: string, inputs: Readonly<Record<string, string>>): Promise<string> {
  const { status, log } = await at.commit(images, inputs);
  expect(status, log).toBe(0);
  return at.head();
}

/** The commit that it runs; undefined: none. */
async function runsAt(following: Following): Promise<string | undefined> {
  try {
    return (await operator.fetch(await operator.choose(following))).commit;
  } catch (error) {
    if (error instanceof NothingToRun) return undefined;
    throw error;
  }
}

const byName = (who: Following['operator'], name: string): Following =>
  who === 'flux' ? { operator: who, ref: { tag: name } } : { operator: who, targetRevision: name };
const byRange = (who: Following['operator'], range: string): Following =>
  who === 'flux' ? { operator: who, ref: { semver: range } } : { operator: who, targetRevision: range };

/** A tag that a person has pushed. */
function tagByHand(name: string, commitId: string): void {
  at.world.git('tag', name, commitId);
  at.world.sandbox.repository('acme/config').refs.set(`refs/tags/${name}`, commitId);
}

describe.runIf(RENDERS)('what is said of a template', () => {
  const templates: readonly (readonly [string, string | undefined])[] = [
    ['v{version}', undefined],
    ['{version}', '{environment}'],
    ['v{version}-{environment}', undefined],
    ['v{version}+{environment}', undefined],
    ['release-{version}', undefined],
    ['{app}-v{version}', undefined],
    ['{app}/v{version}', '{app}-{environment}'],
    ['v{version}-{app}', undefined],
    ['{environment}/{version}', 'stable'],
  ];
  it.each(templates)('%s, channel %s, is what operators do', async (template, channel) => {
    await at.configure(ENVIRONMENTS);
    const release = { 'release-tag': template, ...(channel === undefined ? {} : { channel }) };
    await commit('ghcr.io/acme/shop:1.8.0', { app: 'shop', ...release });
    if (template.includes('{app}')) await commit(STOREFRONT.images, { ...STOREFRONT, ...release });
    const head = await commit('ghcr.io/acme/shop:1.9.0', { app: 'shop', ...release });
    const named = (text: string) => text.replaceAll('{environment}', 'production');
    const filled = (text: string) => named(text).replace('{app}', 'shop').replace('{version}', '1.9.0');
    for (const who of ['flux', 'argocd'] as const) {
      const { how, why } = followable(named(template), channel && named(channel), who);
      const ranges = ['>=1.0.0', '>=1.0.0-0', '*', '*-0'];
      const at19 = await Promise.all(ranges.map((range) => runsAt(byRange(who, range))));
      const found = ranges.filter((_, index) => at19[index] === head);
      const [, example = 'none'] = / e\.g\. "(.*)"$/.exec(why) ?? [];
      expect({ who, byRange: found.length > 0 }).toEqual({ who, byRange: how === 'range' });
      if (how === 'range') expect(found).toContain(example);
      expect(await runsAt(byName(who, filled(template)))).toBe(head);
      if (how === 'channel') expect(await runsAt(byName(who, filled(channel ?? '')))).toBe(head);
    }
  });
});

describe.runIf(RENDERS)('a range', () => {
  const release = { 'release-tag': 'v{version}' };

  it('hides the releases of an app behind the higher versions of another one', async () => {
    await at.configure(ENVIRONMENTS);
    const higher = await commit(STOREFRONT.images, { ...STOREFRONT, ...release });
    await commit('ghcr.io/acme/shop:1.8.0', { app: 'shop', ...release });
    expect(at.tags()).toEqual(['v1.8.0', 'v5.0.0']);
    for (const who of ['flux', 'argocd'] as const) expect(await runsAt(byRange(who, '>=1.0.0'))).toBe(higher);
  });

  it('skips tags of two parts for Flux, and counts them for Argo CD', async () => {
    await at.configure(ENVIRONMENTS);
    const released = await commit('ghcr.io/acme/shop:1.8.0', { app: 'shop', ...release });
    const later = await at.push({ 'README.md': 'changed\n' });
    tagByHand('v2.0', later);
    expect(await runsAt(byRange('flux', '>=1.0.0'))).toBe(released);
    expect(await runsAt(byRange('argocd', '>=1.0.0'))).toBe(later);
    expect(await runsAt(byName('argocd', 'v2.0'))).toBe(later);
  });

  it('that no tag lies in runs nothing', async () => {
    await at.configure(ENVIRONMENTS);
    await commit('ghcr.io/acme/shop:1.8.0', { app: 'shop', ...release });
    for (const who of ['flux', 'argocd'] as const)
      expect(await runsAt(byRange(who, '>=2.0.0'))).toBeUndefined();
  });
});

describe.runIf(RENDERS)('a name', () => {
  it('of a channel and a branch is for Argo CD to be written in full; Flux knows which is meant', async () => {
    await at.configure(ENVIRONMENTS);
    const release = { 'release-tag': 'v{version}', channel: '{environment}' };
    const before = at.head();
    const head = await commit('ghcr.io/acme/shop:1.8.0', { app: 'shop', ...release });
    at.world.git('branch', 'production', before);
    expect(await runsAt(byName('argocd', 'production'))).toBeUndefined();
    expect(await runsAt(byName('argocd', 'refs/tags/production'))).toBe(head);
    expect(await runsAt(byName('argocd', 'refs/heads/production'))).toBe(before);
    expect(await runsAt(byName('flux', 'production'))).toBe(head);
    expect(await runsAt({ operator: 'flux', ref: { branch: 'production' } })).toBe(before);
  });

  it('may be the beginning of a commit for Argo CD', async () => {
    const head = await at.configure(ENVIRONMENTS);
    expect(await operator.choose({ operator: 'argocd', targetRevision: head.slice(0, 7) })).toBe(
      head.slice(0, 7),
    );
    expect(await runsAt(byName('argocd', head))).toBe(head);
  });
});
