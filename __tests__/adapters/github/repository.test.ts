import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import { EDITING, RENDERING, type Reading } from '../../../src/core/snapshot.ts';
import { connected, queryFor, refusalOf } from './connected.ts';

const LARGE = `# ${'x'.repeat(600_000)}\n`;
const FILES = {
  'app.yaml': 'tag: 1\n',
  'bom.yaml': '\uFEFFtag: 1\r\n',
  'run.sh': '#!/bin/sh\n',
  'deep/er/file.txt': 'x\n',
  'large.yaml': LARGE,
  'huge.yaml': Buffer.alloc(1_000_001, 0x61),
  'latin.yaml': Buffer.from([0x61, 0xe9, 0x0a]),
  'binary.bin': Buffer.from([0x61, 0x00, 0x62, 0x00]),
  'replaced.txt': 'a \uFFFD b\n',
};

let box: Sandbox;
let token: string;

beforeAll(async () => {
  box = await startSandbox();
  for (const name of ['config', 'empty', 'old', 'before']) {
    await box.addRepository({
      owner: 'acme',
      name,
      private: true,
      ...(name === 'empty' ? {} : { files: FILES, executables: ['run.sh'] }),
      archived: name === 'old',
      collaborators: { alice: 'write', bob: 'read' },
    });
  }
  box.rename('acme/before', 'after');
  token = box.addToken({ kind: 'user-classic', login: 'alice' }).value;
});
afterAll(() => box.stop());

test('a reader of another commit takes larger files where the caller says so', async () => {
  const { github } = await connected(box, { credential: token });
  const { facts } = await github.repository.open(queryFor([]));
  const kindOf = async (reading?: Reading) =>
    (await github.repository.at(facts.base.oid, reading).read(['huge.yaml'])).get('huge.yaml')?.kind;
  expect([await kindOf(), await kindOf(RENDERING)]).toEqual(['unreadable', 'file']);
});

test('a reader for a rendering brings the bytes of what is no text', async () => {
  const { github } = await connected(box, { credential: token });
  const { facts } = await github.repository.open(queryFor([]));
  const read = (reading: Reading) =>
    github.repository.at(facts.base.oid, reading).read(['binary.bin', 'latin.yaml', 'app.yaml']);
  const files = await read(RENDERING);
  expect(files.get('binary.bin')).toMatchObject({ reason: 'binary', content: expect.any(Uint8Array) });
  expect(files.get('latin.yaml')).toMatchObject({ reason: 'not-utf8', content: expect.any(Uint8Array) });
  expect(files.get('app.yaml')).toMatchObject({ kind: 'file' });
  expect((await read(EDITING)).get('binary.bin')).not.toHaveProperty('content');
});

