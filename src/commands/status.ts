/** `status`: what a checkout sets in every environment, side by side. */
import { CONFIG_FILE, type Config } from '../core/config/config.ts';
import { environmentOf } from '../core/config/paths.ts';
import { placeOfPath, targetPath } from '../core/config/places.ts';
import { expandGlob } from '../core/edit/glob.ts';
import { ReleaseError } from '../core/errors.ts';
import { checkApps } from '../core/history/apps.ts';
import type { Absent, LocalBranches } from '../core/history/branches.ts';
import { type AppState, type Status, statusOf } from '../core/history/status.ts';
import { settle } from '../core/plan/settle.ts';
import type { SnapshotReader } from '../core/ports.ts';
import type { StatusRequest } from '../core/request/local-requests.ts';
import { imagesIn } from '../core/rollback/images.ts';
import { targetFiles } from '../core/rollback/target-files.ts';
import type { Files } from '../core/snapshot.ts';
import { requireFolder } from './checkout-folder.ts';
import { readLocalConfig } from './local-config.ts';
import { readLocalPlaces } from './local-places.ts';

export interface StatusPorts {
  readonly snapshot: SnapshotReader;
  readonly branches: LocalBranches;
}

/**
 * @throws ReleaseError config-invalid; input-missing where no config file names environments; input-invalid where there
 * is no such app
 */
export async function status(request: StatusRequest, { snapshot, branches }: StatusPorts): Promise<Status> {
  await requireFolder(request.dir, snapshot);
  const config = await readLocalConfig(snapshot);
  if (config.environments.length === 0) throw withoutEnvironments();
  const { environment: only } = request;
  const environments = only === undefined ? config.environments : [environmentOf(config, only)];
  const places = await readLocalPlaces(config, environments, branches);
  const states: AppState[] = [];
  const absent: Absent[] = [];
  const known = new Set(Object.keys(config.apps));
  const filesOf = new Map<string, Files>();
  for (const { name } of environments) {
    const place = places.get(name) ?? { kind: 'tree' };
    if (place.kind === 'absent') {
      absent.push({ environment: name, why: `${place.why}. ${place.next}` });
      continue;
    }
    const key = place.kind === 'tree' ? '' : place.commit;
    const reader = place.kind === 'tree' ? snapshot : branches.at(place.commit);
    const found = await appsIn(name, { config, files: filesOf.get(key) ?? new Map(), snapshot: reader });
    for (const app of found.value) known.add(app);
    const apps = found.value.filter((app) => request.apps.length === 0 || request.apps.includes(app));
    const paths = apps.map((app) => targetPath(config, environmentOf(config, name), app));
    const read = await imagesAt(paths, found.files, reader);
    filesOf.set(key, read.files);
    states.push(...apps.map((app, at) => ({ app, environment: name, images: read.images[at] ?? [] })));
  }
  if (absent.length === 0) checkApps(request.apps, [...known]);
  const names = environments.map(({ name }) => name);
  return { ...statusOf(names, states), absent };
}

interface Ground {
  readonly config: Config;
  readonly files: Files;
  readonly snapshot: SnapshotReader;
}

/** Apps that have something at the environment's path, by its pattern or their own. */
async function appsIn(name: string, { config, files, snapshot }: Ground) {
  const environment = environmentOf(config, name);
  const pattern = environment.path.replace(/\/+$/, '').replaceAll('{app}', '*');
  const own = Object.keys(config.apps).map((app) => targetPath(config, environment, app));
  const found = await settle((read) => expandGlob(pattern, read), files, snapshot);
  const unread = own.filter((path) => !found.files.has(path));
  const known = new Map([...found.files, ...(unread.length === 0 ? [] : await snapshot.read(unread))]);
  const named = Object.keys(config.apps).filter((_, at) => known.get(own[at] ?? '')?.kind !== 'missing');
  const others = found.value.flatMap((path) => {
    const place = placeOfPath({ ...config, environments: [environment] }, path);
    return place === undefined || place.app === '' ? [] : place.app;
  });
  return { value: [...new Set([...named, ...others])].sort(), files: known };
}

async function imagesAt(paths: readonly string[], files: Files, snapshot: SnapshotReader) {
  const known = await settle((read) => targetFiles(paths, read), files, snapshot);
  const wanted = [...new Set(known.value.flatMap((group) => group.files))];
  const unread = wanted.filter((file) => !known.files.has(file));
  const all = new Map([...known.files, ...(unread.length === 0 ? [] : await snapshot.read(unread))]);
  const images = known.value.map((group) => imagesIn(group.files.flatMap((file) => all.get(file) ?? [])));
  return { images, files: all };
}

function withoutEnvironments(): ReleaseError {
  return new ReleaseError({
    code: 'input-missing',
    what: `no environments are described: ${CONFIG_FILE} names none, or is not there`,
    where: CONFIG_FILE,
    next: 'List `environments` with their `path`; `gitops-release list` shows images without it.',
  });
}
