import type { YamlNode } from '../yaml-node.ts';

/** One image of a document: the whole reference in one scalar, or its parts in several. */
export type ImageGroup =
  | { readonly kind: 'whole'; readonly node: YamlNode; readonly value: string; readonly flow: boolean }
  | {
      readonly kind: 'parts';
      /** Registry and repository joined. */
      readonly repository: string;
      /** The other spelling, where the registry comes from `global.imageRegistry`. */
      readonly bare: string;
      readonly tag: YamlNode | undefined;
      readonly digest: YamlNode | undefined;
      readonly at: YamlNode;
      readonly flow: boolean;
    };
