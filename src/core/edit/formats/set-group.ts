/** What becomes of one image group: whether an argument is for it, and the values to write. */

import type { Notice, Place } from '../../errors.ts';
import { contradiction, type ImageArgument, sameWish } from '../../images/argument.ts';
import { formatReference, referenceProblem, sameRepository, splitReference } from '../../images/reference.ts';
import type { ImageChange } from '../edit.ts';
import { filledInNotice, type Judgement, type ValueKind, wantedValue } from '../image-value.ts';
import { quotesOf, type ScalarWish } from '../set-scalars.ts';
import { type Source, unsafe } from '../unsafe.ts';
import { resolve, textOf, type YamlNode } from '../yaml-node.ts';
import {
  isForKustomizeImage,
  readKustomizeImage,
  runningRepository,
  wantedKustomizeImage,
} from './argocd/kustomize-image.ts';
import type { FormatResult } from './format.ts';
import { type ImageGroup, nodeOf, type PartsGroup } from './image-group.ts';
import { nothing } from './join.ts';

/** The file of a group, and how the request names it. */
export interface GroupSource extends Source {
  readonly path: string;
  readonly lineOf: (offset: number) => number;
}

export interface Part {
  readonly result: FormatResult;
  readonly wishes: readonly ScalarWish[];
}

/**
 * The one argument for a group, or undefined.
 * @throws ReleaseError input-contradiction where two arguments want different things of it.
 */
export function argumentFor(images: readonly ImageArgument[], group: ImageGroup): ImageArgument | undefined {
  const [first, ...others] = images.filter((image) => isFor(image, group));
  for (const other of others)
    if (first !== undefined && !sameWish(first, other)) throw contradiction(first, other);
  return first;
}

function isFor(argument: ImageArgument, group: ImageGroup): boolean {
  const { name, repository } = argument;
  const wanted = name ?? repository;
  if (wanted === undefined) return false;
  if (group.kind === 'entry') return isForKustomizeImage(argument, group.value);
  if (group.kind === 'parts') return namesOf(group).some((each) => sameRepository(each, wanted));
  if (referenceProblem(group.value) !== undefined) return false;
  // One that has its new name already is the same image: a second run finds it done.
  const own = splitReference(group.value).repository;
  return [name, repository].some((each) => each !== undefined && sameRepository(own, each));
}

function namesOf({ repository, bare, name }: PartsGroup): readonly string[] {
  return name === undefined ? [repository, bare] : [repository, name];
}

/** @throws ReleaseError edit-unsafe */
export function setGroup(source: GroupSource, group: ImageGroup, argument: ImageArgument | undefined): Part {
  const where = { file: source.file, line: source.lineOf(nodeOf(group).start) };
  const seen = [{ image: formatReference(referenceOf(group)), where }];
  if (argument === undefined) return { result: { ...nothing, seen }, wishes: [] };
  const found = new Set([argument]);
  refuseRename(source, group, argument);
  refusePlaceless(source, group, argument);
  const judged = judgeGroup(source, group, argument);
  const wishes = judged.flatMap(({ node, judgement }) => wishFor(source, group, { node, judgement }));
  const filled = judged.find(({ judgement }) => judgement.kind === 'templated');
  if (filled !== undefined) {
    const { start, end } = filled.node;
    const notices = [filledInNotice(textOf(filled.node) ?? source.text.slice(start, end), where)];
    return { result: { ...nothing, seen, found, notices }, wishes: [] };
  }
  const change: ImageChange = { path: source.path, ...where, ...told(group, argument) };
  const notices = tellPlaceless(group, argument, where);
  return {
    result: { ...nothing, seen, found, notices, changes: wishes.length === 0 ? [] : [change] },
    wishes,
  };
}

interface Judged {
  readonly node: YamlNode;
  readonly judgement: Judgement;
}

function wishFor(source: Source, { flow }: ImageGroup, { node, judgement }: Judged): readonly ScalarWish[] {
  if (judgement.kind === 'refused')
    throw unsafe(source, node.start, { what: judgement.why, next: judgement.next });
  if (judgement.kind !== 'set' || judgement.value === (textOf(node) ?? '')) return [];
  return [{ node, value: judgement.value, quotes: quotesOf(node) ?? 'double', flow }];
}

function judgeGroup(source: Source, group: ImageGroup, argument: ImageArgument): readonly Judged[] {
  if (group.kind === 'whole') return [judge('reference', group.node, argument)];
  if (group.kind === 'entry')
    return [{ node: group.node, judgement: wantedKustomizeImage(group.value, argument) }];
  const templated = [group.tag, group.digest].find((node) => isTemplate(source, node));
  if (templated !== undefined) return [{ node: templated, judgement: { kind: 'templated' } }];
  return judgeParts(group, argument);
}

