import type { Repository } from '../../store/model.ts';
import { wrappedBase64 } from './git-data.ts';
import { apiUrl, htmlUrl } from './repository.ts';
import type { Shape, View } from './view.ts';

/** Something at a path, seen at a ref as the caller named it. */
export interface Place {
  readonly path: string;
  readonly ref: string;
  readonly oid: string;
  readonly type: 'file' | 'dir' | 'symlink' | 'submodule';
  readonly size: number;
}

/** What a directory listing and a written file show; files add their content, see fileContentShape. */
export function placeShape(view: View, repository: Repository, place: Place): Shape {
  const path = place.path.split('/').map(encodeURIComponent).join('/');
  const self = `${apiUrl(view, repository)}/contents/${path}?ref=${place.ref}`;
  const folder = place.type === 'dir';
  const git =
    place.type === 'submodule'
      ? null
      : `${apiUrl(view, repository)}/git/${folder ? 'trees' : 'blobs'}/${place.oid}`;
  const html = `${htmlUrl(view, repository)}/${folder ? 'tree' : 'blob'}/${place.ref}/${path}`;
  const raw =
    folder || place.type === 'submodule' ? null : `${htmlUrl(view, repository)}/raw/${place.ref}/${path}`;
  return {
    name: place.path.slice(place.path.lastIndexOf('/') + 1),
    path: place.path,
    sha: place.oid,
    size: place.size,
    url: self,
    html_url: html,
    git_url: git,
    download_url: raw,
    type: place.type,
    _links: { self, git, html },
  };
}

const LARGE = 1024 * 1024;

/** `content-file`. From 1 MB on the content is left out and the encoding is `none` (github-facts.md B2). */
export function fileContentShape(
  view: View,
  repository: Repository,
  it: { place: Place; bytes: Buffer },
): Shape {
  const large = it.bytes.length > LARGE;
  return {
    ...placeShape(view, repository, it.place),
    content: large ? '' : wrappedBase64(it.bytes),
    encoding: large ? 'none' : 'base64',
  };
}
