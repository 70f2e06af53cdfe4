/** Pods inside of resources: at any depth, since templates stand in CronJobs, Rollouts and lists as well. */
import { isList, isMapping, itemsAt, type Mapping, textAt, type Value, type ValuePath } from './value.ts';

export interface Container {
  /** List and name, by which a container is the same on both sides. */
  readonly key: string;
  readonly name: string;
  readonly image: string | undefined;
  readonly body: Mapping;
}

/** Fields of a pod that list containers. */
export const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'];

/** Every mapping inside a value, itself included. */
export function mappingsIn(value: Value | undefined): readonly Mapping[] {
  if (isList(value)) return value.flatMap(mappingsIn);
  if (!isMapping(value)) return [];
  return [value, ...Object.values(value).flatMap(mappingsIn)];
}

/** Mappings that list containers. A schema in a CustomResourceDefinition describes them, but lists none. */
export function findPods(body: Value | undefined): readonly Mapping[] {
  return mappingsIn(body).filter((map) => containersOf(map).length > 0);
}

export function findContainers(body: Value | undefined): readonly Container[] {
  return findPods(body).flatMap(containersOf);
}

/** Containers that one pod lists, of all three lists. */
export function containersOf(pod: Mapping): readonly Container[] {
  return CONTAINER_LISTS.flatMap((list) =>
    itemsAt(pod, list).flatMap((item) => {
      const name = textAt(item, 'name');
      if (!isMapping(item) || name === undefined) return [];
      return [{ key: `${list}/${name}`, name, image: textAt(item, 'image'), body: item }];
    }),
  );
}

/** Path in the words that people use: `spec.template`. */
export function formatPath(path: ValuePath): string {
  return path.join('.');
}
