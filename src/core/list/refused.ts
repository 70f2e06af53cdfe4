/**
 * What the editor itself refuses: a value that other places share through an anchor, or that stands beside
 * one of the same image that cannot be set. Asked of files with such values only.
 */
import { editTarget } from '../edit/target.ts';
import { parseYaml } from '../edit/yaml.ts';
import { childrenOf, type YamlNode } from '../edit/yaml-node.ts';
import { ReleaseError } from '../errors.ts';
import { type ImageArgument, parseImageArgument } from '../images/argument.ts';
import { digestProblem, normalRepository, repositoryProblem, tagProblem } from '../images/reference.ts';
import type { Entry } from '../snapshot.ts';
import { judgeGroups } from './judge-groups.ts';
import type { ListedReference } from './listed.ts';

type TextFile = Entry & { readonly kind: 'file' };

/** Questions about one file that cost as much as an update each; what they do not settle counts as editable. */
const MAX_ASKED = 100;

/** The references, those that `update` would refuse with its reason; a marked line has its own. */
export function withRefusals(
  entry: TextFile,
  references: readonly ListedReference[],
): readonly ListedReference[] {
  const images = doubtful(entry, references).flatMap(([image, same]): readonly Doubt[] => {
    const asked = same.find(isOpen);
    return asked === undefined ? [] : [{ image, argument: anyVersion(asked), isApart: same.some(isApart) }];
  });
  if (images.length === 0) return references;
  const reasons = reasonsOf(entry, references, images);
  return references.map((reference) =>
    isOpen(reference) ? { ...reference, fixed: reasons.get(normalRepository(reference.image)) } : reference,
  );
}

interface Doubt {
  /** Normal form of the repository. */
  readonly image: string;
  readonly argument: ImageArgument;
  /** Judging groups of values does not settle it. */
  readonly isApart: boolean;
}

function isOpen({ fixed, format }: ListedReference): boolean {
  return fixed === undefined && format !== 'marker';
}

/** Groups of values are judged in one pass; how a kustomization or a marker is edited is asked image by image. */
function reasonsOf(
  entry: TextFile,
  references: readonly ListedReference[],
  images: readonly Doubt[],
): ReadonlyMap<string, string> {
  const isOther = references.some(({ format }) => format === 'marker' || format === 'kustomization');
  if (isOther) return new Map(images.slice(0, MAX_ASKED).flatMap((each) => askApart(entry, each)));
  const judged = judgeGroups(
    entry,
    images.map(({ argument }) => argument),
  );
  const left = images.filter(({ argument, isApart }) => isApart && !judged.has(argument));
  const asked = askTogether(entry, left.slice(0, MAX_ASKED), { left: MAX_ASKED });
  const told = images.flatMap(({ image, argument }) => {
    const reason = judged.get(argument);
    return reason === undefined ? [] : [[image, reason] as const];
  });
  return new Map([...told, ...asked]);
}

type Reasons = readonly (readonly [image: string, reason: string])[];

function askApart(entry: TextFile, { image, argument }: Doubt): Reasons {
  const reason = refusalOf(entry, [argument]);
  return reason === undefined ? [] : [[image, reason]];
}

/** Most files have no refusal, so all are asked at once, and halves only where the whole is refused. */
function askTogether(entry: TextFile, images: readonly Doubt[], budget: { left: number }): Reasons {
  if (images.length === 0 || budget.left <= 0) return [];
  budget.left -= 1;
  const reason = refusalOf(
    entry,
    images.map(({ argument }) => argument),
  );
  const [first] = images;
  if (reason === undefined || first === undefined) return [];
  if (images.length === 1) return [[first.image, reason]];
  const middle = images.length >> 1;
  return [images.slice(0, middle), images.slice(middle)].flatMap((half) => askTogether(entry, half, budget));
}

/** References of each image that may not be set. */
function doubtful(
  entry: TextFile,
  references: readonly ListedReference[],
): readonly (readonly [string, readonly ListedReference[]])[] {
  const byImage = new Map<string, ListedReference[]>();
  for (const reference of references) {
    if (repositoryProblem(reference.image) !== undefined) continue;
    const image = normalRepository(reference.image);
    const same = byImage.get(image);
    if (same === undefined) byImage.set(image, [reference]);
    else same.push(reference);
  }
  const isParsed = references.some(({ format }) => format !== 'marker');
  const isShared = isParsed && holdsAlias(entry);
  const isMarkedWrong = references.some(({ format, fixed }) => format === 'marker' && fixed !== undefined);
  return [...byImage].filter(([, same]) => isShared || isMarkedWrong || isDoubtful(same));
}

/** References that are set together: one that is another's or malformed, or has no tag, stops them all. */
function isDoubtful(same: readonly ListedReference[]): boolean {
  const shapes = new Set(same.map(({ tag, digest }) => tag === undefined && digest !== undefined));
  return (
    shapes.size > 1 || same.some((each) => each.fixed !== undefined || isMalformed(each) || isEmpty(each))
  );
}

/** A manifest's own fields, and keys without a value. */
function isApart(reference: ListedReference): boolean {
  return reference.format === 'manifest' || isEmpty(reference);
}

/** A key without a value, which may be written where no value can be added. */
function isEmpty({ tag, digest, format }: ListedReference): boolean {
  return tag === undefined && digest === undefined && format !== 'manifest';
}

function isMalformed({ tag, digest }: ListedReference): boolean {
  const isWrongTag = tag !== undefined && tagProblem(tag) !== undefined;
  return isWrongTag || (digest !== undefined && digestProblem(digest) !== undefined);
}

/** Text in a block may hold YAML with aliases of its own. */
function holdsAlias({ path, text }: TextFile): boolean {
  if (!/&[^\s,]/.test(text) || !/\*[^\s,]/.test(text)) return false;
  return parseYaml(path, text).documents.some(({ root }) => root !== undefined && mayAlias(root));
}

function mayAlias(node: YamlNode): boolean {
  if (node.kind === 'scalar') return node.style === 'block' && /\*[^\s,]/.test(node.value);
  return node.kind === 'alias' || childrenOf(node).some(mayAlias);
}

/** Any version will do: what refuses one refuses all. */
function anyVersion({ image, tag, digest }: ListedReference): ImageArgument {
  const other = tag === undefined && digest !== undefined ? `:*@sha256:${'0'.repeat(64)}` : ':other@*';
  return parseImageArgument(`${image}${other}`);
}

function refusalOf(entry: TextFile, images: readonly ImageArgument[]): string | undefined {
  const target = { path: entry.path, images };
  const files = new Map<string, Entry>([[entry.path, entry]]);
  try {
    for (let step = editTarget(target, files); step.kind === 'need'; step = editTarget(target, files)) {
      for (const path of step.paths) files.set(path, { kind: 'missing', path });
    }
    return undefined;
  } catch (error) {
    if (error instanceof ReleaseError) return error.failures[0].what;
    throw error;
  }
}
