/** What releasing works with. */
import type { Commits, Log, Pacing } from '../core/ports.ts';
import type { ReleaseReader, ReleaseWriter } from '../core/release/ports.ts';

export interface ReleasePorts {
  readonly reader: ReleaseReader;
  readonly writer: ReleaseWriter;
  readonly commits: Commits;
  readonly pacing: Pacing;
  readonly log: Log;
}
