/** Tags and GitHub Releases. A tag is created once; only a channel is ever moved, by compare-and-swap. */
import type { WriteResult } from '../../core/ports.ts';
import type { ReleaseDraft, ReleaseWriter, TagDraft, TagMove } from '../../core/release/ports.ts';
import { UPDATE_REFS } from './documents/writes.ts';
import { explaining, isRuleViolation } from './failures.ts';
import { type Fault, faultOf } from './fault.ts';
import { quoted } from './quoted.ts';
import { restWrite } from './rest-write.ts';
import { type Access, OPERATIONS } from './situation.ts';
import { perform } from './write.ts';

/** Stands in `updateRefs` for: no such tag. */
const NONE = '0'.repeat(40);

export function createReleaseWriter(access: Access, repositoryId: () => Promise<string>): ReleaseWriter {
  return {
    tag: (draft) => tag(access, draft),
    move: async (move) => moveTag(access, move, await repositoryId()),
    publish: (draft) => publish(access, draft),
  };
}

/** The tag object is reached by nobody until the ref points to it, so that it may be made twice. */
async function tag(access: Access, { name, commit, message }: TagDraft): Promise<WriteResult<void>> {
  const about = { operation: OPERATIONS.createTag, subject: `tag ${quoted(name)}` };
  const object = await restWrite<{ readonly sha: string }, string>(access, {
    ...about,
    route: 'POST /repos/{owner}/{repo}/git/tags',
    parameters: { tag: name, message, object: commit, type: 'commit' },
    made: ({ sha }) => sha,
    isConflict: () => false,
  });
  if (object.kind !== 'done') return object;
  return restWrite(access, {
    ...about,
    route: 'POST /repos/{owner}/{repo}/git/refs',
    parameters: { ref: `refs/tags/${name}`, sha: object.value },
    made: () => undefined,
    isConflict: ({ message: words }) => /already exists/i.test(words),
  });
}

function moveTag(access: Access, { name, before, after }: TagMove, id: string): Promise<WriteResult<void>> {
  return perform<{ readonly updateRefs: unknown }, void>(access, {
    operation: OPERATIONS.moveTag,
    subject: `tag ${quoted(name)}`,
    document: UPDATE_REFS,
    input: {
      repositoryId: id,
      refUpdates: [{ name: `refs/tags/${name}`, beforeOid: before ?? NONE, afterOid: after, force: true }],
    },
    made: ({ updateRefs }) => (updateRefs === null ? undefined : { value: undefined }),
    isConflict: isLostSwap,
  });
}

/** GitHub's words for a lost compare-and-swap are not published; rules, permissions and frozen tags have their own. */
function isLostSwap(fault: Fault): boolean {
  const state = fault.type === 'UNPROCESSABLE' || fault.type === 'STALE_DATA';
  return state && !isRuleViolation(fault) && !/not accessible|permission|immutable/i.test(fault.message);
}

interface RawRelease {
  readonly html_url: string;
}

async function publish(access: Access, draft: ReleaseDraft): Promise<WriteResult<string>> {
  const there = await published(access, draft.tag);
  if (there !== undefined) return { kind: 'done', value: there };
  return restWrite<RawRelease, string>(access, {
    operation: OPERATIONS.publishRelease,
    subject: `release ${quoted(draft.tag)}`,
    route: 'POST /repos/{owner}/{repo}/releases',
    parameters: {
      tag_name: draft.tag,
      // The tag is there already, and decides; without it this keeps the default branch's tip from being tagged.
      target_commitish: draft.commit,
      name: draft.title,
      body: draft.body,
      prerelease: draft.prerelease,
      make_latest: 'legacy',
    },
    made: ({ html_url }) => html_url,
    isConflict: ({ message }) => /already_exists/.test(message),
  });
}

async function published(access: Access, name: string): Promise<string | undefined> {
  const { owner, name: repo } = access.repository;
  const situation = { access, operation: OPERATIONS.read, subject: `release ${quoted(name)}` };
  return explaining(situation, async () => {
    try {
      const route = 'GET /repos/{owner}/{repo}/releases/tags/{tag}';
      return (await access.client.rest<RawRelease>(route, { owner, repo, tag: name })).html_url;
    } catch (error) {
      if (faultOf(error).status === 404) return undefined;
      throw error;
    }
  });
}
