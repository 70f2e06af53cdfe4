/** Renders what a change touches at two commits, and compares what comes out. */
import { CONFIG_FILE, type Config, NO_CONFIG, parseConfig } from '../core/config/config.ts';
import { placeOfPath } from '../core/config/places.ts';
import { diffTargets, labelOf as labelOfTarget } from '../core/diff/diff.ts';
import type { SourceFiles } from '../core/diff/masking/sources.ts';
import type { RenderedTarget, Rendering } from '../core/diff/rendered.ts';
import type { RenderedDiff } from '../core/diff/rendered-diff.ts';
import { type Shard, targetsOf } from '../core/diff/shard.ts';
import { unreadable } from '../core/edit/entries.ts';
import { repositoryPath } from '../core/edit/paths.ts';
import { ReleaseError } from '../core/errors.ts';
import { settle } from '../core/plan/settle.ts';
import type { Renderer, SnapshotReader, TreeLister } from '../core/ports.ts';
import { findTargets } from '../core/render/find-targets.ts';
import type { RenderInput } from '../core/render/input.ts';
import { atBase, joinSides } from '../core/render/moved.ts';
import { readInputs } from '../core/render/read-inputs.ts';
import type { RenderTarget } from '../core/render/target.ts';
import { matchesWildcard } from '../core/render/wildcard.ts';
import { formatNotice } from '../core/report/failure.ts';
import { remembered } from '../core/snapshot-overlay.ts';

/** The config repository at one commit. */
export type RenderSide = SnapshotReader & TreeLister;

export interface RenderJob {
  readonly base: RenderSide;
  readonly head: RenderSide;
  /** Paths that differ between the two. */
  readonly changed: readonly string[];
  /** What to render; undefined: every target that the changed paths reach. */
  readonly targets?: readonly RenderTarget[];
  /** Folders, files or wildcards to which the targets are narrowed; empty: all. */
  readonly paths?: readonly string[];
  /** What a single target is called; several are told by their paths. */
  readonly name?: string | undefined;
  /** Environment of all targets, where one is known. */
  readonly environment?: string | undefined;
  /** Addresses of the config repository, by which operators' objects name it. */
  readonly repositoryUrls: readonly string[];
  /** Branch that the change is for. */
  readonly branch: string | undefined;
  /** One share of the targets; undefined: all of them. */
  readonly shard?: Shard | undefined;
  /** Said of the whole, with the first target. */
  readonly remark?: string | undefined;
  /** Fresh secret that hidden values are told apart with. */
  readonly maskKey: string;
}

export interface RenderPorts {
  readonly renderer: Renderer;
  /** Told how many renderings are done, of how many. */
  progress(done: number, all: number): void;
}

/** @throws ReleaseError what reading throws; what can't be rendered is part of the result */
export async function renderDiff(asked: RenderJob, ports: RenderPorts): Promise<RenderedDiff> {
  const job = { ...asked, base: rememberedSide(asked.base), head: rememberedSide(asked.head) };
  const wanted = await wantedTargets(job);
  const options = { repositoryUrls: job.repositoryUrls };
  const [config, base, head] = await Promise.all([
    readConfig(job.base),
    readInputs(wanted.map(atBase), job.base, options),
    readInputs(wanted, job.head, options),
  ]);
  const all = wanted.map((target, index) => ({ target, base: base[index], head: head[index] }));
  const sides = await renderAll(targetsOf(all, job.shard), { ...job, config }, ports);
  const sources = [...base, ...head].map(sourcesOf);
  return diffTargets(sides, { maskKey: job.maskKey, sensitive: config.sensitive, sources });
}

/** A target, and what it is made of at both commits. */
interface Gathered {
  readonly target: RenderTarget;
  readonly base: RenderInput | undefined;
  readonly head: RenderInput | undefined;
}

async function renderAll(
  targets: readonly Gathered[],
  job: Naming & Pick<RenderJob, 'head' | 'remark'>,
  ports: RenderPorts,
): Promise<readonly RenderedTarget[]> {
  const keep = job.config.sensitive.length === 0;
  const rendered = counting(ports.renderer, ports, targets.length * 2);
  const render = (input: RenderInput | undefined) => rendered(input && { ...input, keep });
  const naming = { ...job, name: targets.length === 1 ? job.name : undefined };
  const sides = targets.map(async ({ target, base, head }, index): Promise<RenderedTarget> => {
    const [before, after] = await Promise.all([render(base), render(head)]);
    const remarks = [
      ...(index === 0 ? [job.remark ?? []].flat() : []),
      ...remarksOn(target, job.head),
      ...(head?.remarks ?? []).map(formatNotice),
    ];
    return { ...nameOf(target, naming), remarks, base: before, head: after };
  });
  return withDistinctNames(await Promise.all(sides));
}

/** Of bytes that are no UTF-8 the plain letters are right all the same: a password may stand in such a file. */
function sourcesOf({ files, definition }: RenderInput): SourceFiles {
  const texts = [...files].map(([path, content]): [string, string] => [
    path,
    typeof content === 'string' ? content : Buffer.from(content).toString('latin1'),
  ]);
  return new Map(definition === undefined ? texts : [...texts, [definition.path, definition.text]]);
}

/** Where not every file was searched for operators' objects, nobody knows that there is none. */
const OWN_VALUES =
  "it is rendered with the chart's own values alone: no object that sets others was found, by the names of files";

