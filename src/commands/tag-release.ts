/** One release: its tag, its page, its channel; each written once, whatever is cut off. */
import { compare, parse } from 'semver';
import { ReleaseError } from '../core/errors.ts';
import type { WriteResult } from '../core/ports.ts';
import {
  countUp,
  decideTag,
  elsewhereError,
  higherTag,
  isStanding,
  lookFor,
  type OtherTag,
  type Release,
  type TagDecision,
  takenError,
} from '../core/release/decide.ts';
import { followable } from '../core/release/followable.ts';
import { releaseNotes, tagMessage } from '../core/release/message.ts';
import type { LandedCommit } from '../core/release/ports.ts';
import { changedImages, filesOf } from '../core/release/released.ts';
import type { ReleasePlan } from '../core/release/settle.ts';
import { checkTogether, tagName, tagPrefix, versionIn } from '../core/release/tag-template.ts';
import type { ReleaseRequest } from '../core/request/request.ts';
import type { ReleasePorts } from './release-ports.ts';

export interface Released extends Release {
  readonly tag: string;
  /** `planned`: in a dry run. `found`: an earlier run has made it. `earlier`: of a version that is back. */
  readonly state: 'created' | 'found' | 'earlier' | 'planned';
  /** Name of the channel that stands at this release. */
  readonly channel: string | undefined;
  /** Address of the GitHub Release. */
  readonly page: string | undefined;
}

export interface ReleaseContext {
  readonly plan: ReleasePlan;
  readonly landed: LandedCommit;
  readonly request: Pick<ReleaseRequest, 'dryRun' | 'run'>;
  readonly url: string;
  /** Branch that the release is on. */
  readonly base: string;
}

const MAX_ATTEMPTS = 12;

/** @throws ReleaseError release-refused and what GitHub refuses */
export async function tagRelease(
  release: Release,
  context: ReleaseContext,
  ports: ReleasePorts,
): Promise<Released> {
  const { plan, request } = context;
  if (plan.channel !== undefined) checkTogether(plan.template, plan.channel, release);
  const decision = await makeTag(release, context, ports);
  const { tag } = decision;
  if (decision.kind === 'create') await tellLower(tag, release, { plan, ports });
  const page = { ...release, tag, page: undefined, channel: undefined };
  if (request.dryRun) return { ...page, state: 'planned' };
  const published =
    plan.githubRelease && decision.kind !== 'earlier'
      ? await publish(tag, { release, context }, ports)
      : undefined;
  const channel =
    plan.channel === undefined
      ? undefined
      : await moveChannel(release, { template: plan.channel, base: context.base }, ports);
  const state = ({ create: 'created', done: 'found', earlier: 'earlier' } as const)[decision.kind];
  return { ...page, page: published, channel, state };
}

/** Of a range of versions, operators take the highest: a release below that would be waited for in vain. */
async function tellLower(
  tag: string,
  release: Release,
  { plan, ports }: { readonly plan: ReleasePlan; readonly ports: ReleasePorts },
): Promise<void> {
  const { template, place } = plan;
  const named = template.replaceAll('{environment}', release.environment);
  const operator = place.environment?.verify?.operator ?? 'flux';
  if (followable(named, undefined, operator).how !== 'range') return;
  const tags = await ports.reader.tags(tagPrefix(template, release));
  const higher = higherTag(tag, release, { template, tags });
  if (higher === undefined) return;
  const what = `${tag} is lower than ${higher}: an operator that follows a range of versions stays at ${higher}`;
  ports.log.notice({ level: 'warning', what });
}

async function makeTag(release: Release, context: ReleaseContext, ports: ReleasePorts): Promise<MadeTag> {
  const { landed, request } = context;
  let tried: string | undefined;
  return repeated<MadeTag>(`tag of ${release.commit.slice(0, 10)}`, ports, async () => {
    const decision = await decide(release, context, ports);
    const { kind, tag: name } = decision;
    // What a lost answer has made is this run's own.
    if (kind === 'done' && name === tried) return done({ kind: 'create', tag: name });
    if (kind !== 'create' || request.dryRun) return done(decision);
    tried = name;
    const message = tagMessage(name, release, { landed, run: request.run });
    const result = await ports.writer.tag({ name, commit: release.commit, message });
    if (result.kind === 'done') ports.log.info(`Tagged ${release.commit.slice(0, 10)} as ${name}`);
    return result.kind === 'done' ? done(decision) : result;
  });
}

interface MadeTag {
  readonly kind: 'create' | 'done' | 'earlier';
  readonly tag: string;
}

async function decide(release: Release, context: ReleaseContext, ports: ReleasePorts): Promise<MadeTag> {
  const { plan } = context;
  const decision: TagDecision = decideTag(release, {
    ...plan,
    tags: await ports.reader.tags(lookFor(release, plan)),
  });
  if (!('on' in decision)) return decision;
  const { tag } = decision;
  await checkOnBase(decision, release, { context, ports });
  const again = decision.kind === 'earlier' || (await hasSameImages(release, decision, { plan, ports }));
  if (again) return { kind: 'earlier', tag };
  if (plan.bump === undefined || !isStanding(release)) throw takenError(decision, release);
  const tags = await ports.reader.tags(tagPrefix(plan.template, release));
  const counted = countUp(release, { ...plan, tags });
  return { kind: counted.kind === 'done' ? 'done' : 'create', tag: counted.tag };
}

