/** `promote` on a checkout: what one environment has is set in another, in files. */
import { CONFIG_FILE, parseConfig } from '../core/config/config.ts';
import { type Notice, ReleaseError } from '../core/errors.ts';
import type { LocalOutcome } from '../core/outcome.ts';
import type { Target } from '../core/plan/intents.ts';
import { settle } from '../core/plan/settle.ts';
import type { SnapshotReader } from '../core/ports.ts';
import { chooseApps, withoutTarget } from '../core/promote/apps.ts';
import { type Blocked, blockedApps, tellLeftOut } from '../core/promote/blocked.ts';
import { readMoves, readStates, type Told } from '../core/promote/promotion.ts';
import { findRoute, type Route } from '../core/promote/route.ts';
import type { LocalPromoteRequest } from '../core/request/local-requests.ts';
import type { Files, Step } from '../core/snapshot.ts';
import { requireFolder } from './checkout-folder.ts';
import { type LocalPorts, localEdit } from './local-update.ts';

/**
 * Soak time, freeze windows and verification are of the merge, which happens elsewhere; the order is held to.
 * @throws ReleaseError for every wrong name and file; nothing is written then
 */
export async function localPromote(request: LocalPromoteRequest, ports: LocalPorts): Promise<LocalOutcome> {
  const { snapshot } = ports;
  await requireFolder(request.dir, snapshot);
  const config = await readConfig(snapshot);
  const route = findRoute(config, request);
  checkOneBranch(route);
  const read = <Value>(stage: (files: Files) => Step<Value>): Promise<Value> =>
    settle(stage, new Map(), snapshot).then(({ value }) => value);
  const apps = await read((files) =>
    chooseApps(request.patterns, { config, environment: route.source }, files),
  );
  const states = await read((files) => readStates(apps, { config, environment: route.source }, files));
  const found = taken(states, { request, environment: route.source });
  const sources = found.filter(({ app, value }) => value.images.length > 0 || request.patterns.includes(app));
  const told = await read((files) =>
    readMoves(sources, { config, route, allowDowngrade: request.allowDowngrade }, files),
  );
  const moves = taken(told, { request, environment: route.target }).map(({ value }) => value);
  const targets = moves.map(
    (app): Target => ({ path: app.targetPath, images: app.moves.map(({ image }) => image) }),
  );
  const outcome = await localEdit(targets, request, ports);
  const left = blockedApps(states, told, { route, named: new Set(), several: false });
  const notices = [...moves.flatMap((each) => each.notices), ...outcome.notices, ...leftOut(left, route)];
  return { ...outcome, notices, nothing: moves.length === 0 };
}

function leftOut(left: readonly Blocked[], { target }: Route): readonly Notice[] {
  return left.length === 0 ? [] : [{ level: 'notice', what: tellLeftOut(left, target.name) }];
}

async function readConfig(snapshot: SnapshotReader): Promise<ReturnType<typeof parseConfig>> {
  const entry = (await snapshot.read([CONFIG_FILE])).get(CONFIG_FILE);
  if (entry?.kind === 'file') return parseConfig(CONFIG_FILE, entry.text);
  throw new ReleaseError({
    code: 'input-missing',
    what: `there is no ${CONFIG_FILE}, which says where environments stand`,
    where: CONFIG_FILE,
    next: 'Give the root of the checkout as --dir, or write one; docs/config.md shows how.',
  });
}

/** A checkout is one branch of one repository. */
function checkOneBranch({ source, target }: Route): void {
  if (source.base === target.base && source.repository === target.repository) return;
  throw new ReleaseError({
    code: 'input-contradiction',
    what: `"${source.name}" and "${target.name}" stand on different branches or in different repositories`,
    where: '--environment',
    next: 'Promote with the action, which reads both.',
  });
}

/** Those that are there. @throws ReleaseError for one that was named and is not, or that fails */
function taken<Value>(
  told: readonly Told<Value>[],
  { request, environment }: { readonly request: LocalPromoteRequest; readonly environment: Route['source'] },
): readonly (Told<Value> & { kind: 'found' })[] {
  const others = told.flatMap(({ app, kind }) => (kind === 'found' ? [app] : []));
  return told.flatMap((each) => {
    if (each.kind === 'found') return [each];
    if (each.kind === 'failed') {
      const [first, ...more] = each.failures;
      if (first !== undefined) throw new ReleaseError([first, ...more]);
    } else if (request.patterns.includes(each.app)) {
      throw withoutTarget(each.app, environment, { path: each.path, others });
    }
    return [];
  });
}
