/** The wiring of the command line; apart from `wire.ts`, so that its bundle holds nothing of GitHub. */
import { createCheckoutReader } from './adapters/checkout/reader.ts';
import { createTreeWalker } from './adapters/checkout/walk.ts';
import { createCheckoutWriter } from './adapters/checkout/writer.ts';
import { createTerminal, type Terminal } from './adapters/terminal/terminal.ts';
import type { ListPorts } from './commands/list.ts';
import type { LocalPorts } from './commands/local-update.ts';

export function wireTerminal(): Terminal {
  return createTerminal();
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
