/** What follows from a failed rollout where the environment wants it taken back. */
import type { Environment } from '../core/config/config.ts';
import { ReleaseError } from '../core/errors.ts';
import { wordsOf } from '../core/gates/promotion.ts';
import type { Place } from '../core/release/released.ts';
import { formatAdvice } from '../core/report/failure.ts';
import type { VerifyRequest } from '../core/request/request.ts';
import { lacking } from '../core/verify/explain.ts';
import type { RolloutVerdict } from '../core/verify/judge.ts';
import type { RolloutLook } from '../core/verify/ports.ts';
import type { RolloutTarget } from '../core/verify/target.ts';
import { imagesSet } from './verify-images.ts';
import type { VerifyPorts } from './verify-ports.ts';
import { beforeOf } from './verify-scope.ts';

export interface FailedCourse {
  readonly request: VerifyRequest;
  readonly settings: Environment | undefined;
  readonly place: Place;
  readonly target: RolloutTarget;
  readonly commit: string;
  /** The last look. */
  readonly look: RolloutLook;
  readonly verdict: RolloutVerdict;
}

export interface TakenBack {
  /** Of the pull request, or the commit. */
  readonly rollback: string | undefined;
  /** Why nothing is taken back. */
  readonly why: string | undefined;
}

const NOT_WANTED: TakenBack = { rollback: undefined, why: undefined };

/** What hinders it is told: why the commit does not run is what people must hear. */
export async function takeBack(failed: FailedCourse, ports: VerifyPorts): Promise<TakenBack> {
  const { settings, request } = failed;
  if (settings?.verify?.['on-failure'] !== 'rollback' || request.dryRun) return NOT_WANTED;
  try {
    const found = await appsToTakeBack(failed, ports);
    if (found.apps === undefined) return told(found.why, 'notice', ports);
    if (ports.rollback === undefined)
      return told(
        'this run cannot open the rollback by itself; run the command `rollback`',
        'warning',
        ports,
      );
    const { environment } = request;
    const { apps } = found;
    const wish = { commit: failed.commit, contexts: wordsOf(environment, apps) };
    const rollback = await ports.rollback({ environment, apps, failed: wish });
    if (rollback !== undefined) ports.log.info(`The rollback is proposed: ${rollback}`);
    return { rollback, why: undefined };
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const [first] = error.failures;
    return told(`the rollback could not be opened: ${formatAdvice(first)}`, 'warning', ports);
  }
}

function told(why: string, level: 'notice' | 'warning', { log }: VerifyPorts): TakenBack {
  const what = `\`on-failure: rollback\` is set, and nothing is rolled back: ${why}`;
  log.notice({ level, what });
  return { rollback: undefined, why: what };
}

type Found = { readonly apps: readonly string[] } | { readonly apps?: undefined; readonly why: string };

/**
 * Silence of all is no failure of the images, nor is that of some where all others run; nor is it theirs where the
 * commit has set none, or a later one has set others.
 */
async function appsToTakeBack(failed: FailedCourse, { commits }: VerifyPorts): Promise<Found> {
  const { look, target, place, commit, request, verdict } = failed;
  const { deciding, silent } = verdict;
  if (deciding.length + silent.length === 0)
    return { why: 'nobody has ever said anything of a rollout here' };
  if (deciding.length > 0 && deciding.every(({ state }) => state === 'success'))
    return { why: ['what has spoken runs', ...lacking(verdict)].join('; ') };
  const before = beforeOf(request, look);
  const set = before === undefined ? undefined : await imagesSet({ before, after: commit }, place, commits);
  if (set?.length === 0)
    return { why: `commit ${commit.slice(0, 10)} has set no image of ${request.environment}` };
  const own = [...new Set(set?.map(({ app }) => app))].filter((app) => app !== '');
  const named =
    target.apps.length === 0 || own.length === 0
      ? [...target.apps, ...own]
      : target.apps.filter((app) => own.includes(app));
  const later = await imagesSet({ before: commit, after: look.base.oid }, place, commits);
  const left = named.filter((app) => !later.some((each) => each.app === app || each.app === ''));
  if ((named.length > 0 && left.length === 0) || (named.length === 0 && later.length > 0))
    return { why: `superseded: later commits than ${commit.slice(0, 10)} have set other images` };
  return { apps: left };
}
