/**
 * Generators, transformers and validators of a kustomization. The ones built into kustomize are configuration;
 * all others are programs or containers, and none of them is run for a rendering.
 */
import { type Data, isMap, mapAt, readDocuments, textAt, textsAt } from './data.ts';
import { type Gathering, localOf, refuse, takeContent } from './gathering.ts';
import { type ChartUse, chartUse, sourceFiles } from './references.ts';

/** Source: kustomize kyaml/fn/runtime/runtimeutil/functiontypes.go. */
const FUNCTIONS = ['config.kubernetes.io/function', 'config.k8s.io/function'];

/**
 * Takes the files that a configuration names and refuses what would run a program.
 * @param file kustomization whose folder the names are seen from
 * @returns charts that it inflates
 */
export function takePlugin(text: string, file: string, gathering: Gathering): readonly ChartUse[] {
  const documents = readDocuments(text);
  if (documents === undefined) {
    refuse(gathering, 'a generator, transformer or validator is not valid YAML', file);
    return [];
  }
  return documents.filter(isMap).flatMap((document) => {
    const why = programOf(document);
    if (why !== undefined) refuse(gathering, why, file);
    for (const name of filesOf(document)) {
      const path = localOf(name, file, gathering);
      if (path !== undefined) takeContent(path, gathering);
    }
    return chartsOf(document);
  });
}

/** What a configuration names, seen from the folder of the kustomization that names it. */
export function pluginReferences(text: string): { files: readonly string[]; charts: readonly ChartUse[] } {
  const documents = (readDocuments(text) ?? []).filter(isMap);
  return { files: documents.flatMap(filesOf), charts: documents.flatMap(chartsOf) };
}

function chartsOf(document: Data): readonly ChartUse[] {
  const inflates = textAt(document, 'kind') === 'HelmChartInflationGenerator';
  return inflates ? chartUse(document, textAt(document, 'chartHome')) : [];
}

/** Why a configuration stands for a program; undefined: it is built in. */
function programOf(document: Data): string | undefined {
  const name = `${textAt(document, 'kind') ?? 'a plugin'} "${textAt(document, 'metadata', 'name') ?? ''}"`;
  const annotations = mapAt(document, 'metadata', 'annotations') ?? {};
  if (FUNCTIONS.some((key) => Object.hasOwn(annotations, key)))
    return `${name} is a function that runs a program or a container, and none is run for a rendering`;
  if (textAt(document, 'apiVersion') === 'builtin') return undefined;
  return `${name} is a plugin that is not built into kustomize, and none is run for a rendering`;
}

function filesOf(document: Data): readonly string[] {
  const own = ['path', 'valuesFile', 'configHome'].flatMap((key) => textAt(document, key) ?? []);
  const lists = ['paths', 'additionalValuesFiles', 'crds'].flatMap((key) => textsAt(document, key));
  const inlinePatch = (text: string) => text.includes('\n');
  return [...own, ...lists, ...sourceFiles(document)].filter((text) => !inlinePatch(text));
}
