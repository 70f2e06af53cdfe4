/** Fetches kustomize for a runner that has none: one pinned release, held to its checksum, kept in the tool cache. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveFor, KUSTOMIZE, type PinnedRelease } from './kustomize-release.ts';

export type Fetched =
  | { readonly kind: 'fetched'; readonly path: string }
  | { readonly kind: 'failed'; readonly why: string };

/** Never rejects. */
export type FetchTool = () => Promise<Fetched>;

export interface FetchOptions {
  /** One that goes through the runner's proxy. */
  readonly fetch: typeof fetch;
  readonly release?: PinnedRelease;
  /** Milliseconds that the download may take. */
  readonly patience?: number;
}

/** Not `kustomize`: what other actions have put under that name was held to no checksum of ours. */
const CACHED_AS = 'gitops-release-kustomize';

/**
 * The folders are the runner's own, RUNNER_TOOL_CACHE and RUNNER_TEMP. However often it is called, it fetches once; a
 * failure stands for the whole run.
 */
export function createKustomizeFetch(options: FetchOptions): FetchTool {
  let fetched: Promise<Fetched> | undefined;
  return () => {
    fetched ??= fetchKustomize(options).catch((error: unknown) => ({ kind: 'failed', why: reasonOf(error) }));
    return fetched;
  };
}

async function fetchKustomize({ release = KUSTOMIZE, ...options }: FetchOptions): Promise<Fetched> {
  const tools = await import('@actions/tool-cache');
  const cached = tools.find(CACHED_AS, release.version);
  if (cached !== '') return { kind: 'fetched', path: join(cached, 'kustomize') };
  const archive = archiveFor(release, process);
  if (archive === undefined)
    return { kind: 'failed', why: `none is pinned for ${process.platform} on ${process.arch}` };
  const bytes = await download(archive.url, options);
  const checksum = createHash('sha256').update(bytes).digest('hex');
  if (checksum !== archive.checksum)
    return { kind: 'failed', why: `${archive.url} has SHA-256 ${checksum}, not ${archive.checksum}` };
  return { kind: 'fetched', path: await unpack(bytes, release.version) };
}

const PATIENCE = 60_000;

/** Once more where the server or the way to it failed; the patience is for both. @throws Error that names the address */
async function download(url: string, options: Omit<FetchOptions, 'release'>): Promise<Buffer> {
  const signal = AbortSignal.timeout(options.patience ?? PATIENCE);
  const ask = () => options.fetch(url, { signal });
  try {
    const first = await ask().catch(() => undefined);
    const response = first === undefined || first.status >= 500 ? await ask() : first;
    if (!response.ok) throw new Error(`status ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`${url}: ${reasonOf(error)}`, { cause: error });
  }
}

/** @returns path of the program in the tool cache */
async function unpack(archive: Buffer, version: string): Promise<string> {
  const tools = await import('@actions/tool-cache');
  const folder = await mkdtemp(join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'gitops-release-kustomize-'));
  try {
    const file = join(folder, 'archive.tar.gz');
    await writeFile(file, archive);
    const unpacked = await tools.extractTar(file, join(folder, 'unpacked'));
    const program = join(unpacked, 'kustomize');
    return join(await tools.cacheFile(program, 'kustomize', CACHED_AS, version), 'kustomize');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `fetch` tells no more than "fetch failed"; why is its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause instanceof Error && !error.message.includes(error.cause.message) ? error.cause : undefined;
  return cause === undefined ? error.message : `${error.message}: ${cause.message}`;
}
