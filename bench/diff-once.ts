/** One rendered diff of a clone in a process of its own: `node bench/diff-once.ts <clone> <base> <renderings at once>`. */

import { toolPath } from '../scripts/kubectl.ts';
import { createRenderer } from '../src/adapters/render/renderer.ts';
import { localDiff } from '../src/commands/local-diff.ts';
import { formatComment } from '../src/core/report/comment.ts';
import { wireClone } from '../src/wire-local.ts';

/** What the process tells on standard output, as JSON. */
export interface Told {
  readonly targets: number;
  readonly changed: number;
  readonly commentParts: number;
  readonly commentBytes: number;
  /** Most memory of the process itself, in KiB. */
  readonly peak: number;
}

async function main(dir: string, base: string, parallel: number): Promise<Told> {
  const tools = { kubectl: toolPath('kubectl'), helm: toolPath('helm') };
  const ports = {
    ...wireClone(dir),
    renderer: createRenderer({ tools, parallel }),
    progress: () => undefined,
  };
  const request = { command: 'diff', dir, base, paths: [], output: 'text', exitCode: false } as const;
  const { diff, ...compared } = await localDiff(request, ports);
  const parts = formatComment(diff, { id: 'diff', ...compared });
  return {
    targets: diff.counts.targets,
    changed: diff.counts.changed + diff.counts.folded,
    commentParts: parts.length,
    commentBytes: Buffer.byteLength(parts.join('')),
    peak: process.resourceUsage().maxRSS,
  };
}

const [dir = '.', base = 'main', parallel = '1'] = process.argv.slice(2);
console.log(JSON.stringify(await main(dir, base, Number(parallel))));
