/** `history`: what ran where and when, from the log of a clone alone. */

import { environmentOf } from '../core/config/paths.ts';
import { globFolder, isGlob } from '../core/edit/glob.ts';
import { deploymentsIn } from '../core/history/deployments.ts';
import { type CommitLog, MAX_COMMITS } from '../core/history/log.ts';
import type { SnapshotReader } from '../core/ports.ts';
import type { Told } from '../core/report/history.ts';
import type { HistoryRequest } from '../core/request/local-requests.ts';
import { requireFolder } from './checkout-folder.ts';
import { readLocalConfig } from './local-config.ts';

export interface HistoryPorts {
  readonly snapshot: SnapshotReader;
  readonly log: CommitLog;
}

/** Files that may set an image; a marker may stand in any other, which `--path` names. */
const PATTERNS = ['*.yaml', '*.yml', '*.json', '*Kustomization'];

/** @throws ReleaseError git-failed where this is no clone */
export async function history(request: HistoryRequest, { snapshot, log }: HistoryPorts): Promise<Told> {
  await requireFolder(request.dir, snapshot);
  const config = await readLocalConfig(snapshot);
  if (request.environment !== undefined) environmentOf(config, request.environment);
  const commits = await log.read(pathsOf(request), MAX_COMMITS + 1);
  const looked = commits.slice(0, MAX_COMMITS);
  const contents = looked.flatMap(({ changes }) =>
    changes.flatMap(({ before, after }) => [before, after].filter((each) => each !== undefined)),
  );
  const texts = await log.texts([...new Set(contents)]);
  const deployments = deploymentsIn(looked, texts, { config, filter: request });
  return { deployments, commits: looked.length, cut: commits.length > looked.length };
}

function pathsOf({ paths }: HistoryRequest): readonly string[] {
  const given = paths.map((path) => (isGlob(path) ? globFolder(path) : path)).filter((path) => path !== '');
  return given.length === 0 ? PATTERNS : given;
}
