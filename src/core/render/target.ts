/** What can be rendered: a folder that a tool builds, or an operator's object that says how. */

/** Kinds of objects that point into the config repository and say how it is built. */
export type OperatorKind = 'flux-kustomization' | 'helm-release' | 'argo-application';

export interface OperatorTarget {
  readonly kind: OperatorKind;
  /** File that holds the object. */
  readonly path: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** File that holds the object at the base, where that is another one. */
  readonly movedFrom?: string;
}

export interface ChartTarget {
  readonly kind: 'helm-chart';
  /** Folder of the chart. */
  readonly path: string;
  /** Values files beside the chart's own, the last one wins. */
  readonly valueFiles: readonly string[];
  /** Name of the release; undefined: the folder's name. */
  readonly releaseName?: string | undefined;
  readonly namespace?: string | undefined;
}

export type RenderTarget =
  /** Folder with a kustomization. */
  | { readonly kind: 'kustomization'; readonly path: string }
  | ChartTarget
  /** One manifest, or a folder of manifests that no kustomization governs; folders below it are not entered. */
  | { readonly kind: 'manifests'; readonly path: string }
  | OperatorTarget;

/** One text for one target: equal at base and head, a key for maps, in an order that people can follow. */
export function targetId(target: RenderTarget): string {
  switch (target.kind) {
    case 'kustomization':
    case 'manifests':
      return `${target.path || '.'} (${target.kind})`;
    case 'helm-chart':
      return `${[target.path || '.', ...target.valueFiles].join(' + ')} (${target.kind})`;
    default:
      return `${target.path} ${target.namespace ?? ''}/${target.name} (${target.kind})`;
  }
}

/** Targets of several searches, e.g. at base and head: each once, in order of their ids. */
export function joinTargets(...lists: readonly (readonly RenderTarget[])[]): readonly RenderTarget[] {
  const byId = new Map(lists.flat().map((target) => [targetId(target), target]));
  return [...byId].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, target]) => target);
}
