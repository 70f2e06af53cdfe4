/** Sections into as many parts as are allowed; the least important give way. */
import type { Section } from './comment-sections.ts';

export interface Packed {
  /** Sections of each part; at least one part. */
  readonly parts: readonly (readonly Section[])[];
  readonly left: readonly Section[];
}

export interface Room {
  /** Bytes for sections in the first part, and in each of the others. */
  readonly first: number;
  readonly next: number;
  readonly maxParts: number;
}

/** Fills one part after the other, in order; from the first section that finds no room all are left out. */
export function packSections(sections: readonly Section[], room: Room): Packed {
  const parts: Section[][] = [[]];
  let free = room.first;
  for (const [index, section] of sections.entries()) {
    const needs = section.bytes + 2;
    if (needs > free && parts.length < room.maxParts) {
      parts.push([]);
      free = room.next;
    }
    if (needs > free) return { parts, left: sections.slice(index) };
    parts.at(-1)?.push(section);
    free -= needs;
  }
  return { parts, left: [] };
}
