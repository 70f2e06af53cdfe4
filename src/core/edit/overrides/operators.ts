/** Objects of Flux and Argo CD that build a folder and set images on top of it. */
import { type Notice, ReleaseError } from '../../errors.ts';
import { splitReference } from '../../images/reference.ts';
import { readKustomizeImage } from '../formats/argocd/kustomize-image.ts';
import { findArgoGroups, findSourceGroups } from '../formats/argocd.ts';
import { findFluxGroups } from '../formats/flux.ts';
import { findHelmGroups } from '../formats/helm-values.ts';
import { type Finding, nodeOf } from '../formats/image-group.ts';
import type { TextFile } from '../formats/places.ts';
import { folderOf, nameOf } from '../paths.ts';
import { parseYaml } from '../yaml.ts';
import { textOf, type YamlNode } from '../yaml-node.ts';
import { at } from '../yaml-path.ts';
import { findComponents } from './above.ts';
import { addedComponents, addedPatches, pathsOf } from './additions.ts';
import { kustomizationNotices } from './kustomizations.ts';
import { filesNaming } from './name-index.ts';
import { patchedVersion } from './patches.ts';
import { contradicts, type Edited, type Others, overriding } from './place.ts';

/** Whether a text may hold an object that builds a folder. */
export function mayBuild(text: string): boolean {
  return KINDS.test(text);
}

const KINDS = /^kind:\s*["']?(?:Kustomization|HelmRelease|Application|ApplicationSet)\b/m;

/** Notices on objects that build one of the edit's folders. */
export function operatorNotices(edited: Edited, others: Others): readonly Notice[] {
  const files = new Set(edited.folders.flatMap((folder) => filesNaming(others.objects, folder)));
  return [...files].flatMap((file) => objectNotices(edited, file, others));
}

function objectNotices(edited: Edited, file: TextFile, others: Others): readonly Notice[] {
  if (file.path === edited.change.file) return [];
  const source = { file: file.path, text: file.text };
  return documentsOf(file).flatMap((root) => {
    const kind = textOf(at(root, 'kind')) ?? '';
    if (!pathsOf(root).some((path) => edited.folders.includes(path))) return [];
    const name = textOf(at(root, 'metadata', 'name')) ?? '';
    const tell = (node: YamlNode, version: string) =>
      overriding(source, node.start, { edited, does: `the ${kind} "${name}" sets ${version} here` });
    const findings = [findFluxGroups, findArgoGroups, findHelmGroups].flatMap((find) => find(source, root));
    return [
      ...findings
        .filter((each) => isLater(edited, each))
        .map((finding) => tell(nodeOf(finding), shown(finding))),
      ...addedPatches(root, edited).flatMap((node) => {
        const version = patchedVersion(edited, node, { file: file.path, others });
        return version === undefined ? [] : [tell(node, `"${version}"`)];
      }),
      ...kustomizationNotices(
        { edited, kustomizations: findComponents(addedComponents(root, edited), others) },
        others,
      ),
    ];
  });
}

function documentsOf({ path, text }: TextFile): readonly YamlNode[] {
  try {
    return parseYaml(path, text).documents.flatMap(({ root }) => root ?? []);
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

/** A lone tag parameter of a chart is for the chart's own image. */
function isLater(edited: Edited, finding: Finding): boolean {
  switch (finding.kind) {
    case 'hint':
      return finding.lone !== undefined && finding.lone.tag !== edited.change.to;
    case 'whole':
      return contradicts(edited, splitReference(finding.value));
    case 'entry':
      return isLaterEntry(edited, finding.value);
    case 'parts': {
      const { repository, tag, digest, name } = finding;
      const version = { tag: textOf(tag) || undefined, digest: textOf(digest) || undefined };
      return [repository, name].some(
        (each) => each !== undefined && contradicts(edited, { repository: each, ...version }),
      );
    }
  }
}

function isLaterEntry(edited: Edited, value: string): boolean {
  const { old, ...reference } = readKustomizeImage(value);
  return [old, reference.repository].some(
    (repository) => repository !== undefined && contradicts(edited, { ...reference, repository }),
  );
}

function shown(finding: Finding): string {
  if (finding.kind === 'hint') return `${finding.lone?.key} to "${finding.lone?.tag}"`;
  if (finding.kind !== 'parts') return `"${finding.value}"`;
  return `"${textOf(finding.tag) ?? textOf(finding.digest) ?? ''}"`;
}

/**
 * `.argocd-source.yaml` and `.argocd-source-<app>.yaml` in an application's folder override the Application.
 * Source: Argo CD docs/user-guide/parameters.md (fact sheet D4).
 */
export function isArgoSource(path: string): boolean {
  return /^\.argocd-source(?:-.+)?\.yaml$/.test(nameOf(path));
}

/** Notices on `.argocd-source` files in the edit's folders. */
export function argoSourceNotices(edited: Edited, { argoSources }: Others): readonly Notice[] {
  const inFolder = argoSources.filter(({ path }) => edited.folders.includes(folderOf(path)));
  return inFolder.flatMap((file) =>
    documentsOf(file).flatMap((root) => sourceFileNotices(edited, { file, root })),
  );
}

function sourceFileNotices(
  edited: Edited,
  { file, root }: { readonly file: TextFile; readonly root: YamlNode },
): readonly Notice[] {
  const source = { file: file.path, text: file.text };
  return (root.kind === 'map' ? findSourceGroups(source, root) : [])
    .filter((finding) => isLater(edited, finding))
    .map((finding) =>
      overriding(source, nodeOf(finding).start, {
        edited,
        does: `Argo CD reads ${shown(finding)} from this file`,
      }),
    );
}
