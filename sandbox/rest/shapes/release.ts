import { createHash } from 'node:crypto';
import type { Release, ReleaseAsset, Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { reactionsShape } from './reactions.ts';
import { apiUrl, htmlUrl } from './repository.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** `release`; a draft has no tag to link to, as on GitHub its page is named `untagged-…`. */
export function releaseShape(view: View, repository: Repository, release: Release): Shape {
  const url = `${apiUrl(view, repository)}/releases/${release.id}`;
  const page = release.draft ? `untagged-${release.id}` : encodeURIComponent(release.tagName);
  const archive = (form: string): string | null =>
    release.draft ? null : `${apiUrl(view, repository)}/${form}/${release.tagName}`;
  const reactions = reactionsShape(view, repository, { url, subject: `release:${release.id}` });
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${view.at.server}/api/uploads/repos/${repository.owner}/${repository.name}/releases/${release.id}/assets{?name,label}`,
    html_url: `${htmlUrl(view, repository)}/releases/tag/${page}`,
    id: release.id,
    author: userShape(view, release.author),
    node_id: nodeId('Release', release.id),
    tag_name: release.tagName,
    target_commitish: release.targetCommitish,
    name: release.name,
    draft: release.draft,
    immutable: release.immutable,
    prerelease: release.prerelease,
    created_at: release.createdAt,
    updated_at: release.publishedAt ?? release.createdAt,
    published_at: release.publishedAt,
    assets: release.assets.map((asset) => assetShape(view, repository, { release, asset })),
    tarball_url: archive('tarball'),
    zipball_url: archive('zipball'),
    body: release.body,
    ...(reactions['total_count'] === 0 ? {} : { reactions }),
  };
}

/** `release-asset`. */
export function assetShape(
  view: View,
  repository: Repository,
  it: { readonly release: Release; readonly asset: ReleaseAsset },
): Shape {
  const { asset, release } = it;
  const tag = encodeURIComponent(release.tagName);
  return {
    url: `${apiUrl(view, repository)}/releases/assets/${asset.id}`,
    id: asset.id,
    node_id: nodeId('ReleaseAsset', asset.id),
    name: asset.name,
    label: asset.label,
    uploader: userShape(view, asset.uploader),
    content_type: asset.contentType,
    state: 'uploaded',
    size: asset.size,
    digest: `sha256:${createHash('sha256').update(Buffer.from(asset.bytesBase64, 'base64')).digest('hex')}`,
    download_count: 0,
    created_at: asset.createdAt,
    updated_at: asset.createdAt,
    browser_download_url: `${htmlUrl(view, repository)}/releases/download/${tag}/${encodeURIComponent(asset.name)}`,
  };
}
