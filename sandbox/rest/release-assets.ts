import { notFound, validationFailed } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import type { Release, ReleaseAsset } from '../store/model.ts';
import { created, noContent, ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalText } from './input.ts';
import { releaseOf } from './releases.ts';
import { assetShape } from './shapes/release.ts';

const RELEASES = '/repos/{owner}/{repo}/releases';

/** Files of releases. Uploads arrive under `/api/uploads`, which the server brings here too. */
export const releaseAssetRoutes: readonly Route[] = [
  at('GET', `${RELEASES}/{id}/assets`, 'contents=read', (call) => {
    const release = releaseOf(call);
    return paged(call.request, release.assets, (asset) => shape(call, { release, asset }));
  }),
  at('POST', `${RELEASES}/{id}/assets`, 'contents=write', upload),
  at('GET', `${RELEASES}/assets/{asset}`, 'contents=read', show),
  at('PATCH', `${RELEASES}/assets/{asset}`, 'contents=write', (call) => {
    const found = assetOf(call);
    found.asset.name = optionalText(call.request.body, 'name') ?? found.asset.name;
    found.asset.label = optionalText(call.request.body, 'label') ?? found.asset.label;
    return ok(shape(call, found));
  }),
  at('DELETE', `${RELEASES}/assets/{asset}`, 'contents=write', (call) => {
    const { release, asset } = assetOf(call);
    release.assets = release.assets.filter((each) => each !== asset);
    return noContent();
  }),
];

interface Found {
  readonly release: Release;
  readonly asset: ReleaseAsset;
}

function shape(call: Call, found: Found): ReturnType<typeof assetShape> {
  return assetShape(call.view, call.repository, found);
}

function assetOf(call: Call): Found {
  const id = Number(call.params['asset']);
  for (const release of call.repository.releases.values()) {
    const asset = release.assets.find((each) => each.id === id);
    if (asset !== undefined) return { release, asset };
  }
  throw notFound();
}

function show(call: Call): RestResponse {
  const found = assetOf(call);
  if (!(call.request.headers['accept'] ?? '').includes('application/octet-stream'))
    return ok(shape(call, found));
  const { bytesBase64, contentType } = found.asset;
  return { status: 200, headers: { 'content-type': contentType }, body: Buffer.from(bytesBase64, 'base64') };
}

function upload(call: Call): RestResponse {
  const release = releaseOf(call);
  const name = call.request.query.get('name');
  if (name === null || name === '') {
    throw validationFailed({ resource: 'ReleaseAsset', code: 'missing_field', field: 'name' });
  }
  if (release.assets.some((asset) => asset.name === name)) {
    throw validationFailed({ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' });
  }
  const asset: ReleaseAsset = {
    id: call.store.nextId(),
    name,
    label: call.request.query.get('label') ?? '',
    contentType: call.request.headers['content-type'] ?? 'application/octet-stream',
    size: call.request.rawBody.length,
    uploader: call.actor.login,
    createdAt: call.store.now(),
    bytesBase64: call.request.rawBody.toString('base64'),
  };
  release.assets.push(asset);
  return created(shape(call, { release, asset }));
}
