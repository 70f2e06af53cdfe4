/** `release`, and what an update does about it once its change is on the base. */
import { type ReleaseOutcome, release } from '../commands/release.ts';
import type { Updated } from '../commands/update.ts';
import { CONFIG_FILE, type Config } from '../core/config/config.ts';
import { isGlob } from '../core/edit/glob.ts';
import { splitKey } from '../core/edit/selector/parse.ts';
import type { MergeEnd } from '../core/merging/merge-end.ts';
import { appAt } from '../core/release/released.ts';
import { isReleased } from '../core/release/settle.ts';
import { formatReleaseSummary, toReleaseOutputs } from '../core/report/release.ts';
import type { ReleaseRequest, UpdateRequest } from '../core/request/request.ts';
import { movePins } from './pins.ts';
import type { Run } from './run.ts';

export async function runRelease(request: ReleaseRequest, run: Run): Promise<void> {
  const { front, open } = run;
  const outcome = await release(request, open.release);
  front.outputs(toReleaseOutputs(outcome));
  tell(outcome, front.log.info);
  await front.summary(formatReleaseSummary(outcome));
  await movePins(outcome, request.run, { ...run, front: { ...front, outputs: onlyPullRequest(front) } });
}

/**
 * Does nothing where the change is not on the base yet.
 * @param merge how the merge ended; undefined: nothing was to be merged
 */
export async function releaseUpdated(updated: Updated, merge: MergeEnd | undefined, run: Run): Promise<void> {
  const { request } = updated.outcome;
  const { config } = updated.decision;
  const wanted = request.release.tag !== undefined || config?.release.tag !== undefined;
  if (request.dryRun) return;
  if (!wanted) return tellUnreleased(updated, merge, run);
  if (!isReleased(request.environment, config)) return;
  const commit = await commitOf(updated, merge, run);
  if (commit === undefined) return;
  const outcome = await release(
    {
      command: 'release',
      landed: { commits: [commit], before: undefined, branch: undefined },
      apps: [],
      environment: request.environment,
      paths: isInside(request, config) ? [] : request.paths,
      base: updated.outcome.base.name,
      release: request.release,
      dryRun: false,
      run: request.provenance.run,
    },
    run.open.release,
  );
  run.front.outputs({ 'release-tag': toReleaseOutputs(outcome)['release-tag'] ?? '' });
  tell(outcome, run.front.log.info);
  await run.front.summary(`\n${formatReleaseSummary(outcome)}`);
  await movePins(outcome, request.provenance.run, {
    ...run,
    front: { ...run.front, outputs: () => undefined },
  });
}

/** What the config file says of releases is of its own repository, and the change is on the base of another. */
async function tellUnreleased(updated: Updated, merge: MergeEnd | undefined, { front }: Run): Promise<void> {
  const { changed, commit, request } = updated.outcome;
  const { home, environment = '' } = request;
  const landed = merge === undefined ? changed && commit !== undefined : merge.state === 'merged';
  if (!landed || home?.config.release.tag === undefined || !isReleased(environment, home.config)) return;
  const there = updated.decision.facts.nameWithOwner;
  const what = `${environment} is changed in ${there}, and this run tags nothing there: \`release\` in ${CONFIG_FILE} of ${home.repository} is about that repository; run the command \`release\` in ${there}, with a ${CONFIG_FILE} of its own or \`release-tag\``;
  front.log.notice({ level: 'warning', what });
}

/** An update may name paths that the config file does not have for its environment: they are released all the same. */
function isInside({ environment: name, paths }: UpdateRequest, config: Config | undefined): boolean {
  const environment = config?.environments.find((each) => each.name === name);
  if (config === undefined || environment === undefined) return name !== undefined;
  const place = { name, environment, config, paths: [] };
  return paths.every((path) => appAt(splitKey(path).file, place) !== undefined);
}

/** What the release has done stays in the outputs; the proposal that moves the pin is all that is new. */
function onlyPullRequest({ outputs }: Run['front']): Run['front']['outputs'] {
  return (all) =>
    outputs(Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('pull-request-'))));
}

/** Where the base has it all already, an earlier run may have been cut off before it released what it had merged. */
function commitOf(
  { outcome }: Updated,
  merge: MergeEnd | undefined,
  { open }: Run,
): Promise<string | undefined> | string | undefined {
  if (merge !== undefined) return merge.state === 'merged' ? merge.commit : undefined;
  const { changed, changes, commit, request, stale, base } = outcome;
  if (changed && commit !== undefined) return commit;
  const [path] = request.paths;
  if (stale || changes.length > 0 || path === undefined || isGlob(path)) return undefined;
  return open.release.reader.latest(base.name, splitKey(path).file);
}

function tell({ why, releases }: ReleaseOutcome, info: (text: string) => void): void {
  if (why !== undefined) info(`Nothing to release: ${why}.`);
  for (const { tag, state, commit } of releases) info(`${tag}  ${commit.slice(0, 10)}  ${state}`);
}
