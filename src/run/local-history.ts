/** `rollback`, `history` and `status` on a clone, as a terminal shows them. */
import { history } from '../commands/history.ts';
import { localRollback } from '../commands/local-rollback.ts';
import { status } from '../commands/status.ts';
import type { LocalOutcome } from '../core/outcome.ts';
import { formatHistory } from '../core/report/history.ts';
import { formatStatus } from '../core/report/status.ts';
import type { HistoryRequest, LocalRollbackRequest, StatusRequest } from '../core/request/local-requests.ts';
import { wireHistory, wireRollback, type wireTerminal } from '../wire-local.ts';

type Terminal = ReturnType<typeof wireTerminal>;

export function runLocalRollback(request: LocalRollbackRequest, terminal: Terminal): Promise<LocalOutcome> {
  const remark = (text: string): void => terminal.remark(text);
  return localRollback(request, { ...wireRollback(request.dir), remark });
}

export async function runHistory(request: HistoryRequest, terminal: Terminal): Promise<void> {
  const told = await history(request, wireHistory(request.dir));
  terminal.result(formatHistory(told, request.output));
  const { deployments, commits, cut, absent } = told;
  for (const { why } of absent) terminal.remark(why);
  const older = cut ? '; older ones were not looked at' : '';
  terminal.remark(
    `${counted(deployments.length, 'change')} of images in ${counted(commits, 'commit')}${older}`,
  );
}

export async function runStatus(request: StatusRequest, terminal: Terminal): Promise<void> {
  const found = await status(request, wireHistory(request.dir));
  terminal.result(formatStatus(found, request.output));
  const apps = new Set(found.rows.map(({ app }) => app)).size;
  for (const { why } of found.absent) terminal.remark(why);
  const seen = found.environments.length - found.absent.length;
  terminal.remark(`${counted(apps, 'app')} in ${counted(seen, 'environment')}`);
}

function counted(number: number, of: string): string {
  return `${number} ${of}${number === 1 ? '' : 's'}`;
}
