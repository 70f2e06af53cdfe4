/** Runs no more than so many at once; the others wait in the order in which they came. */

export type Pool = <Value>(body: () => Promise<Value>) => Promise<Value>;

export function createPool(places: number): Pool {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (body) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await body();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
