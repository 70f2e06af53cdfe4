/** What the kustomizations above an edit make of its image. */
import type { Notice } from '../../errors.ts';
import { sameRepository } from '../../images/reference.ts';
import type { Kustomization } from '../formats/kustomize/image-entries.ts';
import { currentValues, versionText } from '../formats/kustomize/wanted.ts';
import { at, itemsOf } from '../yaml-path.ts';
import { type Above, PATCH_LISTS } from './above.ts';
import { patchedVersion } from './patches.ts';
import { contradicts, type Edited, type Others, overriding } from './place.ts';
import { replacementNotices } from './replacements.ts';
import { transformerNotices } from './transformers.ts';

/** Entries, patches, replacements and transformers that come after the edit. */
export function kustomizationNotices({ edited, kustomizations }: Above, others: Others): readonly Notice[] {
  return kustomizations.flatMap((kustomization) => [
    ...entryNotices(edited, kustomization),
    ...patchNotices(edited, kustomization, others),
    ...replacementNotices(edited, kustomization, others),
    ...transformerNotices(edited, kustomization, others),
  ]);
}

function isOwn({ change }: Edited, { source }: Kustomization): boolean {
  return source.file === change.file;
}

function entryNotices(edited: Edited, kustomization: Kustomization): readonly Notice[] {
  if (isOwn(edited, kustomization)) return [];
  return kustomization.entries.flatMap((entry): readonly Notice[] => {
    const { newTag: tag, digest } = currentValues(entry);
    const { name = '', newName } = entry.values;
    const meant = [name, newName ?? ''].find((each) => sameRepository(each, edited.change.image));
    if (meant === undefined || !contradicts(edited, { repository: meant, tag, digest })) return [];
    const does = `the entry of \`images\` here sets ${versionText({ newTag: tag, digest })}`;
    return [overriding(kustomization.source, entry.map.start, { edited, does })];
  });
}

/** Patches come before `images` of the same kustomization, so those beside an edited entry do not count. */
function patchNotices(edited: Edited, kustomization: Kustomization, others: Others): readonly Notice[] {
  if (isOwn(edited, kustomization)) return [];
  const { root, source } = kustomization;
  return PATCH_LISTS.flatMap((key) => itemsOf(at(root, key))).flatMap((node) => {
    const version = patchedVersion(edited, node, { file: source.file, others });
    if (version === undefined) return [];
    return [overriding(source, node.start, { edited, does: `the patch here sets ${version}` })];
  });
}