/** A bare `{{ .tag }}` is a map to YAML. */
export function isTemplate({ text }: Source, node: YamlNode | undefined): boolean {
  return node !== undefined && resolve(node).kind === 'map' && text.startsWith('{{', node.start);
}

function judge(kind: ValueKind, node: YamlNode, argument: ImageArgument): Judged {
  return { node, judgement: wantedValue(kind, textOf(node) ?? '', argument) };
}

/** Tag and digest, where the values have a place for them. An empty digest is no digest, and a new tag empties it. */
function judgeParts(group: PartsGroup, argument: ImageArgument): readonly Judged[] {
  const { tag, digest } = group;
  const old = textOf(digest) ?? '';
  const wanted = argument.keepDigest ? old : (argument.digest ?? '');
  const emptied: Judgement = { kind: 'set', value: wanted, from: old, to: wanted };
  const tagged = digest === undefined ? argument : { ...argument, digest: undefined, keepDigest: false };
  return [
    ...(tag === undefined || keepsTag(group, argument) ? [] : [judge('tag', tag, tagged)]),
    ...(digest === undefined || old === wanted ? [] : [{ node: digest, judgement: emptied }]),
  ];
}

/** Charts fall back to a tag of their own where it is empty, so a digest alone leaves it: the digest decides. */
function keepsTag(group: ImageGroup, { tag }: ImageArgument): boolean {
  return group.kind === 'parts' && tag === undefined && group.digest !== undefined;
}

function referenceOf(group: ImageGroup) {
  if (group.kind === 'whole') return splitReference(group.value);
  if (group.kind === 'entry') {
    const image = readKustomizeImage(group.value);
    return { ...image, repository: runningRepository(image) };
  }
  const { repository, tag, digest } = group;
  return { repository, tag: textOf(tag) || undefined, digest: textOf(digest) || undefined };
}

function told(
  group: ImageGroup,
  argument: ImageArgument,
): Pick<ImageChange, 'image' | 'renamedFrom' | 'from' | 'to'> {
  const before = referenceOf(group);
  const renamed = argument.name === undefined || group.kind === 'parts' ? undefined : argument.repository;
  const tag = argument.keepTag || keepsTag(group, argument) ? before.tag : argument.tag;
  const given = hasDigestPlace(group) ? argument.digest : undefined;
  const digest = argument.keepDigest ? before.digest : given;
  const text = (parts: { tag: string | undefined; digest: string | undefined }): string =>
    `${parts.tag ?? ''}${parts.digest === undefined ? '' : `@${parts.digest}`}`;
  const versions = { from: text(before), to: text({ tag, digest }) };
  if (renamed === undefined || renamed === before.repository)
    return { image: before.repository, ...versions };
  return { image: renamed, renamedFrom: before.repository, ...versions };
}

/** Beside a tag alone nothing takes a digest; `1.8.0@sha256:…` in the tag does. */
function hasDigestPlace(group: ImageGroup): boolean {
  return group.kind !== 'parts' || group.digest !== undefined || textOf(group.tag)?.includes('@') === true;
}

function tellPlaceless(
  group: ImageGroup,
  { digest, tag, text }: ImageArgument,
  where: Place,
): readonly Notice[] {
  if (digest === undefined || tag === undefined || hasDigestPlace(group)) return [];
  const what = `only the tag of "${text}" is set: the image has no \`digest\` here (add \`digest: ""\` beside the tag, if the chart reads it)`;
  return [{ level: 'warning', what, where }];
}

/** Registry and repository stand apart in values, and which of them a new name is for can't be told. */
function refuseRename(source: Source, group: ImageGroup, { name, repository }: ImageArgument): void {
  if (group.kind !== 'parts' || name === undefined || repository === undefined) return;
  if ([group.repository, group.bare].some((each) => sameRepository(each, repository))) return;
  throw unsafe(source, group.at.start, {
    what: `the image is "${group.repository}" here, in several values, and can't be renamed to "${repository}"`,
    next: 'Set the values of the name one by one, as path#key.',
  });
}

/** Clearing the digest without a place for the tag would leave the image without any version. */
function refusePlaceless(source: Source, group: ImageGroup, { tag, text }: ImageArgument): void {
  if (group.kind !== 'parts' || tag === undefined || group.tag !== undefined) return;
  throw unsafe(source, group.at.start, {
    what: `"${text}" has a tag, and the image "${group.repository}" has no \`tag\` here to set`,
    next: 'Add an empty `tag:` beside it, then run again; or give the digest alone.',
  });
}
