/** What an operator says of a target: which of the reported states are meant, and what they amount to. */
import type { VerifySettings } from '../config/config.ts';
import type { ReportedState } from './ports.ts';

export interface RolloutTarget {
  /** Undefined: either. */
  readonly operator: VerifySettings['operator'] | undefined;
  readonly apps: readonly string[];
  readonly environment: string;
  /** Name of the operator's object as the config file has it, or the whole context; `{app}` stands for the app. */
  readonly name: string | undefined;
  /** Who alone is believed: a login, or the slug of an App. */
  readonly creator?: string | undefined;
}

export interface RolloutVerdict {
  readonly state: 'waiting' | 'running' | 'failing';
  /** What decides. */
  readonly deciding: readonly ReportedState[];
}

/**
 * Flux: `<kind>/<name>/<suffix>`, where the suffix is another one for each cluster and Provider (fact sheet D3).
 * Argo CD: what a template calls it; `continuous-delivery/<app>` is what its docs recommend (D4).
 */
const SHAPES = {
  flux: [/^(?:kustomization|helmrelease)\/([^/]+)\/[0-9a-f]+$/],
  argocd: [/^(?:continuous-delivery|argo-?cd)\/(?:.*\/)?([^/]+)$/],
};

/** Name of the operator's object; undefined: somebody else says this. */
export function objectIn(
  { kind, name }: Pick<ReportedState, 'kind' | 'name'>,
  operator: RolloutTarget['operator'],
): string | undefined {
  if (kind !== 'status' && operator === 'flux') return undefined;
  if (kind === 'deployment') return name.toLowerCase();
  const both = operator === undefined && kind === 'status' ? [...SHAPES.flux, ...SHAPES.argocd] : undefined;
  const shapes = both ?? SHAPES[operator ?? 'argocd'];
  return shapes.flatMap((shape) => shape.exec(name.toLowerCase())?.[1] ?? [])[0];
}

/** @param reported newest commit first: for each name the newest says how it is */
export function judgeRollout(reported: readonly ReportedState[], target: RolloutTarget): RolloutVerdict {
  const newest = new Map<string, ReportedState>();
  for (const each of reported.filter(({ creator }) => isBelieved(creator, target))) {
    const key = `${each.kind} ${each.name.toLowerCase()}`;
    if (!newest.has(key)) newest.set(key, each);
  }
  const deciding = chosen([...newest.values()], target);
  if (deciding.some(({ state }) => state === 'failure')) return { state: 'failing', deciding };
  const running = deciding.length > 0 && deciding.every(({ state }) => state === 'success');
  return { state: running ? 'running' : 'waiting', deciding };
}

function isBelieved(creator: string | undefined, { creator: wanted }: RolloutTarget): boolean {
  return wanted === undefined || (creator !== undefined && loginOf(creator) === loginOf(wanted));
}

/** REST writes `app[bot]` where GraphQL writes `app`. */
function loginOf(text: string): string {
  return text.toLowerCase().replace(/\[bot\]$/, '');
}

/**
 * The objects that are called as the app, with or without the environment; else those whose names contain one of them;
 * else all of the operator. A name from the config file is taken at its word, and so is waited for.
 */
function chosen(states: readonly ReportedState[], target: RolloutTarget): readonly ReportedState[] {
  const { operator, name, apps } = target;
  const environment = target.environment.toLowerCase();
  const lower = apps.map((app) => app.toLowerCase());
  if (name !== undefined) return named(states, { ...target, name });
  const known = states.flatMap((state) => {
    const object = objectIn(state, operator);
    return object === undefined ? [] : [{ state, object }];
  });
  const exact = lower.flatMap((app) => [app, `${app}-${environment}`, `${environment}-${app}`]);
  const tiers = [
    known.filter(({ object }) => exact.includes(object)),
    known.filter(({ object }) => lower.some((app) => object.includes(app))),
    known.filter(({ object }) => environment !== '' && object.includes(environment)),
    known,
  ];
  return (tiers.find((tier) => tier.length > 0) ?? []).map(({ state }) => state);
}

function named(
  states: readonly ReportedState[],
  { name, apps, operator }: RolloutTarget & { readonly name: string },
): readonly ReportedState[] {
  const wanted = (name.includes('{app}') ? apps : ['']).map((app) =>
    name.replaceAll('{app}', app).toLowerCase(),
  );
  const all = wanted.map((each) =>
    states.filter(
      (state) =>
        (state.name.toLowerCase() === each && isWhole(state, name)) || objectIn(state, operator) === each,
    ),
  );
  // One of several apps that has not reported yet keeps the others waiting.
  return all.every((found) => found.length > 0)
    ? all.flat()
    : all.flat().filter(({ state }) => state !== 'success');
}

/** Letters that the name of an object in Kubernetes may have. */
const OBJECT_NAME = /^[a-z0-9.-]+$/;

/** A check run that is called as an object may be a job of any CI. */
function isWhole({ kind }: ReportedState, name: string): boolean {
  return kind !== 'check' || !OBJECT_NAME.test(name.replaceAll('{app}', 'app'));
}
