/** An update as its inputs ask for it, completed by what the config file says of its environment. */
import { CONFIG_FILE, type Config, type Environment, NO_CONFIG } from '../config/config.ts';
import { targetPath } from '../config/places.ts';
import { type Failure, type Notice, ReleaseError } from '../errors.ts';
import { strictest, toChecks, toRequirement } from '../protection/parse-requirement.ts';
import { nearest } from './nearest.ts';
import type { UpdateRequest } from './request.ts';

export interface SettledRequest {
  readonly request: UpdateRequest;
  readonly notices: readonly Notice[];
}

/**
 * Inputs win over the environment, but for protection, to which they can only add.
 * @param config undefined: the repository has no config file
 * @throws ReleaseError input-missing, input-contradiction, config-invalid
 */
export function settleRequest(request: UpdateRequest, config: Config | undefined): SettledRequest {
  const environment = config?.environments.find(({ name }) => name === request.environment);
  const notices = environment === undefined ? strangers(request, config) : [];
  const { asked, merge } = request;
  const delivery = asked.delivery ?? environment?.delivery ?? 'pull-request';
  const usual = delivery === 'commit' ? 'manual' : (environment?.merge ?? 'manual');
  const settled: UpdateRequest = {
    ...request,
    paths: request.paths.length > 0 ? request.paths : pathsOf(request, environment, config),
    base: request.base ?? environment?.base,
    delivery,
    merge: {
      ...merge,
      mode: asked.merge ?? usual,
      ...(environment?.freeze === undefined || request.rollback?.override !== undefined
        ? {}
        : { freeze: environment.freeze }),
      ...(environment?.checks === undefined
        ? {}
        : { checks: [...(merge.checks ?? []), ...toChecks(environment.checks)] }),
      requirement:
        environment === undefined
          ? merge.requirement
          : strictest(merge.requirement, toRequirement(environment.protection)),
    },
  };
  check(settled);
  return { request: settled, notices };
}

function strangers(request: UpdateRequest, config: Config | undefined): readonly Notice[] {
  const { environment } = request;
  const known = config?.environments.map(({ name }) => name) ?? [];
  if (environment === undefined || known.length === 0) return [];
  const close = nearest(environment, known);
  const what = `${CONFIG_FILE} has no environment "${environment}"${close === undefined ? `; it has ${known.join(', ')}` : `: did you mean "${close}"?`}`;
  if (request.paths.length === 0)
    throw new ReleaseError({
      code: 'input-invalid',
      what,
      where: 'input "environment"',
      next: 'Name one of those, or add it.',
    });
  return [{ level: 'warning', what: `${what} Nothing of the file applies to this run` }];
}

/** The pattern of the environment with the app's name, or what the app says of its own. */
function pathsOf(
  { apps }: UpdateRequest,
  environment: Environment | undefined,
  config: Config | undefined,
): readonly string[] {
  if (environment === undefined) throw new ReleaseError(noPath(config));
  return [...new Set(apps.map((app) => targetPath(config ?? NO_CONFIG, environment, app)))];
}

function noPath(config: Config | undefined): Failure {
  const known = config?.environments.map(({ name }) => `\`${name}\``) ?? [];
  const next =
    known.length === 0
      ? `Give the folder of the overlay to change, e.g. \`apps/shop/overlays/production\`, or describe the environments in ${CONFIG_FILE}.`
      : `Give \`environment\` (${known.join(', ')}), or the folder of the overlay to change.`;
  return { code: 'input-missing', what: 'no path is given', where: 'input "path"', next };
}

/** What one of the two says may contradict what the other says. */
function check({ delivery, merge, draft, asked }: UpdateRequest): void {
  const fail = (what: string, where: string, next: string): never => {
    throw new ReleaseError({ code: 'input-contradiction', what, where, next });
  };
  if (delivery === 'commit' && asked.merge !== undefined && asked.merge !== 'manual')
    fail(
      '`merge` is for pull requests, and `delivery: commit` makes none',
      'input "merge"',
      'Leave one of the two out.',
    );
  if (delivery === 'commit' && merge.requirement !== undefined && isDemanding(merge.requirement))
    fail(
      'a protection is demanded of the branch, which a commit straight onto it would pass by',
      'input "require-protection"',
      'Set `delivery: pull-request`, or demand no protection of this environment.',
    );
  if (merge.mode === 'manual' && asked.idle !== undefined)
    fail(
      `\`${asked.idle}\` is about merging, and nothing is merged by this run`,
      `input "${asked.idle}"`,
      'Set `merge: auto` or `merge: wait`, or leave it out.',
    );
  if (merge.mode !== 'manual' && draft)
    fail(
      `the pull request is opened as a draft, which nobody can merge, and \`merge: ${merge.mode}\` is to merge it`,
      'input "draft"',
      'Leave one of the two out.',
    );
}

function isDemanding({ reviews, flags, checks }: UpdateRequest['merge']['requirement']): boolean {
  return reviews > 0 || flags.length > 0 || checks.length > 0;
}
