/** Images of Helm values, in values files and inside of HelmReleases and Applications. */
import { findImageGroups, type ImageGroup } from '../edit/formats/helm-values/image-groups.ts';
import { findValuesRoots } from '../edit/formats/helm-values/roots.ts';
import { isFilledIn } from '../edit/image-value.ts';
import { lineStarts } from '../edit/lines.ts';
import { nameOf } from '../edit/paths.ts';
import { parseYaml } from '../edit/yaml.ts';
import { textOf } from '../edit/yaml-node.ts';
import { referenceProblem, repositoryProblem, splitReference } from '../images/reference.ts';
import { type ListedReference, partsOf } from './listed.ts';

/** @throws ReleaseError yaml-invalid and its like */
export function listValues(file: string, text: string): readonly ListedReference[] {
  const lineOf = lineStarts(text);
  return parseYaml(file, text).documents.flatMap(({ root }) =>
    findValuesRoots(nameOf(file), root)
      .flatMap((values) => findImageGroups(values))
      .flatMap((group) => listGroup(group, { file, lineOf })),
  );
}

interface Source {
  readonly file: string;
  readonly lineOf: (offset: number) => number;
}

function listGroup(group: ImageGroup, { file, lineOf }: Source): readonly ListedReference[] {
  const format = 'helm-values';
  if (group.kind === 'whole') {
    const { node, value } = group;
    if (referenceProblem(value) !== undefined || !/[:@/]/.test(value)) return [];
    return [{ ...partsOf(splitReference(value)), file, line: lineOf(node.start), format, fixed: undefined }];
  }
  if (repositoryProblem(group.repository) !== undefined) return [];
  const [tag, digest] = [textOf(group.tag) || undefined, textOf(group.digest) || undefined];
  const filled = [tag, digest].some((value) => value !== undefined && isFilledIn(value));
  const line = lineOf((group.tag ?? group.digest ?? group.at).start);
  const fixed = filled ? 'another program fills the value in' : undefined;
  return [{ image: group.repository, tag, digest, file, line, format, fixed }];
}
