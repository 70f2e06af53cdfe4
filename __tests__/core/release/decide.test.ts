import { describe, expect, it } from 'vitest';
import {
  decideTag,
  higherTag,
  imageVersion,
  isStanding,
  lookFor,
  type Release,
  takenError,
} from '../../../src/core/release/decide.ts';
import {
  checkTogether,
  parseChannel,
  parseTagTemplate,
  versionIn,
} from '../../../src/core/release/tag-template.ts';

const COMMIT = 'a'.repeat(40);

/** Images as `repository:tag<previous`. */
function releaseOf(app: string, images: readonly string[], listed: readonly string[] = []): Release {
  return {
    app,
    environment: 'production',
    commit: COMMIT,
    listed,
    images: images.map((text) => {
      const [, image = '', tag, from] = /^([^:]+):([^<]+)(?:<(.+))?$/.exec(text) ?? [];
      return { app, image, tag, digest: undefined, from: from === undefined ? [] : [from] };
    }),
  };
}

const tag = (name: string, commit = 'b'.repeat(40)) => ({ name, commit, oid: commit });

describe('the version of a release', () => {
  it.each([
    [['ghcr.io/acme/shop:1.8.0'], [], '1.8.0'],
    [['ghcr.io/acme/shop:v1.8.0'], [], '1.8.0'],
    [['ghcr.io/acme/shop:1.8.0-rc.1'], [], '1.8.0-rc.1'],
    [['ghcr.io/acme/shop:1.8'], [], undefined],
    [['ghcr.io/acme/shop:main-1a2b3c4'], [], undefined],
    [['ghcr.io/acme/sidecar:9.0.0', 'ghcr.io/acme/shop:1.8.0'], [], '1.8.0'],
    [['ghcr.io/acme/api:1.8.0', 'ghcr.io/acme/worker:1.10.0'], [], '1.10.0'],
    [['ghcr.io/acme/api:1.8.0', 'ghcr.io/acme/worker:1.10.0'], ['ghcr.io/acme/api'], '1.8.0'],
    [['docker.io/acme/api:1.8.0', 'docker.io/acme/worker:9.0.0'], ['acme/api'], '1.8.0'],
    [['ghcr.io/acme/api:build-7', 'ghcr.io/acme/worker:1.10.0'], ['ghcr.io/acme/api'], '1.10.0'],
  ])('of %j, listed %j, is %s', (images, listed, version) => {
    expect(imageVersion(releaseOf('shop', images, listed))).toBe(version);
  });
});

