import type { Installation } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** `integration` (an App); null for an unknown one. */
export function appShape(view: View, appId: number | null): Shape | null {
  const app = appId === null ? undefined : view.state.apps.get(appId);
  if (app === undefined) return null;
  return {
    id: app.id,
    slug: app.slug,
    client_id: `Iv1.${app.id.toString(16).padStart(16, '0')}`,
    node_id: nodeId('App', app.id),
    owner: userShape(view, app.owner),
    name: app.name,
    description: '',
    external_url: view.at.server,
    html_url: `${view.at.server}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: app.permissions,
    events: [],
  };
}

/** `installation` of an App. */
export function installationShape(view: View, installation: Installation): Shape {
  const account = view.state.users.get(installation.account.toLowerCase());
  const app = view.state.apps.get(installation.appId);
  const organization = account?.type === 'Organization' ? `/organizations/${installation.account}` : '';
  return {
    id: installation.id,
    client_id: `Iv1.${installation.appId.toString(16).padStart(16, '0')}`,
    account: userShape(view, installation.account),
    repository_selection: installation.repositoryIds === null ? 'all' : 'selected',
    access_tokens_url: `${view.at.api}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${view.at.api}/installation/repositories`,
    html_url: `${view.at.server}${organization}/settings/installations/${installation.id}`,
    app_id: installation.appId,
    app_slug: app?.slug ?? '',
    target_id: account?.id ?? 0,
    target_type: account?.type ?? 'User',
    permissions: installation.permissions,
    events: [],
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspended ? installation.createdAt : null,
  };
}
