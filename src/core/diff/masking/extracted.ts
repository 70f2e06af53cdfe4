/** What has secrets in it. */
import type { Value, ValuePath } from '../value.ts';

export interface Found {
  /** Resources, or what stands for them: their secrets stand where a resource has them. */
  readonly bodies: readonly Value[];
  readonly references: readonly Reference[];
}

export interface Extracted extends Found {
  /** Paths into a chart's values of which it makes Secrets. */
  readonly valuePaths: readonly ValuePath[];
}

/** Another file that holds a part of a resource. */
export interface Reference {
  /** Seen from the folder of the file that names it. */
  readonly path: string;
  /** What stands for a resource that the text is a part of. */
  readonly toBodies: (text: string) => readonly Value[];
}
