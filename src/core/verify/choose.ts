/** Which objects of an operator a target is, by their names. */
import type { ReportedState } from './ports.ts';
import { objectIn, type RolloutTarget } from './target.ts';

export interface KnownState {
  readonly state: ReportedState;
  /** It is said of the commit or a later one; otherwise of one before. */
  readonly isNews: boolean;
}

export interface Choice {
  readonly states: readonly KnownState[];
  readonly unknown: readonly string[];
  readonly isGuess: boolean;
}

interface Named extends KnownState {
  readonly object: string;
}

/**
 * For each app the objects that are called as it with the environment, else as it alone, else with it as a part. Where
 * nothing was ever called as one of the apps, those with the environment as a part, else all of the operator: a guess.
 * Never one that carries the name of another environment. A name from the config file is taken at its word.
 */
export function choose(known: readonly KnownState[], target: RolloutTarget): Choice {
  const { operator, name, apps } = target;
  if (name !== undefined) return named(known, { ...target, name });
  const objects = known.flatMap((each) => {
    const object = objectIn(each.state, operator);
    return object === undefined || isOthers(object, target) ? [] : [{ ...each, object }];
  });
  const found = apps.map((app) => ({ app, of: ofApp(objects, app.toLowerCase(), target) }));
  const unknown = found.flatMap(({ app, of }) => (of.objects.length === 0 ? [app] : []));
  if (unknown.length < apps.length) {
    const states = new Set(found.flatMap(({ of }) => of.objects.map(({ state }) => state)));
    const isGuess = found.some(({ of }) => of.isPart);
    return { states: objects.filter(({ state }) => states.has(state)), unknown, isGuess };
  }
  const environment = target.environment.toLowerCase();
  const own = objects.filter(({ object }) => environment !== '' && hasPart(object, environment));
  return { states: own.length > 0 ? own : objects, unknown: [], isGuess: true };
}

/** @returns `isPart`: there may be others yet, for none has the name itself */
function ofApp(
  objects: readonly Named[],
  app: string,
  target: RolloutTarget,
): { readonly objects: readonly Named[]; readonly isPart: boolean } {
  const environment = target.environment.toLowerCase();
  const whole = [`${app}-${environment}`, `${environment}-${app}`];
  const parts = objects.filter(({ object }) => hasPart(object, app));
  const tiers = [
    objects.filter(({ object }) => whole.includes(object)),
    objects.filter(({ object }) => object === app),
    parts.filter(({ object }) => environment !== '' && hasPart(object, environment)),
    parts,
  ];
  const place = tiers.findIndex((tier) => tier.length > 0);
  return { objects: tiers[place] ?? [], isPart: place >= 2 };
}

/** `shop` is a part of `eu-shop-blue`, and not of `webshop`. */
function hasPart(object: string, part: string): boolean {
  return `-${words(object)}-`.includes(`-${words(part)}-`);
}

function words(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** The environment's own name may hold that of another, and so may an app's: `production-eu`, `staging-proxy`. */
function isOthers(object: string, { environment, others = [], apps }: RolloutTarget): boolean {
  const rest = [environment, ...apps]
    .filter((name) => others.some((other) => hasPart(name, other)))
    .reduce((left, name) => `-${left}-`.replace(`-${words(name)}-`, '-'), words(object));
  return others.some((other) => hasPart(rest, other));
}

function named(
  known: readonly KnownState[],
  { name, apps, operator }: RolloutTarget & { readonly name: string },
): Choice {
  const all = (name.includes('{app}') ? apps : ['']).map((app) => {
    const wanted = name.replaceAll('{app}', app);
    const states = known.filter(({ state }) => isCalled(state, { wanted, name, operator }));
    return { wanted, states };
  });
  const unknown = all.flatMap(({ wanted, states }) => (states.length === 0 ? [wanted] : []));
  return { states: all.flatMap(({ states }) => states), unknown, isGuess: false };
}

function isCalled(
  state: ReportedState,
  {
    wanted,
    name,
    operator,
  }: { readonly wanted: string; readonly name: string; readonly operator: RolloutTarget['operator'] },
): boolean {
  const lower = wanted.toLowerCase();
  return (state.name.toLowerCase() === lower && isWhole(state, name)) || objectIn(state, operator) === lower;
}

/** Letters that the name of an object in Kubernetes may have. */
const OBJECT_NAME = /^[a-z0-9.-]+$/;

/** A check run that is called as an object may be a job of any CI. */
function isWhole({ kind }: ReportedState, name: string): boolean {
  return kind !== 'check' || !OBJECT_NAME.test(name.replaceAll('{app}', 'app'));
}
