import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { nodeId } from '../store/node-id.ts';
import { created, ok, paged } from './answer.ts';
import { at, type Call, requireCommits } from './call.ts';
import { personOf, selfOf } from './git-commits.ts';
import { text } from './input.ts';
import { tagShape } from './shapes/git-data.ts';
import { apiUrl } from './shapes/repository.ts';

const TAGS = '/repos/{owner}/{repo}/git/tags';
const TYPES = ['commit', 'tree', 'blob', 'tag'];

/** Tag objects of the Git database (a ref is made apart), and the list of tags. */
export const tagRoutes: readonly Route[] = [
  at('POST', TAGS, 'contents=write', create),
  at('GET', `${TAGS}/{sha}`, 'contents=read', async (call) => {
    requireCommits(call);
    const tag = await call.git.tag(call.params['sha'] ?? '');
    if (tag === null) throw notFound();
    return ok(tagShape(call.view, call.repository, tag));
  }),
  at('GET', '/repos/{owner}/{repo}/tags', 'contents=read', list),
];

async function create(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const body = call.request.body;
  const name = text(body, 'tag');
  const message = text(body, 'message');
  const object = text(body, 'object');
  const type = text(body, 'type');
  if (!TYPES.includes(type)) throw new GitHubError(422, 'type must be one of commit, tree, blob, tag');
  const found = /^[0-9a-f]{40}$/.test(object) ? await call.git.read(object) : null;
  if (found === null) throw new GitHubError(422, 'Object does not exist');
  if (found.type !== type) throw new GitHubError(422, `Object is not a ${type}`);
  const tagger = personOf(call, body, 'tagger') ?? selfOf(call);
  const oid = call.git.writeTag({ object, type, name, tagger, message });
  const tag = await call.git.tag(oid);
  if (tag === null) throw new Error(`tag ${oid} was written but cannot be read`);
  return created(tagShape(call.view, call.repository, tag));
}

async function list(call: Call): Promise<RestResponse> {
  const tags = [...call.repository.refs].filter(([ref]) => ref.startsWith('refs/tags/')).toReversed();
  const peeled = new Map<string, string>();
  for (const [ref, oid] of tags) peeled.set(ref, (await call.git.peel(oid))?.oid ?? oid);
  const api = apiUrl(call.view, call.repository);
  return paged(call.request, tags, ([ref]) => {
    const name = ref.slice('refs/tags/'.length);
    const sha = peeled.get(ref);
    return {
      name,
      zipball_url: `${api}/zipball/${ref}`,
      tarball_url: `${api}/tarball/${ref}`,
      commit: { sha, url: `${api}/commits/${sha}` },
      node_id: nodeId('Ref', call.repository.id, ref),
    };
  });
}
