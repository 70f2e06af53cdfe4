/** A name for what a rendering depends on: equal names render equally, at any commit and in any run. */
import { createHash } from 'node:crypto';
import type { Content } from './content.ts';
import type { RenderInput } from './input.ts';

/**
 * SHA-256 over the files and the steps; every part is preceded by its length, so that none runs into the next.
 * @returns hexadecimal
 */
export function inputHash({ files, steps }: Pick<RenderInput, 'files' | 'steps'>): string {
  const hash = createHash('sha256');
  const add = (content: Content) => {
    const length = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
    hash.update(`${length}:`).update(content);
  };
  add(JSON.stringify(steps));
  for (const path of [...files.keys()].sort()) {
    add(path);
    add(files.get(path) ?? '');
  }
  return hash.digest('hex');
}
