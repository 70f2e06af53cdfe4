/** Lines of a kustomization that its own format sets: a marker there says nothing that the entry does not. */
import { ReleaseError } from '../../../errors.ts';
import { lineStarts } from '../../lines.ts';
import { nameOf } from '../../paths.ts';
import { readKustomization } from './image-entries.ts';
import { KUSTOMIZATION_NAMES } from './locate.ts';

/** @returns lines from 1 of the values of `images:`; none where the file is no kustomization */
export function nativeLines(file: string, text: string): ReadonlySet<number> {
  if (!KUSTOMIZATION_NAMES.includes(nameOf(file))) return new Set();
  const lineOf = lineStarts(text);
  try {
    const pairs = readKustomization(file, text).entries.flatMap(({ own }) => Object.values(own));
    return new Set(pairs.flatMap((pair) => (pair === undefined ? [] : [lineOf(pair.value.start)])));
  } catch (error) {
    if (error instanceof ReleaseError) return new Set();
    throw error;
  }
}
