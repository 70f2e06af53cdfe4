/** Names of all files of a checkout, without opening any. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeLister } from '../../core/ports.ts';

const NOT_ENTERED = new Set(['.git', 'node_modules']);

/** @param directory root of the checkout */
export function createCheckoutLister(directory: string): TreeLister {
  return { list: async () => [...namesBelow(directory, '')] };
}

/** Symbolic links are named and not followed. */
function* namesBelow(directory: string, path: string): Generator<string> {
  for (const entry of readdirSync(join(directory, path), { withFileTypes: true })) {
    const inside = path === '' ? entry.name : `${path}/${entry.name}`;
    if (!entry.isDirectory()) yield inside;
    else if (!NOT_ENTERED.has(entry.name)) yield* namesBelow(directory, inside);
  }
}
