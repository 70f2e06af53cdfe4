/**
 * `transformers` of a kustomization run after everything else in it, its own `images` too; the ones that are built
 * into kustomize can set images.
 * Source: kustomize api/internal/target/kusttarget.go runTransformers (configured ones first, then these).
 */
import { type Notice, ReleaseError } from '../../errors.ts';
import type { Kustomization } from '../formats/kustomize/image-entries.ts';
import { versionText } from '../formats/kustomize/wanted.ts';
import { folderOf, joinPath } from '../paths.ts';
import type { Source } from '../unsafe.ts';
import { parseYaml } from '../yaml.ts';
import { textOf, type YamlNode } from '../yaml-node.ts';
import { at, itemsOf } from '../yaml-path.ts';
import { patchedVersion } from './patches.ts';
import { contradicts, type Edited, type Others, overriding } from './place.ts';

/** Paths of files that a kustomization's `transformers` name. */
export function transformerFiles({ root, source }: Kustomization): readonly string[] {
  return itemsOf(at(root, 'transformers')).flatMap((item) => pathOf(item, source.file) ?? []);
}

/** Image and patch transformers that set the image of an edit to something else. */
export function transformerNotices(
  edited: Edited,
  kustomization: Kustomization,
  others: Others,
): readonly Notice[] {
  const { root, source } = kustomization;
  return itemsOf(at(root, 'transformers')).flatMap((item) =>
    configurations(item, source, others).flatMap(({ config, where, offset }) => {
      const version = versionSet(edited, config, { file: source.file, others });
      if (version === undefined) return [];
      const kind = textOf(at(config, 'kind')) ?? '';
      return [
        overriding(where, offset ?? config.start, { edited, does: `the ${kind} here sets ${version}` }),
      ];
    }),
  );
}

interface Configuration {
  readonly config: YamlNode;
  readonly where: Source;
  /** Where it stands in a kustomization; undefined: it has a file to itself. */
  readonly offset: number | undefined;
}

function configurations(item: YamlNode, source: Source, others: Others): readonly Configuration[] {
  const path = pathOf(item, source.file);
  const file = path === undefined ? undefined : others.byPath.get(path);
  const [where, text, offset] =
    path === undefined
      ? ([source, textOf(item) ?? '', item.start] as const)
      : ([{ file: path, text: file?.text ?? '' }, file?.text ?? '', undefined] as const);
  try {
    return parseYaml(where.file, text).documents.flatMap(({ root }) =>
      root === undefined ? [] : [{ config: root, where, offset }],
    );
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

/** Undefined for a configuration that stands in the list itself. */
function pathOf(item: YamlNode, file: string): string | undefined {
  const text = textOf(item) ?? '';
  return text === '' || text.includes('\n') ? undefined : joinPath(folderOf(file), text);
}

function versionSet(
  edited: Edited,
  config: YamlNode,
  place: { readonly file: string; readonly others: Others },
): string | undefined {
  switch (textOf(at(config, 'kind'))) {
    case 'ImageTagTransformer':
      return imageTag(edited, at(config, 'imageTag'));
    case 'PatchTransformer':
    case 'PatchJson6902Transformer':
      return patchedVersion(edited, config, place);
    default:
      return undefined;
  }
}

function imageTag(edited: Edited, entry: YamlNode | undefined): string | undefined {
  const tag = textOf(at(entry, 'newTag'));
  const digest = textOf(at(entry, 'digest'));
  const names = ['name', 'newName'].flatMap((key) => textOf(at(entry, key)) ?? []);
  return names.some((repository) => contradicts(edited, { repository, tag, digest }))
    ? versionText({ newTag: tag, digest })
    : undefined;
}
