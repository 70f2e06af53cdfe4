/** Images that no container lists, in what is told of a change. */
import { describe, expect, it } from 'vitest';
import type { ImageMove } from '../../../src/core/diff/image-changes.ts';
import { deployment, diffOf } from '../../support/rendered.ts';

const release = (values: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\nspec:\n  values: ${values}\n`;
const artifact = (reference: string): string =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: shop}\nspec: {url: 'oci://ghcr.io/acme/charts/shop', ref: ${reference}}\n`;
const proxy = (image: string): string =>
  `apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyProxy\nmetadata: {name: shop}\nspec: {provider: {container: {image: '${image}'}}}\n`;

function movesOf(base: string, head: string): readonly Omit<ImageMove, 'targets'>[] {
  return diffOf(base, head).images.map(({ targets: _, ...move }) => move);
}

const move = (image: string, from: string, to: string) => ({ image, from, to });
const SHA = `sha256:${'5eed'.repeat(16)}`;

describe('an image that moves', () => {
  it.each([
    [
      'in the values of a release',
      release('{image: {repository: ghcr.io/acme/shop, tag: 1.7.3}}'),
      release('{image: {repository: ghcr.io/acme/shop, tag: 1.8.0}}'),
      move('ghcr.io/acme/shop', '1.7.3', '1.8.0'),
    ],
    [
      'in values that have its registry apart',
      release('{image: {registry: ghcr.io, repository: acme/shop, tag: 1.7.3}}'),
      release('{image: {registry: ghcr.io, repository: acme/shop, tag: 1.8.0}}'),
      move('ghcr.io/acme/shop', '1.7.3', '1.8.0'),
    ],
    [
      'by its digest',
      release(`{image: {repository: ghcr.io/acme/shop, tag: 1.8.0}}`),
      release(`{image: {repository: ghcr.io/acme/shop, tag: 1.8.0, digest: '${SHA}'}}`),
      move('ghcr.io/acme/shop', '1.8.0', `1.8.0@${SHA}`),
    ],
    [
      'with a tag that is a number',
      release('{image: {repository: redis, tag: 7}}'),
      release('{image: {repository: redis, tag: 8}}'),
      move('redis', '7', '8'),
    ],
    [
      'as an artifact of Flux',
      artifact('{tag: 5.0.0}'),
      artifact('{tag: 5.1.0}'),
      move('ghcr.io/acme/charts/shop', '5.0.0', '5.1.0'),
    ],
    [
      'in a field of another operator',
      proxy('envoyproxy/envoy:v1.38.0'),
      proxy('envoyproxy/envoy:v1.39.0'),
      move('envoyproxy/envoy', 'v1.38.0', 'v1.39.0'),
    ],
  ])('%s is told', (_, base, head, expected) => {
    expect(movesOf(base, head)).toEqual([expected]);
  });

  it('in a list is the same one wherever it stands there', () => {
    const [web, worker] = ['{repository: acme/web, tag: 1.0.0}', '{repository: acme/worker, tag: 2.0.0}'];
    const base = release(`{pods: [{image: ${web}}, {image: ${worker}}]}`);
    const head = release(`{pods: [{image: ${worker}}, {image: ${web.replace('1.0.0', '1.1.0')}}]}`);
    expect(movesOf(base, head)).toEqual([move('acme/web', '1.0.0', '1.1.0')]);
  });

  it('in a container is told once', () => {
    const base = deployment();
    const head = deployment({ image: 'ghcr.io/acme/shop:1.8.0' });
    expect(movesOf(base, head)).toEqual([move('ghcr.io/acme/shop', '1.7.0', '1.8.0')]);
  });
});

it.each([
  [
    'a repository of Git',
    '{source: {repository: acme/config, path: a}}',
    '{source: {repository: acme/config, path: b}}',
  ],
  [
    'a schema',
    '{properties: {repository: {type: string}, tag: {type: string}}}',
    '{properties: {repository: {type: string}, tag: {type: number}}}',
  ],
  ['a picture', '{card: {image: logo.png}}', '{card: {image: banner.png}}'],
])('%s is no image', (_, base, head) => {
  expect(movesOf(release(base), release(head))).toEqual([]);
});
