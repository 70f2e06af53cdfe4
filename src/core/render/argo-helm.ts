/** A chart as Argo CD templates it: values files, values, parameters. Source: argo-cd docs/user-guide/helm.md. */

import { isRemote } from '../edit/formats/kustomize/walk.ts';
import { expandGlob, isGlob } from '../edit/glob.ts';
import { joinPath } from '../edit/paths.ts';
import type { ArgoContext } from './argo-context.ts';
import { hasForeignSchema, takeChart } from './chart.ts';
import { type DataMap, listAt, mapAt, textAt, textsAt } from './data.ts';
import { inside, look, refuse, takeFile } from './gathering.ts';
import { type HelmSet, MADE, type RenderStep } from './input.ts';

export function takeArgoHelm(source: DataMap, folder: string, context: ArgoContext): readonly RenderStep[] {
  const { object, gathering } = context;
  const helm = mapAt(source, 'helm') ?? {};
  takeChart(folder, gathering);
  const files = argoValueFiles(source, folder).flatMap((name) => takeValues(name, helm, context));
  const made = ownValues(helm, folder, context);
  return [
    {
      kind: 'helm',
      chart: folder,
      releaseName: textAt(helm, 'releaseName') ?? textAt(object, 'metadata', 'name') ?? 'release',
      namespace: textAt(helm, 'namespace') ?? textAt(object, 'spec', 'destination', 'namespace'),
      valueFiles: [...files, ...made],
      sets: argoSets(helm, folder, context),
      includeCrds: helm['skipCrds'] !== true,
      skipTests: helm['skipTests'] === true,
      skipSchema: helm['skipSchemaValidation'] === true || hasForeignSchema(folder, gathering),
      kubeVersion: textAt(helm, 'kubeVersion'),
      apiVersions: textsAt(helm, 'apiVersions'),
    },
  ];
}

/**
 * Paths of the values files: relative to the chart, from the repository's root behind a slash, or in a source
 * that lends its files (`$values/…`).
 */
export function argoValueFiles(source: DataMap, folder: string): readonly string[] {
  return textsAt(source, 'helm', 'valueFiles').map((name) => {
    if (isRemote(name)) return name;
    const lent = /^\$[^/]+\/(.*)$/.exec(name)?.[1];
    if (lent !== undefined) return joinPath('', lent) ?? name;
    return joinPath(name.startsWith('/') ? '' : folder, name.replace(/^\/+/, '')) ?? name;
  });
}

/** Paths of the files whose text a parameter takes; undefined for one outside of the repository. */
export function argoParameterFiles(source: DataMap, folder: string): readonly (string | undefined)[] {
  return listAt(source, 'helm', 'fileParameters').map((item) => joinPath(folder, textAt(item, 'path') ?? ''));
}

function takeValues(path: string, helm: DataMap, context: ArgoContext): readonly string[] {
  const { gathering, file } = context;
  if (isRemote(path) || path.startsWith('..') || path.startsWith('/')) {
    refuse(gathering, `the values file "${path}" is not in the repository, and nothing is fetched`, file);
    return [];
  }
  if (isGlob(path)) {
    const step = expandGlob(path, gathering.files);
    if (step.kind === 'need') for (const wanted of step.paths) gathering.needs.add(wanted);
    return step.kind === 'need' ? [] : step.value.filter((each) => takeFile(each, gathering) !== undefined);
  }
  const missing = look(path, gathering)?.kind === 'missing';
  takeFile(path, gathering);
  return missing && helm['ignoreMissingValueFiles'] === true ? [] : [path];
}

/** `valuesObject` goes before `values`; both are made a file, which comes after the values files. */
function ownValues(helm: DataMap, folder: string, { gathering }: ArgoContext): readonly string[] {
  const object = mapAt(helm, 'valuesObject');
  const text = object === undefined ? textAt(helm, 'values') : JSON.stringify(object);
  if (text === undefined) return [];
  const path = inside(MADE, `values-${folder.replaceAll('/', '-')}.yaml`);
  gathering.taken.set(path, text);
  return [path];
}

function argoSets(helm: DataMap, folder: string, { gathering, file }: ArgoContext): readonly HelmSet[] {
  const parameters = listAt(helm, 'parameters').flatMap((item): readonly HelmSet[] => {
    const name = textAt(item, 'name');
    const flag = textAt(item, 'forceString') === 'true' ? 'set-string' : 'set';
    return name === undefined ? [] : [{ flag, name, value: escapeCommas(textAt(item, 'value') ?? '') }];
  });
  const files = listAt(helm, 'fileParameters').flatMap((item): readonly HelmSet[] => {
    const name = textAt(item, 'name');
    const path = joinPath(folder, textAt(item, 'path') ?? '');
    if (path === undefined) refuse(gathering, 'a file parameter lies outside the config repository', file);
    if (name === undefined || path === undefined) return [];
    takeFile(path, gathering);
    return [{ flag: 'set-file', name, value: path }];
  });
  return [...parameters, ...files];
}

/** Source: argo-cd util/helm/cmd.go cleanSetParameters; a list in braces is left as it is. */
function escapeCommas(value: string): string {
  return /^\{.*\}$/.test(value) ? value : value.replace(/(?<!\\),/g, '\\,');
}
