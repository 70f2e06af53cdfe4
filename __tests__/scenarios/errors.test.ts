/** Bad input and bad luck: one clear error each, and nothing is written. */
import { afterEach, describe, expect, it } from 'vitest';
import { runStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const OVERLAY = 'apps/shop/overlays/production';
const FILE = `${OVERLAY}/kustomization.yaml`;
const GOOD = 'images:\n- name: ghcr.io/acme/shop\n  newTag: 1.7.3\n';

interface Row {
  readonly title: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly prepare?: (
    world: World,
  ) => Promise<Readonly<Record<string, string>> | undefined> | Readonly<Record<string, string>> | undefined;
  readonly error: RegExp;
  /** What can't be taken back: rules that keep even the empty branch from being deleted. */
  readonly leaves?: RegExp;
}

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghij'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`),
  GOOD,
].join('\n');

const tokenFor = (
  world: World,
  options: Parameters<World['sandbox']['addToken']>[0],
): Readonly<Record<string, string>> => ({ token: world.sandbox.addToken(options).value });

const rows: readonly Row[] = [
  {
    title: 'an image that cannot be parsed',
    inputs: { images: 'ghcr.io/Acme/shop:1' },
    error: /ghcr\.io\/Acme\/shop:1.*lower/i,
  },
  { title: 'a tag with a space', inputs: { images: 'ghcr.io/acme/shop:1 8' }, error: /1 8/ },
  {
    title: 'two contradicting images',
    inputs: { images: 'ghcr.io/acme/shop:1, ghcr.io/acme/shop:2' },
    error: /shop:1.*shop:2.*different values/,
  },
  {
    title: 'an unknown input',
    inputs: { imagse: 'x' },
    error: /there is no input "imagse".*Did you mean `image/,
  },
  {
    title: 'a path that is missing',
    inputs: { path: 'apps/shop/overlays/prod' },
    error: /apps\/shop\/overlays\/prod/,
  },
  { title: 'a path that climbs', inputs: { path: '../x' }, error: /"\.\.\/x".*climbs/ },
  { title: 'an absolute path', inputs: { path: '/etc/passwd' }, error: /absolute path "\/etc\/passwd"/ },
  {
    title: 'a kustomization that is a symbolic link',
    prepare: async (world) => {
      const url = `${world.sandbox.apiUrl}/repos/acme/config`;
      const headers = { authorization: `token ${world.token}`, 'content-type': 'application/json' };
      const post = async (path: string, body: unknown, method = 'POST') =>
        (await (await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })).json()) as {
          readonly sha: string;
        };
      const main = world.git('rev-parse', 'main').trim();
      const tree = await post('/git/trees', {
        base_tree: main,
        tree: [
          {
            path: 'apps/link/kustomization.yaml',
            mode: '120000',
            type: 'blob',
            content: '../shop/base/kustomization.yaml',
          },
        ],
      });
      const commit = await post('/git/commits', { message: 'Link', tree: tree.sha, parents: [main] });
      await post('/git/refs/heads/main', { sha: commit.sha }, 'PATCH');
    },
    inputs: { path: 'apps/link' },
    error: /apps\/link\/kustomization\.yaml.*symbolic link/,
  },
  { title: 'invalid YAML', files: { [FILE]: `${GOOD}  bad: [\n` }, error: /kustomization\.yaml:[45]:\d+/ },
  {
    title: 'a kustomization that is no mapping',
    files: { [FILE]: '- a\n- b\n' },
    error: /kustomization\.yaml.*mapping/,
  },
  {
    title: 'two kustomizations',
    files: { [FILE]: GOOD, [`${OVERLAY}/Kustomization`]: GOOD },
    error: /Kustomization.*kustomization\.yaml|kustomization\.yaml.*Kustomization/,
  },
  { title: 'an alias bomb', files: { [FILE]: bomb }, error: /alias/ },
  {
    title: 'a file of 2 MB',
    files: { [FILE]: `${GOOD}# ${'x'.repeat(2_000_000)}\n` },
    error: /kustomization\.yaml.*(2\.0|2,?000,?\d{3}|MB|bytes)/,
  },
  { title: 'a binary file', files: { [FILE]: Buffer.from([0, 1, 2, 3, 0]) }, error: /binary/ },
  {
    title: 'a file that is not UTF-8',
    files: { [FILE]: Buffer.concat([Buffer.from(GOOD), Buffer.from([0x23, 0xe9, 0x0a])]) },
    error: /UTF-8/,
  },
  {
    title: 'an image that nothing uses',
    inputs: { images: 'ghcr.io/acme/shopp:1.8.0' },
    error: /ghcr\.io\/acme\/shopp.*ghcr\.io\/acme\/shop/,
  },
  {
    title: 'a base that does not exist',
    inputs: { base: 'release/9' },
    error: /no branch "release\/9".*"main"/,
  },
  {
    title: 'a proposal branch that is the base',
    inputs: { branch: 'main' },
    error: /proposal branch would be main/,
  },
  {
    title: 'an expired token',
    prepare: (world) =>
      tokenFor(world, {
        kind: 'fine-grained',
        login: 'alice',
        permissions: { contents: 'write', pull_requests: 'write' },
        repositories: ['acme/config'],
        expiresAt: Date.now() - 1000,
      }),
    error: /token.*(expired|revoked|valid)/i,
  },
  {
    title: 'a token that never was',
    inputs: { token: 'github_pat_nonsense' },
    error: /token.*(expired|revoked|valid)/i,
  },
  {
    title: 'the GITHUB_TOKEN of another repository',
    prepare: async (world) => {
      await world.sandbox.addRepository({ owner: 'acme', name: 'shop', files: { 'README.md': '' } });
      world.sandbox.repository('acme/config').isPrivate = true;
      return tokenFor(world, {
        kind: 'github-token',
        permissions: { contents: 'write', pull_requests: 'write', metadata: 'read' },
        repositories: ['acme/shop'],
      });
    },
    error: /GITHUB_TOKEN.*app-id/,
  },
  { title: 'a repository that does not exist', inputs: { repository: 'acme/confg' }, error: /acme\/confg/ },
  {
    title: 'an archived repository',
    prepare: (world) => {
      world.sandbox.repository('acme/config').isArchived = true;
    },
    error: /archived/,
  },
  {
    title: 'a renamed repository',
    prepare: (world) => void world.sandbox.rename('acme/config', 'fleet'),
    error: /"acme\/config" is called "acme\/fleet" now/,
  },
  {
    title: 'an empty repository',
    prepare: async (world) => {
      await world.sandbox.addRepository({ owner: 'acme', name: 'empty' });
      return tokenFor(world, { kind: 'user-classic', login: 'acme' });
    },
    inputs: { repository: 'acme/empty' },
    error: /acme\/empty.*empty/,
  },
  {
    title: 'no permission to write contents',
    prepare: (world) =>
      tokenFor(world, {
        kind: 'fine-grained',
        login: 'alice',
        permissions: { contents: 'read', pull_requests: 'write', metadata: 'read' },
        repositories: ['acme/config'],
      }),
    error: /"?Contents: write/i,
  },
  {
    title: 'no permission to open pull requests',
    prepare: (world) =>
      tokenFor(world, {
        kind: 'fine-grained',
        login: 'alice',
        permissions: { contents: 'write', pull_requests: 'read', metadata: 'read' },
        repositories: ['acme/config'],
      }),
    error: /"?Pull requests: write/i,
  },
  {
    title: 'a GITHUB_TOKEN that may not open pull requests',
    prepare: (world) => {
      world.sandbox.repository('acme/config').settings.canApprovePullRequestReviews = false;
      return tokenFor(world, {
        kind: 'github-token',
        permissions: { contents: 'write', pull_requests: 'write', metadata: 'read' },
        repositories: ['acme/config'],
      });
    },
    error: /Allow GitHub Actions to create and approve pull requests/i,
  },
  {
    title: 'required checks that a GITHUB_TOKEN would never start',
    prepare: (world) => {
      world.sandbox.protect('acme/config', {
        pattern: 'main',
        requiredStatusChecks: { strict: false, checks: [{ context: 'build', appId: null }] },
      });
      return tokenFor(world, {
        kind: 'github-token',
        permissions: { contents: 'write', pull_requests: 'write', metadata: 'read' },
        repositories: ['acme/config'],
      });
    },
    error: /requires the check "build".*starts no workflow/,
  },
  {
    title: 'a proposal branch that a ruleset forbids',
    prepare: (world) =>
      void world.sandbox.addRuleset('acme/config', {
        rules: [{ type: 'creation' }],
        include: ['refs/heads/gitops-release/**/*'],
      }),
    error: /gitops-release\/production\/shop.*(rule|restricted)/i,
  },
  {
    title: 'a proposal branch that classic protection covers',
    prepare: (world) =>
      void world.sandbox.protect('acme/config', {
        pattern: 'gitops-release/**',
        requiredReviews: {
          count: 1,
          dismissStale: false,
          requireCodeOwners: false,
          requireLastPushApproval: false,
        },
        enforceAdmins: true,
      }),
    error: /Changes must be made through a pull request|protect/i,
    leaves: /::warning::.*gitops-release\/production\/shop.*could not be deleted again/,
  },
];

let world: World | undefined;
afterEach(() => world?.stop());

describe('one clear error, nothing written', () => {
  it.each(rows)('$title', async ({ inputs, files, prepare, error, leaves }) => {
    world = await openWorld(files === undefined ? {} : { files });
    const more = (await prepare?.(world)) ?? {};
    const before = world.git('for-each-ref');
    const result = await runStep(world.sandbox, { inputs: { ...world.inputs, ...inputs, ...more } });
    const errors = result.log.split('\n').filter((line) => line.startsWith('::error'));
    expect(errors, result.log).toHaveLength(1);
    expect(errors[0]).toMatch(error);
    expect(result.status).toBe(1);
    expect(result.summary).toContain('### Not released');
    if (leaves === undefined) expect(world.git('for-each-ref')).toBe(before);
    else expect(result.log).toMatch(leaves);
    const pulls = [...world.sandbox.store.state.repositories.values()].flatMap((repository) => [
      ...repository.pulls.values(),
    ]);
    expect(pulls).toEqual([]);
  });
});
