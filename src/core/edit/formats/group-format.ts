/**
 * Formats whose images are groups of values: a repository with a tag and a digest beside it, or one whole
 * reference. Such a format says only where its groups stand; what becomes of them is the same for all.
 */
import { ReleaseError } from '../../errors.ts';
import type { ImageArgument } from '../../images/argument.ts';
import { formatReference, referenceProblem, sameRepository, splitReference } from '../../images/reference.ts';
import type { Step } from '../../snapshot.ts';
import { findAnchorUses } from '../anchors.ts';
import type { ImageChange } from '../edit.ts';
import { type Judgement, type ValueKind, wantedValue } from '../image-value.ts';
import { lineStarts } from '../lines.ts';
import { nameOf, repositoryPath } from '../paths.ts';
import { quotesOf, type ScalarWish, setScalars } from '../set-scalars.ts';
import { unsafe } from '../unsafe.ts';
import { parseYaml } from '../yaml.ts';
import { textOf, type YamlNode } from '../yaml-node.ts';
import { refuseAutomated } from './automation.ts';
import type { Format, FormatResult, Target } from './format.ts';
import type { ImageGroup } from './image-group.ts';
import { joinResults, nothing } from './join.ts';
import { markedLines } from './marker/line.ts';
import { manifestPlaces, type TextFile } from './places.ts';

/** Where the groups of a document stand. */
export type FindGroups = (fileName: string, root: YamlNode | undefined) => readonly ImageGroup[];

/** @param findGroups pure: from a document to its groups; none where the format is not at home */
export function createGroupFormat(name: string, findGroups: FindGroups): Format {
  return {
    name,
    entryPaths: (path) => [path],
    edit(target, files): Step<FormatResult> | undefined {
      const places = manifestPlaces(repositoryPath(target.path), files);
      const unread = places.filter((place) => !files.has(place));
      if (unread.length > 0) return { kind: 'need', paths: unread };
      const texts = places.map((place) => files.get(place)).filter((entry) => entry?.kind === 'file');
      const parts = texts.map((entry) => editFile(target, entry, findGroups));
      if (parts.every((part) => part.seen.length === 0)) return undefined;
      return { kind: 'ready', value: joinResults(parts) };
    },
  };
}

interface Source {
  readonly path: string;
  readonly file: string;
  readonly text: string;
  readonly lineOf: (offset: number) => number;
  readonly marked: ReadonlySet<number>;
}

/** A file that is no YAML has no values; what else it may be is for other formats to say. */
function editFile(target: Target, { path: file, text }: TextFile, findGroups: FindGroups): FormatResult {
  const marked = new Set(markedLines(text).map(({ line }) => line));
  const source: Source = { path: target.path, file, text, lineOf: lineStarts(text), marked };
  try {
    return joinResults(
      parseYaml(file, text).documents.map(({ root }) =>
        editDocument(target, source, { root, groups: findGroups(nameOf(file), root) }),
      ),
    );
  } catch (error) {
    if (error instanceof ReleaseError && error.code !== 'edit-unsafe') return nothing;
    throw error;
  }
}

interface Found {
  readonly root: YamlNode | undefined;
  readonly groups: readonly ImageGroup[];
}

function editDocument({ images }: Target, source: Source, { root, groups }: Found): FormatResult {
  const free = groups.filter((group) => !source.marked.has(source.lineOf(nodeOf(group).start)));
  if (root === undefined || free.length === 0) return nothing;
  const parts = free.map((group) =>
    setGroup(
      source,
      group,
      images.find((image) => isFor(image, group)),
    ),
  );
  const wishes = parts.flatMap((part) => part.wishes);
  const edits = setScalars(source, wishes, findAnchorUses(root));
  return { ...joinResults(parts.map(({ result }) => result)), edits };
}

function nodeOf(group: ImageGroup): YamlNode {
  return group.kind === 'whole' ? group.node : (group.tag ?? group.digest ?? group.at);
}

function isFor({ name, repository }: ImageArgument, group: ImageGroup): boolean {
  const wanted = name ?? repository;
  if (wanted === undefined) return false;
  if (group.kind === 'parts')
    return [group.repository, group.bare].some((each) => sameRepository(each, wanted));
  return (
    referenceProblem(group.value) === undefined &&
    sameRepository(splitReference(group.value).repository, wanted)
  );
}

