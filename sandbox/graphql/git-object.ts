import type { Repository } from '../store/model.ts';
import { nodeId } from '../store/node-id.ts';
import { fullName } from '../store/store.ts';
import type { Context, Node } from './context.ts';

/** What all four kinds of Git object have. */
export function gitObjectFields(
  context: Context,
  repository: Repository,
  object: { oid: string; type: string },
): Node {
  const { oid, type } = object;
  const typename = `${type.slice(0, 1).toUpperCase()}${type.slice(1)}`;
  const path = `/${fullName(repository)}/${type}/${oid}`;
  return {
    __typename: typename,
    id: nodeId(typename, repository.id, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    commitUrl: context.url.html(`/${fullName(repository)}/commit/${oid}`),
    commitResourcePath: `/${fullName(repository)}/commit/${oid}`,
    resourcePath: path,
    repository: () => context.nodes.repository(context, repository),
  };
}
