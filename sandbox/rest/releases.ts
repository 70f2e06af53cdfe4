import { GitHubError, notFound, validationFailed } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { type Release, ZERO_OID } from '../store/model.ts';
import { RuleViolation } from '../store/ref-rules.ts';
import { writeRefs } from '../store/refs.ts';
import { created, noContent, notBuilt, ok, paged } from './answer.ts';
import { at, type Call, hasAccess } from './call.ts';
import { type Body, optionalFlag, optionalOneOf, optionalText, text } from './input.ts';
import { resolveCommit } from './revisions.ts';
import { releaseShape } from './shapes/release.ts';

const RELEASES = '/repos/{owner}/{repo}/releases';

/** Releases; their files are in release-assets.ts. */
export const releaseRoutes: readonly Route[] = [
  at('GET', RELEASES, 'contents=read', (call) =>
    paged(call.request, visible(call), (each) => shape(call, each)),
  ),
  at('POST', RELEASES, 'contents=write', create),
  at('GET', `${RELEASES}/latest`, 'contents=read', (call) => ok(shape(call, latest(call)))),
  at('GET', `${RELEASES}/tags/{*tag}`, 'contents=read', (call) =>
    ok(shape(call, byTag(call, call.params['tag'] ?? ''))),
  ),
  at('GET', `${RELEASES}/{id}`, 'contents=read', (call) => ok(shape(call, releaseOf(call)))),
  at('PATCH', `${RELEASES}/{id}`, 'contents=write', change),
  at('DELETE', `${RELEASES}/{id}`, 'contents=write', (call) => {
    call.repository.releases.delete(releaseOf(call).id);
    return noContent();
  }),
];

function shape(call: Call, release: Release): ReturnType<typeof releaseShape> {
  return releaseShape(call.view, call.repository, release);
}

/** Newest first; drafts only for those who write. */
function visible(call: Call): readonly Release[] {
  const writes = hasAccess(call, 'write');
  return [...call.repository.releases.values()].filter((release) => !release.draft || writes).toReversed();
}

/** The release of the path's id. @throws GitHubError 404 */
export function releaseOf(call: Call): Release {
  const release = visible(call).find((each) => each.id === Number(call.params['id']));
  if (release === undefined) throw notFound();
  return release;
}

/** By tag only published releases are found. */
function byTag(call: Call, tag: string): Release {
  const release = visible(call).find((each) => each.tagName === tag && !each.draft);
  if (release === undefined) throw notFound();
  return release;
}

/** The one marked latest, else the newest that is no draft or prerelease. */
function latest(call: Call): Release {
  const full = visible(call).filter((each) => !each.draft && !each.prerelease);
  const release =
    full.find((each) => each.makeLatest === 'true') ??
    full.find((each) => each.makeLatest !== 'false') ??
    full[0];
  if (release === undefined) throw notFound();
  return release;
}

async function create(call: Call): Promise<RestResponse> {
  const body = call.request.body;
  const tagName = text(body, 'tag_name');
  refuseUnbuilt(body);
  mustBeFree(call, tagName, undefined);
  const target = optionalText(body, 'target_commitish') ?? call.repository.defaultBranch;
  const draft = optionalFlag(body, 'draft') ?? false;
  const commit = await tagged(call, { tagName, target, draft });
  const release: Release = {
    id: call.store.nextId(),
    tagName,
    targetCommitish: target,
    name: optionalText(body, 'name') ?? null,
    body: optionalText(body, 'body') ?? null,
    draft,
    prerelease: optionalFlag(body, 'prerelease') ?? false,
    immutable: false,
    makeLatest: latestOf(call, body) ?? 'legacy',
    author: call.actor.login,
    createdAt: commit ?? call.store.now(),
    publishedAt: draft ? null : call.store.now(),
    assets: [],
  };
  call.repository.releases.set(release.id, release);
  return created(shape(call, release));
}

function refuseUnbuilt(body: Body): void {
  if (optionalFlag(body, 'generate_release_notes') === true) throw notBuilt('generated release notes');
  if (optionalText(body, 'discussion_category_name') !== undefined) {
    // The sandbox has no discussions, hence no category is valid.
    throw new GitHubError(
      404,
      'Discussion could not be created. Make sure you passed a valid category name.',
    );
  }
}

/** `make_latest` is a string; only one release is marked. */
function latestOf(call: Call, body: Body): Release['makeLatest'] | undefined {
  const asked = optionalOneOf(body, 'make_latest', ['true', 'false', 'legacy']);
  if (asked !== 'true') return asked;
  for (const each of call.repository.releases.values()) {
    if (each.makeLatest === 'true') each.makeLatest = 'legacy';
  }
  return asked;
}

function mustBeFree(call: Call, tag: string, self: Release | undefined): void {
  const taken = [...call.repository.releases.values()].some(
    (each) => each !== self && !each.draft && each.tagName === tag,
  );
  if (taken) throw validationFailed({ resource: 'Release', code: 'already_exists', field: 'tag_name' });
}

/**
 * Makes the tag at the target where it is missing; a tag that is there is left alone (github-facts.md B6).
 * @returns the tagged commit's time, undefined for a draft's missing tag
 */
async function tagged(
  call: Call,
  it: { readonly tagName: string; readonly target: string; readonly draft: boolean },
): Promise<string | undefined> {
  const ref = `refs/tags/${it.tagName}`;
  const tag = await resolveCommit(call, ref);
  if (tag !== undefined) return utcTime(tag.committer.date);
  if (call.repository.refs.size === 0) {
    throw validationFailed({ resource: 'Release', code: 'custom', message: 'Repository is empty.' });
  }
  const commit = await resolveCommit(call, it.target);
  if (commit === undefined) {
    throw validationFailed({ resource: 'Release', code: 'invalid', field: 'target_commitish' });
  }
  if (!it.draft) await makeTag(call, ref, commit.oid);
  return utcTime(commit.committer.date);
}

function utcTime(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`;
}

async function makeTag(call: Call, ref: string, oid: string): Promise<void> {
  try {
    await writeRefs(call.store, call, { updates: [{ ref, before: ZERO_OID, after: oid }] });
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    const message = `pre_receive ${error.message}`;
    throw validationFailed({ resource: 'Release', code: 'custom', field: 'pre_receive', message });
  }
}

async function change(call: Call): Promise<RestResponse> {
  const release = releaseOf(call);
  const body = call.request.body;
  refuseUnbuilt(body);
  const tagName = optionalText(body, 'tag_name') ?? release.tagName;
  const draft = optionalFlag(body, 'draft') ?? release.draft;
  mustBeFree(call, tagName, release);
  const target = optionalText(body, 'target_commitish') ?? release.targetCommitish;
  if (!draft) await tagged(call, { tagName, target, draft });
  release.tagName = tagName;
  release.targetCommitish = target;
  if (body['name'] !== undefined) release.name = optionalText(body, 'name') ?? null;
  if (body['body'] !== undefined) release.body = optionalText(body, 'body') ?? null;
  release.prerelease = optionalFlag(body, 'prerelease') ?? release.prerelease;
  release.makeLatest = latestOf(call, body) ?? release.makeLatest;
  if (!draft && release.publishedAt === null) release.publishedAt = call.store.now();
  release.draft = draft;
  return ok(shape(call, release));
}
