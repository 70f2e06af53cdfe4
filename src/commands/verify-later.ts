/** What later commits mean for the one that is verified, and each app by itself. */
import type { Place, ReleasedImage } from '../core/release/released.ts';
import { judgeRollout, type RolloutVerdict } from '../core/verify/judge.ts';
import type { RolloutLook } from '../core/verify/ports.ts';
import type { RolloutTarget } from '../core/verify/target.ts';
import { imagesSet } from './verify-images.ts';
import type { VerifyPorts } from './verify-ports.ts';

export interface Judged {
  readonly commit: string;
  readonly place: Place;
  readonly target: RolloutTarget;
}

/**
 * What is said of a later commit says nothing of this one's images where that has set others: neither success, nor a
 * failure unless this one has failed, too.
 */
export async function replaced(
  { commit, place, target }: Judged,
  { state, deciding }: RolloutVerdict,
  { commits }: Pick<VerifyPorts, 'commits'>,
): Promise<string | undefined> {
  const meant = state === 'failing' ? deciding.filter((each) => each.state === 'failure') : deciding;
  const later = [...new Set(meant.map((each) => each.commit))].filter((each) => each !== commit);
  const others: string[] = [];
  for (const after of later)
    if ((await imagesSet({ before: commit, after }, place, commits)).some(isOf(target))) others.push(after);
  const isOwn = state !== 'running' && meant.some((each) => !others.includes(each.commit));
  return isOwn ? undefined : others[0];
}

/** Other apps of the environment are rolled out by themselves. */
function isOf({ apps }: RolloutTarget): (image: ReleasedImage) => boolean {
  return ({ app }) => apps.length === 0 || app === '' || apps.includes(app);
}

/** Apps of several that run, though others do not: each is told by itself. */
export async function runningApps(
  course: Judged,
  look: RolloutLook,
  ports: Pick<VerifyPorts, 'commits'>,
): Promise<readonly string[]> {
  const { apps } = course.target;
  if (apps.length < 2) return [];
  const running: string[] = [];
  for (const app of apps) {
    const target = { ...course.target, apps: [app] };
    const verdict = judgeRollout(look, target);
    if (verdict.state !== 'running' || verdict.isGuess) continue;
    if ((await replaced({ ...course, target }, verdict, ports)) === undefined) running.push(app);
  }
  return running;
}
