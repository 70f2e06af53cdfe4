/** `rollback`: finds an earlier state in the history of the target's files, and proposes its images as an update. */
import { ReleaseError } from '../core/errors.ts';
import { pathsOfHistory } from '../core/plan/path-history.ts';
import { settle } from '../core/plan/settle.ts';
import type { OpenedRepository } from '../core/ports.ts';
import type { ImageTarget, RollbackRequest, UpdateRequest } from '../core/request/request.ts';
import type { TargetPast } from '../core/rollback/history.ts';
import { imagesIn, restore } from '../core/rollback/images.ts';
import { type PathFiles, targetFiles } from '../core/rollback/target-files.ts';
import { targetsFor, tellOthers } from '../core/rollback/targets.ts';
import { findState } from './find-state.ts';
import { openSettled, type Updated, type UpdatePorts, update } from './update.ts';

export interface RollbackPorts extends UpdatePorts {
  readonly past: TargetPast;
}

/**
 * Nothing to go back to is a success where the target is there already.
 * @throws ReleaseError input-invalid where there never was such a state; whatever `update` throws
 */
export async function rollback(asked: RollbackRequest, ports: RollbackPorts): Promise<Updated> {
  const { request, read } = await openSettled(toUpdate(asked, []), ports);
  const groups = asked.paths.length > 0 ? [request.paths] : request.paths.map((path) => [path]);
  const targets: ImageTarget[] = [];
  for (const paths of groups) targets.push(...(await findTargets({ asked, paths, read }, ports)));
  return update(toUpdate({ ...asked, paths: request.paths }, targets), ports);
}

/** Images of every path, so that there is no wish of its own but those. */
function toUpdate(asked: RollbackRequest, targets: readonly ImageTarget[]): UpdateRequest {
  const { command: _, to, overrideAutomation: __, ...proposal } = asked;
  const images = targets.flatMap((target) => target.images);
  return { ...proposal, command: 'update', images, targets, rollback: { to } };
}

interface Group {
  readonly asked: RollbackRequest;
  /** Paths that are one target: they go back together. */
  readonly paths: readonly string[];
  readonly read: OpenedRepository;
}

async function findTargets(
  { asked, paths, read }: Group,
  { past, repository, log }: RollbackPorts,
): Promise<readonly ImageTarget[]> {
  const { base } = read.facts;
  const known = await settle((files) => targetFiles(paths, files), read.files, read.snapshot);
  const wanted = [...new Set(known.value.flatMap(({ files }) => files))];
  const unread = wanted.filter((file) => !known.files.has(file));
  const files = new Map([...known.files, ...(unread.length === 0 ? [] : await read.snapshot.read(unread))]);
  const now = imagesIn(wanted.flatMap((file) => files.get(file) ?? []));
  if (now.length === 0) throw noImages(known.value);
  const query = {
    commit: base.oid,
    paths: pathsOfHistory(paths),
    files: [...new Set(now.map(({ file }) => file))],
  };
  const choice = await findState(
    { ...query, request: asked, base: base.name, now },
    { past, at: (commit) => repository.at(commit) },
  );
  if (choice.kind === 'there') {
    log.info(`Nothing to roll back: ${choice.why}.`);
    return [];
  }
  const restoration = restore(now, choice.state.images);
  for (const notice of tellOthers(restoration)) log.notice(notice);
  const { oid, date } = choice.state;
  const when = date === '' ? '' : ` of ${date.slice(0, 10)}`;
  if (restoration.restored.length > 0) log.info(`The state${when} is that of commit ${oid}`);
  else log.info(`Nothing to roll back: ${paths.join(', ')} has the images of ${asked.to} already.`);
  return targetsFor(known.value, restoration, asked.overrideAutomation);
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
