/** What a kustomization names. Source: kustomize api/types/kustomization.go and the types it holds. */
import { type Data, type DataMap, isMap, listAt, mapAt, textAt, textsAt } from './data.ts';

export interface References {
  /** `resources`, `bases`, `components`: files, or folders with a kustomization of their own. */
  readonly resources: readonly string[];
  /** Files that are read as they are. */
  readonly files: readonly string[];
  /** `generators`, `transformers`, `validators`: paths, or the configuration itself. */
  readonly plugins: readonly string[];
  readonly charts: readonly ChartUse[];
}

export interface ChartUse {
  /** Folders that may hold the chart; the first that is there counts. */
  readonly folders: readonly string[];
  readonly name: string;
}

export function referencesOf(kustomization: DataMap): References {
  const lists = (...keys: readonly string[]) => keys.flatMap((key) => textsAt(kustomization, key));
  return {
    resources: lists('resources', 'bases', 'components'),
    files: [
      ...lists('crds', 'configurations'),
      ...patchFiles(kustomization),
      ...generatorFiles(kustomization),
      ...chartFiles(kustomization),
      ...[textAt(kustomization, 'openapi', 'path') ?? []].flat(),
      ...[textAt(kustomization, 'helmGlobals', 'configHome') ?? []].flat(),
    ],
    plugins: lists('generators', 'transformers', 'validators'),
    charts: chartUses(kustomization),
  };
}

function patchFiles(kustomization: DataMap): readonly string[] {
  const withPath = ['patches', 'patchesJson6902', 'replacements'].flatMap((key) =>
    listAt(kustomization, key),
  );
  return [
    ...withPath.flatMap((item) => textAt(item, 'path') ?? []),
    ...textsAt(kustomization, 'patchesStrategicMerge').filter((text) => !isInline(text)),
  ];
}

/** A configuration in place of a path. */
export function isInline(text: string): boolean {
  return text.includes('\n') || /^\s*\{/.test(text) || /^\s*[\w.-]+:\s/.test(text);
}

/** `files` may name a key before the path: `application.properties=config/prod.properties`. */
function generatorFiles(kustomization: DataMap): readonly string[] {
  return ['configMapGenerator', 'secretGenerator']
    .flatMap((key) => listAt(kustomization, key))
    .flatMap(sourceFiles);
}

/** Files of one generator; they may lie in `kvSources`-like fields of a plugin's configuration as well. */
export function sourceFiles(generator: Data): readonly string[] {
  const afterKey = (text: string) => text.slice(text.indexOf('=') + 1);
  const envs = [...textsAt(generator, 'envs'), ...[textAt(generator, 'env') ?? []].flat()];
  return [...textsAt(generator, 'files').map(afterKey), ...envs];
}

function chartFiles(kustomization: DataMap): readonly string[] {
  const charts = listAt(kustomization, 'helmCharts');
  const legacy = listAt(kustomization, 'helmChartInflationGenerator');
  return [
    ...charts.flatMap((chart) => [textAt(chart, 'valuesFile') ?? []].flat()),
    ...charts.flatMap((chart) => textsAt(chart, 'additionalValuesFiles')),
    ...legacy.flatMap((chart) => ['values', 'helmHome'].flatMap((key) => textAt(chart, key) ?? [])),
  ];
}

function chartUses(kustomization: DataMap): readonly ChartUse[] {
  const home = textAt(kustomization, 'helmGlobals', 'chartHome');
  return [
    ...listAt(kustomization, 'helmCharts').flatMap((chart) => chartUse(chart, home)),
    ...listAt(kustomization, 'helmChartInflationGenerator').flatMap((chart) => legacyUse(chart)),
  ];
}

/** Source: kustomize api/internal/builtins/HelmChartInflationGenerator.go, chartExistsLocally. */
export function chartUse(chart: Data, home = 'charts'): readonly ChartUse[] {
  const name = textAt(chart, 'name');
  const version = textAt(chart, 'version');
  if (name === undefined || !isMap(chart)) return [];
  const versioned =
    version !== undefined && textAt(chart, 'repo') !== undefined
      ? [`${home}/${name}-${version}/${name}`]
      : [];
  return [{ name, folders: [...versioned, `${home}/${name}`] }];
}

function legacyUse(chart: Data): readonly ChartUse[] {
  const name = textAt(chart, 'chartName');
  if (name === undefined) return [];
  return [{ name, folders: [`${textAt(chart, 'chartHome') ?? 'charts'}/${name}`] }];
}

/** Whether charts are inflated, for which kustomize wants a flag and helm. */
export function usesHelm(kustomization: DataMap): boolean {
  return (
    chartUses(kustomization).length > 0 || mapAt(kustomization, 'helmChartInflationGenerator') !== undefined
  );
}
