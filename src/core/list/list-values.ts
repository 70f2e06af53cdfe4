/** Images that stand as groups of values: in Helm values, and in Flux's objects. */

import { readKustomizeImage, runningRepository } from '../edit/formats/argocd/kustomize-image.ts';
import { findArgoGroups } from '../edit/formats/argocd.ts';
import { isAutomated } from '../edit/formats/automation.ts';
import { findFluxGroups } from '../edit/formats/flux.ts';
import type { FindGroups } from '../edit/formats/group-format.ts';
import { findHelmGroups } from '../edit/formats/helm-values.ts';
import type { EntryGroup, HintGroup, ImageGroup, PartsGroup } from '../edit/formats/image-group.ts';
import { isTemplate } from '../edit/formats/set-group.ts';
import { isFilledIn } from '../edit/image-value.ts';
import { lineStarts } from '../edit/lines.ts';
import { parseYaml } from '../edit/yaml.ts';
import { textOf, type YamlNode } from '../edit/yaml-node.ts';
import { referenceProblem, repositoryProblem, splitReference } from '../images/reference.ts';
import { AUTOMATED, type ListedReference, partsOf, type SkippedFile } from './listed.ts';

/** Formats whose images are groups of values. */
export const VALUE_FORMATS: readonly { readonly format: string; readonly findGroups: FindGroups }[] = [
  { format: 'helm-values', findGroups: findHelmGroups },
  { format: 'flux', findGroups: findFluxGroups },
  { format: 'argocd', findGroups: findArgoGroups },
];

/** @throws ReleaseError yaml-invalid and its like */
export function listValues(file: string, text: string): readonly ListedReference[] {
  const lineOf = lineStarts(text);
  return parseYaml(file, text).documents.flatMap(({ root }) =>
    VALUE_FORMATS.flatMap(({ format, findGroups }) =>
      findGroups({ file, text }, root).flatMap((group) =>
        group.kind === 'hint'
          ? listHint(group, { file, format, text, lineOf })
          : listGroup(group, { file, format, text, lineOf }),
      ),
    ),
  );
}

/** Texts inside of a file that may hold images and are not understood. */
export function listUnread(file: string, text: string): readonly SkippedFile[] {
  const lineOf = lineStarts(text);
  return parseYaml(file, text).documents.flatMap(({ root }) =>
    VALUE_FORMATS.flatMap(({ findGroups }) =>
      findGroups({ file, text }, root).flatMap((each) =>
        each.kind === 'hint' && each.unread === true
          ? [{ file, why: `line ${lineOf(each.node.start)}: ${each.what}` }]
          : [],
      ),
    ),
  );
}

interface Source {
  readonly file: string;
  readonly format: string;
  readonly text: string;
  readonly lineOf: (offset: number) => number;
}

/** What another program chooses a version for is seen here, though there is nothing to set; so is a lone tag. */
function listHint({ repository, lone, node, what }: HintGroup, source: Source): readonly ListedReference[] {
  const image = repository ?? lone?.key.replace(/\.tag$|Tag$/, '');
  if (image === undefined) return [];
  const { file, format, lineOf } = source;
  const version = { tag: lone?.tag || undefined, digest: undefined };
  return [{ image, ...version, file, line: lineOf(node.start), format, fixed: what }];
}

function listGroup(group: ImageGroup, { file, format, text, lineOf }: Source): readonly ListedReference[] {
  if (group.kind === 'entry') return listEntry(group, { file, format, text, lineOf });
  if (group.kind === 'whole') {
    const { node, value } = group;
    if (referenceProblem(value) !== undefined || !/[:@/]/.test(value)) return [];
    return [
      {
        ...partsOf(splitReference(value)),
        file,
        line: lineOf(node.start),
        format,
        fixed: isAutomated(text, node) ? AUTOMATED : undefined,
      },
    ];
  }
  return listParts(group, { file, format, text, lineOf });
}

function listParts(group: PartsGroup, { file, format, text, lineOf }: Source): readonly ListedReference[] {
  if (repositoryProblem(group.repository) !== undefined) return [];
  const filled = [group.tag, group.digest].some((node) => isLeftToOthers({ file, text }, node));
  const at = group.tag ?? group.digest ?? group.at;
  const owned = [at, group.digest].some((node) => isAutomated(text, node));
  const fixed = owned ? AUTOMATED : filled ? 'another program fills the value in' : undefined;
  return [{ image: group.repository, ...versionOf(group), file, line: lineOf(at.start), format, fixed }];
}

function isLeftToOthers(source: { file: string; text: string }, node: YamlNode | undefined): boolean {
  return isFilledIn(textOf(node) ?? '') || isTemplate(source, node);
}

/** Helm charts take `1.8.0@sha256:…` for a tag. */
function versionOf({ tag, digest }: PartsGroup): Pick<ListedReference, 'tag' | 'digest'> {
  const text = textOf(tag) ?? '';
  const [, version = text, pinned = ''] = /^([^@]*)@(.+)$/.exec(text) ?? [];
  return { tag: version || undefined, digest: textOf(digest) || pinned || undefined };
}

function listEntry(
  { node, value }: EntryGroup,
  { file, format, text, lineOf }: Source,
): readonly ListedReference[] {
  const image = readKustomizeImage(value);
  const filled = isFilledIn(value) ? 'another program fills the value in' : undefined;
  const fixed = isAutomated(text, node) ? AUTOMATED : filled;
  const parts = partsOf({ ...image, repository: runningRepository(image) });
  return [{ ...parts, file, line: lineOf(node.start), format, fixed }];
}
