/**
 * Ancestry of short histories, without a process for each question. Where a history is long, or the answer depends on
 * more than who is whose parent, the answer is undefined, and git is to be asked.
 */

/** Parents of a commit; null where there is no such commit. */
export type ParentsOf = (oid: string) => Promise<readonly string[] | null>;

/** Each commit that one reaches, itself included, with its parents. */
export type Reach = ReadonlyMap<string, readonly string[]>;

const MOST = 200;

export async function reach(head: string, parentsOf: ParentsOf): Promise<Reach | undefined> {
  const reached = new Map<string, readonly string[]>();
  const waiting = [head];
  for (let oid = waiting.pop(); oid !== undefined; oid = waiting.pop()) {
    if (reached.has(oid)) continue;
    const parents = await parentsOf(oid);
    if (parents === null || reached.size === MOST) return undefined;
    reached.set(oid, parents);
    waiting.push(...parents);
  }
  return reached;
}

const outside = (all: Reach, others: Reach): readonly string[] =>
  [...all.keys()].filter((oid) => !others.has(oid));

export function divergenceOf(base: Reach, head: Reach): { readonly ahead: number; readonly behind: number } {
  return { ahead: outside(head, base).length, behind: outside(base, head).length };
}

/** @returns null where they have nothing in common; undefined where there are several */
export function mergeBaseOf(a: Reach, b: Reach): string | null | undefined {
  const common = [...a].filter(([oid]) => b.has(oid));
  const below = new Set(common.flatMap(([, parents]) => parents));
  const best = common.filter(([oid]) => !below.has(oid));
  return best.length > 1 ? undefined : (best[0]?.[0] ?? null);
}

/** What `head` reaches and `not` does not, newest first; undefined where that is no chain. */
export function chainOf(head: string, all: Reach, not: Reach | undefined): readonly string[] | undefined {
  const range = new Set(not === undefined ? all.keys() : outside(all, not));
  const chain: string[] = [];
  for (let next = range.has(head) ? head : undefined; next !== undefined; ) {
    chain.push(next);
    const parents: readonly string[] = (all.get(next) ?? []).filter((oid) => range.has(oid));
    if (parents.length > 1) return undefined;
    next = parents[0];
  }
  return chain.length === range.size ? chain : undefined;
}
