/** An Argo CD Application as its repository server builds it, source by source. */
import { joinPath, nameOf } from '../edit/paths.ts';
import type { ArgoContext } from './argo-context.ts';
import { takeArgoDirectory } from './argo-directory.ts';
import { takeArgoHelm } from './argo-helm.ts';
import { argoKustomization } from './argo-kustomize.ts';
import { overridePaths, overrideSource } from './argo-overrides.ts';
import { type DataMap, listAt, mapAt, textAt, textsAt } from './data.ts';
import { look, refuse } from './gathering.ts';
import type { RenderStep } from './input.ts';
import { mapsOf } from './kustomization-fields.ts';
import { kustomizationsIn, takeKustomization } from './kustomize.ts';
import { componentsOf, readOwn } from './own-kustomization.ts';
import { isSameRepository } from './same-repository.ts';

/** Where `sources` is given, `source` is ignored. Source: Argo CD docs/user-guide/multiple_sources.md. */
export function argoSources(object: DataMap): readonly DataMap[] {
  const many = mapsOf(listAt(object, 'spec', 'sources'));
  const one = mapAt(object, 'spec', 'source');
  return many.length > 0 ? many : one === undefined ? [] : [one];
}

/** Folder of a source; undefined where it has none in the config repository. */
export function argoPath(source: DataMap, repositoryUrls: readonly string[]): string | undefined {
  const path = textAt(source, 'path');
  if (path === undefined || textAt(source, 'chart') !== undefined) return undefined;
  return isSameRepository(textAt(source, 'repoURL'), repositoryUrls) ? joinPath('', path) : undefined;
}

/** @returns the steps of all sources that stand here; 'absent': none of them does */
export function takeApplication(context: ArgoContext): readonly RenderStep[] | 'absent' {
  const sources = argoSources(context.object);
  const taken = sources.map((source) => takeSource(source, context));
  const present = taken.filter((each) => each !== 'absent');
  return present.length === 0 && sources.length > 0 ? 'absent' : present.flat();
}

function takeSource(source: DataMap, context: ArgoContext): readonly RenderStep[] | 'absent' {
  const folder = argoPath(source, context.repositoryUrls);
  if (folder === undefined) {
    tellForeign(source, context);
    return [];
  }
  const entry = look(folder, context.gathering);
  if (entry === undefined) return [];
  if (entry.kind === 'missing') return 'absent';
  if (entry.kind !== 'folder') {
    refuse(context.gathering, `the Application's path "${folder}" is no folder`, context.file);
    return [];
  }
  return takeFolder(withOverrides(source, folder, context), folder, context);
}

/** A source that only lends its files (`ref`) renders nothing. */
function tellForeign(source: DataMap, { file, gathering }: ArgoContext): void {
  if (textAt(source, 'ref') !== undefined && textAt(source, 'path') === undefined) return;
  const chart = textAt(source, 'chart');
  const name = textAt(source, 'repoURL') ?? 'another place';
  const what =
    chart === undefined
      ? `a source comes from ${name}, and nothing is fetched for a rendering`
      : `the chart "${chart}" comes from ${name}, and none is downloaded`;
  refuse(gathering, what, file);
}

/** Source: argo-cd reposerver/repository/repository.go GetAppSourceType: helm, then kustomize, then plain. */
function takeFolder(source: DataMap, folder: string, context: ArgoContext): readonly RenderStep[] {
  const { gathering, file } = context;
  if (mapAt(source, 'plugin') !== undefined) {
    refuse(gathering, 'the Application uses a plugin, and none is run for a rendering', file);
    return [];
  }
  const entry = gathering.files.get(folder);
  const names = entry?.kind === 'folder' ? entry.entries.map(({ name }) => name) : [];
  if (mapAt(source, 'directory') === undefined) {
    if (names.includes('Chart.yaml')) return takeArgoHelm(source, folder, context);
    if (entry !== undefined && kustomizationsIn(entry).length > 0)
      return takeKustomize(source, folder, context);
  }
  return takeArgoDirectory(source, folder, context);
}

function takeKustomize(source: DataMap, folder: string, { gathering }: ArgoContext): readonly RenderStep[] {
  const settings = mapAt(source, 'kustomize');
  if (settings === undefined) return [takeKustomization(folder, gathering)];
  const own = readOwn(folder, gathering);
  if (typeof own !== 'object') return [];
  const components = componentsOf(settings, folder, gathering);
  const kustomization = argoKustomization(own.kustomization, settings, components);
  const cluster = {
    kubeVersion: textAt(settings, 'kubeVersion'),
    apiVersions: textsAt(settings, 'apiVersions'),
  };
  return [
    { ...takeKustomization(folder, gathering, { ...own, kustomization }), anywhere: false, ...cluster },
  ];
}

function withOverrides(source: DataMap, folder: string, { object, gathering }: ArgoContext): DataMap {
  const entry = gathering.files.get(folder);
  const names = entry?.kind === 'folder' ? entry.entries.map(({ name }) => name) : [];
  const there = overridePaths(object, folder).filter((path) => names.includes(nameOf(path)));
  const texts = there.flatMap((path) => {
    const file = look(path, gathering);
    return file?.kind === 'file' ? [file.text] : [];
  });
  return overrideSource(source, texts);
}
