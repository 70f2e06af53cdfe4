import { ReleaseError } from '../errors.ts';
import { placeOf } from './lines.ts';
import { childrenOf, type YamlNode } from './yaml-node.ts';

/** Nodes that a document may stand for once its aliases are expanded, as a floor for small files. */
const FREE_NODES = 100_000;
/** Beyond the floor: times the nodes that the document really holds. */
const MAX_GROWTH = 10;

/**
 * Refuses documents whose aliases expand to far more than is written (go-yaml's "excessive aliasing") or
 * that hold themselves. Counts every node once: time is linear in the text.
 * @throws ReleaseError yaml-aliases
 */
export function refuseAliasBomb(file: string, text: string, root: YamlNode): void {
  const sizes = new Map<YamlNode, number>();
  const open = new Set<YamlNode>();
  const size = (node: YamlNode): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    if (open.has(node)) throw bomb('an anchor holds an alias to itself', placeOf(file, text, node.start));
    open.add(node);
    const inner = node.kind === 'alias' ? [node.target] : childrenOf(node);
    const total = inner.reduce((sum, child) => sum + size(child), 1);
    open.delete(node);
    sizes.set(node, total);
    return total;
  };
  const expanded = size(root);
  if (expanded > FREE_NODES && expanded > MAX_GROWTH * sizes.size) {
    const amount = expanded > 1e9 ? 'more than a billion' : String(expanded);
    throw bomb(`its aliases expand ${sizes.size} nodes to ${amount}`, { file });
  }
}

function bomb(what: string, where: { file: string }): ReleaseError {
  return new ReleaseError({
    code: 'yaml-aliases',
    what: `refused to read the YAML: ${what}`,
    where,
    next: 'Write the values out instead of using aliases (*name) this way.',
  });
}
