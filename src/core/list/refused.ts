/**
 * What the editor itself refuses in a file with anchors: a value that other places share is not set. Files without
 * any have none, and asking costs as much as an update.
 */
import { editTarget } from '../edit/target.ts';
import { ReleaseError } from '../errors.ts';
import { parseImageArgument } from '../images/argument.ts';
import { repositoryProblem } from '../images/reference.ts';
import type { Entry } from '../snapshot.ts';
import type { ListedReference } from './listed.ts';

type TextFile = Entry & { readonly kind: 'file' };

/** The references, those that `update` would refuse with its reason. */
export function withRefusals(
  entry: TextFile,
  references: readonly ListedReference[],
): readonly ListedReference[] {
  if (!/&[^\s,]/.test(entry.text) || !/\*[^\s,]/.test(entry.text)) return references;
  const reasons = new Map<string, string | undefined>();
  return references.map((reference) => {
    const { image, fixed } = reference;
    if (fixed !== undefined || repositoryProblem(image) !== undefined) return reference;
    if (!reasons.has(image)) reasons.set(image, refusalOf(entry, reference));
    return { ...reference, fixed: reasons.get(image) };
  });
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
