/**
 * What the editor itself refuses: a value that other places share through an anchor, or that stands beside
 * one of the same image that cannot be set. Asking costs as much as an update, so only files with such values are.
 */
import { editTarget } from '../edit/target.ts';
import { ReleaseError } from '../errors.ts';
import { parseImageArgument } from '../images/argument.ts';
import { digestProblem, normalRepository, repositoryProblem, tagProblem } from '../images/reference.ts';
import type { Entry } from '../snapshot.ts';
import type { ListedReference } from './listed.ts';

type TextFile = Entry & { readonly kind: 'file' };

/** Images of one file that are asked about: no person writes more beside anchors, and each costs an update. */
const MAX_ASKED = 100;

/** The references, those that `update` would refuse with its reason; a marked line has its own. */
export function withRefusals(
  entry: TextFile,
  references: readonly ListedReference[],
): readonly ListedReference[] {
  const reasons = new Map<string, string | undefined>();
  for (const [image, same] of doubtful(entry, references)) {
    const [asked] = same.filter(({ fixed, format }) => fixed === undefined && format !== 'marker');
    if (asked !== undefined && reasons.size < MAX_ASKED) reasons.set(image, refusalOf(entry, asked));
  }
  if (reasons.size === 0) return references;
  return references.map((reference) => {
    const { image, fixed, format } = reference;
    if (fixed !== undefined || format === 'marker') return reference;
    return { ...reference, fixed: reasons.get(normalRepository(image)) };
  });
}

/** References of each image that may not be set. */
function doubtful(
  { text }: TextFile,
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
  const isShared = /&[^\s,]/.test(text) && /\*[^\s,]/.test(text);
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

/** A key without a value, which may be written where no value can be added. */
function isEmpty({ tag, digest, format }: ListedReference): boolean {
  return tag === undefined && digest === undefined && format !== 'manifest';
}

function isMalformed({ tag, digest }: ListedReference): boolean {
  const isWrongTag = tag !== undefined && tagProblem(tag) !== undefined;
  return isWrongTag || (digest !== undefined && digestProblem(digest) !== undefined);
}

/** Any version will do: what refuses one refuses all. */
function refusalOf(entry: TextFile, { image, tag, digest }: ListedReference): string | undefined {
  const other = tag === undefined && digest !== undefined ? `:*@sha256:${'0'.repeat(64)}` : ':other@*';
  const target = { path: entry.path, images: [parseImageArgument(`${image}${other}`)] };
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
