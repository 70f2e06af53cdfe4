/** kustomize and helm over gathered files, each rendering in a folder of its own and within limits. */
import { availableParallelism } from 'node:os';
import type { Rendering } from '../../core/diff/rendered.ts';
import type { Renderer } from '../../core/ports.ts';
import { createCarefulRenderer } from '../../core/render/careful.ts';
import { joinDocuments } from '../../core/render/documents.ts';
import type { HelmStep, KustomizeStep, RenderInput, RenderStep } from '../../core/render/input.ts';
import { createCachingRenderer } from './cache.ts';
import { helmArgs, kustomizeArgs } from './commands.ts';
import { writeHelmShim } from './helm-shim.ts';
import { createPool } from './pool.ts';
import { type Limits, type Ran, run } from './run.ts';
import { type FoundKustomize, findKustomize, findTool, howToGet, type ToolSource } from './tools.ts';
import { type Workspace, withWorkspace, writeInside } from './workspace.ts';

export interface RendererOptions extends ToolSource {
  readonly limits?: Partial<Limits>;
  /** Folder for renderings of earlier runs; undefined: none are kept. */
  readonly cache?: string | undefined;
  /** Renderings at once; undefined: as many as there are cores. */
  readonly parallel?: number;
}

/** A minute, 64 MiB of output, 2 GiB of address space. */
export const LIMITS: Limits = {
  milliseconds: 60_000,
  outputBytes: 64 * 1024 * 1024,
  memoryBytes: 2 * 1024 * 1024 * 1024,
};

/** What has problems is never run, and equal inputs are run once: see `createCarefulRenderer`. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const pool = createPool(options.parallel ?? availableParallelism());
  const context = { source: options, limits: { ...LIMITS, ...options.limits } };
  const render = (input: RenderInput) =>
    pool(() =>
      withWorkspace(input.files, (workspace) => renderIn(input, { ...context, workspace })).catch(toFailed),
    );
  const own: Renderer = { render };
  const { cache } = options;
  return createCarefulRenderer(cache === undefined ? own : createCachingRenderer(own, cache, options.tools));
}

async function renderIn(input: RenderInput, context: Context): Promise<Rendering> {
  const ran = await runSteps(input, context);
  if (ran.kind === 'done') return { kind: 'rendered', text: ran.text };
  return { kind: 'failed', message: clean(ran.message, context.workspace) };
}

/** A full disk, a name that the file system does not take. */
function toFailed(error: unknown): Rendering {
  const why =
    error instanceof Error ? error.message.replace(/'[^']*gitops-release-render-[^/']*\/files\//g, "'") : '';
  return { kind: 'failed', message: `its files could not be written for the rendering: ${why}` };
}

interface Context {
  readonly source: ToolSource;
  readonly limits: Limits;
  readonly workspace: Workspace;
}

/** The limit of time is for all steps together; fetching a tool, which the first rendering may have to, is no step. */
async function runSteps({ steps, files }: RenderInput, context: Context): Promise<Ran> {
  const wanted = steps.some(({ kind }) => kind === 'kustomize');
  const kustomize = wanted ? await findKustomize(context.source) : undefined;
  const end = performance.now() + context.limits.milliseconds;
  const texts: string[] = [];
  for (const step of steps) {
    const limits = { ...context.limits, left: Math.max(1, Math.floor(end - performance.now())) };
    const ran = await runStep(step, files, { ...context, limits, kustomize });
    if (ran.kind === 'failed') return ran;
    const place = { content: ran.text, made: new Set<string>() };
    if (step.into === undefined) texts.push(ran.text);
    else await writeInside(context.workspace.files, step.into, place);
  }
  return { kind: 'done', text: joinDocuments(texts) };
}

/** Manifests are taken as text alone: see `takeFile`. */
function textAt(files: RenderInput['files'], path: string): string {
  const content = files.get(path);
  return typeof content === 'string' ? content : '';
}

interface StepContext extends Context {
  /** undefined where no step needs it. */
  readonly kustomize: FoundKustomize | undefined;
}

async function runStep(step: RenderStep, files: RenderInput['files'], context: StepContext): Promise<Ran> {
  switch (step.kind) {
    case 'manifests':
      return { kind: 'done', text: joinDocuments(step.paths.map((path) => textAt(files, path))) };
    case 'kustomize':
      return runKustomize(step, context);
    case 'helm':
      return runHelm(step, context);
  }
}

async function runKustomize(
  step: KustomizeStep,
  { source, limits, workspace, kustomize }: StepContext,
): Promise<Ran> {
  if (kustomize?.kind !== 'tool')
    return { kind: 'failed', message: kustomize?.message ?? howToGet('kustomize') };
  const { tool } = kustomize;
  const helm = step.helm ? await findTool(['helm'], source.tools ?? {}) : undefined;
  if (step.helm && helm === undefined) return { kind: 'failed', message: howToGet('helm') };
  const shim = helm === undefined ? undefined : await writeHelmShim(helm.path, workspace);
  return run({ ...at(workspace), program: tool.path, args: kustomizeArgs(tool, step, shim) }, limits);
}

async function runHelm(step: HelmStep, { source, limits, workspace }: Context): Promise<Ran> {
  const tool = await findTool(['helm'], source.tools ?? {});
  if (tool === undefined) return { kind: 'failed', message: howToGet('helm') };
  return run({ ...at(workspace), program: tool.path, args: helmArgs(step) }, limits);
}

function at(workspace: Workspace) {
  return { folder: workspace.files, environment: workspace.environment };
}

/** Paths as they are in the config repository. It is cut after its secrets are hidden, for half of one is in clear. */
function clean(message: string, { root, files }: Workspace): string {
  return withoutLogFrame(message).replaceAll(`${files}/`, '').replaceAll(files, '.').replaceAll(root, '');
}

/** kubectl frames its errors as lines of a log: `E1121 08:37:52.1 123 run.go:72] "command failed" err="…"`. */
function withoutLogFrame(message: string): string {
  const framed = /^E\d{4} [\d:.]+\s+\d+ \w+\.go:\d+\] "command failed" err=("(?:[^"\\\\]|\\\\.)*")$/m;
  return message.replace(framed, (_, quoted: string) => {
    try {
      return `error: ${String(JSON.parse(quoted))}`;
    } catch {
      return quoted;
    }
  });
}
