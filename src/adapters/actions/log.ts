/** The step's log through GitHub's toolkit. */
import * as core from '@actions/core';
import type { Log } from '../../core/ports.ts';
import { formatNotice } from '../../core/report/failure.ts';
import { inert } from './inert.ts';

export function createActionsLog(): Log {
  return {
    info: (text) => core.info(inert(text)),
    // Annotations and debug lines are commands whose data the toolkit escapes.
    notice: (notice) => {
      const text = formatNotice(notice);
      if (notice.level === 'warning') core.warning(text);
      else core.notice(text);
    },
    debug: (text) => core.debug(text),
    group: (title, body) => core.group(inert(title), body),
  };
}
