/**
 * Time from the start of the process to its first request: the bundled action against an empty bundle that only
 * loads the same libraries and sends a request. Both in turn, ratio of medians, so that a busy machine cancels out.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const RUNS = 15;

const EMPTY = `
import * as core from '@actions/core';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { parseDocument } from 'yaml';
import { EnvHttpProxyAgent } from 'undici';
const loaded = [core, Octokit, retry, throttling, parseDocument, EnvHttpProxyAgent];
if (loaded.length > 0) await fetch(process.env.GITHUB_API_URL + '/graphql', { method: 'POST', body: '{}' }).catch(() => {});
`;

function buildEmpty(): string {
  const folder = join(root, 'build', 'empty');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'entry.mjs'), EMPTY);
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  execFileSync(
    process.execPath,
    [ncc, 'build', join(folder, 'entry.mjs'), '-o', join(folder, 'out'), '--target', 'es2022', '--no-cache'],
    { stdio: 'ignore' },
  );
  return join(folder, 'out', 'index.mjs');
}

/** Milliseconds until the process asks for anything. */
async function timeToFirstRequest(bundle: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer((_request, response) => {
    resolve(performance.now());
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Bad credentials"}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const start = performance.now();
  const child = spawn(process.execPath, [bundle], { stdio: 'ignore', env: environment(address) });
  const exited = new Promise((done) => child.once('exit', done));
  const arrived = await promise;
  child.kill('SIGKILL');
  await exited;
  server.close();
  return arrived - start;
}

function environment(address: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'] ?? '',
    GITHUB_API_URL: address,
    GITHUB_GRAPHQL_URL: `${address}/graphql`,
    GITHUB_REPOSITORY: 'acme/shop',
    INPUT_TOKEN: 'github_pat_example',
    INPUT_REPOSITORY: 'acme/config',
    INPUT_PATH: 'apps/shop',
    INPUT_IMAGES: 'ghcr.io/acme/shop:1.8.0',
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const action = join(root, 'dist', 'index.js');
const empty = buildEmpty();
const times = { action: [] as number[], empty: [] as number[] };
for (let run = -1; run < RUNS; run += 1) {
  const first = await timeToFirstRequest(action);
  const second = await timeToFirstRequest(empty);
  if (run < 0) continue;
  times.action.push(first);
  times.empty.push(second);
}
const ratio = median(times.action) / median(times.empty);
console.log('## Start-up: process start to first request\n');
console.log('| bundle | size, KiB | median, ms |\n| --- | --- | --- |');
console.log(`| action | ${Math.round(statSync(action).size / 1024)} | ${median(times.action).toFixed(0)} |`);
console.log(
  `| empty, same libraries | ${Math.round(statSync(empty).size / 1024)} | ${median(times.empty).toFixed(0)} |`,
);
console.log(`\nratio ${ratio.toFixed(2)} (budget: 2), ${RUNS} runs each, in turn\n`);
