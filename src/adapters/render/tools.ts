/** Finds the programs that render: the ones on PATH, or where the caller says. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { RenderTools } from '../../core/ports.ts';

export type ToolName = 'kustomize' | 'kubectl' | 'helm';

/** Paths of the programs; one that is not named is looked for on PATH. */
export type ToolPaths = { readonly [name in ToolName]?: string | undefined };

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

/** @param paths of the programs, as for rendering */
export function createRenderTools(paths: ToolPaths = {}): RenderTools {
  return {
    async missing() {
      const tool = await findTool(['kustomize', 'kubectl', 'helm'], paths);
      return tool === undefined ? howToGet('kustomize') : undefined;
    },
  };
}

/** What a person is told where a tool is missing. */
export function howToGet(name: 'kustomize' | 'helm'): string {
  return (
    `${HOW[name]} is not on PATH, so this cannot be rendered: GitHub's Ubuntu runners have it, ` +
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
