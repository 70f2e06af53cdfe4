/** Renders targets of a repository that is written down in the test, with the real tools. */
import { toolPath } from '../../scripts/kubectl.ts';
import { createRenderer, type RendererOptions } from '../../src/adapters/render/renderer.ts';
import type { Rendering } from '../../src/core/diff/rendered.ts';
import { settle } from '../../src/core/plan/settle.ts';
import type { SnapshotReader } from '../../src/core/ports.ts';
import { findTargets } from '../../src/core/render/find-targets.ts';
import { type GatherOptions, gatherTarget } from '../../src/core/render/gather.ts';
import type { RenderInput } from '../../src/core/render/input.ts';
import { type RenderTarget, targetId } from '../../src/core/render/target.ts';
import type { Entry } from '../../src/core/snapshot.ts';
import { entriesOf } from './files.ts';

export type Texts = Readonly<Record<string, string>>;

/** The tools run on this platform only; see scripts/kubectl.ts. */
export const toolsRun = process.platform === 'linux' && process.arch === 'x64';

/** Texts by path; `more` puts links and submodules in. */
export function readerOf(texts: Texts, more: readonly Entry[] = []): SnapshotReader {
  const entries = new Map(entriesOf(texts));
  for (const entry of more) entries.set(entry.path, entry);
  const read = (path: string): Entry => entries.get(path) ?? { kind: 'missing', path };
  return { read: async (paths) => new Map(paths.map((path) => [path, read(path)])) };
}

export async function gather(
  target: RenderTarget,
  reader: SnapshotReader,
  options: GatherOptions = {},
): Promise<RenderInput> {
  return (await settle((files) => gatherTarget(target, files, options), new Map(), reader)).value;
}

export async function render(
  target: RenderTarget,
  reader: SnapshotReader,
  options: RendererOptions = {},
): Promise<Rendering> {
  return realRenderer(options).render(await gather(target, reader));
}

export function realRenderer(options: RendererOptions = {}) {
  const tools = { kubectl: toolPath('kubectl'), helm: toolPath('helm'), ...options.tools };
  return createRenderer({ ...options, tools });
}

/** Text of a rendering that is expected to succeed. */
export async function rendered(target: RenderTarget, texts: Texts): Promise<string> {
  const rendering = await render(target, readerOf(texts));
  return rendering.kind === 'rendered' ? rendering.text : `${rendering.kind}: ${JSON.stringify(rendering)}`;
}

/** Message of a rendering that is expected to fail. */
export async function failure(
  target: RenderTarget,
  reader: SnapshotReader,
  options: RendererOptions = {},
): Promise<string> {
  const rendering = await render(target, reader, options);
  return rendering.kind === 'failed' ? rendering.message : `${rendering.kind}: ${JSON.stringify(rendering)}`;
}

/** Ids of the targets that a change of these paths touches. */
export async function touched(changed: readonly string[], texts: Texts): Promise<readonly string[]> {
  const change = { changed, paths: Object.keys(texts) };
  const { value } = await settle((files) => findTargets(change, files), new Map(), readerOf(texts));
  return value.map(targetId);
}
