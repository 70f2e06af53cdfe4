/** Flux's GitRepositories: whether what an object takes from one stands in the config repository. */
import { type DataMap, isMap, readDocuments, textAt } from './data.ts';
import { isSameRepository } from './same-repository.ts';

/** A GitRepository as far as its object was read. */
export interface GitSource {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly url: string | undefined;
  readonly branch: string | undefined;
}

/** The config repository, as far as the caller knows it. */
export interface OwnRepository {
  readonly repositoryUrls: readonly string[];
  /** Branch that is rendered. */
  readonly branch: string | undefined;
}

export function findGitSources(text: string): readonly GitSource[] {
  if (!/source\.toolkit\.fluxcd\.io\//.test(text)) return [];
  return (readDocuments(text) ?? []).filter(isMap).flatMap((object) => {
    const name = textAt(object, 'metadata', 'name');
    if (textAt(object, 'kind') !== 'GitRepository' || name === undefined) return [];
    const url = textAt(object, 'spec', 'url');
    const branch = textAt(object, 'spec', 'ref', 'branch');
    return [{ name, namespace: textAt(object, 'metadata', 'namespace'), url, branch }];
  });
}

/**
 * Whether a source is the config repository, on the branch that is rendered. One whose GitRepository was not
 * seen may be: whether its path stands here tells.
 * @param reference `sourceRef` of the object
 * @param namespace of the object, in which the source is unless the reference says otherwise
 */
export function isOwnSource(
  reference: DataMap | undefined,
  namespace: string | undefined,
  known: { readonly sources: readonly GitSource[]; readonly own: OwnRepository },
): boolean {
  if (textAt(reference, 'kind') !== 'GitRepository') return false;
  const name = textAt(reference, 'name');
  const within = textAt(reference, 'namespace') ?? namespace;
  const matching = known.sources.filter(
    (source) => source.name === name && (source.namespace ?? within) === (within ?? source.namespace),
  );
  const { repositoryUrls, branch } = known.own;
  const isOwn = (source: GitSource) =>
    isSameRepository(source.url, repositoryUrls) &&
    (branch === undefined || source.branch === undefined || source.branch === branch);
  return matching.length === 0 || matching.some(isOwn);
}
