import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/core/config/config.ts';
import type { Intent, Trail } from '../../../src/core/delivery/trail.ts';
import { filesOf, type Place } from '../../../src/core/release/released.ts';
import { releasedImages } from '../../../src/core/release/told.ts';
import type { Files } from '../../../src/core/snapshot.ts';

const CONFIG = parseConfig(
  '.gitops-release.yaml',
  "version: 1\nenvironments:\n  - { name: production, path: 'apps/{app}/overlays/production' }\n",
);
const PLACE: Place = {
  name: 'production',
  environment: CONFIG.environments[0],
  config: CONFIG,
  paths: [],
};

const overlay = (app: string) => `apps/${app}/overlays/production`;

function files(texts: Readonly<Record<string, string>>): Files {
  return new Map(
    Object.entries(texts).map(([path, text]) => [path, { kind: 'file', path, mode: '100644', text }]),
  );
}

/** A kustomization of one app. */
function kustomization(app: string, ...images: readonly string[]): Readonly<Record<string, string>> {
  const entries = images.map((image) => {
    const at = image.indexOf(':');
    return `- name: ghcr.io/acme/${image.slice(0, at)}\n  newTag: "${image.slice(at + 1)}"\n`;
  });
  return { [`${overlay(app)}/kustomization.yaml`]: `images:\n${entries.join('')}` };
}

const trailOf = (apps: readonly string[], intents: readonly Intent[], environment = 'production'): Trail => ({
  apps,
  environment,
  intents,
  plan: 'digest',
});
const wish = (app: string, image: string, ...from: readonly string[]): Intent => ({
  path: overlay(app),
  image: `ghcr.io/acme/${image}`,
  from,
});

function released(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  trail?: Trail,
): readonly string[] {
  const states = { before: files(before), after: files(after) };
  return releasedImages(states, trail, PLACE).map(
    ({ app, image, tag, from }) => `${app} ${image}:${tag} < ${from.join(', ')}`,
  );
}

describe('a commit has released', () => {
  const old = kustomization('shop', 'shop:1.7.0', 'worker:1.0.0');

  it('what its files have and those of its parent have not, whatever its trail says', () => {
    const trail = trailOf(['shop'], [wish('shop', 'shop:99.0.0', '1.7.0')]);
    expect(released(old, old, trail)).toEqual([]);
    expect(released(old, kustomization('shop', 'shop:1.8.0', 'worker:1.0.0'), trail)).toEqual([
      'shop ghcr.io/acme/shop:1.8.0 < 1.7.0',
    ]);
  });

  it('also what its trail does not say: a person may have changed more', () => {
    const trail = trailOf(['shop'], [wish('shop', 'shop:1.8.0', '1.7.0')]);
    expect(released(old, kustomization('shop', 'shop:1.8.0', 'worker:2.0.0'), trail)).toEqual([
      'shop ghcr.io/acme/shop:1.8.0 < 1.7.0',
      'shop ghcr.io/acme/worker:2.0.0 < 1.0.0',
    ]);
  });

  it('nothing of an app that stands where it stood, though the trail names it', () => {
    const both = { ...kustomization('shop', 'shop:1.0.0'), ...kustomization('payments', 'payments:5.0.0') };
    const trail = trailOf(
      ['payments', 'shop'],
      [wish('payments', 'payments:5.0.0'), wish('shop', 'shop:1.1.0', '1.0.0')],
    );
    expect(released(both, { ...both, ...kustomization('shop', 'shop:1.1.0') }, trail)).toEqual([
      'shop ghcr.io/acme/shop:1.1.0 < 1.0.0',
    ]);
  });

  it('nothing where an image has but moved to another file', () => {
    const path = `${overlay('shop')}/worker.yaml`;
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: one }\nspec:\n  containers:\n    - image: ghcr.io/acme/worker:1.0.0\n';
    expect(released(old, { ...kustomization('shop', 'shop:1.7.0'), [path]: pod })).toEqual([]);
  });

  it('a value behind a key, where the trail says which image that is', () => {
    const path = `${overlay('shop')}/params.yaml`;
    const trail = trailOf(
      ['shop'],
      [{ path: `${path}#version`, image: 'ghcr.io/acme/shop:1.8.0', from: ['1.7.0'] }],
    );
    const at = (version: string) => ({ [path]: `version: ${version}\n` });
    expect(released(at('1.7.0'), at('1.8.0'), trail)).toEqual(['shop ghcr.io/acme/shop:1.8.0 < 1.7.0']);
    expect(released(at('1.8.0'), at('1.8.0'), trail)).toEqual([]);
    expect(released(at('1.7.0'), at('1.7.1'), trail)).toEqual([]);
  });

  it('an image of the app that the config file lists it for, where no path names one', () => {
    const config = parseConfig(
      '.gitops-release.yaml',
      'version: 1\nenvironments: [{ name: production, path: clusters/eu }]\napps: { shop: { images: [acme/shop] } }\n',
    );
    const place = { ...PLACE, config, environment: config.environments[0] };
    const at = (tag: string) =>
      files({
        'clusters/eu/pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: { name: one }\nspec:\n  containers:\n    - image: docker.io/acme/shop:${tag}\n`,
      });
    const images = releasedImages({ before: at('1.7.0'), after: at('1.8.0') }, undefined, place);
    expect(images).toMatchObject([{ app: 'shop', tag: '1.8.0' }]);
  });

  it('no value that no registry would take', () => {
    const hostile = kustomization('shop', 'shop:1.8.0', 'worker:1\\n\\nApproved-By: ceo');
    expect(released(old, hostile)).toEqual(['shop ghcr.io/acme/shop:1.8.0 < 1.7.0']);
    expect(released(hostile, kustomization('shop', 'shop:1.8.0', 'worker:1.0.0'))).toEqual([
      'shop ghcr.io/acme/worker:1.0.0 < ',
    ]);
  });
});

describe('the files of an environment', () => {
  const changed = ['README.md', 'apps/shop/overlays/production/a.yaml', 'clusters/eu/shop/values.yaml'];
  const without: Place = { ...PLACE, environment: undefined };

  it.each([
    [['clusters/eu'], ['clusters/eu/shop/values.yaml']],
    [['clusters/*/shop'], ['clusters/eu/shop/values.yaml']],
    [['clusters/**/*.yaml'], ['clusters/eu/shop/values.yaml']],
    [['clusters/eu/shop/values.yaml#image.tag'], ['clusters/eu/shop/values.yaml']],
    [['cluster', 'clusters/us/**', 'clusters/e?/cart'], []],
  ])('at %j are %j', (paths, expected) => {
    expect(filesOf(changed, { ...without, paths })).toEqual(expected);
  });

  it('are where a trail of it says, if no config file does', () => {
    const trail = trailOf(['shop'], [wish('shop', 'shop:1.8.0')]);
    expect(filesOf(changed, without, trail)).toEqual(['apps/shop/overlays/production/a.yaml']);
    expect(filesOf(changed, without, { ...trail, environment: 'staging' })).toEqual([]);
    expect(filesOf(changed, without)).toEqual([]);
  });
});
