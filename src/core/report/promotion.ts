/** What a promotion moves, as reviewers read it: versions, how many releases are skipped, commits, a picture. */
import type { Config } from '../config/config.ts';
import type { BuiltFrom } from '../promote/built.ts';
import type { AppMoves } from '../promote/moves.ts';
import type { Route } from '../promote/route.ts';
import type { Trace } from '../promote/trace.ts';
import { shortName } from './changes.ts';
import { codeSpan, fenced, link, plain, table } from './markdown.ts';
import { oneLine } from './printable.ts';

/** Commits of the source repository on both sides of a move. */
export interface SourceRange {
  readonly before: BuiltFrom | undefined;
  readonly after: BuiltFrom | undefined;
}

export interface Storyteller {
  readonly config: Config;
  readonly route: Route;
  readonly apps: readonly AppMoves[];
  /** By app; where the history was read. */
  readonly traces: ReadonlyMap<string, Trace>;
  readonly ranges: ReadonlyMap<string, SourceRange>;
  /** Versions of each app by environment, before. */
  readonly standing: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Address of the web pages, e.g. `https://github.com`. */
  readonly server: string;
}

/** A template, whose placeholders are those of every title; versions without digests, where a tag says enough. */
export function formatPromotionTitle({ apps }: Pick<Storyteller, 'apps'>): string {
  const many = apps.length > 5 ? `${apps.length} apps` : '{app}';
  const moving = apps.flatMap(({ moves }) => moves.filter(({ changes }) => changes));
  const before = titleVersions(moving.flatMap((move) => move.before));
  const after = titleVersions(moving.map((move) => move.after));
  return `Promote ${many} to {environment}${moving.length === 0 ? '' : `: ${before} -> ${after}`}`;
}

const MAX_IN_TITLE = 5;

function titleVersions(versions: readonly string[]): string {
  // The title is a template: what stands in a file must not be read as one.
  const short = versions.map(
    (version) => oneLine(shortVersion(version).replace(/(.)@.*$/, '$1')).replace(/[{}]/g, '') || 'none',
  );
  const distinct = [...new Set(short)];
  const more = distinct.length > MAX_IN_TITLE ? ', …' : '';
  return `${distinct.slice(0, MAX_IN_TITLE).join(', ')}${more}`;
}

/** @param override why a rule is passed over; undefined: none is */
export function tellPromotion(
  teller: Storyteller,
  override: string | undefined,
): { readonly intro: string; readonly sections: readonly string[] } {
  const { route, apps } = teller;
  const names = apps.slice(0, 20).map(({ app }) => codeSpan(app));
  const more = apps.length > 20 ? ` and ${apps.length - 20} more` : '';
  const intro = `Promotes ${names.join(', ')}${more} from ${codeSpan(route.source.name)} to ${codeSpan(route.target.name)}.`;
  const passed = route.passedOver === undefined ? '' : ` ${plain(route.passedOver)}.`;
  const warning =
    override === undefined
      ? []
      : [`> [!WARNING]\n> Rules of the environment are passed over: ${plain(override)}.${passed}`];
  return { intro, sections: [...warning, movesTable(teller), picture(teller)].filter((text) => text !== '') };
}

const MAX_ROWS = 100;

function movesTable(teller: Storyteller): string {
  const { apps, route } = teller;
  const rows = apps.flatMap((app) =>
    app.moves
      .filter(({ changes }) => changes)
      .map(({ image, before, after }, index) => [
        codeSpan(app.app),
        codeSpan(shortName(image.repository ?? image.text)),
        before.map((version) => codeSpan(version === '' ? 'none' : version)).join(', '),
        codeSpan(after),
        index === 0 ? skipped(teller.traces.get(app.app)) : '',
        index === 0 ? commits(teller, app.app) : '',
      ]),
  );
  if (rows.length === 0) return '';
  const head = [
    'App',
    'Image',
    `${codeSpan(route.target.name)} now`,
    `from ${codeSpan(route.source.name)}`,
    'Releases between',
    'Source',
  ];
  const rest = rows.length - MAX_ROWS;
  return `${table(head, rows.slice(0, MAX_ROWS))}${rest > 0 ? `\n\n…and ${rest} more.` : ''}`;
}

const MAX_VERSIONS = 10;

function skipped(trace: Trace | undefined): string {
  if (trace === undefined) return '';
  const { between, met } = trace;
  const versions = between.slice(0, MAX_VERSIONS).map(codeSpan).join(', ');
  const more = between.length > MAX_VERSIONS ? ', …' : '';
  const count = met ? `${between.length}` : `at least ${between.length}`;
  if (between.length === 0 && !met) return 'unknown';
  return between.length === 0 ? count : `${count} (${versions}${more})`;
}

/** A comparison where both sides are known and of one repository, else the commit that is known. */
function commits({ ranges, server }: Storyteller, app: string): string {
  const { before, after } = ranges.get(app) ?? {};
  if (after === undefined) return '';
  const repository = `${server}/${after.repository}`;
  if (before === undefined || before.repository !== after.repository || before.sha === after.sha)
    return link(codeSpan(after.sha.slice(0, 7)), `${repository}/commit/${after.sha}`);
  const range = `${before.sha.slice(0, 7)}...${after.sha.slice(0, 7)}`;
  return link(codeSpan(range), `${repository}/compare/${before.sha}...${after.sha}`);
}

/** A picture with more apps than this says nothing. */
const MAX_PICTURED = 12;

/** Every environment with its versions; the arrow of this promotion is thick. */
function picture({ config, route, apps, standing }: Storyteller): string {
  const shown = apps.slice(0, MAX_PICTURED);
  const { environments } = config;
  const ids = new Map(environments.map(({ name }, index) => [name, `e${index}`]));
  const nodes = environments.map(({ name }) => {
    const lines = shown.map((app) => {
      const now = standing.get(app.app)?.get(name) ?? '?';
      const next = name === route.target.name ? versionAfter(app) : now;
      return next === now ? `${app.app} ${now}` : `${app.app} ${now} → ${next}`;
    });
    return `  ${ids.get(name)}["${[name, ...lines].map(label).join('<br/>')}"]`;
  });
  const arrows = environments.flatMap(({ name, from }) => {
    const isThis = name === route.target.name;
    const source = isThis ? route.source.name : from;
    if (source === undefined) return [];
    return [`  ${ids.get(source)} ${isThis ? '==>' : '-->'} ${ids.get(name)}`];
  });
  return fenced(['flowchart LR', ...nodes, ...arrows].join('\n'), 'mermaid');
}

function versionAfter({ moves }: AppMoves): string {
  return [...new Set(moves.map(({ after }) => shortVersion(after)))].join(', ');
}

/** Digests in a picture are their first letters. */
export function shortVersion(version: string): string {
  return version.replace(/@?(sha\d+:[0-9a-f]{8})[0-9a-f]*/, (_, digest: string) => `@${digest}`);
}

/** Text in a node: entities for what Mermaid would read as its own. */
function label(text: string): string {
  return text.replace(/[^A-Za-z0-9 .,→+-]/gu, (letter) => `#${letter.codePointAt(0)};`);
}
