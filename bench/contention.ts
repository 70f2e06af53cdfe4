/**
 * Many writers of one branch at once: the action with `delivery: commit`, two ways of delivering it, and the usual loop
 * of `git push` and `git pull --rebase`, all against the same server in the same run.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectGitHub } from '../src/adapters/github/connect.ts';
import { createPacing } from '../src/adapters/system/pacing.ts';
import { update } from '../src/commands/update.ts';
import type { UpdateRequest } from '../src/core/request/request.ts';
import { parseRequest } from '../src/request.ts';
import { makeRepository, serviceName } from './repository.ts';
import { type BenchWorld, openBenchWorld } from './step.ts';

/** Milliseconds that the server lets every request wait, as a way over the Internet does. */
const LATENCY_MS = 100;

const SHARED = 'apps/all/kustomization.yaml';

interface Writer {
  readonly path: string;
  readonly image: string;
}

const ownFile = (index: number): Writer => ({
  path: `apps/${serviceName(index)}/overlays/production`,
  image: `ghcr.io/acme/${serviceName(index)}`,
});
const sharedFile = (index: number): Writer => ({
  path: SHARED,
  image: `ghcr.io/acme/${serviceName(index)}`,
});

async function openContended(): Promise<BenchWorld> {
  const names = Array.from({ length: 64 }, (_, index) => serviceName(index));
  const entries = names.map((name) => `  - name: ghcr.io/acme/${name}\n    newTag: 1.7.3\n`);
  const files = {
    ...makeRepository(64),
    [SHARED]: `resources: []\nimages:\n${entries.join('')}`,
  };
  return openBenchWorld({ files, latencyMs: LATENCY_MS });
}

interface Result {
  readonly seconds: number;
  readonly succeeded: number;
  readonly kept: number;
  readonly requests: number;
}

/** @param act one writer; resolves to whether it succeeded */
async function race(
  world: BenchWorld,
  writers: readonly Writer[],
  act: (writer: Writer, index: number) => Promise<boolean>,
): Promise<Result> {
  world.sandbox.log.clear();
  const started = performance.now();
  const ends = await Promise.all(writers.map(act));
  const seconds = (performance.now() - started) / 1000;
  return {
    seconds,
    succeeded: ends.filter(Boolean).length,
    kept: writers.filter((writer) => isWritten(world, writer)).length,
    requests: world.sandbox.log.entries.length,
  };
}

/** The branch has the writer's tag in the end. */
function isWritten({ sandbox }: BenchWorld, { path, image }: Writer): boolean {
  const { directory } = sandbox.store.git(sandbox.repository('acme/config'));
  const file = path.endsWith('.yaml') ? path : `${path}/kustomization.yaml`;
  const text = execFileSync('git', ['--git-dir', directory, 'show', `main:${file}`], { encoding: 'utf8' });
  return text.includes(`name: ${image}\n    newTag: 1.8.0\n`);
}

function environmentOf({ sandbox, token }: BenchWorld, { path, image }: Writer): Record<string, string> {
  return {
    GITHUB_SERVER_URL: sandbox.url,
    GITHUB_API_URL: sandbox.apiUrl,
    GITHUB_GRAPHQL_URL: sandbox.graphqlUrl,
    GITHUB_REPOSITORY: 'acme/config',
    INPUT_APP: image.slice(image.lastIndexOf('/') + 1),
    INPUT_TOKEN: token,
    INPUT_PATH: path,
    INPUT_DELIVERY: 'commit',
    INPUT_DIFF: 'none',
    INPUT_IMAGES: `${image}:1.8.0`,
  };
}

/** The built action, a process for each writer. */
function action(world: BenchWorld): (writer: Writer) => Promise<boolean> {
  return async (writer) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'dist', 'index.js')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/var/empty', ...environmentOf(world, writer) },
    });
    let log = '';
    child.stdout.on('data', (chunk) => {
      log += chunk;
    });
    const status = await new Promise((resolve) => child.once('close', resolve));
    if (status !== 0) console.error(log);
    return status === 0;
  };
}

type Way = 'put' | 'merge' | 'swap';

