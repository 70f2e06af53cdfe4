/** Operator objects in manifests, and which of them point into the config repository. */
import { type Data, type DataMap, isMap, readDocuments, textAt } from './data.ts';
import type { OperatorKind, OperatorTarget } from './target.ts';

const KINDS: readonly (readonly [OperatorKind, RegExp, string])[] = [
  ['flux-kustomization', /^kustomize\.toolkit\.fluxcd\.io\//, 'Kustomization'],
  ['helm-release', /^helm\.toolkit\.fluxcd\.io\//, 'HelmRelease'],
  ['argo-application', /^argoproj\.io\//, 'Application'],
];

/** Kind of an operator's object; undefined for all others. */
export function operatorKind(document: Data): OperatorKind | undefined {
  const group = textAt(document, 'apiVersion') ?? '';
  const kind = textAt(document, 'kind');
  return KINDS.find(([, pattern, name]) => name === kind && pattern.test(group))?.[0];
}

export interface OperatorObject {
  readonly target: OperatorTarget;
  readonly object: DataMap;
}

/** Every operator object of a file. */
export function findObjects(path: string, text: string): readonly OperatorObject[] {
  if (!/fluxcd\.io\/|argoproj\.io\//.test(text)) return [];
  return (readDocuments(text) ?? []).filter(isMap).flatMap((object) => {
    const kind = operatorKind(object);
    const name = textAt(object, 'metadata', 'name');
    if (kind === undefined || name === undefined) return [];
    const namespace = textAt(object, 'metadata', 'namespace');
    return [{ target: { kind, path, name, namespace }, object }];
  });
}

/** The object that a target stands for, in its file as it is at one commit. */
export function findObject(target: OperatorTarget, text: string): DataMap | undefined {
  return findObjects(target.path, text).find(
    ({ target: found }) =>
      found.kind === target.kind && found.name === target.name && found.namespace === target.namespace,
  )?.object;
}
