/** A folder of manifests as Argo CD reads it: `directory.recurse`, `include` and `exclude`. */
import type { ArgoContext } from './argo-context.ts';
import { type DataMap, textAt } from './data.ts';
import { type Gathering, inside, takeFile } from './gathering.ts';
import type { RenderStep } from './input.ts';
import { expandChoices, matchesWildcard } from './wildcard.ts';

export function takeArgoDirectory(
  source: DataMap,
  folder: string,
  context: ArgoContext,
): readonly RenderStep[] {
  const { gathering, file } = context;
  const recurse = textAt(source, 'directory', 'recurse') === 'true';
  const include = textAt(source, 'directory', 'include') ?? '*';
  const exclude = textAt(source, 'directory', 'exclude') ?? '';
  const names = filesBelow(folder, recurse, gathering);
  if (names.some((name) => /\.jsonnet$/.test(name)))
    gathering.remarks.push({ level: 'notice', what: 'Jsonnet files are not shown', where: file });
  const paths = names.filter((path) => {
    const relative = folder === '' ? path : path.slice(folder.length + 1);
    return (
      /\.(?:ya?ml|json)$/i.test(path) && matchesGlob(include, relative) && !matchesGlob(exclude, relative)
    );
  });
  for (const path of paths) takeFile(path, gathering);
  return [{ kind: 'manifests', paths }];
}

/** Files of a folder in order of their names; all below it where `recurse` is set. */
export function filesBelow(folder: string, recurse: boolean, gathering: Gathering): readonly string[] {
  const entry = gathering.files.get(folder);
  if (entry === undefined) gathering.needs.add(folder);
  if (entry?.kind !== 'folder') return [];
  return entry.entries.flatMap(({ name, kind }) => {
    const path = inside(folder, name);
    if (kind === 'folder') return recurse ? filesBelow(path, recurse, gathering) : [];
    return [path];
  });
}

/** Source: gobwas/glob without separators, as argo-cd uses it. */
function matchesGlob(glob: string, text: string): boolean {
  return expandChoices(glob).some((each) => matchesWildcard(each, text));
}