/** The same code in this process, so that what is compared is the way of delivering. */
function inProcess(world: BenchWorld, way: Way): (writer: Writer) => Promise<boolean> {
  return async (writer) => {
    const environment = environmentOf(world, writer);
    const values = new Map(
      Object.entries(environment).flatMap(([name, value]) =>
        name.startsWith('INPUT_') ? [[name.slice(6).toLowerCase(), value] as const] : [],
      ),
    );
    const inputs = { values, label: (name: string) => name };
    const { ask, connection } = parseRequest({ inputs, environment, event: undefined, bodyFile: undefined });
    const pacing = createPacing();
    const quiet = () => undefined;
    const log = {
      info: quiet,
      notice: quiet,
      debug: quiet,
      group: (_: string, body: () => Promise<never>) => body(),
    };
    const github = await connectGitHub(connection, { log: log as never, mask: quiet, pacing });
    const conflict = async () => ({ kind: 'conflict', why: 'the branch has moved on' }) as const;
    const merged: typeof github.branches.land = (request) => github.branches.land(request, 'merge');
    const land = { put: github.branches.land, merge: merged, swap: conflict }[way];
    const branches = { ...github.branches, land };
    const ports = { ...github, branches, pacing, clock: Date, log: log as never, know: quiet };
    return update(ask as UpdateRequest, ports).then(
      () => true,
      () => false,
    );
  };
}

/** What people write by hand: clone, edit, commit, and push until it works. The clones are not counted. */
async function gitLoop(world: BenchWorld, writers: readonly Writer[]): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'contention-'));
  const basic = Buffer.from(`x-access-token:${world.token}`).toString('base64');
  const config = [
    '-c',
    `http.extraHeader=Authorization: Basic ${basic}`,
    '-c',
    'user.name=ci',
    '-c',
    'user.email=ci@example.com',
  ];
  const git = (cwd: string, ...args: readonly string[]): Promise<boolean> =>
    new Promise((resolve) => {
      const child = spawn('git', [...config, ...args], { cwd, stdio: 'ignore' });
      child.once('close', (status) => resolve(status === 0));
    });
  const clone = (index: number): string => join(folder, String(index));
  for (const [index, { path, image }] of writers.entries()) {
    await git(folder, 'clone', '--quiet', `${world.sandbox.url}/acme/config.git`, clone(index));
    const file = join(clone(index), path.endsWith('.yaml') ? path : `${path}/kustomization.yaml`);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(`name: ${image}\n    newTag: 1.7.3`, `name: ${image}\n    newTag: 1.8.0`),
    );
    await git(clone(index), 'commit', '--quiet', '--all', '--message', `Update ${image}`);
  }
  const result = await race(world, writers, async (_, index) => {
    for (let attempt = 1; attempt <= 200; attempt += 1) {
      if (await git(clone(index), 'push', '--quiet', 'origin', 'main')) return true;
      if (!(await git(clone(index), 'pull', '--quiet', '--rebase', 'origin', 'main')))
        await git(clone(index), 'rebase', '--abort');
    }
    return false;
  });
  rmSync(folder, { recursive: true, force: true });
  return result;
}

const writersOf = (count: number, of: (index: number) => Writer): readonly Writer[] =>
  Array.from({ length: count }, (_, index) => of(index));

function row(title: string, count: number, { seconds, succeeded, kept, requests }: Result): void {
  const each = (requests / count).toFixed(1);
  console.log(`| ${title} | ${count} | ${succeeded} | ${kept} | ${each} | ${seconds.toFixed(1)} s |`);
}

type Act = (world: BenchWorld) => (writer: Writer) => Promise<boolean>;

async function measured(title: string, writers: readonly Writer[], act: Act): Promise<Result> {
  const world = await openContended();
  const result = await race(world, writers, act(world));
  await world.sandbox.stop();
  row(title, writers.length, result);
  return result;
}

console.log(`## Writers of one branch at once, ${LATENCY_MS} ms for each request\n`);
console.log('| how | writers | succeeded | kept in the end | requests each | all through after |');
console.log('| --- | --- | --- | --- | --- | --- |');
let last: Result | undefined;
for (const count of [1, 4, 16, 64])
  last = await measured('the action, a process each', writersOf(count, ownFile), action);
await measured('the action, all in one file', writersOf(16, sharedFile), action);
for (const count of [16, 64]) {
  const ways = {
    put: 'one file put by the server',
    merge: 'merged by the server',
    swap: 'compare-and-swap alone',
  };
  for (const way of ['put', 'merge', 'swap'] as const)
    await measured(`${ways[way]}, one process`, writersOf(count, ownFile), (world) => inProcess(world, way));
}
const world = await openContended();
const loop = await gitLoop(world, writersOf(16, ownFile));
await world.sandbox.stop();
row('`git push`, else `git pull --rebase` and again', 16, loop);
const ratio = ((last?.seconds ?? 0) / loop.seconds).toFixed(2);
console.log(`\n64 writers with the action against 16 with the loop: ${ratio} x the time (goal: below 1)\n`);
