/** What the builders of an Application's sources share. */
import type { DataMap } from './data.ts';
import type { Gathering } from './gathering.ts';

export interface ArgoContext {
  readonly object: DataMap;
  readonly file: string;
  readonly gathering: Gathering;
  readonly repositoryUrls: readonly string[];
}
