/** `rollback` on a clone: the state comes from Git's log, and the files are edited as `update` does it. */
import { environmentOf } from '../core/config/paths.ts';
import { targetPath } from '../core/config/places.ts';
import { ReleaseError } from '../core/errors.ts';
import type { LocalBranches, LocalPlace } from '../core/history/branches.ts';
import type { LocalOutcome } from '../core/outcome.ts';
import type { Clone } from '../core/ports.ts';
import type { LocalRollbackRequest } from '../core/request/local-requests.ts';
import type { ImageTarget } from '../core/request/request.ts';
import { requireFolder } from './checkout-folder.ts';
import type { FindPorts } from './find-state.ts';
import { readLocalConfig } from './local-config.ts';
import { readLocalPlaces } from './local-places.ts';
import { type LocalPorts, localUpdate } from './local-update.ts';
import { restoreTarget } from './restore-target.ts';

export interface LocalRollbackPorts extends LocalPorts {
  readonly past: FindPorts['past'];
  readonly clone: Pick<Clone, 'resolve' | 'at'>;
  readonly branches: LocalBranches;
  remark(text: string): void;
}

const NOBODY = { source: undefined, run: undefined, actor: undefined };

/** @throws ReleaseError input-invalid where there never was such a state; git-failed where this is no clone */
export async function localRollback(
  request: LocalRollbackRequest,
  ports: LocalRollbackPorts,
): Promise<LocalOutcome> {
  await requireFolder(request.dir, ports.snapshot);
  const oid = await ports.clone.resolve('HEAD');
  const { to, overrideAutomation } = request;
  const asked = { to, overrideAutomation, provenance: NOBODY };
  const targets: ImageTarget[] = [];
  for (const paths of await groupsOf(request, ports)) {
    const target = { asked, label: '--to', paths, base: { name: 'HEAD', oid }, files: new Map() };
    const at = (commit: string) => ports.clone.at(commit);
    const restored = await restoreTarget({ ...target, snapshot: ports.snapshot }, { past: ports.past, at });
    for (const { what } of restored.notices) ports.remark(`notice: ${what}`);
    ports.remark(restored.why);
    targets.push(...restored.targets);
  }
  const paths = targets.map(({ path }) => path);
  const { dir, write, output } = request;
  const command = 'update' as const;
  return localUpdate(
    { command, dir, write, output, paths, images: [], targets, allowDowngrade: true },
    ports,
  );
}

/** Paths that are given are one target; apps of an environment are one each. */
async function groupsOf(
  { paths, apps, environment }: LocalRollbackRequest,
  { snapshot, branches }: LocalRollbackPorts,
): Promise<readonly (readonly string[])[]> {
  if (paths.length > 0) return [paths];
  if (environment === undefined || apps.length === 0) throw withoutTarget();
  const config = await readLocalConfig(snapshot);
  const where = environmentOf(config, environment);
  checkPlace(environment, (await readLocalPlaces(config, [where], branches)).get(environment));
  return apps.map((app) => [targetPath(config, where, app)]);
}

/** The work tree is edited, and nothing else. */
function checkPlace(environment: string, place: LocalPlace | undefined): void {
  if (place === undefined || place.kind === 'tree') return;
  const [what, next] =
    place.kind === 'absent'
      ? [place.why, place.next]
      : [
          `"${environment}" is on branch ${place.branch}, which is not checked out`,
          `Check it out: git switch ${place.branch}`,
        ];
  throw new ReleaseError({ code: 'input-contradiction', what, where: '--environment', next });
}

function withoutTarget(): ReleaseError {
  return new ReleaseError({
    code: 'input-missing',
    what: 'no target is given',
    where: '--path',
    next: 'Give --app and --environment, where the config file describes them, or --path.',
  });
}
