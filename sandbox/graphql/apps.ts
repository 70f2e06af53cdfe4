import { nodeId } from '../store/node-id.ts';
import type { Context, Node } from './context.ts';

/** A GitHub App; null for one that nobody knows. */
export function appNode(context: Context, id: number): Node | null {
  const app = context.store.state.apps.get(id);
  if (app === undefined) return null;
  return {
    __typename: 'App',
    id: nodeId('App', app.id),
    databaseId: app.id,
    name: app.name,
    slug: app.slug,
    url: context.url.html(`/apps/${app.slug}`),
    createdAt: app.createdAt,
    updatedAt: app.createdAt,
  };
}
