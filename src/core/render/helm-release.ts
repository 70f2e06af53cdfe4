/** A Flux HelmRelease whose chart stands in the config repository. */
import { createHash } from 'node:crypto';
import { joinPath } from '../edit/paths.ts';
import { hasForeignSchema, takeChart } from './chart.ts';
import { type DataMap, listAt, mapAt, textAt, textsAt } from './data.ts';
import { type Gathering, inside, localOf, refuse, takeFile } from './gathering.ts';
import { type HelmStep, MADE, type RenderStep } from './input.ts';
import { appendTo, mapsOf, setImages } from './kustomization-fields.ts';

/** Folder of the chart, or undefined where it comes from elsewhere. */
export function releaseChart(object: DataMap): string | undefined {
  const chart = mapAt(object, 'spec', 'chart', 'spec');
  if (chart === undefined || textAt(chart, 'sourceRef', 'kind') !== 'GitRepository') return undefined;
  return joinPath('', (textAt(chart, 'chart') ?? '').replace(/^\/+/, ''));
}

/** Values files of the chart's spec, by their paths in the repository. */
export function releaseValueFiles(object: DataMap): readonly string[] {
  return textsAt(object, 'spec', 'chart', 'spec', 'valuesFiles');
}

/** @returns the steps; empty where a problem is noted; 'absent': the chart is not there */
export function takeHelmRelease(
  object: DataMap,
  file: string,
  gathering: Gathering,
): readonly RenderStep[] | 'absent' {
  const chart = releaseChart(object);
  if (chart === undefined) {
    refuse(gathering, 'its chart is not in the repository, and none is downloaded', file);
    return [];
  }
  if (gathering.files.get(chart)?.kind === 'missing') return 'absent';
  takeChart(chart, gathering);
  tellValuesFrom(object, file, gathering);
  const step = releaseStep(object, chart, gathering);
  const post = mapsOf(
    listAt(object, 'spec', 'postRenderers').map((item) => mapAt(item, 'kustomize') ?? null),
  );
  return post.length === 0 ? [step] : [{ ...step, into: made(0) }, ...postSteps(post, gathering)];
}

function releaseStep(object: DataMap, chart: string, gathering: Gathering): HelmStep {
  const values = inside(MADE, 'values.json');
  gathering.taken.set(values, JSON.stringify(mapAt(object, 'spec', 'values') ?? {}));
  const files = releaseValueFiles(object).flatMap((name) => localOf(name, '', gathering) ?? []);
  for (const path of files) takeFile(path, gathering);
  return {
    kind: 'helm',
    chart,
    releaseName: releaseName(object),
    namespace: textAt(object, 'spec', 'targetNamespace') ?? textAt(object, 'metadata', 'namespace'),
    valueFiles: [...files, values],
    sets: [],
    includeCrds: (textAt(object, 'spec', 'install', 'crds') ?? 'Create') !== 'Skip',
    skipTests: true,
    skipSchema: hasForeignSchema(chart, gathering),
  };
}

/** Source: helm-controller api/v2/helmrelease_types.go GetReleaseName, internal/release/name.go ShortenName. */
function releaseName(object: DataMap): string {
  const name = textAt(object, 'metadata', 'name') ?? 'release';
  const namespace = textAt(object, 'spec', 'targetNamespace');
  return shorten(
    textAt(object, 'spec', 'releaseName') ?? (namespace === undefined ? name : `${namespace}-${name}`),
  );
}

/** Helm takes 53 characters at most. */
function shorten(name: string): string {
  if (name.length <= 53) return name;
  return `${name.slice(0, 40)}-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

/** Post-renderers run one after the other, each on the output of the one before. */
function postSteps(post: readonly DataMap[], { taken }: Gathering): readonly RenderStep[] {
  return post.map((kustomize, index) => {
    const patches = appendTo({ resources: ['all.yaml'] }, 'patches', listAt(kustomize, 'patches'));
    const own = setImages(patches, mapsOf(listAt(kustomize, 'images')));
    const folder = inside(MADE, `post-${index}`);
    taken.set(inside(folder, 'kustomization.yaml'), JSON.stringify(own));
    const into = index === post.length - 1 ? undefined : made(index + 1);
    return { kind: 'kustomize', folder, helm: false, anywhere: false, into };
  });
}

function made(index: number): string {
  return inside(MADE, `post-${index}/all.yaml`);
}

function tellValuesFrom(object: DataMap, file: string, { remarks }: Gathering): void {
  const from = listAt(object, 'spec', 'valuesFrom').map(
    (each) => `${textAt(each, 'kind') ?? ''} ${textAt(each, 'name') ?? ''}`,
  );
  if (from.length === 0) return;
  const what = `values from the cluster (${from.join(', ')}) are not known and left out`;
  remarks.push({ level: 'notice', what, where: file });
}
