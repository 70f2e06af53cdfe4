import type { Log } from '../../core/ports.ts';

/** How long a run may stand still for GitHub's limits in all: a job pays for each minute that it waits. */
export const MAX_WAIT_SECONDS = 15 * 60;

const PROGRESS_SECONDS = 30;

/** Decides on each wait for a limit; the plugin does the waiting and sends the request again. */
export interface LimitWaits {
  onRateLimit(seconds: number): boolean;
  onSecondaryRateLimit(seconds: number): boolean;
}

/**
 * Grants waits until they add up to `maxSeconds`; a wait that would go beyond is refused at once, rather than
 * begun in vain. Every wait is announced, and again every half minute while it lasts.
 */
export function createLimitWaits(log: Log, maxSeconds = MAX_WAIT_SECONDS): LimitWaits {
  let waited = 0;
  const grant = (limit: string, seconds: number) => {
    if (waited + seconds > maxSeconds) return false;
    waited += seconds;
    announce(log, limit, seconds);
    return true;
  };
  return {
    onRateLimit: (seconds) => grant('hourly rate limit is used up', seconds),
    onSecondaryRateLimit: (seconds) => grant('secondary rate limit asks to slow down', seconds),
  };
}

function announce(log: Log, limit: string, seconds: number): void {
  const end = Date.now() + seconds * 1000;
  const until = clockTime(end / 1000);
  log.info(`GitHub's ${limit}: waiting ${seconds} s, until ${until}.`);
  const timer = setInterval(() => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left <= 0) return clearInterval(timer);
    log.info(`Still waiting for GitHub's rate limit: ${left} s, until ${until}.`);
  }, PROGRESS_SECONDS * 1000);
  timer.unref();
}

/** `epochSeconds` as `2026-11-21 12:00:00 UTC`. */
export function clockTime(epochSeconds: number): string {
  return `${new Date(epochSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
