/** Who else reads a value: anchors and the aliases that stand for them. */
import { childrenOf, type YamlAlias, type YamlNode } from './yaml-node.ts';

/** Aliases of one document, and the anchored collections around each node. */
export interface AnchorUses {
  /** Aliases that stand for this very node. */
  aliasesOf(node: YamlNode): readonly YamlAlias[];
  /** The innermost anchored map or list around the node that has aliases, or undefined. */
  sharedAround(node: YamlNode): YamlNode | undefined;
}

/** Walks a document once, however often it is asked for: trees never change. */
export function findAnchorUses(root: YamlNode): AnchorUses {
  const known = USES.get(root) ?? walkAnchorUses(root);
  USES.set(root, known);
  return known;
}

const USES = new WeakMap<YamlNode, AnchorUses>();

function walkAnchorUses(root: YamlNode): AnchorUses {
  const aliases = new Map<YamlNode, YamlAlias[]>();
  const parents = new Map<YamlNode, YamlNode>();
  const walk = (node: YamlNode): void => {
    if (node.kind === 'alias') {
      const known = aliases.get(node.target);
      if (known === undefined) aliases.set(node.target, [node]);
      else known.push(node);
    }
    for (const child of childrenOf(node)) {
      parents.set(child, node);
      walk(child);
    }
  };
  walk(root);
  const aliasesOf = (node: YamlNode) => aliases.get(node) ?? [];
  const sharedAround = (node: YamlNode) => {
    let at: YamlNode | undefined = node.kind === 'scalar' || node.kind === 'alias' ? parents.get(node) : node;
    while (at !== undefined && aliasesOf(at).length === 0) at = parents.get(at);
    return at;
  };
  return { aliasesOf, sharedAround };
}
