/** The past of files as the sandbox tells it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedStatus } from '../../../sandbox/store/seed-pulls.ts';
import type { PastCommit, TargetPast } from '../../../src/core/rollback/history.ts';
import { openWorld, type World } from '../../support/world.ts';
import { connected } from './connected.ts';

let world: World;
let past: TargetPast;
let head: () => string;
beforeEach(async () => {
  world = await openWorld({ files: { 'a/x.yaml': 'x: 0\n', 'b/y.yaml': 'y: 0\n', 'c.txt': '0\n' } });
  past = (await connected(world.sandbox, { credential: world.token })).github.past;
  head = () => world.git('rev-parse', 'main').trim();
});
afterEach(() => world.stop());

const push = (message: string, files: Readonly<Record<string, string>>) =>
  world.sandbox.pushCommit({ repo: 'acme/config', branch: 'main', author: 'alice', message, files });

async function walk(paths: readonly string[], files: readonly string[]) {
  const commits: PastCommit[] = [];
  let cut = false;
  for await (const page of past.pages({ commit: head(), paths, files })) {
    commits.push(...page.commits);
    cut = page.cut;
  }
  return { commits, cut };
}

it('tells commits of several paths once each, newest first, with the contents of all files', async () => {
  await push('x', { 'a/x.yaml': 'x: 1\n' });
  await push('y', { 'b/y.yaml': 'y: 1\n' });
  await push('neither', { 'c.txt': '1\n' });
  await push('both', { 'a/x.yaml': 'x: 2\n', 'b/y.yaml': 'y: 2\n' });
  const { commits, cut } = await walk(['a', 'b/y.yaml'], ['a/x.yaml', 'b/y.yaml']);
  const messages = commits.map(({ message }) => message.split('\n')[0] ?? '');
  expect(messages[0]).toBe('both');
  expect(messages.slice(1, 3).sort()).toEqual(['x', 'y']);
  expect(commits).toHaveLength(4);
  expect(cut).toBe(false);
  const texts = await past.texts([...(commits[0]?.blobs.values() ?? [])]);
  expect([...texts.values()]).toEqual(['x: 2\n', 'y: 2\n']);
  const names = world.git('rev-parse', 'main:a/x.yaml', 'main:b/y.yaml').trim().split('\n');
  expect([...(commits[0]?.blobs.values() ?? [])]).toEqual(names);
});

it('tells all commits of the root, and no content of a file that was not there', async () => {
  await push('z', { 'z.yaml': 'z: 1\n' });
  const { commits } = await walk([''], ['z.yaml']);
  expect(commits.map(({ blobs }) => blobs.size)).toEqual([1, 0]);
});

it('goes on to the next page', async () => {
  const tree = world.git('rev-parse', 'main^{tree}').trim();
  for (let count = 1; count <= 105; count += 1) await push(`x ${count}`, { 'a/x.yaml': `x: ${count}\n` });
  expect(world.git('rev-parse', 'main^{tree}').trim()).not.toBe(tree);
  const { commits } = await walk(['a'], ['a/x.yaml']);
  expect(commits).toHaveLength(106);
  expect(commits.map(({ message }) => message.split('\n')[0]).slice(98, 103)).toEqual([
    'x 7',
    'x 6',
    'x 5',
    'x 4',
    'x 3',
  ]);
});

it('knows tags and commits by their names, and what is in whose history', async () => {
  const first = head();
  const second = await push('x', { 'a/x.yaml': 'x: 1\n' });
  world.git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'tag', '-a', '-m', 'x', 'v1', first);
  expect(await past.meanings('v1')).toEqual({ tag: first, commit: undefined });
  expect(await past.meanings(first.slice(0, 7))).toEqual({ tag: undefined, commit: first });
  expect(await past.meanings('0123456789')).toEqual({ tag: undefined, commit: undefined });
  expect(await past.isAncestor(first, second)).toBe(true);
  expect(await past.isAncestor(second, second)).toBe(true);
  expect(await past.isAncestor(second, first)).toBe(false);
  expect(await past.wasTip(second)).toBe(true);
});

it('tells what a status says of commits and of the merges that have brought them, in one request', async () => {
  const context = 'gitops-release/verified/production';
  const direct = await push('direct', { 'a/x.yaml': 'x: 1\n' });
  const topic = { repo: 'acme/config', branch: 'topic', author: 'alice', message: 'x' };
  const inner = await world.sandbox.pushCommit({ ...topic, files: { 'a/x.yaml': 'x: 2\n' } });
  const last = await world.sandbox.pushCommit({ ...topic, files: { 'a/x.yaml': 'x: 3\n' } });
  const ask = (path: string, method: string, body: object) =>
    fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls${path}`, {
      method,
      headers: { authorization: `Bearer ${world.token}` },
      body: JSON.stringify(body),
    });
  await ask('', 'POST', { title: 'x', head: 'topic', base: 'main' });
  await ask('/1/merge', 'PUT', { merge_method: 'merge' });
  const repository = world.sandbox.repository('acme/config');
  const say = (sha: string, state: 'success' | 'failure', of = context) =>
    seedStatus(world.sandbox.store, repository, sha, { context: of, state, login: 'alice' });
  say(direct, 'failure');
  say(head(), 'success');
  say(inner, 'success', 'ci/build');
  const { words } = (await connected(world.sandbox, { credential: world.token })).github;
  world.sandbox.log.clear();
  const told = await words.of([direct, inner, last], [context]);
  expect([...told.values()]).toEqual([
    { wasTip: true, said: 'failure' },
    { wasTip: false, said: 'success' },
    { wasTip: true, said: 'success' },
  ]);
  expect(world.sandbox.log.entries).toHaveLength(1);
  repository.isPrivate = true;
  const hidden = await words.of([direct, inner], [context]);
  expect([...hidden.values()].map(({ said }) => said)).toEqual([undefined, undefined]);
});
