/** Finds the programs that render: the ones on PATH, or where the caller says. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { RenderTools } from '../../core/ports.ts';
import type { FetchTool } from './fetch.ts';

export type ToolName = 'kustomize' | 'kubectl' | 'helm';

/** Paths of the programs; one that is not named is looked for on PATH. */
export type ToolPaths = { readonly [name in ToolName]?: string | undefined };

/** Where the programs come from. */
export interface ToolSource {
  /** Programs; what is not named is looked for on PATH. */
  readonly tools?: ToolPaths;
  /** Asked where neither kustomize nor kubectl is found; undefined: nothing is fetched. */
  readonly fetchKustomize?: FetchTool | undefined;
}

export interface Tool {
  readonly name: ToolName;
  readonly path: string;
}

const HOW: Readonly<Record<'kustomize' | 'helm', string>> = {
  kustomize: 'kustomize (or kubectl, which has it built in)',
  helm: 'helm',
};

/** First of the tools that is there; `kustomize` itself goes before the one in kubectl, which is older. */
export async function findTool(names: readonly ToolName[], paths: ToolPaths): Promise<Tool | undefined> {
  for (const name of names) {
    const path = paths[name] ?? (await onPath(name));
    if (path !== undefined) return { name, path };
  }
  return undefined;
}

/** What kustomizations are built with: the tool, or what a person is told where there is none. */
export type FoundKustomize =
  | { readonly kind: 'tool'; readonly tool: Tool }
  | { readonly kind: 'missing'; readonly message: string };

/** What is on PATH, else what can be fetched. */
export async function findKustomize({ tools = {}, fetchKustomize }: ToolSource): Promise<FoundKustomize> {
  const tool = await findTool(['kustomize', 'kubectl'], tools);
  if (tool !== undefined) return { kind: 'tool', tool };
  const fetched = await fetchKustomize?.();
  if (fetched?.kind === 'fetched') return { kind: 'tool', tool: { name: 'kustomize', path: fetched.path } };
  return { kind: 'missing', message: howToGet('kustomize', fetched?.why) };
}

/** @param source as for rendering */
export function createRenderTools(source: ToolSource = {}): RenderTools {
  return {
    async missing() {
      if ((await findTool(['helm'], source.tools ?? {})) !== undefined) return undefined;
      const found = await findKustomize(source);
      return found.kind === 'missing' ? found.message : undefined;
    },
  };
}

/**
 * What a person is told where a tool is missing.
 * @param why it could not be fetched, where that was tried
 */
export function howToGet(name: 'kustomize' | 'helm', why?: string): string {
  const fetched = why === undefined ? '' : `, and could not be fetched (${why})`;
  return (
    `${HOW[name]} is not on PATH${fetched}, so this cannot be rendered: GitHub's Ubuntu runners have it, ` +
    'elsewhere add a step that installs it before this action'
  );
}

async function onPath(name: ToolName): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    if (folder !== '' && (await isProgram(path))) return path;
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
