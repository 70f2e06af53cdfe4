/** Which resource of base is which of head. */
import { findRenames } from './generated-names.ts';
import { idKey, type Resource } from './resource.ts';
import { fingerprint } from './value.ts';

/** A resource on one side or both; at least one is there. */
export interface Pair {
  readonly base?: Resource;
  readonly head?: Resource;
}

/** @returns every resource of both sides once, those of head first and in its order */
export function matchResources(base: readonly Resource[], head: readonly Resource[]): readonly Pair[] {
  const [before, after] = [byIdentity(base), byIdentity(head)];
  const both = [...after].flatMap(([key, to]) => {
    const from = before.get(key);
    return from === undefined ? [] : [{ base: from, head: to }];
  });
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, resource]) => resource);
  const come = [...after].filter(([key]) => !before.has(key)).map(([, resource]) => resource);
  const renames = findRenames(gone, come);
  const renamed = new Set(renames.flatMap(({ from, to }) => [from, to]));
  return [
    ...both,
    ...renames.map(({ from, to }) => ({ base: from, head: to })),
    ...come.filter((resource) => !renamed.has(resource)).map((resource) => ({ head: resource })),
    ...gone.filter((resource) => !renamed.has(resource)).map((resource) => ({ base: resource })),
  ];
}

/** Resources that stand twice are numbered by their content, so that their order in the text means nothing. */
function byIdentity(resources: readonly Resource[]): ReadonlyMap<string, Resource> {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const key = idKey(resource.id);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [resource]);
    else group.push(resource);
  }
  const entries = [...groups].flatMap(([key, group]) =>
    sortedByContent(group).map((resource, index) => [`${key}${index}`, resource] as const),
  );
  return new Map(entries);
}

function sortedByContent(group: readonly Resource[]): readonly Resource[] {
  if (group.length === 1) return group;
  const keyed = group.map((resource) => ({ resource, key: fingerprint(resource.body) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ resource }) => resource);
}

/** Resources that stand more than once in one rendering. */
export function findDuplicates(resources: readonly Resource[]): readonly Resource[] {
  const seen = new Map<string, number>();
  return resources.filter((resource) => {
    const key = idKey(resource.id);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return seen.get(key) === 2;
  });
}
