/** What a command runs with: where input came from and results go, the open ports, and what is known so far. */
import type { Shown } from '../commands/show-proposal.ts';
import type { Share } from '../core/diff/shard.ts';
import { formatDiffFile } from '../core/report/diff-file.ts';
import type { DiffPaths, Outputs } from '../core/report/outputs.ts';
import { formatReportFile } from '../core/report/report-file.ts';
import type { FrontEnd, OpenPorts } from '../wire.ts';

export interface Run {
  readonly front: FrontEnd;
  readonly open: OpenPorts;
  /** Outputs that stand even if the run fails later. */
  know(outputs: Outputs): void;
}

/** Files of a rendered diff for later steps and jobs. */
export function leave({ diff: rendered, about }: Shown, front: FrontEnd, share?: Share): Promise<DiffPaths> {
  const { base, head, branch = '' } = about;
  const commits = { version: 1, base, head, branch } as const;
  const report = formatReportFile({ ...commits, ...(share === undefined ? {} : { share }), diff: rendered });
  return front.leave({ text: formatDiffFile(rendered), report });
}