function remarksOn(target: RenderTarget, { operatorFiles }: RenderSide): readonly string[] {
  const from = 'movedFrom' in target ? target.movedFrom : undefined;
  if (from !== undefined) return [`${target.path}: its object has moved here from ${from}`];
  const own = target.kind === 'helm-chart' && target.valueFiles.length === 0;
  return own && operatorFiles === undefined ? [`${target.path || '.'}: ${OWN_VALUES}`] : [];
}

/** Finding the targets reads much of what rendering them needs. */
function rememberedSide(side: RenderSide): RenderSide {
  let names: Promise<readonly string[]> | undefined;
  const list = (): Promise<readonly string[]> => {
    names ??= side.list();
    return names;
  };
  const { operatorFiles } = side;
  return { ...remembered(side), list, ...(operatorFiles === undefined ? {} : { operatorFiles }) };
}

const ABSENT: Rendering = { kind: 'absent' };

/** The targets that are to be rendered, in order of their names. */
export async function wantedTargets(job: Omit<RenderJob, 'maskKey'>): Promise<readonly RenderTarget[]> {
  const targets = job.targets ?? (await touchedTargets(job));
  if (job.paths !== undefined && job.paths.length > 0) await refuseUnknown(job.paths, job);
  return targets.filter((target) => [target, atBase(target)].some(({ path }) => isWanted(path, job.paths)));
}

/** A required check whose path is misspelled would always be green. @throws ReleaseError path-missing */
async function refuseUnknown(
  wanted: readonly string[],
  { base, head }: Pick<RenderJob, 'base' | 'head'>,
): Promise<void> {
  const names = [...(await base.list()), ...(await head.list())];
  const unknown = wanted.find((path) => !names.some((name) => isWanted(name, [path])));
  if (unknown === undefined) return;
  throw new ReleaseError({
    code: 'path-missing',
    what: `nothing stands at "${unknown}", neither at the base nor at the head`,
    where: unknown,
    next: 'Check the spelling: a folder or file of the config repository; `*` stands for anything.',
  });
}

function isWanted(path: string, wanted: readonly string[] = []): boolean {
  const inside = (each: string): boolean =>
    each === '' || each === path || matchesWildcard(each, path) || matchesWildcard(`${each}/*`, path);
  return wanted.length === 0 || wanted.map(repositoryPath).some(inside);
}

/** What a change deletes is found at the base alone, what it adds at the head. */
async function touchedTargets(job: Omit<RenderJob, 'maskKey'>): Promise<readonly RenderTarget[]> {
  const { changed, repositoryUrls, branch } = job;
  if (changed.length === 0) return [];
  const find = async (side: RenderSide) => {
    const paths = await side.list();
    const operatorFiles = await side.operatorFiles?.();
    const known = operatorFiles === undefined ? {} : { operatorFiles };
    const change = { changed, paths, repositoryUrls, branch, ...known };
    return (await settle((files) => findTargets(change, files), new Map(), side)).value;
  };
  const [base, head, config] = await Promise.all([find(job.base), find(job.head), readConfig(job.base)]);
  const environmentOf = (path: string) => placeOfPath(config, path)?.environment;
  const same = (from: string, to: string) => environmentOf(from) === environmentOf(to);
  return joinSides(base, head, { changed, same });
}

function counting(
  { render }: Renderer,
  { progress }: RenderPorts,
  all: number,
): (input: RenderInput | undefined) => Promise<Rendering> {
  let done = 0;
  return async (input) => {
    const rendering = input === undefined ? ABSENT : await render(input);
    done += 1;
    progress(done, all);
    return rendering;
  };
}

/** Policy is read from the base, so that a change can't weaken what is said about it. */
async function readConfig(base: SnapshotReader): Promise<Config> {
  const entry = (await base.read([CONFIG_FILE])).get(CONFIG_FILE);
  if (entry === undefined || entry.kind === 'missing' || entry.kind === 'folder') return NO_CONFIG;
  if (entry.kind !== 'file') throw unreadable(entry);
  return parseConfig(CONFIG_FILE, entry.text);
}

/** Two targets of one app in one environment are told apart by their paths. */
function withDistinctNames(targets: readonly RenderedTarget[]): readonly RenderedTarget[] {
  const labels = targets.map(labelOfTarget);
  return targets.map((target, index) => {
    const alone = labels.indexOf(labels[index] ?? '') === labels.lastIndexOf(labels[index] ?? '');
    return alone ? target : { ...target, name: `${target.name} (${target.path})` };
  });
}

interface Naming extends Pick<RenderJob, 'environment' | 'name'> {
  readonly config: Config;
}

function nameOf(
  target: RenderTarget,
  { environment, name: given, config }: Naming,
): Pick<RenderedTarget, 'name' | 'path' | 'environment'> {
  const place = placeOfPath(config, target.path);
  const known = environment ?? place?.environment;
  const own = 'name' in target ? `${target.name} (${target.path})` : labelOf(target);
  const name = given ?? (place?.app || own);
  const path = target.path === '' ? '.' : target.path;
  return known === undefined ? { name, path } : { name, path, environment: known };
}

/** The path says what it is; a chart is told with its values. */
function labelOf(target: RenderTarget): string {
  if (target.kind !== 'helm-chart') return target.path || '.';
  return [target.path || '.', ...target.valueFiles].join(' + ');
}
