/** A folder of manifests as Argo CD reads it: `directory.recurse`, `include` and `exclude`. */
import type { ArgoContext } from './argo-context.ts';
import { type DataMap, textAt } from './data.ts';
import { type Gathering, inside, takeFile } from './gathering.ts';
import type { RenderStep } from './input.ts';

export function takeArgoDirectory(
  source: DataMap,
  folder: string,
  context: ArgoContext,
): readonly RenderStep[] {
  const { gathering, file } = context;
  const recurse = textAt(source, 'directory', 'recurse') === 'true';
  const include = toPattern(textAt(source, 'directory', 'include') ?? '*');
  const exclude = toPattern(textAt(source, 'directory', 'exclude') ?? '');
  const names = filesBelow(folder, recurse, gathering);
  if (names.some((name) => /\.jsonnet$/.test(name)))
    gathering.remarks.push({ level: 'notice', what: 'Jsonnet files are not shown', where: file });
  const paths = names.filter((path) => {
    const relative = folder === '' ? path : path.slice(folder.length + 1);
    return /\.(?:ya?ml|json)$/i.test(path) && include.test(relative) && !exclude.test(relative);
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

/** Globs in which `*` crosses folders and `{a,b}` are choices. Source: gobwas/glob without separators. */
function toPattern(glob: string): RegExp {
  const source = glob.replace(/[.+^$()|[\]\\{}*?,]/g, (sign) => {
    const known: Record<string, string> = { '*': '.*', '?': '.', '{': '(?:', '}': ')', ',': '|' };
    return known[sign] ?? `\\${sign}`;
  });
  try {
    return new RegExp(`^(?:${source})$`);
  } catch {
    return /^$/;
  }
}
