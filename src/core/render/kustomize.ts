/** The files that a kustomization reaches, as kustomize loads them. */
import { KUSTOMIZATION_NAMES, kustomizationPaths } from '../edit/formats/kustomize/locate.ts';
import { folderOf } from '../edit/paths.ts';
import type { Entry } from '../snapshot.ts';
import { takeChart } from './chart.ts';
import { type DataMap, readMap } from './data.ts';
import {
  type Gathering,
  inside,
  localOf,
  look,
  refuse,
  takeContent,
  takeFile,
  takeTree,
} from './gathering.ts';
import type { KustomizeStep } from './input.ts';
import { takePlugin } from './plugins.ts';
import { type ChartUse, isInline, referencesOf } from './references.ts';

/** What was met on the way. */
interface Met {
  helm: boolean;
  /** A file outside of the folder of the kustomization that names it. */
  outside: boolean;
  plugins: boolean;
}

/** What a name may stand for: resources, or the configuration of generators and transformers. */
type Role = 'resources' | 'plugins';

/**
 * Takes all that the kustomization of a folder reaches.
 * @param own replaces the kustomization that stands there, or stands in for one that does not
 * @returns how to build it
 */
export function takeKustomization(
  folder: string,
  gathering: Gathering,
  own?: { readonly file: string; readonly kustomization: DataMap },
): KustomizeStep {
  const met: Met = { helm: false, outside: false, plugins: false };
  const walk = { gathering, met };
  if (own === undefined) takeFolder(folder, 'resources', walk);
  else {
    gathering.taken.set(own.file, `${JSON.stringify(own.kustomization, undefined, 2)}\n`);
    gathering.entered.add(`resources ${folder}`);
    takeReferences(own.file, own.kustomization, { role: 'resources', ...walk });
  }
  const anywhere = met.outside && !met.plugins && own !== undefined;
  return { kind: 'kustomize', folder, helm: met.helm, anywhere };
}

interface Walk {
  readonly gathering: Gathering;
  readonly met: Met;
}

/** Paths of the kustomizations in a folder: more than one is for kustomize to refuse. */
export function kustomizationsIn(folder: Entry): readonly string[] {
  if (folder.kind !== 'folder') return [];
  return folder.entries
    .filter(({ name, kind }) => KUSTOMIZATION_NAMES.includes(name) && kind !== 'folder')
    .map(({ name }) => inside(folder.path, name));
}

function takeFolder(folder: string, role: Role, walk: Walk): void {
  const { gathering } = walk;
  const key = `${role} ${folder}`;
  if (gathering.entered.has(key)) return;
  const entry = gathering.files.get(folder);
  if (entry === undefined) for (const path of kustomizationPaths(folder)) gathering.needs.add(path);
  if (entry === undefined) return;
  gathering.entered.add(key);
  for (const file of kustomizationsIn(entry)) {
    const text = takeFile(file, gathering);
    if (text !== undefined) takeReferences(file, readMap(text), { ...walk, role });
  }
}

function takeReferences(file: string, kustomization: DataMap, walk: Walk & { readonly role: Role }): void {
  const { gathering, met } = walk;
  const { resources, files, plugins, charts } = referencesOf(kustomization);
  for (const name of resources) takeResource(name, file, walk);
  for (const name of files) {
    const path = localOf(name, file, gathering);
    if (path !== undefined) takeLeaf(path, file, walk);
  }
  if (plugins.length > 0) met.plugins = true;
  const more = plugins.flatMap((name) => takePluginOf(name, file, walk));
  for (const chart of [...charts, ...more]) takeChartOf(chart, file, walk);
}

function takeLeaf(path: string, file: string, { gathering, met }: Walk): void {
  const folder = folderOf(file);
  if (folder !== '' && !path.startsWith(`${folder}/`)) met.outside = true;
  takeContent(path, gathering);
}

function takeResource(name: string, file: string, walk: Walk & { readonly role: Role }): void {
  const path = localOf(name, file, walk.gathering);
  const entry = path === undefined ? undefined : look(path, walk.gathering);
  if (path === undefined || entry === undefined) return;
  if (entry.kind === 'folder') takeFolder(path, walk.role, walk);
  else takeLeaf(path, file, walk);
  if (walk.role === 'plugins' && entry.kind === 'file') takePlugin(entry.text, file, walk.gathering);
}

function takePluginOf(name: string, file: string, walk: Walk): readonly ChartUse[] {
  const { gathering } = walk;
  if (isInline(name)) return takePlugin(name, file, gathering);
  const path = localOf(name, file, gathering);
  const entry = path === undefined ? undefined : look(path, gathering);
  if (path === undefined || entry === undefined) return [];
  if (entry.kind === 'folder') takeFolder(path, 'plugins', walk);
  const text = entry.kind === 'folder' ? undefined : takeFile(path, gathering);
  return text === undefined ? [] : takePlugin(text, file, gathering);
}

/** A chart that is not in the repository would be downloaded: that is told instead. */
function takeChartOf(chart: ChartUse, file: string, { gathering, met }: Walk): void {
  met.helm = true;
  const places = chart.folders.flatMap((name) => localOf(name, file, gathering) ?? []);
  const entries = places.map((path) => look(path, gathering));
  if (entries.includes(undefined)) return;
  const folder = entries.find((entry) => entry?.kind === 'folder');
  if (folder !== undefined) takeChart(folder.path, gathering);
  else if (places.length > 0)
    refuse(gathering, `the chart "${chart.name}" is not in the repository, and none is downloaded`, file);
  for (const entry of entries) if (entry?.kind === 'symlink') takeTree(entry.path, gathering);
}
