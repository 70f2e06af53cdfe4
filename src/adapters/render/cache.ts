/**
 * Renderings kept from run to run, in a folder that a workflow saves and restores with actions/cache. What holds a
 * Secret, or what the config file calls secret, is never kept: a cache is readable by every later run. The folder lies
 * outside of the workspace: what is in there decides what reviewers see, and a pull request brings its own files.
 */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Renderer } from '../../core/ports.ts';
import { inputHash } from '../../core/render/hash.ts';
import { KUSTOMIZE } from './kustomize-release.ts';
import { findTool, type ToolName, type ToolPaths } from './tools.ts';

const MAX_BYTES = 5_000_000;
/** A folder with more renderings than this is full: those of old commits are worth nothing. */
const MAX_FILES = 10_000;

const VERSION_ARGS: Readonly<Record<ToolName, readonly string[]>> = {
  kustomize: ['version'],
  kubectl: ['version', '--client', '--output=json'],
  helm: ['version', '--short'],
};

/** @param folder is made where it does not exist; one that can't be used costs nothing but the renderings */
export function createCachingRenderer(renderer: Renderer, folder: string, tools: ToolPaths = {}): Renderer {
  const versions = toolVersions(tools);
  const room = hasRoom(folder);
  return {
    async render(input) {
      if (input.keep === false) return renderer.render(input);
      const name = createHash('sha256')
        .update(`${await versions} ${inputHash(input)}`)
        .digest('hex');
      const place = join(folder, name);
      const known = await readFile(place, 'utf8').catch(() => undefined);
      if (known !== undefined) return { kind: 'rendered', text: known };
      const rendering = await renderer.render(input);
      if (rendering.kind === 'rendered' && isKeepable(rendering.text) && (await room))
        await keep(place, rendering.text).catch(() => undefined);
      return rendering;
    },
  };
}

/** Also inside of lists, texts and JSON: what merely looks like a Secret is not kept either. */
function isKeepable(text: string): boolean {
  return text.length <= MAX_BYTES && !/kind["']?\s*:\s*["']?Secret\b/i.test(text);
}

/** Whole or not at all, whoever else writes it. */
async function keep(place: string, text: string): Promise<void> {
  const partial = `${place}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(partial, text, 'utf8');
  await rename(partial, place);
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return (await readdir(folder)).length < MAX_FILES;
  } catch {
    return false;
  }
}

/** Another version of a tool may render otherwise, also of the one that is fetched where none of these is there. */
async function toolVersions(paths: ToolPaths): Promise<string> {
  const names: readonly ToolName[] = ['kustomize', 'kubectl', 'helm'];
  const told = names.map(async (name) => {
    const tool = await findTool([name], paths);
    if (tool === undefined) return '';
    const done = await promisify(execFile)(tool.path, [...VERSION_ARGS[name]], { timeout: 10_000, env: {} });
    return done.stdout;
  });
  const found = await Promise.all(told.map((each) => each.catch(() => 'unknown')));
  return [...found, KUSTOMIZE.version].join('\n');
}