describe('the tag', () => {
  const shop = releaseOf('shop', ['ghcr.io/acme/shop:1.8.0']);
  const build = releaseOf('shop', ['ghcr.io/acme/shop:build-7']);
  const ground = { template: 'v{version}', bump: 'patch' as const };

  it.each([
    ['free', shop, [], { kind: 'create', tag: 'v1.8.0' }],
    ['there, on this commit', shop, [tag('v1.8.0', COMMIT)], { kind: 'done', tag: 'v1.8.0' }],
    ['beside another that starts alike', shop, [tag('v1.8.0-rc.1')], { kind: 'create', tag: 'v1.8.0' }],
    ['of the first count', build, [], { kind: 'create', tag: 'v0.0.1' }],
    ['counted up', build, [tag('v1.9.9'), tag('v1.10.0'), tag('v2')], { kind: 'create', tag: 'v1.10.1' }],
    ['counted up to the release', build, [tag('v1.10.0-rc.2')], { kind: 'create', tag: 'v1.10.0' }],
    [
      'counted already',
      build,
      [tag('v1.0.0'), tag('v1.0.1', COMMIT), tag('v1.0.2')],
      { kind: 'done', tag: 'v1.0.1' },
    ],
  ])('is %s', (_, release, tags, decision) => {
    expect(decideTag(release, { ...ground, tags })).toEqual(decision);
  });

  it('of a version that is back is the earlier one', () => {
    const back = releaseOf('shop', ['ghcr.io/acme/shop:1.8.0<1.9.0']);
    expect(decideTag(back, { ...ground, tags: [tag('v1.8.0')] })).toEqual({
      kind: 'earlier',
      tag: 'v1.8.0',
      on: 'b'.repeat(40),
    });
  });

  it.each([
    ['another image was higher before', ['ghcr.io/acme/shop:1.8.0<1.7.0', 'ghcr.io/acme/worker:3.3.0<3.2.0']],
    ['another image goes back', ['ghcr.io/acme/shop:1.8.0<1.7.0', 'ghcr.io/acme/worker:3.1.0<3.2.0']],
  ])('is taken, not back, where %s', (_, images) => {
    const release = releaseOf('shop', images);
    expect(decideTag(release, { ...ground, tags: [tag('v1.8.0')] }).kind).toBe('taken');
  });

  it('is that of the main image, where only another one was changed', () => {
    const standing = [{ app: 'shop', image: 'ghcr.io/acme/shop', tag: '1.8.0', digest: undefined, from: [] }];
    const worker = { ...releaseOf('shop', ['ghcr.io/acme/worker:3.2.0<3.1.0']), standing };
    expect(decideTag(worker, { ...ground, tags: [] })).toEqual({ kind: 'create', tag: 'v1.8.0' });
    const decision = decideTag(worker, { ...ground, tags: [tag('v1.8.0')] });
    if (decision.kind !== 'taken') throw new Error('not taken');
    expect(takenError(decision, worker).message).toMatch(/ghcr\.io\/acme\/shop is still at this version/);
    expect([isStanding(worker), isStanding(shop)]).toEqual([true, false]);
  });

  it('that is lower than another one knows of it', () => {
    const tags = [tag('v5.0.0'), tag('v1.7.0'), tag('v5'), tag('w9.0.0')];
    const template = 'v{version}';
    expect(higherTag('v1.8.0', shop, { template, tags })).toBe('v5.0.0');
    expect(higherTag('v5.0.1', shop, { template, tags })).toBeUndefined();
  });

  it('on another commit is taken, and refused in words that name both', () => {
    const decision = decideTag(shop, { ...ground, tags: [tag('v1.8.0')] });
    expect(decision).toEqual({ kind: 'taken', tag: 'v1.8.0', on: 'b'.repeat(40) });
    if (decision.kind !== 'taken') throw new Error('not taken');
    expect(takenError(decision, shop).message).toMatch(
      /v1\.8\.0 exists already, on commit bbbbbbbbbb.*aaaaaaaaaa/,
    );
  });

  it('without version and bump is refused', () => {
    expect(() => decideTag(build, { template: 'v{version}', bump: undefined, tags: [] })).toThrow(
      /no image of the release has a semantic version: ghcr\.io\/acme\/shop:build-7/,
    );
  });

  it('of a digest alone is refused with the reference as it is written', () => {
    const digest = `sha256:${'5e'.repeat(32)}`;
    const images = build.images.map((image) => ({ ...image, tag: undefined, digest }));
    const ground = { template: 'v{version}', bump: undefined, tags: [] };
    expect(() => decideTag({ ...build, images }, ground)).toThrow(`ghcr.io/acme/shop@${digest}`);
  });

  it('is looked for by its whole name where the image tells it, else by what stands before the version', () => {
    const template = { template: '{app}/v{version}-{environment}' };
    expect([shop, build].map((release) => lookFor(release, template))).toEqual([
      'shop/v1.8.0-production',
      'shop/v',
    ]);
  });
});

describe('a template', () => {
  it.each([
    ['production', /has no \{version\}/],
    ['{version}-{version}', /has \{version\} twice/],
    ['v{version}.', /no name that Git allows/],
    ['v..{version}', /no name that Git allows/],
    ['v {version}', /no name that Git allows/],
    ['{date}-{version}', /there is no placeholder \{date\}/],
    ['{images}-{version}', /\{images\} has no value here/],
  ])('%s is refused', (template, words) => {
    expect(() => parseTagTemplate(template)).toThrow(words);
  });

  it.each([
    ['{environment}/v{version}', '{environment}'],
    ['production/v{version}', '{environment}'],
    ['{app}/v{version}', 'shop'],
  ])('%s is refused below the channel %s', (template, channel) => {
    expect(() => checkTogether(template, channel, { app: 'shop', environment: 'production' })).toThrow(
      /Git holds no tag below another/,
    );
    expect(() => checkTogether(template, `${channel}/latest`, { app: 'shop' })).not.toThrow();
  });

  it('of a channel has no version', () => {
    expect(parseChannel('{environment}')).toBe('{environment}');
    expect(() => parseChannel('v{version}')).toThrow(/\{version\} has no value here/);
  });

  it.each([
    ['shop-v1.2.3', '1.2.3'],
    ['shop-v1.2.3-rc.1', '1.2.3-rc.1'],
    ['shop-v1.2', undefined],
    ['shop-vv1.2.3', undefined],
    ['cart-v1.2.3', undefined],
    ['shop-v', undefined],
  ])('reads %s as %s', (name, version) => {
    expect(versionIn(name, '{app}-v{version}', { app: 'shop', environment: 'production' })).toBe(version);
  });
});
