/** `history`: what ran where and when, from the log of a clone alone. */

import type { Config, Environment } from '../core/config/config.ts';
import { environmentOf } from '../core/config/paths.ts';
import { globFolder, isGlob } from '../core/edit/glob.ts';
import { checkApps } from '../core/history/apps.ts';
import type { Absent, LocalBranches, LocalPlace } from '../core/history/branches.ts';
import { type Deployment, deploymentsIn } from '../core/history/deployments.ts';
import { type CommitLog, MAX_COMMITS } from '../core/history/log.ts';
import type { SnapshotReader } from '../core/ports.ts';
import type { Told } from '../core/report/history.ts';
import type { HistoryRequest } from '../core/request/local-requests.ts';
import { requireFolder } from './checkout-folder.ts';
import { readLocalConfig } from './local-config.ts';
import { readLocalPlaces } from './local-places.ts';

export interface HistoryPorts {
  readonly snapshot: SnapshotReader;
  readonly log: CommitLog;
  readonly branches: LocalBranches;
}

/** Files that may set an image; a marker may stand in any other, which `--path` names. */
const PATTERNS = ['*.yaml', '*.yml', '*.json', '*Kustomization'];

/** @throws ReleaseError git-failed where this is no clone; input-invalid where there is no such app */
export async function history(request: HistoryRequest, ports: HistoryPorts): Promise<Told> {
  await requireFolder(request.dir, ports.snapshot);
  const config = await readLocalConfig(ports.snapshot);
  const { environment: only, apps } = request;
  const wanted = only === undefined ? config.environments : [environmentOf(config, only)];
  const places = await readLocalPlaces(config, wanted, ports.branches);
  const pasts: Past[] = [];
  for (const group of groupsOf(config, wanted, places)) pasts.push(await readPast(request, group, ports));
  const absent = wanted.flatMap(({ name }): readonly Absent[] => {
    const place = places.get(name);
    return place?.kind === 'absent' ? [{ environment: name, why: `${place.why}. ${place.next}` }] : [];
  });
  const all = newestFirst(pasts.map(({ deployments }) => deployments));
  const cut = pasts.some((past) => past.cut);
  const known = new Set([...Object.keys(config.apps), ...all.map(({ app }) => app)]);
  if (!cut && absent.length === 0) checkApps(apps, [...known]);
  return {
    deployments: all.filter(({ app }) => apps.length === 0 || apps.includes(app)),
    commits: new Set(pasts.flatMap(({ commits }) => commits)).size,
    cut,
    absent,
    environments: config.environments.map(({ name }) => name),
  };
}

/** Environments that share a branch, and its head; undefined: what is checked out. */
interface Group {
  readonly config: Config;
  readonly commit: string | undefined;
}

/** Without environments everything is on the branch that is checked out. */
function groupsOf(
  config: Config,
  wanted: readonly Environment[],
  places: ReadonlyMap<string, LocalPlace>,
): readonly Group[] {
  if (wanted.length === 0) return [{ config, commit: undefined }];
  const groups = new Map<string | undefined, Environment[]>();
  for (const environment of wanted) {
    const place = places.get(environment.name);
    if (place?.kind === 'absent') continue;
    const commit = place?.kind === 'branch' ? place.commit : undefined;
    groups.set(commit, [...(groups.get(commit) ?? []), environment]);
  }
  return [...groups].map(([commit, environments]) => ({ config: { ...config, environments }, commit }));
}

interface Past {
  readonly deployments: readonly Deployment[];
  readonly commits: readonly string[];
  readonly cut: boolean;
}

async function readPast(
  request: HistoryRequest,
  { config, commit }: Group,
  { log }: HistoryPorts,
): Promise<Past> {
  const commits = await log.read(pathsOf(request), MAX_COMMITS + 1, commit);
  const looked = commits.slice(0, MAX_COMMITS);
  const contents = looked.flatMap(({ changes }) =>
    changes.flatMap(({ before, after }) => [before, after].filter((each) => each !== undefined)),
  );
  const texts = await log.texts([...new Set(contents)]);
  const filter = { apps: [], environment: request.environment };
  const deployments = deploymentsIn(looked, texts, { config, filter });
  return { deployments, commits: looked.map(({ oid }) => oid), cut: commits.length > looked.length };
}

/** Branches share commits, and what is of no environment is told once. */
function newestFirst(pasts: readonly (readonly Deployment[])[]): readonly Deployment[] {
  if (pasts.length <= 1) return pasts[0] ?? [];
  const rows = new Map(pasts.flat().map((row) => [JSON.stringify(row), row]));
  return [...rows.values()].toSorted((left, right) => Date.parse(right.date) - Date.parse(left.date));
}

function pathsOf({ paths }: HistoryRequest): readonly string[] {
  const given = paths.map((path) => (isGlob(path) ? globFolder(path) : path)).filter((path) => path !== '');
  return given.length === 0 ? PATTERNS : given;
}
