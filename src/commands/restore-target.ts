/** One target and the state that it goes back to: what has to be set under which path. */
import { type Notice, ReleaseError } from '../core/errors.ts';
import { pathsOfHistory } from '../core/plan/path-history.ts';
import { settle } from '../core/plan/settle.ts';
import type { SnapshotReader } from '../core/ports.ts';
import type { ImageTarget, RollbackRequest } from '../core/request/request.ts';
import type { FailedRollout } from '../core/request/rolling-back.ts';
import type { Choice } from '../core/rollback/choose.ts';
import type { StateWords } from '../core/rollback/history.ts';
import { imagesIn, restore, versionText } from '../core/rollback/images.ts';
import { type PathFiles, targetFiles } from '../core/rollback/target-files.ts';
import { targetsFor, tellOthers } from '../core/rollback/targets.ts';
import type { Files } from '../core/snapshot.ts';
import { findBeforeFailed } from './find-before-failed.ts';
import { type FindPorts, type FindQuery, findState } from './find-state.ts';

export interface TargetNow {
  readonly asked: Pick<RollbackRequest, 'to' | 'provenance' | 'overrideAutomation' | 'failed'>;
  /** How the user names the state, e.g. `input "to"`. */
  readonly label: string;
  /** Paths that are one target: they go back together. */
  readonly paths: readonly string[];
  /** Commit whose history is searched, and the name of its branch. */
  readonly base: { readonly name: string; readonly oid: string };
  readonly files: Files;
  readonly snapshot: SnapshotReader;
}

export interface RestoredTarget {
  /** Empty: the target is in that state already. */
  readonly targets: readonly ImageTarget[];
  readonly notices: readonly Notice[];
  /** What stands there now and is replaced: `1.8.0`, `1.8.0@sha256:…`. */
  readonly replaces: readonly string[];
  /** The commit that had these images, and when; undefined: nothing is to be done. */
  readonly state?: { readonly oid: string; readonly date: string };
  /** Which state it is, or why nothing is to be done. */
  readonly why: string;
}

export interface RestorePorts extends FindPorts {
  /** Needed to take back a failed rollout. */
  readonly words?: StateWords;
}

/** @throws ReleaseError input-invalid where there never was such a state; path-missing, image-not-found, gate-refused */
export async function restoreTarget(target: TargetNow, ports: RestorePorts): Promise<RestoredTarget> {
  const { asked, label, paths, base } = target;
  const { groups, files } = await readTarget(target);
  const wanted = new Set(groups.flatMap((group) => group.files));
  const now = imagesIn([...wanted].flatMap((file) => files.get(file) ?? []));
  if (now.length === 0) throw noImages(groups);
  const query = {
    request: asked,
    label,
    base: base.name,
    commit: base.oid,
    now,
    paths: pathsOfHistory(paths),
    files: [...new Set(now.map(({ file }) => file))],
  };
  const choice = await choose(query, asked.failed, ports);
  if (choice.kind === 'there')
    return { targets: [], notices: [], replaces: [], why: `Nothing to roll back: ${choice.why}.` };
  const restoration = restore(now, choice.state.images);
  const { oid, date } = choice.state;
  const known = choice.isVerified === true ? ', which was verified' : '';
  const isThere = restoration.restored.length === 0;
  return {
    targets: targetsFor(groups, restoration, asked.overrideAutomation),
    notices: tellOthers(restoration),
    replaces: restoration.restored.flatMap(({ from }) => from.map(versionText)),
    ...(isThere ? {} : { state: { oid, date } }),
    why: isThere
      ? `Nothing to roll back: ${paths.join(', ')} has the images of ${asked.to} already.`
      : `The state${date === '' ? '' : ` of ${date.slice(0, 10)}`} is that of commit ${oid}${known}.`,
  };
}

async function choose(
  query: FindQuery,
  failed: FailedRollout | undefined,
  { words, ...ports }: RestorePorts,
): Promise<Choice & { readonly isVerified?: boolean }> {
  if (failed === undefined || words === undefined) return findState(query, ports);
  return { kind: 'state', ...(await findBeforeFailed(query, failed, { ...ports, words })) };
}

async function readTarget({ paths, files, snapshot }: TargetNow) {
  const known = await settle((read) => targetFiles(paths, read), files, snapshot);
  const unread = known.value.flatMap((group) => group.files).filter((file) => !known.files.has(file));
  const more = unread.length === 0 ? [] : await snapshot.read(unread);
  return { groups: known.value, files: new Map([...known.files, ...more]) };
}

function noImages(paths: readonly PathFiles[]): ReleaseError {
  const names = paths.map(({ path }) => path).join(', ');
  return new ReleaseError({
    code: 'image-not-found',
    what: `no image is set in ${names}, so that there is nothing to roll back`,
    where: names,
    next: 'Name the files that say which images run; `gitops-release list` tells them.',
  });
}
