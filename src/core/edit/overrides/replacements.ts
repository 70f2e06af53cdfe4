/**
 * `replacements` run after `images` of the same kustomization and can write over them.
 * Source: kustomize api/internal/target/kusttarget_configplugin.go (order of the transformers).
 */
import { type Notice, ReleaseError } from '../../errors.ts';
import type { Kustomization } from '../formats/kustomize/image-entries.ts';
import { folderOf, joinPath } from '../paths.ts';
import type { Source } from '../unsafe.ts';
import { parseYaml } from '../yaml.ts';
import { textOf, type YamlNode } from '../yaml-node.ts';
import { at, itemsOf, mapOf } from '../yaml-path.ts';
import { type Edited, type Others, overriding } from './place.ts';

/** Paths of files that a kustomization's `replacements` name. */
export function replacementFiles({ root, source }: Kustomization): readonly string[] {
  return itemsOf(at(root, 'replacements')).flatMap(
    (item) => joinPath(folderOf(source.file), textOf(at(item, 'path')) ?? '/') ?? [],
  );
}

/** Whose image a replacement writes can't be told from its selector: it is told for every image. */
export function replacementNotices(
  edited: Edited,
  kustomization: Kustomization,
  others: Others,
): readonly Notice[] {
  const files = replacementFiles(kustomization);
  const apart = files.flatMap((path) => others.byPath.get(path) ?? []).flatMap(readFile);
  const own = { source: kustomization.source, items: itemsOf(at(kustomization.root, 'replacements')) };
  return [own, ...apart].flatMap(({ source, items }) =>
    items
      .flatMap(imagePaths)
      .slice(0, 1)
      .map(({ node, path }) =>
        overriding(source, node.start, { edited, does: `the replacement here writes ${path}` }),
      ),
  );
}

interface Replacements {
  readonly source: Source;
  readonly items: readonly YamlNode[];
}

function readFile({ path, text }: { readonly path: string; readonly text: string }): readonly Replacements[] {
  try {
    return parseYaml(path, text).documents.map(({ root }) => ({
      source: { file: path, text },
      items: mapOf(root) === undefined ? itemsOf(root) : [root].flatMap((node) => node ?? []),
    }));
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

function imagePaths(item: YamlNode): readonly { readonly node: YamlNode; readonly path: string }[] {
  return itemsOf(at(item, 'targets')).flatMap((target) =>
    itemsOf(at(target, 'fieldPaths')).flatMap((node) => {
      const path = textOf(node) ?? '';
      return /(?:^|\.)image$/.test(path) ? [{ node, path }] : [];
    }),
  );
}
