/** kustomize on a runner that has none: fetched from a release, held to its checksum, kept in the tool cache. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toolPath } from '../../../scripts/kubectl.ts';
import { createKustomizeFetch, type FetchOptions } from '../../../src/adapters/render/fetch.ts';
import { archiveFor, KUSTOMIZE, type PinnedRelease } from '../../../src/adapters/render/kustomize-release.ts';
import { createRenderer } from '../../../src/adapters/render/renderer.ts';
import { createRenderTools } from '../../../src/adapters/render/tools.ts';
import { gather, readerOf, toolsRun } from '../../support/rendering.ts';

const NAMES = ['PATH', 'RUNNER_TOOL_CACHE', 'RUNNER_TEMP'] as const;
const before = NAMES.map((name) => [name, process.env[name]] as const);
const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

/** What the server answers: bytes, a status, or undefined for nothing at all. */
let answer: Buffer | number | undefined;
/** Statuses that it answers before that. */
let stumbles: number[];
let asked: string[];
let server: Server;
let folder: string;

beforeEach(async () => {
  asked = [];
  stumbles = [];
  vi.spyOn(process.stdout, 'write').mockReturnValue(true); // the tool cache speaks in workflow commands
  folder = mkdtempSync(join(tmpdir(), 'fetch-'));
  for (const each of ['bin', 'cache', 'temp', 'release']) mkdirSync(join(folder, each));
  process.env['RUNNER_TOOL_CACHE'] = join(folder, 'cache');
  process.env['RUNNER_TEMP'] = join(folder, 'temp');
  leaveOnPath('tar', 'gzip');
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const now = stumbles.shift() ?? answer;
    if (typeof now === 'number') response.writeHead(now).end();
    else if (now !== undefined) response.end(now);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

/** A runner without kustomize and kubectl still has what unpacks archives. */
function leaveOnPath(...programs: readonly string[]): void {
  for (const name of programs) {
    const path = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    symlinkSync(path, join(folder, 'bin', name));
  }
  process.env['PATH'] = join(folder, 'bin');
}

/** An archive as kustomize's releases have them. */
function archiveWith(script: string): Buffer {
  const program = join(folder, 'release', 'kustomize');
  writeFileSync(program, script);
  chmodSync(program, 0o755);
  const archive = join(folder, 'release', 'archive.tar.gz');
  execFileSync('tar', ['czf', archive, '-C', join(folder, 'release'), 'kustomize']);
  return readFileSync(archive);
}

function releaseOf(archive: Buffer): PinnedRelease {
  const { port } = server.address() as AddressInfo;
  const checksum = createHash('sha256').update(archive).digest('hex');
  const address = `http://127.0.0.1:${port}/download/kustomize%2Fv5.8.1`;
  return { version: '5.8.1', address, checksums: { [platform]: checksum } };
}

const fetcher = (options: Partial<FetchOptions>) => createKustomizeFetch({ fetch, ...options });
const SCRIPT = '#!/bin/sh\necho v5.8.1\n';
const cached = () => readdirSync(join(folder, 'cache'));
const left = () => readdirSync(join(folder, 'temp'));

describe('a pinned kustomize', () => {
  test('is fetched, checked and kept, and leaves nothing else behind', async () => {
    answer = archiveWith(SCRIPT);
    const fetched = await fetcher({ release: releaseOf(answer) })();
    const path = join(folder, 'cache/gitops-release-kustomize/5.8.1', process.arch, 'kustomize');
    expect(fetched).toEqual({ kind: 'fetched', path });
    expect(execFileSync(path, { encoding: 'utf8' })).toBe('v5.8.1\n');
    expect(asked).toEqual([`/download/kustomize%2Fv5.8.1/kustomize_v5.8.1_${platform}.tar.gz`]);
    expect(left()).toEqual([]);
  });

  test('comes from the cache in the next run', async () => {
    answer = archiveWith(SCRIPT);
    const release = releaseOf(answer);
    const first = await fetcher({ release })();
    answer = 500;
    expect(await fetcher({ release })()).toEqual(first);
    expect(asked).toHaveLength(1);
  });

  test('is fetched once by renderings that start together', async () => {
    answer = archiveWith(SCRIPT);
    const get = fetcher({ release: releaseOf(answer) });
    const all = await Promise.all([get(), get(), get()]);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['fetched']));
    expect(asked).toHaveLength(1);
  });

  test('is refused, unpacked and kept nowhere, if one bit differs', async () => {
    const archive = archiveWith(SCRIPT);
    const release = releaseOf(archive);
    answer = Buffer.from(archive);
    answer.writeUInt8((answer.at(-1) ?? 0) ^ 1, answer.length - 1);
    const fetched = await fetcher({ release })();
    expect(fetched).toMatchObject({ kind: 'failed' });
    expect(fetched.kind === 'failed' && fetched.why).toMatch(
      /kustomize_v5\.8\.1_\w+\.tar\.gz has SHA-256 [0-9a-f]{64}, not [0-9a-f]{64}$/,
    );
    expect([cached(), left()]).toEqual([[], []]);
  });

  test('that is not there, or not for this platform, is told so', async () => {
    const release = releaseOf(archiveWith(SCRIPT));
    answer = 404;
    const gone = await fetcher({ release })();
    expect(gone.kind === 'failed' && gone.why).toMatch(/^http:.+\.tar\.gz: status 404$/);
    const none = await fetcher({ release: { ...release, checksums: {} } })();
    expect(none.kind === 'failed' && none.why).toMatch(/^none is pinned for \w+ on \w+$/);
    expect(asked).toHaveLength(1);
  });

  test('is asked for once more after a failure of the server', async () => {
    answer = archiveWith(SCRIPT);
    stumbles = [503];
    const release = releaseOf(answer);
    expect((await fetcher({ release })()).kind).toBe('fetched');
    expect(asked).toHaveLength(2);
  });

  test('is given up where the server is silent or away', async () => {
    const release = releaseOf(archiveWith(SCRIPT));
    answer = undefined;
    const silent = await fetcher({ release, patience: 100 })();
    expect(silent.kind === 'failed' && silent.why).toMatch(/tar\.gz: .*timeout/);
    const away = await fetcher({ release: { ...release, address: 'http://127.0.0.1:9/kustomize' } })();
    expect(away.kind === 'failed' && away.why).toMatch(/tar\.gz: fetch failed: .+/);
  });

  test('has a checksum for each platform of runners that has it', () => {
    const platforms = (['linux', 'darwin'] as const).flatMap((each) =>
      (['x64', 'arm64'] as const).map((arch) => archiveFor(KUSTOMIZE, { platform: each, arch })),
    );
    expect(platforms.map((each) => each?.url.split('/').at(-1))).toEqual([
      'kustomize_v5.8.1_linux_amd64.tar.gz',
      'kustomize_v5.8.1_linux_arm64.tar.gz',
      'kustomize_v5.8.1_darwin_amd64.tar.gz',
      'kustomize_v5.8.1_darwin_arm64.tar.gz',
    ]);
    expect(new Set(platforms.map((each) => each?.checksum)).size).toBe(4);
    for (const each of platforms) expect(each?.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(archiveFor(KUSTOMIZE, { platform: 'win32', arch: 'x64' })).toBeUndefined();
  });
});

const texts = {
  'app/kustomization.yaml': 'namePrefix: shop-\nresources:\n- a.yaml\n',
  'app/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n',
};
const input = () => gather({ kind: 'kustomization', path: 'app' }, readerOf(texts));

describe('a runner without kustomize', () => {
  test.skipIf(!toolsRun)('renders with the one that was fetched', async () => {
    answer = archiveWith(`#!/bin/sh\nshift\nexec ${toolPath('kubectl')} kustomize "$@"\n`);
    const fetchKustomize = fetcher({ release: releaseOf(answer) });
    expect(await createRenderTools({ fetchKustomize }).missing()).toBeUndefined();
    const rendering = await createRenderer({ fetchKustomize }).render(await input());
    expect(rendering.kind === 'rendered' && rendering.text).toContain('name: shop-settings');
  });

  test('says why it could not be fetched, and what to do', async () => {
    const release = releaseOf(archiveWith(SCRIPT));
    answer = 404;
    const fetchKustomize = fetcher({ release });
    const message = await createRenderTools({ fetchKustomize }).missing();
    expect(message).toMatch(
      /is not on PATH, and could not be fetched \(http:.+: status 404\), .+ add a step that installs it/,
    );
    const rendering = await createRenderer({ fetchKustomize }).render(await input());
    expect(rendering).toEqual({ kind: 'failed', message });
    expect(asked).toHaveLength(1);
  });

  test.skipIf(!toolsRun)('fetches nothing where kubectl is on PATH', async () => {
    symlinkSync(toolPath('kubectl'), join(folder, 'bin', 'kubectl'));
    answer = 404;
    const fetchKustomize = fetcher({ release: releaseOf(archiveWith(SCRIPT)) });
    expect((await createRenderer({ fetchKustomize }).render(await input())).kind).toBe('rendered');
    expect(asked).toEqual([]);
  });
});
