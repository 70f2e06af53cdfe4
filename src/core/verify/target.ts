/** Who speaks of a rollout, and of which object. */
import type { VerifySettings } from '../config/config.ts';
import type { ReportedState } from './ports.ts';

export interface RolloutTarget {
  /** Undefined: either. */
  readonly operator: VerifySettings['operator'] | undefined;
  /** Empty: the environment as a whole. */
  readonly apps: readonly string[];
  readonly environment: string;
  /** The other environments of the config file. */
  readonly others?: readonly string[];
  /** Name of the operator's object as the config file has it, or the whole context; `{app}` stands for the app. */
  readonly name: string | undefined;
  /** Who alone is believed: a login, or the slug of an App. */
  readonly creator?: string | undefined;
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

/**
 * Anybody deploys, e.g. previews and documentation: a deployment counts where the config file says whose, or which.
 * Flux makes neither deployments nor check runs.
 */
export function isMeant({ kind, creator }: ReportedState, target: RolloutTarget): boolean {
  if (kind !== 'status' && target.operator === 'flux') return false;
  if (kind === 'deployment' && target.creator === undefined && target.name === undefined) return false;
  return (
    target.creator === undefined || (creator !== undefined && loginOf(creator) === loginOf(target.creator))
  );
}

/** REST writes `app[bot]` where GraphQL writes `app`. */
function loginOf(text: string): string {
  return text.toLowerCase().replace(/\[bot\]$/, '');
}