/** A tag that somebody has put elsewhere releases nothing of this branch. */
async function checkOnBase(
  decision: OtherTag,
  release: Release,
  { context, ports }: { readonly context: ReleaseContext; readonly ports: ReleasePorts },
): Promise<void> {
  const { base } = context;
  const { strangers } = await ports.reader.read({ base, commits: [decision.on] });
  if (strangers.length > 0) throw elsewhereError(decision, release, base);
}

/** Two runs that set the same image at once make two commits, and one release. */
async function hasSameImages(
  release: Release,
  { on }: OtherTag,
  { plan, ports }: { readonly plan: ReleasePlan; readonly ports: ReleasePorts },
): Promise<boolean> {
  const { place } = plan;
  if (place.environment === undefined && place.paths.length === 0) return false;
  const { commits } = ports;
  // Whichever of the two is the older one: each comparison tells only what has come since the two have parted.
  const [forth, back] = await Promise.all([
    commits.compare(on, release.commit),
    commits.compare(release.commit, on),
  ]);
  const files = filesOf([...new Set([...forth.changed, ...back.changed])], place);
  const [before, after] = await Promise.all([
    commits.at(on).read(files),
    commits.at(release.commit).read(files),
  ]);
  const changed = changedImages(before, after, place);
  return changed.every(({ app }) => !isOf(release, app, plan));
}

/** A tag that names its app says nothing of the others beside it. */
function isOf({ app }: Release, other: string, { template }: ReleasePlan): boolean {
  return !template.includes('{app}') || other === '' || other === app;
}

/** A newer release has moved it on already: then it stays. */
function moveChannel(
  release: Release,
  { template, base }: { readonly template: string; readonly base: string },
  ports: ReleasePorts,
): Promise<string | undefined> {
  const { reader, writer, log } = ports;
  const name = tagName(template, { ...release, version: '' });
  return repeated<string | undefined>(`channel ${name}`, ports, async () => {
    const there = (await reader.tags(name)).find((tag) => tag.name === name);
    if (there?.commit === release.commit) return done(name);
    const standing =
      there === undefined ? 'ahead' : (await reader.since(name, { commit: release.commit, base })).standing;
    if (standing !== 'ahead') {
      const how = standing === 'behind' ? 'at a newer release already' : 'on another line of history';
      log.notice({
        level: standing === 'behind' ? 'notice' : 'warning',
        what: `the channel ${name} stands ${how}; it stays`,
      });
      return done(undefined);
    }
    const result = await writer.move({ name, before: there?.oid, after: release.commit });
    if (result.kind === 'done') log.info(`Moved ${name} to ${release.commit.slice(0, 10)}`);
    return result.kind === 'done' ? done(name) : result;
  });
}

async function publish(
  tag: string,
  { release, context }: { readonly release: Release; readonly context: ReleaseContext },
  ports: ReleasePorts,
): Promise<string> {
  const { plan, landed, url, base } = context;
  const { template } = plan;
  const version = versionIn(tag, template, release) ?? '';
  const older = (await ports.reader.tags(tagPrefix(template, release)))
    .flatMap(({ name }) => ({ name, version: versionIn(name, template, release) ?? '' }))
    .filter((each) => each.version !== '' && each.version !== version && compare(each.version, version) < 0)
    .toSorted((left, right) => compare(right.version, left.version));
  const last = older[0]?.name;
  const since =
    last === undefined ? [] : (await ports.reader.since(last, { commit: release.commit, base })).commits;
  const body = releaseNotes(release, { landed, since, last, url });
  const prerelease = (parse(version)?.prerelease.length ?? 0) > 0;
  return repeated(`release ${tag}`, ports, async () => {
    const result = await ports.writer.publish({ tag, commit: release.commit, title: tag, body, prerelease });
    if (result.kind === 'done') ports.log.info(`Release ${result.value}`);
    return result;
  });
}

function done<Value>(value: Value): WriteResult<Value> {
  return { kind: 'done', value };
}

/** Reads and decides anew after each write that was lost or has no answer. */
async function repeated<Value>(
  what: string,
  { pacing, log }: ReleasePorts,
  attempt: () => Promise<WriteResult<Value>>,
): Promise<Value> {
  let why = '';
  for (let count = 1; count <= MAX_ATTEMPTS; count += 1) {
    const result = await attempt();
    if (result.kind === 'done') return result.value;
    why = result.why;
    log.info(`${what}: ${why} Reading again (attempt ${count} of ${MAX_ATTEMPTS}).`);
    await pacing.pause(count);
  }
  throw new ReleaseError({
    code: 'release-refused',
    what: `after ${MAX_ATTEMPTS} attempts it is not written; the last one ended with: ${why}`,
    where: what,
    next: 'Run the job again: what is done already is found and kept.',
  });
}
