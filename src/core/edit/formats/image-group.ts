/** What formats find: images whose values stand in one scalar or in several, and remarks about others. */
import type { YamlNode, YamlScalar } from '../yaml-node.ts';

/** A YAML document that is the text of a block scalar; its nodes have the offsets of the file around it. */
export interface Embedded {
  readonly root: YamlNode;
  readonly holder: YamlScalar;
}

interface Group {
  /** Written inside `{}` or `[]`. */
  readonly flow: boolean;
  /** Where the values stand if that is not the file's own document. */
  readonly within?: Embedded;
}

/** The whole reference in one scalar. */
export interface WholeGroup extends Group {
  readonly kind: 'whole';
  readonly node: YamlNode;
  readonly value: string;
}

/** `[old=]new[:tag][@digest]`, as Argo CD hands it to `kustomize edit set image`. */
export interface EntryGroup extends Group {
  readonly kind: 'entry';
  readonly node: YamlNode;
  readonly value: string;
}

/** A repository with a tag, a digest or both beside it. */
export interface PartsGroup extends Group {
  readonly kind: 'parts';
  /** Registry and repository joined. */
  readonly repository: string;
  /** The other spelling, where the registry comes from `global.imageRegistry`. */
  readonly bare: string;
  /** Name of a kustomize entry that the repository replaces. */
  readonly name?: string | undefined;
  readonly tag: YamlNode | undefined;
  readonly digest: YamlNode | undefined;
  readonly at: YamlNode;
}

/** A place that is left alone although it may decide on an image: told where the image is found nowhere. */
export interface HintGroup {
  readonly kind: 'hint';
  readonly node: YamlNode;
  readonly what: string;
  /** The image that it is about; undefined: every one. */
  readonly repository?: string;
  /** A tag whose repository is the chart's. */
  readonly lone?: { readonly key: string; readonly tag: string };
  /** Text that may hold images and is not understood: `list` tells it. */
  readonly unread?: boolean;
  /** Told as a warning, too, where the document holds a wanted image. */
  readonly overrides: boolean;
}

export type ImageGroup = WholeGroup | EntryGroup | PartsGroup;
export type Finding = ImageGroup | HintGroup;

/** The node that stands for a finding: where its version is, or would be. */
export function nodeOf(finding: Finding): YamlNode {
  return finding.kind === 'parts' ? (finding.tag ?? finding.digest ?? finding.at) : finding.node;
}