describe('open', () => {
  test('shows repository, base and files in exactly one request', async () => {
    const { github } = await connected(box, { credential: token });
    box.log.clear();
    const paths = ['', 'app.yaml', 'bom.yaml', 'run.sh', 'deep', 'none.yaml', 'app.yaml/below'];
    const { facts, files } = await github.repository.open(queryFor(paths));
    expect(box.log.entries).toHaveLength(1);
    expect(facts).toMatchObject({
      nameWithOwner: 'acme/config',
      defaultBranch: 'main',
      base: { name: 'main' },
      viewer: 'alice',
      proposal: { branch: 'release/shop', head: undefined, commits: [], pullRequest: undefined },
    });
    expect(files.get('app.yaml')).toEqual({
      kind: 'file',
      path: 'app.yaml',
      mode: '100644',
      text: 'tag: 1\n',
    });
    expect(files.get('bom.yaml')).toMatchObject({ text: '\uFEFFtag: 1\r\n' });
    expect(files.get('run.sh')).toMatchObject({ mode: '100755' });
    expect(files.get('deep')).toEqual({
      kind: 'folder',
      path: 'deep',
      entries: [{ name: 'er', kind: 'folder' }],
    });
    expect(files.get('')).toMatchObject({ kind: 'folder' });
    expect(files.get('none.yaml')).toEqual({ kind: 'missing', path: 'none.yaml' });
    expect(files.get('app.yaml/below')).toMatchObject({ kind: 'missing' });
  });

  test('warns of a classic token', async () => {
    const { github } = await connected(box, { credential: token });
    const { notices } = await github.repository.open(queryFor([]));
    expect(notices).toMatchObject([{ level: 'warning', what: expect.stringContaining('classic') }]);
  });

  test('fetches what the answer cannot show faithfully, and nothing that is too large', async () => {
    const { github } = await connected(box, { credential: token });
    box.log.clear();
    const paths = ['large.yaml', 'huge.yaml', 'latin.yaml', 'binary.bin', 'replaced.txt'];
    const { files } = await github.repository.open(queryFor(paths));
    expect(files.get('large.yaml')).toMatchObject({ kind: 'file', text: LARGE });
    expect(files.get('huge.yaml')).toMatchObject({ reason: 'oversize', bytes: 1_000_001 });
    expect(files.get('latin.yaml')).toMatchObject({ reason: 'not-utf8', bytes: 3 });
    expect(files.get('binary.bin')).toMatchObject({ reason: 'binary', bytes: 4 });
    expect(files.get('replaced.txt')).toMatchObject({ kind: 'file', text: 'a \uFFFD b\n' });
    expect(box.log.entries.filter(({ path }) => path.includes('/git/blobs/'))).toHaveLength(3);
  });

  test('shows the required checks of classic protection and of rulesets', async () => {
    const check = { context: 'build', integration_id: 15368 };
    box.protect('acme/config', {
      pattern: 'main',
      requiredStatusChecks: { strict: false, checks: [{ context: 'test', appId: null }] },
    });
    box.addRuleset('acme/config', {
      rules: [{ type: 'required_status_checks', parameters: { required_status_checks: [check] } }],
    });
    const { github } = await connected(box, { credential: token });
    const { facts } = await github.repository.open(queryFor([]));
    expect(facts.requiredChecks).toEqual([
      { context: 'test', appId: undefined },
      { context: 'build', appId: 15368 },
    ]);
  });

  const REFUSALS: readonly (readonly [string, string, string, string])[] = [
    ['repository-not-found', 'none', 'main', '"acme/none" does not exist'],
    ['repository-archived', 'old', 'main', '"acme/old" is archived'],
    ['repository-empty', 'empty', 'main', '"acme/empty" is empty'],
    ['repository-renamed', 'before', 'main', '"acme/before" is called "acme/after" now'],
    ['base-not-found', 'config', 'trunk', 'no branch "trunk"; its default branch is "main"'],
  ];
  test.each(REFUSALS)('%s: acme/%s, branch %s', async (code, name, base, words) => {
    const { github } = await connected(box, { credential: token, name });
    const error = await refusalOf(github.repository.open(queryFor([], base)));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });

  test('an expired token is told as such, and never shown', async () => {
    const expired = box.addToken({ kind: 'user-classic', login: 'alice', expiresAt: 1 }).value;
    const { github, log } = await connected(box, { credential: expired });
    const error = await refusalOf(github.repository.open(queryFor([])));
    expect(error.code).toBe('token-invalid');
    expect([...log.lines, error.message].join('\n')).not.toContain(expired);
  });

  test('the GITHUB_TOKEN of another repository is told to reach only its own', async () => {
    const foreign = box.addToken({
      kind: 'github-token',
      permissions: { contents: 'write' },
      repositories: ['acme/old'],
    }).value;
    const options = { credential: foreign, workflowRepository: 'acme/shop' };
    const { github } = await connected(box, options);
    const error = await refusalOf(github.repository.open(queryFor([])));
    expect(error.code).toBe('token-scope');
    expect(error.failures[0].next).toContain('"app-id" and "private-key"');
  });
});

describe('at', () => {
  test('reads files of one commit in one query', async () => {
    const { github } = await connected(box, { credential: token });
    const { facts } = await github.repository.open(queryFor([]));
    box.log.clear();
    const paths = ['app.yaml', ...Array.from({ length: 240 }, (_, index) => `none/${index}`)];
    const files = await github.repository.at(facts.base.oid).read(paths);
    expect(box.log.entries).toHaveLength(1);
    expect(files.size).toBe(241);
    expect(files.get('app.yaml')).toMatchObject({ kind: 'file' });
    expect(files.get('none/239')).toMatchObject({ kind: 'missing' });
  });

  test('asks for all names first where very many are wanted, and then for what is there', async () => {
    const { github } = await connected(box, { credential: token });
    const { facts } = await github.repository.open(queryFor([]));
    box.log.clear();
    const paths = ['', 'app.yaml', ...Array.from({ length: 1000 }, (_, index) => `none/${index}`)];
    const reader = github.repository.at(facts.base.oid);
    const files = await reader.read(paths);
    expect(box.log.entries.map(({ path }) => path.replace(/[0-9a-f]{40}/, 'sha'))).toEqual([
      expect.stringContaining('/git/trees/sha?recursive=1'),
      expect.stringContaining('/graphql'),
    ]);
    expect(files.size).toBe(1002);
    expect(files.get('app.yaml')).toMatchObject({ kind: 'file' });
    expect(files.get('none/999')).toMatchObject({ kind: 'missing' });
    expect(files.get('')).toEqual((await github.repository.at(facts.base.oid).read([''])).get(''));
    box.log.clear();
    expect((await reader.read(['none/1000'])).get('none/1000')).toMatchObject({ kind: 'missing' });
    expect(box.log.entries).toHaveLength(0);
  });

  test('asks nothing where nothing is wanted', async () => {
    const { github } = await connected(box, { credential: token });
    box.log.clear();
    expect((await github.repository.at('0'.repeat(40)).read([])).size).toBe(0);
    expect(box.log.entries).toHaveLength(0);
  });

  test('a commit that is not there is an error', async () => {
    const { github } = await connected(box, { credential: token });
    const error = await refusalOf(github.repository.at('1'.repeat(40)).read(['app.yaml']));
    expect(error.code).toBe('github-refused');
  });
});
