/** The history of deployments in the forms that a terminal takes. */
import type { Absent } from '../history/branches.ts';
import type { Deployment } from '../history/deployments.ts';
import type { OutputForm } from '../request/local-requests.ts';
import { columns } from './columns.ts';
import { codeSpan, plain, table } from './markdown.ts';

export interface Told {
  /** Newest first. */
  readonly deployments: readonly Deployment[];
  /** How many commits were looked at. */
  readonly commits: number;
  /** There are older ones. */
  readonly cut: boolean;
  readonly absent: readonly Absent[];
  /** In the order of promotion. */
  readonly environments: readonly string[];
}

const HEAD = ['WHEN', 'ENVIRONMENT', 'APP', 'IMAGE', 'FROM', 'TO', 'HOW', 'WHO', 'COMMIT'] as const;
/** What a picture can show and a reader take in. */
const MAX_EVENTS = 60;
const MAX_ROWS = 1000;

/** @returns what goes to standard output, with its final line break */
export function formatHistory(told: Told, form: OutputForm): string {
  if (form === 'json') return `${JSON.stringify(toJson(told), undefined, 2)}\n`;
  if (form === 'markdown') return toMarkdown(told);
  return columns(HEAD, told.deployments.map(toRow));
}

function toRow(deployment: Deployment): readonly string[] {
  const { date, environment, app, image, from, to, how, author, commit, pullRequest } = deployment;
  const number = pullRequest === undefined ? '' : ` (#${pullRequest})`;
  const when = date.slice(0, 16).replace('T', ' ');
  const versions = [from, to].map((version) => shorten(version) || 'none');
  return [
    when,
    environment || '-',
    app,
    image,
    ...versions,
    how,
    author,
    `${commit.slice(0, 7)}${number}`,
  ].map((cell) => cell.replace(/\s+/g, ' '));
}

/** A digest is cut as Git cuts a commit. */
export function shorten(version: string): string {
  return version.replace(/@(\w+:\w{12})\w+/g, '@$1…');
}

function toJson({ deployments, commits, cut, absent }: Told): unknown {
  return {
    commits,
    complete: !cut,
    absent,
    deployments: deployments.map(({ pullRequest, ...deployment }) => ({
      ...deployment,
      pullRequest: pullRequest ?? null,
    })),
  };
}

function toMarkdown({ deployments, absent, environments }: Told): string {
  const unknown = absent.map(({ why }) => `\n${plain(why)}\n`).join('');
  if (deployments.length === 0) return `No image was changed.\n${unknown}`;
  const rows = deployments.slice(0, MAX_ROWS).map((deployment) => {
    const [
      when = '',
      environment = '',
      app = '',
      image = '',
      from = '',
      to = '',
      how = '',
      who = '',
      commit = '',
    ] = toRow(deployment);
    const code = [environment, app, image, from, to].map(codeSpan);
    return [when, ...code, how, plain(who), plain(commit)];
  });
  const rest = deployments.length - rows.length;
  const more = rest === 0 ? '' : `\n\n…and ${rest} older ones; \`--output json\` has all.`;
  const head = ['When', 'Environment', 'App', 'Image', 'From', 'To', 'How', 'Who', 'Commit'];
  return `${timeline(deployments, environments)}\n\n${table(head, rows)}${more}\n${unknown}`;
}

/** A Mermaid timeline, a section for each environment, the latest events of each in the order of time. */
function timeline(deployments: readonly Deployment[], order: readonly string[]): string {
  const latest = deployments
    .filter(({ to }) => to !== '')
    .slice(0, MAX_EVENTS)
    .toReversed();
  const found = new Set(latest.map(({ environment }) => environment));
  const environments = [
    ...order.filter((name) => found.has(name)),
    ...[...found].filter((name) => !order.includes(name)),
  ];
  const sections = environments.flatMap((environment) => {
    const own = latest.filter((each) => each.environment === environment);
    const days = [...new Set(own.map(({ date }) => date.slice(0, 10)))];
    return [
      `  section ${word(environment || 'everywhere')}`,
      ...days.map(
        (day) =>
          `    ${day}${own
            .filter(({ date }) => date.startsWith(day))
            .map(event)
            .join('')}`,
      ),
    ];
  });
  return ['```mermaid', 'timeline', '  title What ran where', ...sections, '```'].join('\n');
}

function event({ app, image, to, how }: Deployment): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  const what = name === app ? app : `${app} ${name}`;
  return ` : ${word(`${what} ${shorten(to)}${how === 'rollback' ? ' (rollback)' : ''}`)}`;
}

/** Letters that mean something to Mermaid are left out. */
function word(text: string): string {
  return text.replace(/[^\p{L}\p{N} ._+@()/…-]+/gu, '-');
}
