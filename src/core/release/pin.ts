/** The change that moves operators' pins to a release: where they are, and the request that proposes it. */
import type { Config } from '../config/config.ts';
import type { PinMove, PinPlace } from '../edit/pins.ts';
import { MANUAL } from '../merging/policy.ts';
import { codeSpan } from '../report/markdown.ts';
import { toProposalBranch } from '../request/branch-name.ts';
import { parseDuration } from '../request/duration.ts';
import type { Provenance, UpdateRequest } from '../request/request.ts';
import { settleRequest } from '../request/settle-request.ts';
import type { ReleasePlan } from './settle.ts';

interface Named {
  readonly app: string;
  readonly environment: string;
}

/** @param url web address of the config repository. @returns undefined where no pins are set up */
export function pinPlace({ pins, apart }: ReleasePlan, names: Named, url: string): PinPlace | undefined {
  if (pins.length === 0) return undefined;
  const app = apart ? names.app : '*';
  const paths = pins.map((path) =>
    path.replaceAll('{app}', app).replaceAll('{environment}', names.environment),
  );
  return { paths, repository: url };
}

export interface PinContext {
  readonly plan: ReleasePlan;
  readonly names: Named;
  readonly base: string;
  readonly run: Provenance['run'];
  readonly dryRun: boolean;
}

const TIMEOUT = '30m';

/** A change like every other of the environment. @throws ReleaseError what settling throws */
export function pinRequest(move: PinMove, context: PinContext): UpdateRequest {
  const { plan, names, base, run, dryRun } = context;
  const { apart, place } = plan;
  const environment = names.environment === '' ? undefined : names.environment;
  const apps = apart && names.app !== '' ? [names.app] : [];
  const key = { apps: apps.length > 0 ? apps : ['all-apps'], environment, paths: [], base: undefined };
  const where = [apps.length > 0 ? '{app}' : '', environment === undefined ? '' : '{environment}'];
  const who = where.filter((part) => part !== '').join(' in ') || 'the operator';
  const asked: UpdateRequest = {
    command: 'update',
    apps,
    environment,
    paths: move.paths,
    images: [],
    pin: move,
    whole: true,
    base,
    branch: toProposalBranch(key).replace(/^gitops-release/, 'gitops-release/pin'),
    templates: { title: `Pin ${who} to {version}`, body: undefined, commitMessage: undefined },
    story: {
      intro: `Moves the operator to the release ${codeSpan(move.to)}: the values below name the tag that it runs.`,
      sections: [],
    },
    extras: { labels: [], assignees: [], reviewers: [], teamReviewers: [], milestone: undefined },
    delivery: 'pull-request',
    merge: { ...MANUAL, timeout: parseDuration(TIMEOUT) },
    asked: { delivery: undefined, merge: undefined, idle: undefined },
    release: { tag: undefined, channel: undefined, githubRelease: undefined },
    draft: false,
    signoff: false,
    dryRun,
    allowDowngrade: true,
    provenance: { source: undefined, run, actor: undefined },
    diff: 'none',
  };
  return { ...settleRequest(asked, configOf(place.config)).request, settled: true };
}

/** A file without environments says nothing of this one. */
function configOf(config: Config): Config | undefined {
  return config.environments.length === 0 ? undefined : config;
}
