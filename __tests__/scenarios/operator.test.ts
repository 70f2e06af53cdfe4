/**
 * Plays the operator with real tools and no cluster: it asks the sandbox for its refs by Git's own protocol, chooses one
 * as Flux and Argo CD do, clones that, and renders it with kubectl. What comes out is the released image.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { maxSatisfying, parse, valid, validRange } from 'semver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toolPath } from '../../scripts/kubectl.ts';
import { runStep } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const run = promisify(execFile);
const RENDERS = process.platform === 'linux' && process.arch === 'x64';
const PATH = 'apps/shop/overlays/production';
const CONFIG = `version: 1
environments: [{ name: production, path: 'apps/{app}/overlays/production' }]
release: { tag: 'v{version}', channel: '{environment}' }
`;

let world: World;
let folder: string;
beforeEach(async () => {
  world = await openWorld();
  folder = mkdtempSync(join(tmpdir(), 'operator-'));
  const files = { '.gitops-release.yaml': CONFIG };
  await world.sandbox.pushCommit({
    repo: 'acme/config',
    branch: 'main',
    author: 'alice',
    message: 'Config',
    files,
  });
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.stop();
});

async function deliver(tag: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const inputs = { ...world.inputs, images: `ghcr.io/acme/shop:${tag}`, delivery: 'commit', ...more };
  const { status, log } = await runStep(world.sandbox, { inputs });
  if (status !== 0) throw new Error(log);
}

const address = (): string =>
  `${world.sandbox.url.replace('//', `//x-access-token:${world.token}@`)}/acme/config.git`;

async function git(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_GLOBAL: '/dev/null' };
  return (await run('git', [...args], { cwd: folder, env })).stdout;
}

/** Names of all refs, as the remote lists them. */
async function refs(): Promise<readonly string[]> {
  const lines = (await git('ls-remote', address())).trim().split('\n');
  return lines.map((line) => line.split('\t')[1] ?? '').filter((name) => !name.endsWith('^{}'));
}

async function tags(): Promise<readonly string[]> {
  return (await refs()).flatMap((name) =>
    name.startsWith('refs/tags/') ? name.slice('refs/tags/'.length) : [],
  );
}

/** Flux: all tags with three parts that are versions, with or without `v`; the highest in the range. */
async function byFlux(ref: { readonly branch?: string; readonly tag?: string; readonly semver?: string }) {
  if (ref.semver === undefined) return ref.tag ?? ref.branch ?? 'master';
  return highest(
    (await tags()).filter((tag) => /^v?\d+\.\d+\.\d+/.test(tag)),
    ref.semver,
  );
}

/** Argo CD: a version is a name; a range is the highest tag; everything else is a name. */
async function byArgo(targetRevision: string): Promise<string> {
  if (targetRevision === '' || targetRevision === 'HEAD') return 'main';
  const isVersion = /^v?\d+(?:\.\d+){0,2}$/.test(targetRevision) || valid(targetRevision) !== null;
  if (isVersion || validRange(targetRevision) === null) return targetRevision;
  return highest(await tags(), targetRevision);
}

function highest(names: readonly string[], range: string): string {
  const versions = new Map(
    names.flatMap((name) => (parse(name) === null ? [] : [[parse(name)?.version ?? '', name]])),
  );
  const found = versions.get(maxSatisfying([...versions.keys()], range) ?? '');
  if (found === undefined) throw new Error(`no tag in ${range} among ${names.join(', ')}`);
  return found;
}

let clones = 0;

/** Image of the deployment at a branch or tag, as the cluster would get it. */
async function imageAt(name: string): Promise<string | undefined> {
  clones += 1;
  const copy = join(folder, `clone-${clones}`);
  await git('clone', '--quiet', '--depth', '1', '--branch', name, address(), copy);
  const { stdout } = await run(toolPath('kubectl'), ['kustomize', join(copy, PATH)]);
  return /image: (ghcr\.io\/acme\/shop\S*)/.exec(stdout)?.[1];
}

describe.runIf(RENDERS)('an operator', () => {
  it('runs the release, by branch, channel, tag and range', async () => {
    await deliver('1.8.0');
    const ways = [
      byFlux({ branch: 'main' }),
      byFlux({ tag: 'production' }),
      byFlux({ tag: 'v1.8.0' }),
      byFlux({ semver: '>=1.0.0' }),
      byArgo(''),
      byArgo('production'),
      byArgo('v1.8.0'),
      byArgo('1.*'),
      byArgo('~1.8'),
    ];
    const names = await Promise.all(ways);
    expect(names).toEqual([
      'main',
      'production',
      'v1.8.0',
      'v1.8.0',
      'main',
      'production',
      'v1.8.0',
      'v1.8.0',
      'v1.8.0',
    ]);
    for (const name of new Set(names)) expect(await imageAt(name)).toBe('ghcr.io/acme/shop:1.8.0');
  });

  it('takes the newer release in a range, and leaves a pinned tag where it is', async () => {
    await deliver('1.8.0');
    await deliver('1.9.0');
    expect(await imageAt(await byFlux({ semver: '>=1.0.0' }))).toBe('ghcr.io/acme/shop:1.9.0');
    expect(await imageAt(await byArgo('1.x'))).toBe('ghcr.io/acme/shop:1.9.0');
    expect(await imageAt(await byArgo('production'))).toBe('ghcr.io/acme/shop:1.9.0');
    expect(await imageAt(await byArgo('v1.8.0'))).toBe('ghcr.io/acme/shop:1.8.0');
  });

  it('leaves out pre-releases, unless the range has one', async () => {
    await deliver('1.8.0');
    await deliver('1.9.0-rc.1');
    expect(await imageAt(await byFlux({ semver: '>=1.0.0' }))).toBe('ghcr.io/acme/shop:1.8.0');
    expect(await imageAt('production')).toBe('ghcr.io/acme/shop:1.9.0-rc.1');
  });

  it('goes back by branch and channel where the change goes back; a range stays at the highest', async () => {
    await deliver('1.8.0');
    await deliver('1.9.0');
    await deliver('1.8.0', { 'allow-downgrade': 'true' });
    expect(await imageAt(await byFlux({ branch: 'main' }))).toBe('ghcr.io/acme/shop:1.8.0');
    expect(await imageAt(await byFlux({ tag: 'production' }))).toBe('ghcr.io/acme/shop:1.8.0');
    expect(await byFlux({ semver: '>=1.0.0' })).toBe('v1.9.0');
  });

  it('finds no tag with a prefix in a range', async () => {
    await deliver('1.8.0', { 'release-tag': '{app}-v{version}' });
    expect(await tags()).toContain('shop-v1.8.0');
    await expect(byFlux({ semver: '>=1.0.0' })).rejects.toThrow(/no tag in/);
    await expect(byArgo('>=1.0.0')).rejects.toThrow(/no tag in/);
    expect(await imageAt(await byArgo('shop-v1.8.0'))).toBe('ghcr.io/acme/shop:1.8.0');
  });
});
