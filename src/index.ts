/** The action's entry: wire, parse the request, run the command, report. */

import { toFailures } from './core/report/failed.ts';
import { formatFailures } from './core/report/failure.ts';
import type { Outputs } from './core/report/outputs.ts';
import { formatFailureSummary } from './core/report/summary.ts';
import { inputOf } from './core/request/inputs.ts';
import { parseRequest } from './request.ts';
import { runCommand } from './run/command.ts';
import { type FrontEnd, type OpenPorts, wireActions, wireGitHub } from './wire.ts';

/** The runner sends SIGINT and waits 7.5 s (fact sheet C3): time enough to revoke a token, not to finish. */
function onCancel(opening: Promise<OpenPorts>, front: FrontEnd): void {
  const cancel = (): void => {
    front.log.info('Cancelled. Whatever is half-way is settled by the next run.');
    const leave = (): never => process.exit(130);
    setTimeout(leave, 5000);
    opening.then((open) => open.close()).then(leave, leave);
  };
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
}

async function run(front: FrontEnd, know: (outputs: Outputs) => void): Promise<void> {
  const request = parseRequest(front.source);
  const { ask } = request;
  if ('environment' in ask) know({ environment: ask.environment ?? '' });
  const opening = wireGitHub(request, front);
  onCancel(opening, front);
  const open = await opening;
  try {
    await runCommand(ask, { front, open, know });
  } finally {
    await open.close();
  }
}

async function main(): Promise<void> {
  const front = await wireActions(process.env);
  let known: Outputs = {};
  try {
    await run(front, (outputs) => {
      // What one round has written stays written, whatever the next one finds.
      const changed = known.changed === 'true' ? { changed: 'true' } : {};
      known = { ...known, ...outputs, ...changed };
    });
  } catch (error) {
    front.outputs(known);
    const failures = toFailures(error);
    front.log.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
    front.fail(formatFailures(failures));
    await front
      .summary(formatFailureSummary(failures, inputOf(front.source.inputs, 'command')))
      .catch(() => undefined);
  }
}

await main();