interface Part {
  readonly result: FormatResult;
  readonly wishes: readonly ScalarWish[];
}

function setGroup(source: Source, group: ImageGroup, argument: ImageArgument | undefined): Part {
  const where = { file: source.file, line: source.lineOf(nodeOf(group).start) };
  const image =
    group.kind === 'whole'
      ? group.value
      : formatReference({ ...versionOf(group), repository: group.repository });
  const seen = [{ image, where }];
  if (argument === undefined) return { result: { ...nothing, seen }, wishes: [] };
  const found = new Set([argument]);
  refuseRename(source, group, argument);
  refusePlaceless(source, group, argument);
  const judged =
    group.kind === 'whole' ? [judge('reference', group.node, argument)] : judgeParts(group, argument);
  const wishes = judged.flatMap(({ node, judgement }) => {
    if (judgement.kind !== 'set' || judgement.value === (textOf(node) ?? '')) return [];
    return [
      { node, value: judgement.value, quotes: quotesOf(node) ?? ('double' as const), flow: group.flow },
    ];
  });
  for (const { node, judgement } of judged) {
    if (judgement.kind === 'refused')
      throw unsafe(source, node.start, { what: judgement.why, next: judgement.next });
  }
  if (judged.some(({ judgement }) => judgement.kind === 'templated')) {
    const what = 'not touched: another program fills the value in';
    return { result: { ...nothing, seen, found, notices: [{ level: 'warning', what, where }] }, wishes: [] };
  }
  for (const { node } of wishes) refuseAutomated(source, node);
  const change: ImageChange = { path: source.path, ...where, ...told(group, argument) };
  return { result: { ...nothing, seen, found, changes: wishes.length === 0 ? [] : [change] }, wishes };
}

function judge(
  kind: ValueKind,
  node: YamlNode,
  argument: ImageArgument,
): { node: YamlNode; judgement: Judgement } {
  return { node, judgement: wantedValue(kind, textOf(node) ?? '', argument) };
}

type Parts = ImageGroup & { readonly kind: 'parts' };

/** Tag and digest, where the values have a place for them. An empty digest is no digest, and a new tag empties it. */
function judgeParts(
  group: Parts,
  argument: ImageArgument,
): readonly { node: YamlNode; judgement: Judgement }[] {
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

function versionOf({ tag, digest }: Parts) {
  return { tag: textOf(tag) || undefined, digest: textOf(digest) || undefined };
}

function told(group: ImageGroup, argument: ImageArgument): Pick<ImageChange, 'image' | 'from' | 'to'> {
  const before =
    group.kind === 'whole'
      ? splitReference(group.value)
      : { repository: group.repository, ...versionOf(group) };
  const tag = argument.keepTag || keepsTag(group, argument) ? before.tag : argument.tag;
  const digest = argument.keepDigest ? before.digest : argument.digest;
  const text = (parts: { tag: string | undefined; digest: string | undefined }): string =>
    `${parts.tag ?? ''}${parts.digest === undefined ? '' : `@${parts.digest}`}`;
  return { image: before.repository, from: text(before), to: text({ tag, digest }) };
}

/** Registry and repository stand apart in values, and which of them a new name is for can't be told. */
function refuseRename(source: Source, group: ImageGroup, { name, repository }: ImageArgument): void {
  if (group.kind === 'whole' || name === undefined || repository === undefined) return;
  if ([group.repository, group.bare].some((each) => sameRepository(each, repository))) return;
  throw unsafe(source, group.at.start, {
    what: `the image is "${group.repository}" here, in several values, and can't be renamed to "${repository}"`,
    next: 'Set the values of the name one by one, as path#key.',
  });
}

/** Clearing the digest without a place for the tag would leave the image without any version. */
function refusePlaceless(source: Source, group: ImageGroup, { tag, text }: ImageArgument): void {
  if (group.kind === 'whole' || tag === undefined || group.tag !== undefined) return;
  throw unsafe(source, group.at.start, {
    what: `"${text}" has a tag, and the image "${group.repository}" has no \`tag\` here to set`,
    next: 'Add an empty `tag:` beside it, then run again; or give the digest alone.',
  });
}
