/** All environments before and after a promotion, as Mermaid draws them. */
import type { Config } from '../config/config.ts';
import { sameRepository } from '../images/reference.ts';
import type { AppMoves, Move } from '../promote/moves.ts';
import type { Route } from '../promote/route.ts';
import { shortName } from './changes.ts';
import { fenced } from './markdown.ts';

export interface StandingImage {
  readonly repository: string;
  /** `tag`, `tag@digest` or `@digest`. */
  readonly version: string;
}

/** By app and environment. */
export type Standing = ReadonlyMap<string, ReadonlyMap<string, readonly StandingImage[]>>;

export interface Pictured {
  readonly config: Pick<Config, 'environments'>;
  readonly route: Pick<Route, 'source' | 'target'>;
  readonly apps: readonly AppMoves[];
  readonly standing: Standing;
}

/** A picture with more apps than this says nothing. */
const MAX_PICTURED = 12;

/** Apps that a picture shows: those that move come first. */
export function picturedApps(apps: readonly AppMoves[]): readonly AppMoves[] {
  const moving = (app: AppMoves): boolean => app.moves.some(({ changes }) => changes);
  return [...apps.filter(moving), ...apps.filter((app) => !moving(app))].slice(0, MAX_PICTURED);
}

/** Every environment with its versions; the arrow of this promotion is thick. */
export function pictureOf({ config, route, apps, standing }: Pictured): string {
  const shown = picturedApps(apps);
  const { environments } = config;
  const ids = new Map(environments.map(({ name }, index) => [name, `e${index}`]));
  const nodes = environments.map(({ name }) => {
    const lines = shown.map(({ app, moves }) =>
      line(app, standing.get(app)?.get(name), name === route.target.name ? moves : []),
    );
    return `  ${ids.get(name)}["${[name, ...lines].map(label).join('<br/>')}"]`;
  });
  const arrows = environments.flatMap(({ name, from }) => {
    const isThis = name === route.target.name;
    const source = isThis ? route.source.name : from;
    if (source === undefined) return [];
    return [`  ${ids.get(source)} ${isThis ? '==>' : '-->'} ${ids.get(name)}`];
  });
  const drawn = fenced(['flowchart LR', ...nodes, ...arrows].join('\n'), 'mermaid');
  const rest = apps.length - shown.length;
  return rest === 0
    ? drawn
    : `${drawn}\n\n${rest} more ${rest === 1 ? 'app is' : 'apps are'} not in the picture.`;
}

/** Images that are told apart only by their names have them. */
function line(app: string, images: readonly StandingImage[] | undefined, moves: readonly Move[]): string {
  if (images === undefined) return `${app} ?`;
  const bare = moves.filter(({ image, changes }) => changes && !images.some(isOf(image.repository)));
  const unset = bare.map(({ image }) => ({ repository: image.repository ?? '', version: 'none' }));
  const told = [...images, ...unset].map(({ repository, version }) => {
    const now = shortVersion(version);
    const move = moves.find(({ image }) => sameRepository(image.repository ?? '', repository));
    const next = move?.changes === true ? shortVersion(move.after) : now;
    return { name: shortName(repository), text: next === now ? now : `${now} → ${next}` };
  });
  const texts = new Set(told.map(({ text }) => text));
  if (texts.size <= 1) return `${app} ${[...texts][0] ?? 'none'}`;
  return `${app} ${told.map(({ name, text }) => `${name} ${text}`).join(', ')}`;
}

function isOf(name: string | undefined): (image: StandingImage) => boolean {
  return ({ repository }) => sameRepository(name ?? '', repository);
}

/** Digests in a picture are their first letters. */
export function shortVersion(version: string): string {
  return version.replace(/@?(sha\d+:[0-9a-f]{8})[0-9a-f]*/, (_, digest: string) => `@${digest}`);
}

/** Text in a node: entities for what Mermaid would read as its own. */
function label(text: string): string {
  return text.replace(/[^A-Za-z0-9 .,→+-]/gu, (letter) => `#${letter.codePointAt(0)};`);
}
