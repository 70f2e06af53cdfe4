import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { nodeId } from '../store/node-id.ts';
import { created, ok } from './answer.ts';
import { at, type Call, requireCommits } from './call.ts';
import { optionalOneOf, text } from './input.ts';
import { wantsRaw } from './media.ts';
import { wrappedBase64 } from './shapes/git-data.ts';
import { apiUrl } from './shapes/repository.ts';

const BLOBS = '/repos/{owner}/{repo}/git/blobs';

/** Blobs of the Git database. */
export const blobRoutes: readonly Route[] = [
  at('POST', BLOBS, 'contents=write', create),
  at('GET', `${BLOBS}/{sha}`, 'contents=read', show),
];

function urlOf(call: Call, oid: string): string {
  return `${apiUrl(call.view, call.repository)}/git/blobs/${oid}`;
}

function create(call: Call): RestResponse {
  requireCommits(call);
  const body = call.request.body;
  const content = text(body, 'content');
  const encoding = optionalOneOf(body, 'encoding', ['utf-8', 'base64']) ?? 'utf-8';
  const bytes = encoding === 'base64' ? decodeBase64(content) : Buffer.from(content, 'utf8');
  const oid = call.git.write('blob', bytes);
  return created({ sha: oid, url: urlOf(call, oid) });
}

/** Bytes of base64 in which line breaks may stand. @throws GitHubError 422 for anything else */
export function decodeBase64(content: string): Buffer {
  const compact = content.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 === 1) {
    throw new GitHubError(422, 'content is not valid Base64');
  }
  return Buffer.from(compact, 'base64');
}

async function show(call: Call): Promise<RestResponse> {
  requireCommits(call);
  const oid = call.params['sha'] ?? '';
  if (!/^[0-9a-f]{40}$/.test(oid)) {
    throw new GitHubError(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
  }
  const object = await call.git.read(oid);
  if (object?.type !== 'blob') throw notFound();
  if (wantsRaw(call.request)) {
    return {
      status: 200,
      headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
      body: object.bytes,
    };
  }
  return ok({
    sha: oid,
    node_id: nodeId('Blob', call.repository.id, oid),
    size: object.bytes.length,
    url: urlOf(call, oid),
    content: wrappedBase64(object.bytes),
    encoding: 'base64',
  });
}
