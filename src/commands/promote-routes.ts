/** Which apps go where: as asked, as a push has changed them, or as open proposals stand. */
import type { Config } from '../core/config/config.ts';
import { placeOfPath } from '../core/config/places.ts';
import { parseTrail } from '../core/delivery/trail.ts';
import { type Failure, ReleaseError } from '../core/errors.ts';
import { chooseApps } from '../core/promote/apps.ts';
import type { OpenProposal } from '../core/promote/ports.ts';
import { findRoute, type Route, routesFrom } from '../core/promote/route.ts';
import { toProposalBranch } from '../core/request/branch-name.ts';
import type { PromoteRequest } from '../core/request/request.ts';
import type { Places, PromoteSide } from './promote-places.ts';

export interface Errand {
  readonly route: Route;
  readonly apps: readonly string[];
  /** Asked for one by one, also where nothing moves: a proposal may be left over. */
  readonly asked: ReadonlySet<string>;
  /** By a person, so that one without a target is a mistake. */
  readonly named: boolean;
}

export interface Errands {
  readonly errands: readonly Errand[];
  /** Environments that could not be read. */
  readonly failures: readonly Failure[];
}

/** Key of the proposal branch where all apps are in one. */
export const ALL_APPS = 'all-apps';

/** @throws ReleaseError of routes and apps that are not there, or not allowed */
export async function findErrands(request: PromoteRequest, config: Config, places: Places): Promise<Errands> {
  const { apply, environment, from, override } = request;
  if (apply.kind !== 'named' && apply.kind !== 'push' && request.branchTemplate !== undefined)
    throw unknownBranches();
  if (apply.kind === 'named') {
    const route = findRoute(config, { environment: environment ?? '', from, override });
    const errand = await errandOf(route, apply.patterns, { config, places, named: true });
    return { errands: [errand], failures: [] };
  }
  const failures: Failure[] = [];
  const found =
    apply.kind === 'push'
      ? await pushed(apply, config, places)
      : await standing(config, { places, base: request.base, environment, failures });
  const wanted = found.filter(({ route }) => environment === undefined || route.target.name === environment);
  const all = request.group === 'all';
  const errands = await Promise.all(
    wanted.map(({ route, apps }) =>
      apart(failures, () => errandOf(route, all ? ['*'] : apps, { config, places, named: false })),
    ),
  );
  return { errands: errands.flatMap((errand) => errand ?? []), failures };
}

/** What stands in the way of one environment does not keep back the others. */
async function apart<Value>(failures: Failure[], act: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    failures.push(...error.failures);
    return undefined;
  }
}

function unknownBranches(): ReleaseError {
  return new ReleaseError({
    code: 'input-contradiction',
    what: 'open proposals are found by the usual names of their branches, and `branch` gives them others',
    where: 'input "branch"',
    next: 'Leave `branch` out wherever promotions are to be looked at again by a schedule.',
  });
}

interface Surroundings {
  readonly config: Config;
  readonly places: Places;
  readonly named: boolean;
}

async function errandOf(
  route: Route,
  patterns: readonly string[],
  { config, places, named }: Surroundings,
): Promise<Errand> {
  const { source } = route;
  const place = await places.at(source);
  const apps = await place.settle((files) => chooseApps(patterns, { config, environment: source }, files));
  return { route, apps, asked: new Set(patterns), named };
}

interface Found {
  readonly route: Route;
  readonly apps: readonly string[];
}

/** Environments and apps whose paths differ between two commits of a branch. */
async function pushed(
  { branch, before, after }: PromoteRequest['apply'] & { kind: 'push' },
  config: Config,
  { main }: Places,
): Promise<readonly Found[]> {
  const { facts } = main.opened;
  const own = facts.nameWithOwner.toLowerCase();
  const environments = config.environments.filter(
    ({ base = facts.defaultBranch, repository = own }) => base === branch && repository.toLowerCase() === own,
  );
  const onBranch = { ...config, environments };
  const changed = await changedBy(main, before, after);
  const places = changed.flatMap((path) => placeOfPath(onBranch, path) ?? []);
  return environments.flatMap(({ name }) => {
    const touched = places.filter(({ environment }) => environment === name).map(({ app }) => app);
    // A path without `{app}` is for every app: those that the config file lists.
    const named = touched.flatMap((app) => (app === '' ? Object.keys(config.apps) : [app]));
    const apps = [...new Set(named)];
    return apps.length === 0 ? [] : routesFrom(config, name).map((route) => ({ route, apps }));
  });
}

/** Of a branch that was just created its last commit alone is read, by its trail. */
async function changedBy(
  { side, opened }: Places['main'],
  before: string,
  after: string,
): Promise<readonly string[]> {
  if (!/^0+$/.test(before)) return differing(side, before, after);
  const start = { commit: after, branch: opened.facts.base.name };
  const [page] = await side.history.pages(start, [{ path: '', files: [], after: undefined }]);
  return (parseTrail(page?.commits[0]?.message ?? '')?.intents ?? []).map(({ path }) => path);
}

/** A comparison tells what the second has changed since both parted: after a forced push the first has, too. */
async function differing(
  { commits }: PromoteSide,
  before: string,
  after: string,
): Promise<readonly string[]> {
  const { mergeBase, changed } = await commits.compare(before, after);
  if (mergeBase === before) return changed;
  const lost = await commits.compare(after, before);
  return [...new Set([...changed, ...lost.changed])];
}

interface Standing {
  readonly places: Places;
  readonly base: string | undefined;
  /** The only target that is asked for. */
  readonly environment: string | undefined;
  /** Takes what stands in the way of an environment. */
  readonly failures: Failure[];
}

/** Apps of each environment that have a proposal open; the names of their branches say so. */
async function standing(config: Config, ground: Standing): Promise<readonly Found[]> {
  const routes = config.environments.flatMap(({ name }) => routesFrom(config, name));
  const found: Found[] = [];
  const lists: Lists = new Map();
  for (const route of routes) {
    if (ground.environment !== undefined && route.target.name !== ground.environment) continue;
    const apps = await apart(ground.failures, () => openApps(route, lists, { config, ...ground }));
    if (apps !== undefined && apps.length > 0) found.push({ route, apps });
  }
  return found;
}

type Lists = Map<PromoteSide, Promise<readonly OpenProposal[]>>;

async function openApps(
  route: Route,
  lists: Lists,
  { config, places, base }: Standing & { readonly config: Config },
): Promise<readonly string[]> {
  const { side } = await places.at(route.target);
  const environment = route.target.name;
  const branchOf = (app: string): string => toProposalBranch({ apps: [app], environment, paths: [], base });
  const list = lists.get(side) ?? side.proposals.open('gitops-release/');
  lists.set(side, list);
  const prefix = branchOf('x').slice(0, -1);
  const branches = (await list).map(({ branch }) => branch);
  const open = new Set(branches.filter((branch) => branch.startsWith(prefix)));
  if (open.size === 0) return [];
  const source = await places.at(route.source);
  const all = await source.settle((files) => chooseApps(['*'], { config, environment: route.source }, files));
  return open.has(branchOf(ALL_APPS)) ? all : all.filter((app) => open.has(branchOf(app)));
}
