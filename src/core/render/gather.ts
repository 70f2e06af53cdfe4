/** The files that a target reaches at one commit, and what to run over them. */
import { nameOf } from '../edit/paths.ts';
import type { Files, Step } from '../snapshot.ts';
import { takeApplication } from './argo.ts';
import { filesBelow } from './argo-directory.ts';
import { hasForeignSchema, takeChart } from './chart.ts';
import type { DataMap } from './data.ts';
import { substitutionOf, takeFluxKustomization } from './flux.ts';
import { type Gathering, look, newGathering, refuse, takeFile } from './gathering.ts';
import { takeHelmRelease } from './helm-release.ts';
import type { RenderInput, RenderStep } from './input.ts';
import { kustomizationsIn, takeKustomization } from './kustomize.ts';
import { findObject } from './objects.ts';
import type { ChartTarget, OperatorTarget, RenderTarget } from './target.ts';

export interface GatherOptions {
  /** Addresses of the config repository; empty: an operator's object that names a path here means this one. */
  readonly repositoryUrls?: readonly string[];
}

/** Nothing stands where the target says. */
type Taken = readonly RenderStep[] | 'absent';

/**
 * Pure: run it with `settle`, or many with `readInputs`, against a reader pinned to the commit. What cannot be rendered safely is told in
 * `problems`, and then nothing is to be run.
 */
export function gatherTarget(
  target: RenderTarget,
  files: Files,
  options: GatherOptions = {},
): Step<RenderInput> {
  const gathering = newGathering(files);
  const object = 'name' in target ? readObject(target, gathering) : undefined;
  const taken = take(target, object, { gathering, options });
  if (gathering.needs.size > 0) return { kind: 'need', paths: [...gathering.needs] };
  return { kind: 'ready', value: toInput(target, object, { gathering, taken }) };
}

function toInput(
  target: RenderTarget,
  object: DataMap | undefined,
  { gathering, taken }: { readonly gathering: Gathering; readonly taken: Taken },
): RenderInput {
  const absent = taken === 'absent';
  if (!absent && taken.length === 0 && gathering.problems.length === 0)
    refuse(gathering, 'nothing of it stands in the config repository', target.path);
  return {
    target,
    absent,
    files: absent ? new Map() : gathering.taken,
    ...definitionOf(target, gathering),
    steps: absent ? [] : taken,
    substitution:
      target.kind === 'flux-kustomization' && object !== undefined ? substitutionOf(object) : undefined,
    problems: absent ? [] : gathering.problems,
    remarks: gathering.remarks,
  };
}

function definitionOf(target: RenderTarget, { files }: Gathering): Pick<RenderInput, 'definition'> {
  const entry = 'name' in target ? files.get(target.path) : undefined;
  return entry?.kind === 'file' ? { definition: { path: entry.path, text: entry.text } } : {};
}

interface Context {
  readonly gathering: Gathering;
  readonly options: GatherOptions;
}

function take(target: RenderTarget, object: DataMap | undefined, context: Context): Taken {
  const { gathering, options } = context;
  const { path } = target;
  switch (target.kind) {
    case 'kustomization':
      return takeFolder(path, gathering);
    case 'helm-chart':
      return takeChartTarget(target, gathering);
    case 'manifests':
      return takeManifests(path, gathering);
    default: {
      if (object === undefined) return 'absent';
      if (target.kind === 'helm-release') return takeHelmRelease(object, path, gathering);
      if (target.kind === 'flux-kustomization') {
        const step = takeFluxKustomization(object, path, gathering);
        return step === 'absent' ? step : step === undefined ? [] : [step];
      }
      return takeApplication({ object, file: path, gathering, repositoryUrls: options.repositoryUrls ?? [] });
    }
  }
}

function readObject(target: OperatorTarget, gathering: Gathering): DataMap | undefined {
  const entry = look(target.path, gathering);
  return entry?.kind === 'file' ? findObject(target, entry.text) : undefined;
}

function takeFolder(path: string, gathering: Gathering): Taken {
  const entry = look(path, gathering);
  if (entry === undefined) return [];
  if (kustomizationsIn(entry).length === 0) return 'absent';
  return [takeKustomization(path, gathering)];
}

function takeChartTarget(target: ChartTarget, gathering: Gathering): Taken {
  const { path, valueFiles } = target;
  const entry = look(path, gathering);
  if (entry === undefined) return [];
  if (entry.kind !== 'folder' || !entry.entries.some(({ name }) => name === 'Chart.yaml')) return 'absent';
  takeChart(path, gathering);
  for (const file of valueFiles) takeFile(file, gathering);
  if (valueFiles.some((file) => gathering.files.get(file)?.kind === 'missing')) return 'absent';
  const release = (target.releaseName ?? nameOf(path)) || 'release';
  return [
    {
      kind: 'helm',
      chart: path,
      releaseName: release,
      namespace: target.namespace,
      valueFiles,
      sets: [],
      includeCrds: true,
      skipTests: true,
      skipSchema: hasForeignSchema(path, gathering),
    },
  ];
}

function takeManifests(path: string, gathering: Gathering): Taken {
  const entry = look(path, gathering);
  if (entry === undefined) return [];
  if (entry.kind === 'missing') return 'absent';
  const names = entry.kind === 'folder' ? filesBelow(path, false, gathering) : [path];
  const paths = names.filter((name) => /\.(?:ya?ml|json)$/i.test(name));
  for (const each of paths) takeFile(each, gathering);
  return paths.length === 0 ? 'absent' : [{ kind: 'manifests', paths }];
}
