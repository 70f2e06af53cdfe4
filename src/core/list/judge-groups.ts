/** Which images of one file `update` would refuse: all judged in one pass, each as if it alone were wanted. */

import { readKustomizeImage } from '../edit/formats/argocd/kustomize-image.ts';
import { refuseAutomated } from '../edit/formats/automation.ts';
import { editsOf } from '../edit/formats/group-format.ts';
import type { ImageGroup } from '../edit/formats/image-group.ts';
import { findImageFields } from '../edit/formats/manifest/image-fields.ts';
import { type GroupSource, setGroup } from '../edit/formats/set-group.ts';
import { lineStarts } from '../edit/lines.ts';
import { parseYaml } from '../edit/yaml.ts';
import type { YamlNode } from '../edit/yaml-node.ts';
import { ReleaseError } from '../errors.ts';
import type { ImageArgument } from '../images/argument.ts';
import { normalRepository, referenceProblem, splitReference } from '../images/reference.ts';
import { VALUE_FORMATS } from './list-values.ts';

/**
 * @param file no kustomization, and without markers, which have rules of their own
 * @returns the reasons, for those images that are refused
 */
export function judgeGroups(
  { path: file, text }: { readonly path: string; readonly text: string },
  images: readonly ImageArgument[],
): ReadonlyMap<ImageArgument, string> {
  const source: GroupSource = { path: file, file, text, lineOf: lineStarts(text) };
  const reasons = new Map<ImageArgument, string>();
  for (const { root } of parseYaml(file, text).documents) {
    if (root === undefined) continue;
    const named = groupsByName(source, root);
    for (const image of images) {
      const groups = named.get(normalRepository(image.repository ?? '')) ?? [];
      const reason = refusal(() => setAll(source, root, { groups, image }));
      if (reason !== undefined && !reasons.has(image)) reasons.set(image, reason);
    }
  }
  return reasons;
}

interface Wanted {
  readonly groups: readonly ImageGroup[];
  readonly image: ImageArgument;
}

function setAll(source: GroupSource, root: YamlNode, { groups, image }: Wanted): void {
  if (groups.length === 0) return;
  const parts = groups.map((group) => {
    return { wishes: setGroup(source, group, image).wishes, within: group.within };
  });
  const edits = editsOf(source, root, parts);
  const { file: path, text } = source;
  refuseAutomated(edits, [image], new Map([[path, { kind: 'file', path, mode: '100644', text }]]));
}

function refusal(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof ReleaseError) return error.failures[0].what;
    throw error;
  }
}

function groupsByName(source: GroupSource, root: YamlNode): ReadonlyMap<string, readonly ImageGroup[]> {
  const groups = VALUE_FORMATS.flatMap(({ findGroups }) =>
    findGroups(source, root).flatMap((each) => (each.kind === 'hint' || isMalformed(each) ? [] : each)),
  );
  const byName = new Map<string, ImageGroup[]>();
  for (const group of [...fieldsOf(root), ...groups]) {
    for (const name of new Set(namesOf(group).map(normalRepository))) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [group]);
      else known.push(group);
    }
  }
  return byName;
}

/** Where the place says that a value is an image, a malformed one is refused; elsewhere it is none. */
function fieldsOf(root: YamlNode): readonly ImageGroup[] {
  return findImageFields(root).flatMap(({ certain, ...field }) => {
    const group = { kind: 'whole', ...field } as const;
    return certain || !isMalformed(group) ? [group] : [];
  });
}

function isMalformed(group: ImageGroup): boolean {
  return group.kind === 'whole' && referenceProblem(group.value) !== undefined;
}

function namesOf(group: ImageGroup): readonly string[] {
  if (group.kind === 'parts') return [group.repository, group.bare, group.name ?? group.repository];
  if (group.kind === 'whole') return [splitReference(group.value).repository];
  const { old, repository } = readKustomizeImage(group.value);
  return [old ?? repository, repository];
}
