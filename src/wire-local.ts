/** The wiring of the command line; apart from `wire.ts`, so that its bundle holds nothing of GitHub. */

import { createBranches } from './adapters/checkout/branches.ts';
import { createClone } from './adapters/checkout/clone.ts';
import { createCommitLog } from './adapters/checkout/log.ts';
import { createCheckoutPast } from './adapters/checkout/past.ts';
import { createCheckoutReader } from './adapters/checkout/reader.ts';
import { createTreeWalker } from './adapters/checkout/walk.ts';
import { createCheckoutWriter } from './adapters/checkout/writer.ts';
import { createRenderer } from './adapters/render/renderer.ts';
import { createMaskKey } from './adapters/system/random.ts';
import { createTerminal, type Terminal } from './adapters/terminal/terminal.ts';
import type { HistoryPorts } from './commands/history.ts';
import type { ListPorts } from './commands/list.ts';
import type { LocalDiffPorts } from './commands/local-diff.ts';
import type { LocalRollbackPorts } from './commands/local-rollback.ts';
import type { LocalPorts } from './commands/local-update.ts';

export function wireTerminal(): Terminal {
  return createTerminal();
}

/** A clone to compare, and the tools on PATH to render it. */
export function wireClone(directory: string): Pick<LocalDiffPorts, 'clone' | 'renderer' | 'maskKey'> {
  return { clone: createClone(directory), renderer: createRenderer(), maskKey: createMaskKey() };
}

/** A checkout to look at. */
export function wireTree(directory: string): ListPorts {
  return { snapshot: createCheckoutReader(directory), tree: createTreeWalker(directory) };
}

export function wireCheckout(directory: string): LocalPorts {
  return {
    snapshot: createCheckoutReader(directory),
    files: createCheckoutWriter(directory),
    tree: createTreeWalker(directory),
  };
}

/** A clone's past. */
export function wireHistory(directory: string): HistoryPorts {
  const snapshot = createCheckoutReader(directory);
  return { snapshot, log: createCommitLog(directory), branches: createBranches(directory) };
}

export function wireRollback(directory: string): Omit<LocalRollbackPorts, 'remark'> {
  const past = createCheckoutPast(directory);
  const branches = createBranches(directory);
  return { ...wireCheckout(directory), past, clone: createClone(directory), branches };
}
