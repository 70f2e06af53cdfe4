/**
 * Formats whose images are groups of values: a repository with a tag and a digest beside it, or one whole
 * reference. Such a format says only where its groups stand; what becomes of them is the same for all.
 */
import { type Notice, ReleaseError } from '../../errors.ts';
import type { ImageArgument } from '../../images/argument.ts';
import { sameRepository } from '../../images/reference.ts';
import type { Step } from '../../snapshot.ts';
import { type AnchorUses, findAnchorUses } from '../anchors.ts';
import type { Edit } from '../edit.ts';
import { lineStarts } from '../lines.ts';
import { repositoryPath } from '../paths.ts';
import { refuseShared, type ScalarWish, setScalars } from '../set-scalars.ts';
import { type Source, unsafe } from '../unsafe.ts';
import { parseYaml } from '../yaml.ts';
import type { YamlNode } from '../yaml-node.ts';
import { encryptedProblem, isEncrypted } from './encrypted.ts';
import type { Format, FormatResult, Target } from './format.ts';
import { type Embedded, type Finding, type HintGroup, type ImageGroup, nodeOf } from './image-group.ts';
import { joinResults, nothing } from './join.ts';
import { markedLines } from './marker/line.ts';
import { isManifestName, placesAt, type TextFile, textsAt } from './places.ts';
import { argumentFor, type GroupSource, setGroup } from './set-group.ts';

/** Where the groups of a document stand; none where the format is not at home. */
export type FindGroups = (source: Source, root: YamlNode | undefined) => readonly Finding[];

/** @param findGroups pure: from a document to its groups */
export function createGroupFormat(name: string, findGroups: FindGroups): Format {
  return {
    name,
    entryPaths: (path) => [path],
    edit(target, files): Step<FormatResult> | undefined {
      const { paths, unread } = placesAt(repositoryPath(target.path), files);
      if (unread.length > 0) return { kind: 'need', paths: unread };
      const texts = textsAt(paths.filter(isManifestName), files);
      const parts = texts.map((entry) => editFile(target, entry, findGroups));
      if (parts.every(isEmpty)) return undefined;
      return { kind: 'ready', value: joinResults(parts) };
    },
  };
}

function isEmpty({ seen, hints, problems }: FormatResult): boolean {
  return seen.length === 0 && hints.length === 0 && problems.length === 0;
}

/** A file that is no YAML has no values; what else it may be is for other formats to say. */
function editFile(target: Target, { path: file, text }: TextFile, findGroups: FindGroups): FormatResult {
  const marked = new Set(markedLines(text).map(({ line }) => line));
  const source: GroupSource = { path: target.path, file, text, lineOf: lineStarts(text) };
  try {
    return joinResults(
      parseYaml(file, text).documents.map(({ root }) => {
        const findings = findGroups(source, root);
        const free = findings.filter((each) => !marked.has(source.lineOf(nodeOf(each).start)));
        return root === undefined || free.length === 0
          ? nothing
          : editDocument(target, source, { root, findings: free });
      }),
    );
  } catch (error) {
    if (error instanceof ReleaseError && ['yaml-invalid', 'yaml-aliases'].includes(error.code))
      return nothing;
    throw error;
  }
}

interface Found {
  readonly root: YamlNode;
  readonly findings: readonly Finding[];
}

function editDocument({ images }: Target, source: GroupSource, { root, findings }: Found): FormatResult {
  const groups = findings.filter((each): each is ImageGroup => each.kind !== 'hint');
  const hints = findings.filter((each): each is HintGroup => each.kind === 'hint');
  if (isEncrypted(root)) return { ...nothing, problems: [encryptedProblem(source.file)] };
  const parts = groups.map((group) => {
    const { result, wishes } = setGroup(source, group, argumentFor(images, group));
    return { result, wishes, within: group.within };
  });
  const result = joinResults(parts.map((part) => part.result));
  return { ...result, ...tellHints(source, hints, { images, result }), edits: editsOf(source, root, parts) };
}

interface Wished {
  readonly wishes: readonly ScalarWish[];
  readonly within: Embedded | undefined;
}

/**
 * The edits of a document that give wished values; each tree has anchors of its own.
 * @throws ReleaseError edit-unsafe where another value would change, too
 */
export function editsOf(source: Source, root: YamlNode, parts: readonly Wished[]): readonly Edit[] {
  const uses = findAnchorUses(root);
  const trees = [...new Map(parts.map(({ within }) => [within?.holder, within])).values()];
  return trees.flatMap((tree) => {
    const wishes = parts
      .filter(({ within }) => within?.holder === tree?.holder)
      .flatMap((part) => part.wishes);
    if (tree === undefined) return setScalars(source, wishes, uses);
    if (wishes.length > 0) refuseSharedText(source, tree, uses);
    return setScalars(source, wishes, findAnchorUses(tree.root));
  });
}

/** The text of a block that aliases repeat elsewhere would change there, too. */
function refuseSharedText(source: Source, { holder }: Embedded, uses: AnchorUses): void {
  refuseShared(source, { node: holder }, uses);
  const [alias] = uses.aliasesOf(holder);
  if (alias === undefined) return;
  throw unsafe(source, holder.start, {
    what: `the text carries the anchor &${holder.anchor}, and *${alias.name} uses it elsewhere: a change here would change it there too`,
    next: `Write the text out instead of *${alias.name}, then run again.`,
  });
}

function tellHints(
  source: GroupSource,
  groups: readonly HintGroup[],
  { images, result }: { readonly images: readonly ImageArgument[]; readonly result: FormatResult },
): Pick<FormatResult, 'hints' | 'notices'> {
  const hints: Notice[] = [];
  const notices: Notice[] = [...result.notices];
  for (const { what, node, repository, overrides } of groups) {
    const isAbout = ({ name, repository: wanted }: ImageArgument) =>
      sameRepository(repository ?? '', name ?? wanted ?? '');
    if (repository !== undefined && !images.some(isAbout)) continue;
    const where = { file: source.file, line: source.lineOf(node.start) };
    hints.push({ level: 'notice', what, where });
    if (overrides && (repository !== undefined || result.found.size > 0))
      notices.push({ level: 'warning', what, where });
  }
  return { hints, notices };
}
