/** `release`: tags what has been merged. Reads, decides, writes; and decides again where somebody was faster. */
import { CONFIG_FILE, type Config } from '../core/config/config.ts';
import { parseConfigOn } from '../core/config/on-branch.ts';
import { ReleaseError } from '../core/errors.ts';
import type { Release } from '../core/release/decide.ts';
import { followable } from '../core/release/followable.ts';
import { releasesOf } from '../core/release/landing.ts';
import { pinPlace } from '../core/release/pin.ts';
import type { LandedCommit, ReleaseFacts } from '../core/release/ports.ts';
import { filesOf, type ReleasedImage, trailOf } from '../core/release/released.ts';
import { planRelease, type ReleasePlan } from '../core/release/settle.ts';
import { releasedImages } from '../core/release/told.ts';
import { checkStandsHere } from '../core/request/elsewhere.ts';
import type { ReleaseRequest } from '../core/request/request.ts';
import { readPins } from './pin.ts';
import { commitsLanded } from './release-landed.ts';
import type { ReleasePorts } from './release-ports.ts';
import { withStanding } from './release-standing.ts';
import { type Released, tagRelease } from './tag-release.ts';

export interface ReleaseOutcome {
  readonly releases: readonly Released[];
  readonly plan: ReleasePlan;
  /** Branch that the releases are on. */
  readonly base: string;
  readonly environment: string;
  readonly url: string;
  readonly dryRun: boolean;
  /** Why there is nothing to release. */
  readonly why: string | undefined;
}

interface Opened {
  readonly facts: ReleaseFacts;
  readonly plan: ReleasePlan;
}

/** @throws ReleaseError */
export async function release(request: ReleaseRequest, ports: ReleasePorts): Promise<ReleaseOutcome> {
  const opened = await open(request, ports);
  const { facts, plan } = opened;
  const { environment } = plan;
  const about = { environment, plan, base: facts.base.name, url: facts.url, dryRun: request.dryRun };
  const why = nothingLanded(request, opened);
  if (why !== undefined) return { ...about, releases: [], why };
  checkOnBase(request, facts);
  tellFollower(plan, ports);
  const releases: Released[] = [];
  for (const landed of await commitsLanded(request.landed, facts, ports)) {
    const images = await imagesOf(landed, plan, ports);
    const grouping = { plan, commit: landed.oid, apps: request.apps };
    const each = await withStanding(releasesOf(images, grouping), plan, ports);
    await checkPins(each, opened, ports);
    for (const one of each)
      releases.push(
        await tagRelease(one, { plan, landed, request, url: facts.url, base: facts.base.name }, ports),
      );
  }
  const place = environment === '' ? 'the paths' : environment;
  return {
    ...about,
    releases,
    why: releases.length > 0 ? undefined : `no image of ${place} was changed by what was merged`,
  };
}

/** The config file stands on the branch that was asked for; the environment's own branch may be another one. */
async function open(request: ReleaseRequest, { reader }: ReleasePorts): Promise<Opened> {
  const { commits } = request.landed;
  const first = await reader.read({ base: request.base, commits: commits ?? [] });
  const config = configOf(first);
  const plan = planRelease(request, config);
  if (plan === undefined) throw withoutTemplate(config);
  checkStandsHere(plan.place.environment, config, first.url);
  const base = request.base ?? plan.place.environment?.base;
  const elsewhere = base !== undefined && base !== first.base.name;
  const there = elsewhere ? await reader.read({ base, commits: commits ?? [] }) : first;
  const facts =
    commits === undefined ? await reader.read({ base: there.base.name, commits: [there.base.oid] }) : there;
  return { facts, plan };
}

function configOf({ config, base }: ReleaseFacts): Config | undefined {
  return config === undefined ? undefined : parseConfigOn(base.name, config);
}

/** A path that does not exist is told before anything is tagged. @throws ReleaseError path-missing */
async function checkPins(
  releases: readonly Release[],
  { plan, facts }: Opened,
  ports: ReleasePorts,
): Promise<void> {
  for (const one of releases) {
    const place = pinPlace(plan, one, facts.url);
    if (place === undefined) return;
    const pins = await readPins(place, facts.base.oid, ports);
    if (pins.length > 0) continue;
    const what = `no GitRepository and no Application in ${place.paths.join(', ')} names a tag of this repository: \`release.pin\` moves none`;
    ports.log.notice({ level: 'warning', what, where: CONFIG_FILE });
  }
}

/** Operators skip what they can't read without a word. */
function tellFollower(
  { place, environment, template, channel, pins }: ReleasePlan,
  { log }: ReleasePorts,
): void {
  const operator = place.environment?.verify?.operator;
  if (operator === undefined || pins.length > 0) return;
  const named = (text: string) => text.replaceAll('{environment}', environment);
  const { how, why } = followable(named(template), channel && named(channel), operator);
  if (how === 'pin') log.notice({ level: 'notice', what: why });
  else log.debug(why);
}

function withoutTemplate(config: Config | undefined): ReleaseError {
  return new ReleaseError({
    code: 'input-missing',
    what: `no template of the tag is given${config === undefined ? `, and there is no ${CONFIG_FILE}` : ''}`,
    where: 'input "release-tag"',
    next: `Write \`release: { tag: "v{version}" }\` into ${CONFIG_FILE}, or give \`release-tag\`.`,
  });
}

function nothingLanded({ landed }: ReleaseRequest, { facts, plan }: Opened): string | undefined {
  const { branch, commits } = landed;
  if (commits?.length === 0) return 'the event has merged nothing';
  if (branch !== undefined && branch !== facts.base.name)
    return `the event is about branch ${branch || 'none'}, and ${plan.environment || 'what is released'} is on ${facts.base.name}`;
  return undefined;
}

/** A tag on a commit that is not merged would release what nobody has approved. */
function checkOnBase({ landed }: ReleaseRequest, { commits, strangers, base }: ReleaseFacts): void {
  const last = landed.commits?.at(-1) ?? base.oid;
  if (commits.at(-1)?.oid === last && !strangers.includes(last)) return;
  throw new ReleaseError({
    code: 'release-refused',
    what: `commit ${last.slice(0, 10)} is not on branch ${base.name}`,
    where: 'input "commit"',
    next: 'Release what is merged: the merge commit of a pull request, or the output `commit-sha` of a direct commit.',
  });
}

/** One request, and two more where files of the environment differ. */
async function imagesOf(
  landed: LandedCommit,
  { place }: ReleasePlan,
  { commits }: ReleasePorts,
): Promise<readonly ReleasedImage[]> {
  const [parent] = landed.parents;
  if (parent === undefined) return [];
  const trail = trailOf(landed);
  const { changed } = await commits.compare(parent.oid, landed.oid);
  const files = filesOf(changed, place, trail);
  if (files.length === 0) return [];
  const [before, after] = await Promise.all([
    commits.at(parent.oid).read(files),
    commits.at(landed.oid).read(files),
  ]);
  return releasedImages({ before, after }, trail, place);
}
