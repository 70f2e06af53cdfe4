/** What goes from one environment to another, app by app; and the update that brings it there. */
import type { Config } from '../config/config.ts';
import { targetPath } from '../config/places.ts';
import { type Failure, type Notice, ReleaseError } from '../errors.ts';
import { formatPromotionTitle, type Storyteller, tellPromotion } from '../report/promotion.ts';
import { toProposalBranch } from '../request/branch-name.ts';
import { fillBranch } from '../request/proposal.ts';
import type { PromoteRequest, UpdateRequest } from '../request/request.ts';
import { settleRequest } from '../request/settle-request.ts';
import type { Files, Step } from '../snapshot.ts';
import { type Built, promotionTrailers } from './built.ts';
import { type AppMoves, planMoves } from './moves.ts';
import type { Route } from './route.ts';
import { readTarget, type TargetState } from './target-images.ts';

/** One app's answer: something, nothing, or why not. */
export type Told<Value> =
  | { readonly app: string; readonly kind: 'found'; readonly value: Value }
  | { readonly app: string; readonly kind: 'missing'; readonly path: string }
  | { readonly app: string; readonly kind: 'failed'; readonly failures: readonly Failure[] };

/** What each app has in an environment, or all that must be read first. */
export function readStates(
  apps: readonly string[],
  { config, environment }: { readonly config: Config; readonly environment: Route['source'] },
  files: Files,
): Step<readonly Told<TargetState>[]> {
  return together(apps, (app) => {
    const path = targetPath(config, environment, app);
    return { path, step: readTarget(path, config.apps[app]?.images, files) };
  });
}

export interface MovesAsked {
  readonly config: Config;
  readonly route: Route;
  readonly allowDowngrade: boolean;
}

/** What of each app's images the target environment takes. */
export function readMoves(
  sources: readonly (Told<TargetState> & { kind: 'found' })[],
  { config, route, allowDowngrade }: MovesAsked,
  files: Files,
): Step<readonly Told<AppMoves>[]> {
  const { source, target } = route;
  const stateOf = new Map(sources.map(({ app, value }) => [app, value]));
  return together<AppMoves>([...stateOf.keys()], (app) => {
    const state = stateOf.get(app) ?? { images: [], files: [] };
    const path = targetPath(config, target, app);
    const { registries = {} } = target;
    const names = { app, from: source.name, environment: target.name };
    const ground = { ...names, source: state, path, registries, allowDowngrade };
    const there = readTarget(path, [], files);
    if (there.kind === 'need') return { path, step: there };
    if (there.value === undefined) return { path, step: { kind: 'ready', value: undefined } };
    const step = planMoves(ground, files);
    if (step.kind === 'need') return { path, step };
    const sourcePath = targetPath(config, source, app);
    return {
      path,
      step: { kind: 'ready', value: { ...step.value, app, source: state, sourcePath, targetPath: path } },
    };
  });
}

/** All apps a round at a time, so that many cost as many rounds as one; what fails for one fails for that one. */
function together<Value>(
  apps: readonly string[],
  ask: (app: string) => { readonly path: string; readonly step: Step<Value | undefined> },
): Step<readonly Told<Value>[]> {
  const needs = new Set<string>();
  const told = apps.flatMap((app): readonly Told<Value>[] => {
    try {
      const { path, step } = ask(app);
      if (step.kind === 'need') {
        for (const wanted of step.paths) needs.add(wanted);
        return [];
      }
      return [
        step.value === undefined ? { app, kind: 'missing', path } : { app, kind: 'found', value: step.value },
      ];
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      return [{ app, kind: 'failed', failures: error.failures }];
    }
  });
  return needs.size > 0 ? { kind: 'need', paths: [...needs] } : { kind: 'ready', value: told };
}

export interface ProposalGround extends Storyteller {
  readonly asked: PromoteRequest;
  readonly config: Config;
  /** Name of the proposal branch's last part; undefined: that of the apps. */
  readonly branchKey: string | undefined;
  readonly built: readonly Built[];
}

/**
 * The update that the pipeline carries out, with what the config file says of the environment.
 * @throws ReleaseError input-contradiction and its like
 */
export function toUpdateRequest(ground: ProposalGround): {
  readonly request: UpdateRequest;
  readonly notices: readonly Notice[];
} {
  const { asked, config, route, apps, built } = ground;
  const names = apps.map(({ app }) => app);
  const images = apps.flatMap(({ moves }) => moves.map(({ image }) => image));
  const version = [...new Set(images.map(({ tag, digest }) => tag ?? digest?.slice(0, 19) ?? ''))].join('-');
  const {
    command: _,
    from: _from,
    group: _group,
    override,
    apply: _apply,
    branchTemplate,
    ...proposal
  } = asked;
  const environment = route.target.name;
  const key = ground.branchKey === undefined ? names : [ground.branchKey];
  const usual = toProposalBranch({ apps: key, environment, paths: [], base: asked.base });
  const values = {
    app: key.join('-'),
    environment,
    version,
    images: images.map(({ text }) => text).join('-'),
  };
  const sha = asked.provenance.source?.sha ?? '';
  const request: UpdateRequest = {
    ...proposal,
    // The commit of the run is the config repository's; what images were built from is in the trailers.
    provenance: { ...asked.provenance, source: undefined },
    command: 'update',
    apps: names,
    environment,
    branch:
      branchTemplate === undefined ? usual : fillBranch(branchTemplate, { ...values, 'source-sha': sha }),
    paths: apps.map((each) => each.targetPath),
    images,
    targets: apps.map((each) => ({
      path: each.targetPath,
      images: each.moves.map(({ image }) => image),
    })),
    whole: true,
    promoted: { chained: asked.apply.kind !== 'named' },
    templates: { ...asked.templates, title: asked.templates.title ?? formatPromotionTitle(ground) },
    story: tellPromotion(ground, override),
    trailers: promotionTrailers(route.source.name, built, override),
  };
  const settled = settleRequest(request, config);
  return { ...settled, request: { ...settled.request, settled: true } };
}
