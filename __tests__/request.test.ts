import { describe, expect, it } from 'vitest';
import { codesOf, failuresOf } from './support/failures.ts';
import { MINIMAL, parseUpdate, SHA, sourceOf } from './support/request.ts';

const parse = (inputs: Readonly<Record<string, string>>, more = {}) => parseUpdate(sourceOf(inputs, more));

describe('a valid request', () => {
  it('needs images, path, repository and token alone', () => {
    const { update, connection } = parse(MINIMAL);
    expect(connection.repository).toEqual({ owner: 'acme', name: 'config' });
    expect(update).toMatchObject({
      apps: ['shop'],
      paths: ['apps/shop/overlays/production'],
      branch: 'gitops-release/apps-shop-overlays-production/shop',
      dryRun: false,
      draft: false,
    });
    expect(update.images.map((image) => image.text)).toEqual(['ghcr.io/acme/shop:1.8.0']);
  });

  it('reads lists by line and by comma, without blank lines and comments', () => {
    const images =
      '\n# the shop\nghcr.io/acme/api:1.8.0, ghcr.io/acme/web:1.8.0\n\nghcr.io/acme/job:2 # nightly\n';
    expect(parse({ ...MINIMAL, images }).update.images.map((image) => image.text)).toEqual([
      'ghcr.io/acme/api:1.8.0',
      'ghcr.io/acme/web:1.8.0',
      'ghcr.io/acme/job:2',
    ]);
  });

  it.each([
    ['image and tag', { image: 'ghcr.io/acme/shop', tag: '1.8.0' }, 'ghcr.io/acme/shop:1.8.0'],
    ['image with tag', { image: 'ghcr.io/acme/shop:1.8.0' }, 'ghcr.io/acme/shop:1.8.0'],
    ['a port is not a tag', { image: 'localhost:5000/shop', tag: '1.8.0' }, 'localhost:5000/shop:1.8.0'],
    [
      'the reference that metadata-action prints',
      { image: 'ghcr.io/acme/shop', tag: 'ghcr.io/acme/shop:1.8.0' },
      'ghcr.io/acme/shop:1.8.0',
    ],
    [
      'image and digest',
      { image: 'ghcr.io/acme/shop', digest: `sha256:${'a'.repeat(64)}` },
      `ghcr.io/acme/shop@sha256:${'a'.repeat(64)}`,
    ],
    [
      'image, tag and digest',
      { image: 'ghcr.io/acme/shop', tag: '1.8.0', digest: `sha256:${'a'.repeat(64)}` },
      `ghcr.io/acme/shop:1.8.0@sha256:${'a'.repeat(64)}`,
    ],
  ])('takes one image as the build actions give it: %s', (_title, inputs, text) => {
    const { images: _, ...rest } = MINIMAL;
    expect(parse({ ...rest, ...inputs }).update.images.map((image) => image.text)).toEqual([text]);
  });

  it('names the proposal after the environment where one is given', () => {
    expect(parse({ ...MINIMAL, environment: 'production' }).update.branch).toBe(
      'gitops-release/production/shop',
    );
  });

  it('fills a branch template with ref-safe values', () => {
    const { update } = parse({
      ...MINIMAL,
      environment: 'production',
      branch: 'release/{environment}/{app}-{version}',
    });
    expect(update.branch).toBe('release/production/shop-1.8.0');
  });

  it('knows the built commit of a pull request from the payload, not from GITHUB_SHA', () => {
    const head = 'f'.repeat(40);
    const { update } = parse(MINIMAL, { event: { pull_request: { head: { sha: head } } } });
    expect(update.provenance.source?.sha).toBe(head);
    expect(parse(MINIMAL).update.provenance.source?.sha).toBe(SHA);
  });

  it('treats the default branch given as base like no base at all', () => {
    const event = { repository: { default_branch: 'trunk' } };
    const own = { ...MINIMAL, repository: 'acme/shop' };
    expect(parse({ ...own, base: 'trunk' }, { event }).update.branch).toBe(
      parse(own, { event }).update.branch,
    );
    expect(parse({ ...own, base: 'release/1.x' }, { event }).update.branch).toMatch(
      /^gitops-release\/onto-release-1\.x/,
    );
  });

  it('keeps the GraphQL address only beside its own REST address', () => {
    expect(parse(MINIMAL).connection.graphqlUrl).toBe('https://api.github.com/graphql');
    expect(
      parse({ ...MINIMAL, 'api-url': 'https://ghe.example.com/api/v3' }).connection.graphqlUrl,
    ).toBeUndefined();
  });
});

