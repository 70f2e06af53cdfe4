/** Which apps go where: as asked, as a push has changed them, or as open proposals stand. */
import type { Config } from '../core/config/config.ts';
import { placeOfPath } from '../core/config/places.ts';
import { parseTrail } from '../core/delivery/trail.ts';
import { chooseApps } from '../core/promote/apps.ts';
import type { OpenProposal } from '../core/promote/ports.ts';
import { findRoute, type Route, routesFrom } from '../core/promote/route.ts';
import { toProposalBranch } from '../core/request/branch-name.ts';
import type { PromoteGroup, PromoteRequest } from '../core/request/request.ts';
import { readPromotion } from './promote-open.ts';
import type { Places, PromoteSide } from './promote-places.ts';

export interface Errand {
  readonly route: Route;
  readonly apps: readonly string[];
  readonly group: PromoteGroup;
  /** Asked for one by one, also where nothing moves: a proposal may be left over. */
  readonly asked: ReadonlySet<string>;
  /** By a person, so that one without a target is a mistake. */
  readonly named: boolean;
}

/** Key of the proposal branch where all apps are in one. */
export const ALL_APPS = 'all-apps';

/** @throws ReleaseError of routes and apps that are not there, or not allowed */
export async function findErrands(
  request: PromoteRequest,
  config: Config,
  places: Places,
): Promise<readonly Errand[]> {
  const { apply, environment, from, override } = request;
  if (apply.kind === 'named') {
    const route = findRoute(config, { environment: environment ?? '', from, override });
    const found = { route, apps: apply.patterns, group: request.group };
    return [await errandOf(found, { config, places, named: true })];
  }
  const sought = { config, places, base: request.base };
  const found = apply.kind === 'push' ? await pushed(apply, request, sought) : await standing(sought);
  const wanted = found.filter(({ route }) => environment === undefined || route.target.name === environment);
  return Promise.all(wanted.map((each) => errandOf(each, { config, places, named: false })));
}

interface Surroundings {
  readonly config: Config;
  readonly places: Places;
  readonly named: boolean;
}

interface Found {
  readonly route: Route;
  /** Names and globs. */
  readonly apps: readonly string[];
  readonly group: PromoteGroup;
}

async function errandOf(
  { route, apps: patterns, group }: Found,
  { config, places, named }: Surroundings,
): Promise<Errand> {
  const { source } = route;
  const place = await places.at(source);
  const apps = await place.settle((files) => chooseApps(patterns, { config, environment: source }, files));
  return { route, apps, group, asked: new Set(patterns), named };
}

interface Sought {
  readonly config: Config;
  readonly places: Places;
  readonly base: string | undefined;
}

/** Environments and apps whose paths differ between two commits of a branch. */
async function pushed(
  { branch, before, after }: PromoteRequest['apply'] & { kind: 'push' },
  { group }: PromoteRequest,
  sought: Sought,
): Promise<readonly Found[]> {
  const { config, places } = sought;
  const { facts } = places.main.opened;
  const own = facts.nameWithOwner.toLowerCase();
  const environments = config.environments.filter(
    ({ base = facts.defaultBranch, repository = own }) => base === branch && repository.toLowerCase() === own,
  );
  const onBranch = { ...config, environments };
  const changed = await changedBy(places.main, before, after);
  const touched = changed.flatMap((path) => placeOfPath(onBranch, path) ?? []);
  const found = environments.flatMap(({ name }) => {
    const here = touched.filter(({ environment }) => environment === name).map(({ app }) => app);
    const apps = [...new Set(here.filter((app) => app !== ''))];
    return apps.length === 0 ? [] : routesFrom(config, name).map((route) => ({ route, apps, group }));
  });
  if (group === 'all') return found.map((each) => ({ ...each, apps: ['*'] }));
  const apart = await Promise.all(found.map((each) => withoutHeld(each, sought)));
  return apart.flat();
}

/** An app that the open proposal of all apps holds goes on in that one: it gets no second proposal. */
async function withoutHeld(found: Found, { places, base }: Sought): Promise<readonly Found[]> {
  const { route, apps } = found;
  const branch = promotionBranch(route, ALL_APPS, base);
  const together = (await readPromotion(await places.at(route.target), branch))?.apps ?? [];
  const own = apps.filter((app) => !together.includes(app));
  return [
    ...(own.length < apps.length ? [{ route, apps: together, group: 'all' } as const] : []),
    ...(own.length > 0 ? [{ ...found, apps: own }] : []),
  ];
}

/** Proposal branch of an app on its way to an environment, or of all apps. */
export function promotionBranch({ target }: Route, app: string, base: string | undefined): string {
  return toProposalBranch({ apps: [app], environment: target.name, paths: [], base });
}

/** Of a branch that was just created its last commit alone is read, by its trail. */
async function changedBy(
  { side, opened }: Places['main'],
  before: string,
  after: string,
): Promise<readonly string[]> {
  if (!/^0+$/.test(before)) return (await side.commits.compare(before, after)).changed;
  const start = { commit: after, branch: opened.facts.base.name };
  const [page] = await side.history.pages(start, [{ path: '', files: [], after: undefined }]);
  return (parseTrail(page?.commits[0]?.message ?? '')?.intents ?? []).map(({ path }) => path);
}

/** What the open proposals of each environment hold, each as it is: that of an app, or that of all. */
async function standing(sought: Sought): Promise<readonly Found[]> {
  const { config, places } = sought;
  const routes = config.environments.flatMap(({ name }) => routesFrom(config, name));
  const found: Found[] = [];
  const lists = new Map<PromoteSide, Promise<readonly OpenProposal[]>>();
  for (const route of routes) {
    const { side } = await places.at(route.target);
    const list = lists.get(side) ?? side.proposals.open('gitops-release/');
    lists.set(side, list);
    const prefix = promotionBranch(route, 'x', sought.base).slice(0, -1);
    const branches = (await list).map(({ branch }) => branch).filter((branch) => branch.startsWith(prefix));
    if (branches.length > 0) found.push(...(await standingOn(route, branches, sought)));
  }
  return found;
}

/** The names of branches tell apps that are there; what else is open is asked what it holds. */
async function standingOn(
  route: Route,
  branches: readonly string[],
  { config, places, base }: Sought,
): Promise<readonly Found[]> {
  const source = await places.at(route.source);
  const there = await source.settle((files) =>
    chooseApps(['*'], { config, environment: route.source }, files),
  );
  const branchOf = new Map(there.map((app) => [promotionBranch(route, app, base), app]));
  const own = branches.flatMap((branch) => branchOf.get(branch) ?? []).sort();
  const found: Found[] = own.length === 0 ? [] : [{ route, apps: own, group: 'app' }];
  const target = await places.at(route.target);
  for (const branch of branches.filter((each) => !branchOf.has(each))) {
    const apps = (await readPromotion(target, branch))?.apps ?? [];
    const group = branch === promotionBranch(route, ALL_APPS, base) ? 'all' : 'app';
    if (apps.length > 0) found.push({ route, apps, group });
  }
  return found;
}
