/** Names of all files of a commit: in one request, or folder by folder where the answer is cut. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import { createTreeLister } from '../../../src/adapters/github/tree.ts';
import { keptLog } from './border.ts';
import { connected, queryFor } from './connected.ts';

const FILES = {
  'README.md': '#\n',
  'apps/shop/a.yaml': 'a: 1\n',
  'apps/web/b.yaml': 'b: 1\n',
  'z.yaml': 'z\n',
};
let box: Sandbox;
let token: string;

beforeAll(async () => {
  box = await startSandbox();
  await box.addRepository({
    owner: 'acme',
    name: 'config',
    private: true,
    files: FILES,
    collaborators: { alice: 'write' },
  });
  token = box.addToken({ kind: 'user-classic', login: 'alice' }).value;
});
afterAll(() => box.stop());

test('one request names every file of the commit', async () => {
  const { github } = await connected(box, { credential: token });
  const { facts } = await github.repository.open(queryFor([]));
  box.log.clear();
  const names = await github.commits.at(facts.base.oid).list();
  expect([...names].sort()).toEqual(Object.keys(FILES).sort());
  expect(box.log.entries).toHaveLength(1);
});

test('a listing that GitHub cuts is read folder by folder', async () => {
  const blob = (path: string) => ({ path, type: 'blob', sha: path });
  const folder = (path: string) => ({ path, type: 'tree', sha: path });
  const trees: Record<string, { readonly truncated: boolean; readonly tree: readonly object[] }> = {
    'commit recursive': { truncated: true, tree: [blob('a.yaml'), folder('apps')] },
    commit: { truncated: false, tree: [blob('a.yaml'), folder('apps'), folder('charts')] },
    'apps recursive': { truncated: false, tree: [blob('shop/b.yaml'), folder('shop')] },
    'charts recursive': { truncated: false, tree: [blob('c.yaml')] },
  };
  const client = {
    rest: async (_route: string, { tree_sha, recursive }: Readonly<Record<string, unknown>>) =>
      trees[recursive === undefined ? String(tree_sha) : `${tree_sha} recursive`],
  };
  const credential = { kind: 'user-classic', minted: false, workflowRepository: undefined };
  const access = { client, credential, log: keptLog(), repository: { owner: 'acme', name: 'config' } };
  const lister = createTreeLister(access as unknown as Parameters<typeof createTreeLister>[0], 'commit');
  expect(await lister.list()).toEqual(['a.yaml', 'apps/shop/b.yaml', 'charts/c.yaml']);
});
