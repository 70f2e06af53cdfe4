/** The registry of an image in values: its own, or the global one. */
import type { PartsGroup } from '../image-group.ts';

export interface Registries {
  readonly own: string | undefined;
  readonly global: string | undefined;
}

/** The global registry is for names without one; a name that has one is most likely whole. */
export function namesOf(name: string, { own, global }: Registries): Pick<PartsGroup, 'repository' | 'bare'> {
  if (own !== undefined) return { repository: `${own}/${name}`, bare: `${own}/${name}` };
  if (global === undefined) return { repository: name, bare: name };
  const joined = `${global}/${name}`;
  const isWhole = /^[^/]*[.:][^/]*\//.test(name);
  return isWhole ? { repository: name, bare: joined } : { repository: joined, bare: name };
}
