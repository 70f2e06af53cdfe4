/** YAML inside of YAML: the text of a literal block scalar (`values: |`), read with the offsets of the file. */
import { nextLine } from './lines.ts';
import type { Source } from './unsafe.ts';
import { parseYaml } from './yaml.ts';
import type { YamlNode, YamlPair, YamlScalar } from './yaml-node.ts';

/**
 * A block's lines are the document with an indent, and a YAML document may be indented as a whole. So its nodes
 * are those of the lines as they stand there, and an edit of them keeps indent and style.
 * @returns undefined where the scalar is no literal block of one document
 * @throws ReleaseError yaml-invalid, yaml-aliases
 */
export function embeddedYaml({ file, text }: Source, holder: YamlScalar): YamlNode | undefined {
  if (holder.style !== 'block' || text[holder.start] !== '|') return undefined;
  const start = nextLine(text, holder.start);
  const { documents } = parseYaml(`${file}#${start}`, text.slice(start, holder.end));
  const [document] = documents;
  return document?.root === undefined || documents.length > 1 ? undefined : shifted(document.root, start);
}

/** The same tree with other offsets; an alias points to the moved node, which always stands before it. */
function shifted(root: YamlNode, by: number): YamlNode {
  const moved = new Map<YamlNode, YamlNode>();
  const move = (node: YamlNode): YamlNode => {
    const copy = moveInside({ ...node, start: node.start + by, end: node.end + by });
    moved.set(node, copy);
    return copy;
  };
  const moveInside = (node: YamlNode): YamlNode => {
    if (node.kind === 'alias') return { ...node, target: moved.get(node.target) ?? node.target };
    if (node.kind === 'map') return { ...node, pairs: node.pairs.map(movePair) };
    if (node.kind !== 'list') return node;
    return { ...node, items: node.items.map(move), dashes: node.dashes.map((dash) => dash + by) };
  };
  const movePair = (pair: YamlPair): YamlPair => {
    const key = move(pair.key);
    return { ...pair, key, value: move(pair.value), start: pair.start + by };
  };
  return move(root);
}
