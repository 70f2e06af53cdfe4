/** Helm charts that stand in the repository, with the charts that they depend on. */
import { joinPath } from '../edit/paths.ts';
import { tellFunctions } from './chart-functions.ts';
import { textsIn } from './content.ts';
import { type Data, isList, isMap, listAt, readDocuments, readMap, textAt } from './data.ts';
import { type Gathering, inside, isFull, keep, refuse, takeTree } from './gathering.ts';

/** Charts that depend on one another deeper than this do so in a circle. */
const MAX_DEPTH = 8;

/**
 * Takes a chart as a whole tree. Charts beside it that it depends on (`file://../library`) are put where
 * `helm dependency build` would; others must stand in its `charts/` already.
 * @param at where the chart is put; its own path unless it is a dependency
 */
export function takeChart(folder: string, gathering: Gathering, at = folder): void {
  takeTree(folder, gathering);
  if (isFull(gathering)) return;
  if (at !== folder) copyTree(folder, at, gathering);
  tellFunctions(folder, gathering);
  const description = gathering.files.get(inside(folder, 'Chart.yaml'));
  if (description?.kind !== 'file') return;
  for (const dependency of listAt(readMap(description.text), 'dependencies'))
    takeDependency(dependency, { folder, at, gathering });
}

interface Place {
  readonly folder: string;
  readonly at: string;
  readonly gathering: Gathering;
}

function takeDependency(dependency: Data, { folder, at, gathering }: Place): void {
  const name = textAt(dependency, 'name');
  if (name === undefined || isVendored(folder, name, gathering)) return;
  const path = neighbour(textAt(dependency, 'repository') ?? '', folder);
  const place = `${at}/charts/${name}`;
  const circle = place.split('/charts/').length > MAX_DEPTH + 1;
  if (path !== undefined && !circle) takeChart(path, gathering, place);
  else
    refuse(
      gathering,
      circle ? `the chart "${name}" depends on itself` : notThere(name),
      inside(folder, 'Chart.yaml'),
    );
}

/** Chart of the repository that a dependency's address names; undefined for all others. */
function neighbour(address: string, folder: string): string | undefined {
  return address.startsWith('file://') ? joinPath(folder, address.slice('file://'.length)) : undefined;
}

function notThere(name: string): string {
  return `the chart depends on "${name}", which is not in the repository, and none is downloaded`;
}

/** As a folder; packed charts (`.tgz`) are no text, and taking the tree has refused them. */
function isVendored(folder: string, name: string, { files }: Gathering): boolean {
  const charts = files.get(inside(folder, 'charts'));
  if (charts?.kind !== 'folder') return false;
  return charts.entries.some((entry) => entry.name === name || entry.name.startsWith(`${name}-`));
}

function copyTree(from: string, to: string, gathering: Gathering): void {
  for (const [path, content] of [...gathering.taken])
    if (path.startsWith(`${from}/`) && !path.startsWith(`${to}/`))
      keep(`${to}${path.slice(from.length)}`, content, gathering);
}

/**
 * Whether a schema of the values names other documents (`$ref` to an address or a file): helm would fetch them.
 * @param folder of the chart
 */
export function hasForeignSchema(folder: string, { taken }: Gathering): boolean {
  return textsIn(taken).some(
    ([path, text]) =>
      path.startsWith(inside(folder, '')) &&
      path.endsWith('values.schema.json') &&
      (readDocuments(text) ?? []).some(namesDocuments),
  );
}

/** The drafts of json-schema.org are built into helm. */
function namesDocuments(value: Data): boolean {
  if (isList(value)) return value.some(namesDocuments);
  if (!isMap(value)) return false;
  return Object.entries(value).some(
    ([key, item]) =>
      (['$ref', '$dynamicRef', '$schema'].includes(key) &&
        typeof item === 'string' &&
        !/^(?:#|https?:\/\/json-schema\.org\/)/.test(item)) ||
      namesDocuments(item),
  );
}
