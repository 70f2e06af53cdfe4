/** A run that does the same for several: its log says for which. */
import type { Log } from '../core/ports.ts';
import type { OpenPorts } from '../wire.ts';
import type { Run } from './run.ts';

export function namedRun(run: Run, name: string): Run {
  const front = { ...run.front, log: namedLog(run.front.log, name) };
  return { ...run, front, open: namedPorts(run.open, name) };
}

function namedPorts(open: OpenPorts, name: string): OpenPorts {
  const { update, merge, show } = open;
  return {
    ...open,
    elsewhere: async (repository) => namedPorts(await open.elsewhere(repository), name),
    update: { ...update, log: namedLog(update.log, name) },
    merge: { ...merge, log: namedLog(merge.log, name) },
    show: { ...show, log: namedLog(show.log, name) },
  };
}

/** Notices are told as they are: they say what they are about. */
function namedLog(log: Log, name: string): Log {
  return {
    ...log,
    info: (text) => log.info(`${name}: ${text}`),
    group: (title, body) => log.group(`${name}: ${title}`, body),
  };
}
