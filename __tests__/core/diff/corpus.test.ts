/**
 * Real config repositories, as Git clones and with the real tools: one image that is set changes what deploys it and
 * nothing else, and what says the same in other letters is no change.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomFrom } from '../../../scripts/mutate.ts';
import { createClone } from '../../../src/adapters/checkout/clone.ts';
import { list } from '../../../src/commands/list.ts';
import { localDiff } from '../../../src/commands/local-diff.ts';
import { localUpdate } from '../../../src/commands/local-update.ts';
import { type RenderPorts, renderDiff } from '../../../src/commands/render-diff.ts';
import type { Rendering } from '../../../src/core/diff/rendered.ts';
import type { RenderedDiff } from '../../../src/core/diff/rendered-diff.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { repositoryProblem } from '../../../src/core/images/reference.ts';
import type { Renderer } from '../../../src/core/ports.ts';
import { remembered } from '../../../src/core/snapshot-overlay.ts';
import { wireCheckout, wireTree } from '../../../src/wire-local.ts';
import { type Cloned, cloneOf } from '../../support/cloned.ts';
import { corpusFolder, foldersIn } from '../../support/fixtures.ts';
import { complaints, type Deployed, DIGEST, lacksScript, TAG, type Wish } from '../../support/one-image.ts';
import { realRenderer, toolsRun } from '../../support/rendering.ts';
import { reprinted } from '../../support/reprinted.ts';

const corpus = corpusFolder();
if (corpus === undefined) console.log('corpus.test.ts: skipped, ../shared/corpus is absent');
const names = corpus === undefined || !toolsRun ? [] : foldersIn(corpus);

interface Opened {
  readonly cloned: Cloned;
  /** The commit against the work tree that it is checked out as, every target rendered twice. */
  readonly itself: RenderedDiff;
  /** Targets that render. */
  readonly deployed: readonly Deployed[];
  /** The work tree against the commit. */
  compare(): Promise<RenderedDiff>;
  /** The same for every target there is, whatever has changed. */
  compareAll(): Promise<RenderedDiff>;
}

const ports = (renderer: Renderer): RenderPorts => ({ renderer, progress: () => undefined });

/** What is equal at the base is read and rendered once for all comparisons. */
async function open(name: string): Promise<Opened> {
  const cloned = cloneOf(join(corpus ?? '', name), `https://github.com/${name.replace('+', '/')}`);
  const clone = createClone(cloned.root);
  const base = { ...clone.at('HEAD'), ...remembered(clone.at('HEAD')) };
  const job = {
    base,
    head: clone.workTree(),
    changed: await base.list(),
    repositoryUrls: await clone.addresses(),
    branch: 'main',
    maskKey: 'a key for tests',
  };
  const renderer = realRenderer();
  const twice = renderingTwice(renderer);
  const itself = await renderDiff(job, ports(twice));
  const request = { command: 'diff', dir: cloned.root, base: 'main', paths: [] } as const;
  const local = { ...ports(renderer), clone: { ...clone, at: () => base }, maskKey: job.maskKey };
  return {
    cloned,
    itself,
    deployed: deployedBy(itself, await Promise.all(twice.bases)),
    compare: async () => (await localDiff({ ...request, output: 'text', exitCode: false }, local)).diff,
    compareAll: () => renderDiff(job, ports(renderer)),
  };
}

/** Base and head of a target are asked for in turn: each is rendered by itself, though their files are equal. */
function renderingTwice(one: Renderer): Renderer & { readonly bases: readonly Promise<Rendering>[] } {
  const other = realRenderer();
  const bases: Promise<Rendering>[] = [];
  let asked = 0;
  return {
    bases,
    render(input) {
      asked += 1;
      const rendering = (asked % 2 === 1 ? one : other).render(input);
      if (asked % 2 === 1) bases.push(rendering);
      return rendering;
    },
  };
}

function deployedBy({ targets }: RenderedDiff, renderings: readonly Rendering[]): readonly Deployed[] {
  return targets.flatMap(({ label, path }, index) => {
    const rendering = renderings[index];
    return rendering?.kind === 'rendered' ? [{ label, path, text: rendering.text }] : [];
  });
}

/** So many images that stand in files of the same formats are tried; the others of a large repository are alike. */
const ALIKE = 4;

/** Images that can be named, each with all places in which it is editable; a registry of several is none. */
async function wishes(root: string): Promise<readonly Wish[]> {
  const request = { command: 'list', dir: root, paths: [''], output: 'text' } as const;
  const { references } = await list(request, { ...wireTree(root), progress: () => undefined });
  const isRegistry = (name: string) => references.some(({ image }) => image.startsWith(`${name}/`));
  const editable = references.filter(
    ({ fixed, image }) => fixed === undefined && isNamed(image) && !isRegistry(image),
  );
  const byImage = [...Map.groupBy(editable, ({ image }) => image)];
  const shapes = Map.groupBy(byImage, ([, found]) => found.map(({ format }) => format).join());
  const tried = [...shapes.values()].flatMap((images) => images.slice(0, ALIKE));
  return tried.map(([repository, found]) => {
    const pinned = found.some(({ tag, digest }) => tag === undefined && digest !== undefined);
    return { repository, references: found, value: pinned ? DIGEST : TAG };
  });
}

const isNamed = (image: string): boolean => repositoryProblem(image) === undefined;

async function set(root: string, { repository, references, value }: Wish): Promise<void> {
  const argument = value === TAG ? `${repository}:${value}@*` : `${repository}:*@${value}`;
  const paths = [...new Set(references.map(({ file }) => file))];
  const images = [parseImageArgument(argument)];
  const request = { command: 'update', dir: root, paths, images, write: true } as const;
  await localUpdate({ ...request, allowDowngrade: true, output: 'text' }, wireCheckout(root));
}

describe.each(names)('%s', (name) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open(name);
  });
  afterAll(() => opened.cloned.remove());

  test('does not differ from itself', () => {
    const { changed, targets } = opened.itself;
    expect(changed).toBe(false);
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((target) => target.state !== 'identical' && !lacksScript(target))).toEqual([]);
  });

  test('each image is the only change, in every target that deploys it', async () => {
    const { cloned, deployed, compare } = opened;
    const found: string[] = [];
    const shown: string[] = [];
    for (const wish of await wishes(cloned.root)) {
      await set(cloned.root, wish);
      const diff = await compare();
      found.push(...complaints(wish, diff, deployed));
      if (diff.changed) shown.push(wish.repository);
      cloned.git('checkout', '--quiet', '.');
    }
    expect(found).toEqual([]);
    expect(shown).not.toEqual([]);
  });

  test('in other words it does not differ', async () => {
    const { cloned, compareAll } = opened;
    const random = randomFrom(7);
    const paths = cloned
      .git('ls-files', '-z')
      .split('\0')
      .filter((path) => /\.ya?ml$/.test(path));
    const written = paths.filter((path) => rewrite(join(cloned.root, path), path, random));
    expect(written.length).toBeGreaterThan(paths.length / 2);
    const { changed, targets } = await compareAll();
    cloned.git('checkout', '--quiet', '.');
    expect(targets.filter((target) => target.state !== 'identical' && !lacksScript(target))).toEqual([]);
    expect(changed).toBe(false);
  });
});

/** @returns whether the file has other bytes now */
function rewrite(file: string, path: string, random: () => number): boolean {
  const before = readFileSync(file, 'utf8');
  const after = reprinted(path, before, random) ?? before;
  writeFileSync(file, after);
  return after !== before;
}
