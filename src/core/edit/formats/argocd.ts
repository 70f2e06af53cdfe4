/**
 * argocd: images that Applications and ApplicationSets set: `kustomize.images`, `helm.parameters`, `helm.values`
 * (YAML in a block scalar), `helm.valuesObject`, and the elements of list generators.
 * Source: Argo CD docs/operator-manual/application.yaml, docs/user-guide/helm.md.
 */
import { ReleaseError } from '../../errors.ts';
import type { Source } from '../unsafe.ts';
import { embeddedYaml } from '../yaml-embedded.ts';
import { keyOf, resolve, textOf, type YamlMap, type YamlNode } from '../yaml-node.ts';
import { at, itemsOf, mapOf } from '../yaml-path.ts';
import { findParameters } from './argocd/parameters.ts';
import { findElements, findSources, findTemplates } from './argocd/sources.ts';
import { createGroupFormat, type FindGroups } from './group-format.ts';
import { findImageGroups } from './helm-values/image-groups.ts';
import type { Finding, HintGroup } from './image-group.ts';

export const findArgoGroups: FindGroups = (source, root) => {
  const sources = findSources(root);
  if (root === undefined || sources === undefined) return [];
  return [
    ...sources.flatMap((each) => findSourceGroups(source, each)),
    ...findElements(root).flatMap((element) => findImageGroups(element)),
    ...templateHints(root),
    ...updaterHint(root),
  ];
};

/** Images of one source of an Application, or of a `.argocd-source` file, which is one. */
export function findSourceGroups(source: Source, from: YamlMap): readonly Finding[] {
  return [...kustomizeImages(from), ...helmImages(source, from)];
}

export const argoFormat = createGroupFormat('argocd', findArgoGroups);

function kustomizeImages(source: YamlMap): readonly Finding[] {
  const list = at(source, 'kustomize', 'images');
  const target = list === undefined ? undefined : resolve(list);
  const flow = target?.kind === 'list' && target.flow;
  return itemsOf(list).flatMap((node): readonly Finding[] => {
    const value = textOf(node);
    return value === undefined ? [] : [{ kind: 'entry', node, value, flow }];
  });
}

function helmImages(source: Source, from: YamlMap): readonly Finding[] {
  const helm = at(from, 'helm');
  return [
    ...findParameters(at(helm, 'parameters')),
    ...findImageGroups(at(helm, 'valuesObject')),
    ...findInText(source, at(helm, 'values')),
    ...valueFiles(at(helm, 'valueFiles')),
  ];
}

/** An alias of a block is its anchor's text: what stands there is found there. */
function findInText(source: Source, node: YamlNode | undefined): readonly Finding[] {
  if (node?.kind !== 'scalar' || node.value.trim() === '') return [];
  const hint = (why: string): HintGroup => ({
    kind: 'hint',
    node,
    what: `\`helm.values\` ${why}`,
    unread: true,
    overrides: false,
  });
  try {
    const root = embeddedYaml(source, node);
    if (root === undefined) return [hint('is no YAML of one document in a block that starts with "|"')];
    return findImageGroups(root).map((group) => ({ ...group, within: { root, holder: node } }));
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    return [hint(`can't be read: ${error.failures[0].what}`)];
  }
}

function valueFiles(list: YamlNode | undefined): readonly HintGroup[] {
  const names = itemsOf(list).flatMap((item) => textOf(item) ?? []);
  if (list === undefined || names.length === 0) return [];
  const what = `the Application takes values from ${names.slice(0, 5).join(', ')}: give that file as path`;
  return [{ kind: 'hint', node: list, what, overrides: false }];
}

/** Texts that Argo CD fills in before it reads them. */
function templateHints(root: YamlNode): readonly HintGroup[] {
  return findTemplates(root).map(({ key, node }) => {
    const what = `\`${key}\` is a template of text, and images in it are not seen (mark their lines to set them)`;
    return { kind: 'hint', node, what, unread: true, overrides: false };
  });
}

/** Source: argocd-image-updater docs, annotations of Applications. */
function updaterHint(root: YamlNode): readonly HintGroup[] {
  const annotations = mapOf(at(root, 'metadata', 'annotations'));
  const pair = annotations?.pairs.find(
    (each) => keyOf(each) === 'argocd-image-updater.argoproj.io/image-list',
  );
  if (pair === undefined) return [];
  const what = 'Argo CD Image Updater (its annotation image-list) chooses images of this Application, too';
  return [{ kind: 'hint', node: pair.value, what, overrides: true }];
}