describe('a wrong request', () => {
  it.each([
    ['an unknown input', { imgaes: 'x' }, 'input-unknown', /imgaes/],
    ['no image', { images: '' }, 'input-missing', /no image/],
    ['only comments', { images: '# none' }, 'input-missing', /comments/],
    ['an unparsable image', { images: 'ghcr.io/Acme/Shop:1' }, 'image-invalid', /ghcr\.io\/Acme\/Shop:1/],
    [
      'two contradicting images',
      { images: 'ghcr.io/acme/shop:1\nghcr.io/acme/shop:2' },
      'input-contradiction',
      /shop:1.*shop:2/,
    ],
    ['images beside image', { image: 'ghcr.io/acme/shop' }, 'input-contradiction', /both given/],
    ['no path', { path: '' }, 'input-missing', /no path/],
    ['a path that climbs', { path: '../other' }, 'path-outside', /\.\./],
    ['a path that climbs inside', { path: 'apps/../../x' }, 'path-outside', /\.\./],
    ['an absolute path', { path: '/etc' }, 'path-outside', /absolute/],
    ['a Windows path', { path: 'apps\\shop' }, 'input-invalid', /backslash/],
    ["Git's own folder", { path: '.git/config' }, 'path-outside', /Git/],
    [
      'a repository address',
      { repository: 'https://github.com/acme/config' },
      'input-invalid',
      /owner\/name|name of a repository/,
    ],
    ['no token', { token: '' }, 'token-missing', /no token/],
    ['half an App', { 'app-id': '1' }, 'input-missing', /private-key/],
    ['an unknown command', { command: 'deploy' }, 'input-invalid', /deploy/],
    ['a boolean that is none', { 'dry-run': 'yes' }, 'input-invalid', /yes/],
    ['an unknown placeholder', { title: 'Ship {tag}' }, 'template-placeholder', /\{tag\}/],
    ['a placeholder that has no value yet', { branch: 'x/{from}' }, 'template-placeholder', /\{from\}/],
    ['an illegal branch', { branch: 'a..b' }, 'input-invalid', /a\.\.b/],
    ['a branch called like a lock file', { branch: 'a.lock' }, 'input-invalid', /a\.lock/],
    ['an app name with a space', { app: 'my shop' }, 'input-invalid', /my shop/],
    ['body and body-path', { body: 'x', 'body-path': 'y.md' }, 'input-contradiction', /body-path/],
    ['a milestone by title', { milestone: 'v1' }, 'input-invalid', /v1/],
    [
      'an API address without a scheme',
      { 'api-url': 'ghe.example.com' },
      'input-invalid',
      /ghe\.example\.com/,
    ],
    ['a title of two lines', { title: 'a\nb' }, 'input-invalid', /several lines/],
  ])('%s is told', (_title, inputs, code, text) => {
    const failures = failuresOf(() => parse({ ...MINIMAL, ...inputs }));
    expect(failures[0]?.code).toBe(code);
    expect(`${failures[0]?.where}: ${failures[0]?.what}`).toMatch(text);
    expect(failures[0]?.where).toBeTruthy();
    expect(failures[0]?.next).toMatch(/\S/);
  });

  it('tells all mistakes together', () => {
    expect(codesOf(() => parse({ imgaes: 'x', path: '../y', token: '', repository: 'acme' }))).toEqual([
      'input-unknown',
      'input-invalid',
      'token-missing',
      'input-missing',
      'path-outside',
    ]);
  });

  it('proposes the nearest input', () => {
    expect(failuresOf(() => parse({ ...MINIMAL, dryrun: 'true' }))[0]?.next).toContain('dry-run');
  });

  it('never repeats a secret', () => {
    const text = JSON.stringify(
      failuresOf(() => parse({ ...MINIMAL, 'private-key': 'SECRET-KEY', token: 'SECRET-TOKEN', path: '' })),
    );
    expect(text).not.toContain('SECRET');
  });
});
