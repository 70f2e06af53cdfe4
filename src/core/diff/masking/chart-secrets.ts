/** Values of which a chart's templates make Secrets: their keys need not look it, and the chart need not be rendered. */
import { readDocuments } from '../documents.ts';
import { isMapping, type Value, type ValuePath, valueAt } from '../value.ts';
import { valuesIn } from './secret-keys.ts';

/** What stands in Secrets only since whole files of settings do; hiding it would hide the change itself. */
const OPEN =
  /^(?:tag|repository|registry|image|digest|version|name|\w*nameOverride|namespace|host|hostname|port|type|enabled|replicas|replicaCount|labels|annotations)$/i;

/** Paths into the values, as a template's Secrets name them. */
export function secretValuePaths(template: string): readonly ValuePath[] {
  if (!template.includes('{{')) return [];
  const documents = template
    .split(/^(?=---(?:\s|$))/m)
    .filter((document) => /^kind:\s*["']?Secret["']?\s*$/m.test(document));
  return documents
    .flatMap(dataLines)
    .flatMap((line) =>
      [...line.matchAll(/\.Values((?:\.\w{1,100}){1,12})/g)]
        .map(([, path = '']) => path.slice(1).split('.'))
        .filter((path) => !OPEN.test(path.at(-1) ?? '')),
    );
}

/** What follows `data` up to the next field; what a condition asks for decides, and is not shown. */
function dataLines(document: string): readonly string[] {
  let inside = false;
  return document.split('\n').filter((line) => {
    const field = /^(\w+):/.exec(line)?.[1];
    if (field !== undefined) inside = field === 'data' || field === 'stringData';
    return inside && !/^\s*\{\{-?\s*(?:else\s+)?if\b/.test(line);
  });
}

/** @returns what stands at the paths among the values of a target's files, also of a chart inside of another */
export function valuesOf(
  files: ReadonlyMap<string, string>,
  paths: readonly ValuePath[],
  read: (text: string) => readonly Value[],
): Value {
  const values = [...files].filter(([path]) => VALUES.test(path)).flatMap(([, text]) => read(text));
  const charts = values.flatMap((each) => [each, ...(isMapping(each) ? Object.values(each) : [])]);
  const found = charts.flatMap((chart) => paths.flatMap((path) => valueAt(chart, ...path) ?? []));
  return { kind: 'Secret', stringData: found };
}

const VALUES = /^(?!(?:.*\/)?templates\/).*\.(?:ya?ml|json)$/;

/** Values in a file: all of it, or what of it is handed to charts. */
export function readValues(text: string): readonly Value[] {
  return readDocuments(text, new Map()).values.flatMap(valuesIn);
}
