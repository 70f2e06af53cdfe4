import type { GitTag, GitTreeEntry } from '../../store/git.ts';
import type { Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { personShape, verificationShape } from './commit.ts';
import { apiUrl } from './repository.ts';
import type { Shape, View } from './view.ts';

/** What a ref or a tag points at; `oid` of an object of that type. */
export interface Pointed {
  readonly oid: string;
  readonly type: string;
}

/** `git-ref`; `name` is the full name, such as `refs/heads/main`. */
export function refShape(
  view: View,
  repository: Repository,
  it: { readonly name: string; readonly to: Pointed },
): Shape {
  const path = it.name.split('/').map(encodeURIComponent).join('/');
  return {
    ref: it.name,
    node_id: nodeId('Ref', repository.id, it.name),
    url: `${apiUrl(view, repository)}/git/${path}`,
    object: objectShape(view, repository, it.to),
  };
}

function objectShape(view: View, repository: Repository, to: Pointed): Shape {
  return { sha: to.oid, type: to.type, url: `${apiUrl(view, repository)}/git/${to.type}s/${to.oid}` };
}

/** `git-tag`: a tag object. */
export function tagShape(view: View, repository: Repository, tag: GitTag): Shape {
  const tagger = tag.tagger ?? { name: '', email: '', date: '1970-01-01T00:00:00Z' };
  return {
    node_id: nodeId('Tag', repository.id, tag.oid),
    sha: tag.oid,
    url: `${apiUrl(view, repository)}/git/tags/${tag.oid}`,
    tagger: personShape(tagger),
    object: objectShape(view, repository, { oid: tag.object, type: tag.type }),
    tag: tag.name,
    message: tag.message,
    verification: verificationShape(view, { oid: tag.oid }),
  };
}

/** An entry of a tree with its whole path; `size` of blobs. */
export interface ListedEntry extends GitTreeEntry {
  readonly path: string;
  readonly size: number | undefined;
}

/** `git-tree`. A submodule has no address. */
export function treeShape(
  view: View,
  repository: Repository,
  it: { readonly oid: string; readonly entries: readonly ListedEntry[]; readonly truncated: boolean },
): Shape {
  return {
    sha: it.oid,
    url: `${apiUrl(view, repository)}/git/trees/${it.oid}`,
    tree: it.entries.map((entry) => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.oid,
      ...(entry.size === undefined ? {} : { size: entry.size }),
      ...(entry.type === 'commit'
        ? {}
        : { url: `${apiUrl(view, repository)}/git/${entry.type}s/${entry.oid}` }),
    })),
    truncated: it.truncated,
  };
}

/** Base64 as GitHub wraps it: 60 characters a line, each with its newline; nothing for nothing. */
export function wrappedBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{1,60}/g, '$&\n');
}
