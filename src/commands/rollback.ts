/** `rollback`: finds an earlier state in the history of the target's files, and proposes its images as an update. */

import { wordsOf } from '../core/gates/promotion.ts';
import { overrideTrailers } from '../core/promote/built.ts';
import type { ImageTarget, RollbackRequest, UpdateRequest } from '../core/request/request.ts';
import type { StateWords, TargetPast } from '../core/rollback/history.ts';
import { type RestoredTarget, restoreTarget } from './restore-target.ts';
import { openSettled, type Updated, type UpdatePorts, update } from './update.ts';

export interface RollbackPorts extends UpdatePorts {
  readonly past: TargetPast;
  readonly words?: StateWords;
}

/**
 * Nothing to go back to is a success where the target is there already. Paths that are given are one target; apps of
 * an environment are one each.
 * @throws ReleaseError input-invalid where there never was such a state; whatever `update` throws
 */
export async function rollback(asked: RollbackRequest, ports: RollbackPorts): Promise<Updated> {
  const { request, read } = await openSettled(toUpdate(asked, []), ports);
  const groups = asked.paths.length > 0 ? [request.paths] : request.paths.map((path) => [path]);
  const at = (commit: string) => ports.repository.at(commit);
  const targets: ImageTarget[] = [];
  const replaces: string[] = [];
  const states: NonNullable<RestoredTarget['state']>[] = [];
  for (const [index, paths] of groups.entries()) {
    const app = groups.length === asked.apps.length ? asked.apps[index] : undefined;
    const now = { asked: ofApp(asked, app), label: 'input "to"', paths, base: read.facts.base, ...read };
    const restored = await restoreTarget(now, { ...ports, at });
    for (const notice of restored.notices) ports.log.notice(notice);
    ports.log.info(restored.why);
    targets.push(...restored.targets);
    replaces.push(...restored.replaces);
    if (restored.state !== undefined) states.push(restored.state);
  }
  const settled = toUpdate({ ...asked, paths: request.paths }, targets);
  // A state that has a name is meant whatever came meanwhile; the one before is the one before what stood there.
  const replaced = asked.to === 'previous' ? { replaces } : {};
  const { to, override } = asked;
  return update({ ...settled, rollback: { to, override, states: distinct(states), ...replaced } }, ports);
}

/** What has run is told of each app by itself. */
function ofApp(asked: RollbackRequest, app: string | undefined): RollbackRequest {
  const { failed, environment } = asked;
  if (failed === undefined || app === undefined || environment === undefined) return asked;
  return { ...asked, failed: { ...failed, contexts: wordsOf(environment, [app]) } };
}

function toUpdate(asked: RollbackRequest, targets: readonly ImageTarget[]): UpdateRequest {
  const { command: _, to, override, overrideAutomation: __, failed: ___, ...proposal } = asked;
  const images = targets.flatMap((target) => target.images);
  return {
    ...proposal,
    command: 'update',
    images,
    targets,
    rollback: { to, override },
    trailers: overrideTrailers(override),
  };
}

function distinct<State extends { readonly oid: string }>(states: readonly State[]): readonly State[] {
  return [...new Map(states.map((state) => [state.oid, state])).values()];
}
