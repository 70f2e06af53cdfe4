/** Which kustomizations are built by themselves: those that nothing else that is built includes. */
import type { Graph, GraphNode } from './graph.ts';

/**
 * A component that no kustomization uses builds nothing, so what it lists is not included by it. In a circle that
 * nothing else includes each kustomization is a root: kustomize refuses them, and that is to be seen.
 * @param operators nodes of the operators' objects, which build as well
 * @returns folders, in the order of the graph
 */
export function rootsOf(graph: Graph, operators: readonly GraphNode[]): readonly string[] {
  const own = [...graph].filter(([, node]) => !node.component);
  const builders = [...operators, ...own.map(([, node]) => node)];
  const built = new Set(operators.flatMap((node) => [...node.children, ...node.trees]));
  const included = reachedFrom(builders, graph);
  const tops = own.filter(([folder]) => !included.has(folder) && !built.has(folder));
  const reached = reachedFrom([...operators, ...tops.map(([, node]) => node)], graph);
  const circles = own.filter(
    ([folder, node]) => !reached.has(folder) && !built.has(folder) && reachedFrom([node], graph).has(folder),
  );
  const roots = new Set([...tops, ...circles].map(([folder]) => folder));
  return [...graph.keys()].filter((folder) => roots.has(folder));
}

/** Folders that are built as a part of these nodes, on any level. */
function reachedFrom(nodes: readonly GraphNode[], graph: Graph): ReadonlySet<string> {
  const found = new Set<string>();
  const open = nodes.flatMap((node) => [...node.children]);
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (found.has(folder)) continue;
    found.add(folder);
    open.push(...(graph.get(folder)?.children ?? []));
  }
  return found;
}
