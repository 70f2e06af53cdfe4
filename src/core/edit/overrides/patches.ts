/** Patches that set an image. */
import { ReleaseError } from '../../errors.ts';
import { type ImageUse, imagesOfManifest } from '../formats/kustomize/manifest-images.ts';
import { versionText } from '../formats/kustomize/wanted.ts';
import { folderOf, joinPath } from '../paths.ts';
import { resolve, textOf, type YamlNode } from '../yaml-node.ts';
import { at } from '../yaml-path.ts';
import { contradicts, type Edited, type Others } from './place.ts';

/** Where a patch stands. */
export interface PatchPlace {
  /** File that names it; a path in it is seen from there. */
  readonly file: string;
  readonly others: Others;
}

/**
 * What a patch makes of the image of an edit.
 * @returns the version, or undefined where it leaves the image, says what is wanted, or is what has been edited
 */
export function patchedVersion(edited: Edited, node: YamlNode, place: PatchPlace): string | undefined {
  const use = patchImages(node, place).find(
    ({ file, name, tag, digest }) =>
      file !== edited.change.file && contradicts(edited, { repository: name, tag, digest }),
  );
  return use === undefined ? undefined : versionText({ newTag: use.tag, digest: use.digest });
}

/** `patch` or `path` of a mapping, a path alone, or the patch itself. */
function patchImages(node: YamlNode, { file, others }: PatchPlace): readonly ImageUse[] {
  const inline = textOf(at(node, 'patch')) ?? blockOf(node);
  const path = joinPath(folderOf(file), textOf(at(node, 'path') ?? node) ?? '/');
  // A file is told from the file that names it by its path, also where the patch stands inside of the edited file.
  const source = inline === undefined ? others.byPath.get(path ?? '') : { path: '', text: inline };
  if (source === undefined) return [];
  try {
    return imagesOfManifest(source.path, source.text);
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

/** A strategic-merge patch may stand in the list itself. */
function blockOf(node: YamlNode): string | undefined {
  const target = resolve(node);
  return target.kind === 'scalar' && target.value.includes('\n') ? target.value : undefined;
}
