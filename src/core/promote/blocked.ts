/** Apps of which nothing can go on, and what that means for a proposal of theirs that is open. */
import type { Environment } from '../config/config.ts';
import type { Failure } from '../errors.ts';
import { withoutTarget } from './apps.ts';
import type { AppMoves } from './moves.ts';
import type { Told } from './promotion.ts';
import type { Route } from './route.ts';
import type { TargetState } from './target-images.ts';

export interface Blocked {
  readonly app: string;
  /** One sentence, without its end. */
  readonly why: string;
  /** There is nothing to promote, or an older state, so that an open proposal is left over; otherwise nobody can tell. */
  readonly nothing: boolean;
  /** What is wrong with it; empty: it is no mistake. */
  readonly failures: readonly Failure[];
}

export interface BlockGround {
  readonly route: Pick<Route, 'source' | 'target'>;
  /** Names that a person has given: without a target they are mistakes. */
  readonly named: ReadonlySet<string>;
  /** Several are on their way, so that a failure names its app. */
  readonly several: boolean;
}

/** @param states of the source @param moves of those that have images there */
export function blockedApps(
  states: readonly Told<TargetState>[],
  moves: readonly Told<AppMoves>[],
  ground: BlockGround,
): readonly Blocked[] {
  const { source, target } = ground.route;
  const goingOn = new Set(moves.map(({ app }) => app));
  const bare = states.flatMap((told) =>
    told.kind === 'found' && told.value.images.length === 0 ? told.app : [],
  );
  const imageless = bare
    .filter((app) => !goingOn.has(app))
    .map((app) => nothingOf(app, `it has no image with a version in ${source.name}`));
  return [
    ...imageless,
    ...blockedIn(states, source, ground),
    ...blockedIn(moves, target, ground).map((blocked) => ({
      ...blocked,
      nothing: blocked.nothing || bare.includes(blocked.app),
    })),
  ];
}

function blockedIn(
  all: readonly Told<unknown>[],
  environment: Environment,
  { named, several }: BlockGround,
): readonly Blocked[] {
  const others = all.flatMap(({ app, kind }) => (kind === 'found' ? [app] : []));
  return all.flatMap((told): readonly Blocked[] => {
    const { app } = told;
    if (told.kind === 'found') return [];
    if (told.kind === 'missing') {
      const failures = named.has(app)
        ? withoutTarget(app, environment, { path: told.path, others }).failures
        : [];
      return [{ ...nothingOf(app, `nothing stands at ${told.path} in ${environment.name}`), failures }];
    }
    const nothing = told.failures.every(({ code }) => code === 'image-older');
    const failures = several ? told.failures.map((failure) => naming(app, failure)) : told.failures;
    return [{ app, why: told.failures[0]?.what ?? '', nothing, failures }];
  });
}

function naming(app: string, failure: Failure): Failure {
  return { ...failure, what: `${app}: ${failure.what}` };
}

function nothingOf(app: string, why: string): Blocked {
  return { app, why, nothing: true, failures: [] };
}

const MAX_NAMED = 20;

/** One sentence on apps that a glob, a push or a proposal of all apps has, and that go nowhere. */
export function tellLeftOut(blocked: readonly Blocked[], environment: string): string {
  const each = blocked.slice(0, MAX_NAMED).map(({ app, why }) => `${app} (${why})`);
  const more = blocked.length > MAX_NAMED ? ` and ${blocked.length - MAX_NAMED} more` : '';
  return `Left out of the promotion to ${environment}: ${each.join(', ')}${more}`;
}
