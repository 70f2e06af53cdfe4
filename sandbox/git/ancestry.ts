/** Parents of a commit; null where there is no such commit. */
export type ParentsOf = (oid: string) => Promise<readonly string[] | null>;

interface Known {
  readonly parents: readonly string[];
  readonly place: number;
  /** One bit for the place of each commit that it reaches, itself included. */
  readonly reach: Uint32Array;
}

/** A repository with more commits is git's to walk. */
const MOST = 5000;

const has = (reach: Uint32Array, place: number): boolean =>
  ((reach[place >>> 5] ?? 0) >>> (place & 31)) % 2 === 1;

function countOutside(all: Uint32Array, others: Uint32Array): number {
  let count = 0;
  for (const [word, bits] of all.entries()) {
    for (let left = bits & ~(others[word] ?? 0); left !== 0; left &= left - 1) count += 1;
  }
  return count;
}

/**
 * Who descends from whom, without a process for each question. Where the history is too long, a commit is not there,
 * or the answer depends on more than that, the answer is undefined, and git is to be asked.
 */
export class Ancestry {
  readonly #parentsOf: ParentsOf;
  readonly #known = new Map<string, Known>();
  readonly #oids: string[] = [];
  #tooLong = false;

  constructor(parentsOf: ParentsOf) {
    this.#parentsOf = parentsOf;
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean | undefined> {
    const below = await this.#read(descendant);
    const above = this.#known.get(ancestor);
    return below === undefined ? undefined : above !== undefined && has(below.reach, above.place);
  }

  async divergence(
    base: string,
    head: string,
  ): Promise<{ readonly ahead: number; readonly behind: number } | undefined> {
    const [left, right] = [await this.#read(base), await this.#read(head)];
    if (left === undefined || right === undefined) return undefined;
    return { ahead: countOutside(right.reach, left.reach), behind: countOutside(left.reach, right.reach) };
  }

  /** @returns null where they have nothing in common; undefined also where there are several */
  async mergeBase(a: string, b: string): Promise<string | null | undefined> {
    const [left, right] = [await this.#read(a), await this.#read(b)];
    if (left === undefined || right === undefined) return undefined;
    if (has(right.reach, left.place)) return a;
    if (has(left.reach, right.place)) return b;
    const common = this.#oids.filter((_, place) => has(left.reach, place) && has(right.reach, place));
    const below = new Set(common.flatMap((oid) => this.#known.get(oid)?.parents ?? []));
    const best = common.filter((oid) => !below.has(oid));
    return best.length > 1 ? undefined : (best[0] ?? null);
  }

  /** What `head` reaches and `not` does not, newest first, at most `limit`; undefined also where that is no chain. */
  async chain(head: string, not?: string, limit = Infinity): Promise<readonly string[] | undefined> {
    const first = await this.#read(head);
    const others = not === undefined ? { reach: new Uint32Array() } : await this.#read(not);
    if (first === undefined || others === undefined) return undefined;
    const isWithin = (oid: string): boolean => !has(others.reach, this.#known.get(oid)?.place ?? 0);
    const chain: string[] = [];
    for (let next = [head].filter(isWithin); next.length > 0 && chain.length < limit; ) {
      const [oid = ''] = next;
      if (next.length > 1) return undefined;
      chain.push(oid);
      next = (this.#known.get(oid)?.parents ?? []).filter(isWithin);
    }
    return chain;
  }

  /** Learns a commit after all that it reaches. */
  async #read(head: string): Promise<Known | undefined> {
    const waiting = [head];
    for (let oid = waiting.at(-1); oid !== undefined; oid = waiting.at(-1)) {
      const parents = this.#known.has(oid) ? [] : await this.#unread(oid, waiting.length);
      if (parents === undefined) return undefined;
      const unknown = parents.filter((parent) => !this.#known.has(parent));
      if (unknown.length === 0) this.#learn(oid, parents);
      if (unknown.length === 0) waiting.pop();
      else waiting.push(...unknown);
    }
    return this.#known.get(head);
  }

  async #unread(oid: string, waiting: number): Promise<readonly string[] | undefined> {
    if (waiting + this.#oids.length > MOST) this.#tooLong = true;
    return this.#tooLong ? undefined : ((await this.#parentsOf(oid)) ?? undefined);
  }

  #learn(oid: string, parents: readonly string[]): void {
    if (this.#known.has(oid)) return;
    const place = this.#oids.length;
    const reach = new Uint32Array((place >>> 5) + 1);
    for (const parent of parents) {
      for (const [word, bits] of (this.#known.get(parent)?.reach ?? []).entries())
        reach[word] = (reach[word] ?? 0) | bits;
    }
    reach[place >>> 5] = (reach[place >>> 5] ?? 0) | (1 << (place & 31));
    this.#oids.push(oid);
    this.#known.set(oid, { parents, place, reach });
  }
}
