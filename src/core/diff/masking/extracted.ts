/** What has secrets in it. */
import type { Value } from '../value.ts';

export interface Extracted {
  /** Resources, or what stands for them: their secrets stand where a resource has them. */
  readonly bodies: readonly Value[];
  readonly references: readonly Reference[];
}

/** Another file that holds a part of a resource. */
export interface Reference {
  /** Seen from the folder of the file that names it. */
  readonly path: string;
  /** What stands for a resource that the text is a part of. */
  readonly toBodies: (text: string) => readonly Value[];
}
