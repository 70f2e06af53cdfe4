/**
 * A Flux Kustomization as kustomize-controller builds it: fields of the object are merged into the
 * kustomization of its path. Source: fluxcd/pkg kustomize/kustomize_generator.go, kustomize_varsub.go.
 */
import { joinPath } from '../edit/paths.ts';
import { type DataMap, isMap, listAt, mapAt, textAt, textMapAt } from './data.ts';
import { type Gathering, refuse } from './gathering.ts';
import type { KustomizeStep, Substitution } from './input.ts';
import { appendTo, mapsOf, setFields, setImages, setMetadata } from './kustomization-fields.ts';
import { takeKustomization } from './kustomize.ts';
import { componentsOf, makeOwn, readOwn } from './own-kustomization.ts';

/** @returns undefined while files are missing, or where a problem is noted; 'absent': its path is not there */
export function takeFluxKustomization(
  object: DataMap,
  file: string,
  gathering: Gathering,
): KustomizeStep | 'absent' | undefined {
  const folder = fluxPath(object);
  if (folder === undefined) {
    refuse(
      gathering,
      `its path "${textAt(object, 'spec', 'path')}" lies outside the config repository`,
      file,
    );
    return undefined;
  }
  tellUnknown(object, file, gathering);
  const own = readOwn(folder, gathering);
  if (own === undefined || own === 'absent') return own;
  const components = componentsOf(mapAt(object, 'spec') ?? {}, folder, gathering);
  const start = own === 'none' ? makeOwn(folder, gathering) : own;
  return takeKustomization(folder, gathering, {
    ...start,
    kustomization: mergeSpec(start.kustomization, object, components),
  });
}

/** Folder that a Flux Kustomization builds; undefined where it leaves the repository. */
export function fluxPath(object: DataMap): string | undefined {
  return joinPath('', (textAt(object, 'spec', 'path') ?? '').replace(/^\/+/, ''));
}

function mergeSpec(kustomization: DataMap, object: DataMap, components: readonly string[]): DataMap {
  const spec = mapAt(object, 'spec') ?? {};
  const fields = setFields(kustomization, {
    namespace: textAt(spec, 'targetNamespace'),
    namePrefix: textAt(spec, 'namePrefix'),
    nameSuffix: textAt(spec, 'nameSuffix'),
  });
  const patches = ['patches', 'patchesStrategicMerge', 'patchesJson6902'] as const;
  const patched = patches.reduce((made, key) => appendTo(made, key, patchesOf(spec, key)), fields);
  const built = appendTo(patched, 'components', components);
  return setMetadata(setImages(built, mapsOf(listAt(spec, 'images'))), {
    labels: textMapAt(spec, 'commonMetadata', 'labels'),
    annotations: textMapAt(spec, 'commonMetadata', 'annotations'),
  });
}

/** Strategic merge patches are objects in Flux and texts in kustomize; so are the operations of JSON patches. */
function patchesOf(spec: DataMap, key: string) {
  return listAt(spec, key).map((patch) => {
    if (key === 'patchesStrategicMerge') return typeof patch === 'string' ? patch : JSON.stringify(patch);
    if (!isMap(patch)) return patch;
    const body = patch['patch'];
    return body === undefined || typeof body === 'string' ? patch : { ...patch, patch: JSON.stringify(body) };
  });
}

/** Substitution after the build; undefined where the object asks for none. */
export function substitutionOf(object: DataMap): Substitution | undefined {
  const variables = textMapAt(object, 'spec', 'postBuild', 'substitute');
  const open = listAt(object, 'spec', 'postBuild', 'substituteFrom').length > 0;
  if (!open && Object.keys(variables).length === 0) return undefined;
  const flat = Object.entries(variables).map(([key, value]) => [key, value.replaceAll('\n', '')] as const);
  return { variables: Object.fromEntries(flat), open };
}

function tellUnknown(object: DataMap, file: string, { remarks }: Gathering): void {
  const from = listAt(object, 'spec', 'postBuild', 'substituteFrom').map(
    (each) => `${textAt(each, 'kind') ?? ''} ${textAt(each, 'name') ?? ''}`,
  );
  if (from.length > 0) {
    const what = `variables from the cluster (${from.join(', ')}) are not known; what names them is shown as written`;
    remarks.push({ level: 'notice', what, where: file });
  }
  if (mapAt(object, 'spec', 'decryption') !== undefined)
    remarks.push({ level: 'notice', what: 'encrypted manifests are shown encrypted', where: file });
}
