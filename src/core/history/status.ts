/** Environments side by side: which app has which version where, and what is ahead of what. */
import { orderOf } from '../images/order.ts';
import { type StateImage, tagOf, versionText } from '../rollback/images.ts';
import type { Absent } from './branches.ts';

/** One app in one environment. */
export interface AppState {
  readonly app: string;
  readonly environment: string;
  readonly images: readonly StateImage[];
}

/** One image of one app, in every environment. */
export interface StatusRow {
  readonly app: string;
  readonly image: string;
  /** In the order of the environments; empty: it is not set there. */
  readonly versions: readonly string[];
  /** Neighbours that differ, e.g. `staging is ahead of production`. */
  readonly remarks: readonly string[];
}

export interface Status {
  readonly environments: readonly string[];
  readonly rows: readonly StatusRow[];
  /** Environments of which nothing is known here. */
  readonly absent: readonly Absent[];
}

/** @param environments in the order of promotion */
export function statusOf(
  environments: readonly string[],
  states: readonly AppState[],
): Omit<Status, 'absent'> {
  const apps = [...new Set(states.map(({ app }) => app))].sort();
  const rows = apps.flatMap((app) => {
    const own = states.filter((state) => state.app === app);
    const names = [...new Set(own.flatMap(({ images }) => images.map(shortName)))].sort();
    return names.map((name) => rowOf(environments, own, { app, name }));
  });
  return { environments, rows };
}

/** Environments may take an image from registries of their own; its last part says what it is. */
function shortName({ image }: StateImage): string {
  return image.slice(image.lastIndexOf('/') + 1);
}

function rowOf(
  environments: readonly string[],
  states: readonly AppState[],
  { app, name }: { readonly app: string; readonly name: string },
): StatusRow {
  const found = environments.map((environment) => {
    const images = states
      .filter((state) => state.environment === environment)
      .flatMap((state) => state.images);
    return images.filter((image) => shortName(image) === name).flatMap(({ versions }) => versions);
  });
  const image =
    states.flatMap(({ images }) => images).find((each) => shortName(each) === name)?.image ?? name;
  const versions = found.map((all) => [...new Set(all.map(versionText))].join(', '));
  return { app, image, versions, remarks: compare(environments, found) };
}

/** Each environment that has the image with the next one that has it. */
function compare(environments: readonly string[], found: readonly (readonly string[])[]): readonly string[] {
  const set = environments.flatMap((name, index) => {
    const [version, other] = [...new Set(found[index] ?? [])];
    return version === undefined || other !== undefined ? [] : [{ name, version }];
  });
  return set.slice(1).flatMap((to, index) => {
    const from = set[index];
    if (from === undefined || from.version === to.version) return [];
    const order = orderOf(tagOf(to.version), tagOf(from.version));
    if (order === 'higher') return [`${from.name} is ahead of ${to.name}`];
    if (order === 'lower') return [`${to.name} is ahead of ${from.name}`];
    return [`${from.name} and ${to.name} differ`];
  });
}
