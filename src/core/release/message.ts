/** What a release tag says, and the notes of a GitHub Release. */

import { trailLines } from '../delivery/trail.ts';
import { parseBuilt } from '../promote/built.ts';
import { codeSpan, link, plain } from '../report/markdown.ts';
import { oneLine } from '../report/printable.ts';
import type { Provenance } from '../request/request.ts';
import type { Release } from './decide.ts';
import type { LandedCommit } from './ports.ts';
import { type ReleasedImage, trailOf } from './released.ts';

/** GitHub takes 125,000 characters; the rest is for what counts double there. */
const NOTES_BUDGET = 60_000;

/** Longer lists help nobody in a tag. */
const MOST_LINES = 200;

export function tagMessage(
  tag: string,
  release: Release,
  { landed, run }: { readonly landed: LandedCommit; readonly run: Provenance['run'] },
): string {
  const { pullRequest } = landed;
  const apps = [...new Set(release.images.map(({ app }) => app).filter(Boolean))];
  const place = release.environment === '' ? '' : ` in ${release.environment}`;
  return [
    `Release ${tag}`,
    '',
    oneLine(`${apps.join(', ') || 'Images'}${place}:`),
    '',
    ...release.images.slice(0, MOST_LINES).map((image) => oneLine(`- ${referenceOf(image)}${fromOf(image)}`)),
    '',
    ...(pullRequest === undefined ? [] : [`Pull-Request: ${pullRequest.url}`]),
    ...(pullRequest?.approvers ?? []).map((login) => `Approved-By: ${login}`),
    ...sourcesOf(landed).map((source) => `Source: ${source}`),
    ...(run === undefined ? [] : [`Run: ${run.url} (attempt ${run.attempt})`]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function referenceOf({ image, tag, digest }: ReleasedImage): string {
  return `${image}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

function fromOf({ from }: ReleasedImage): string {
  return from.length === 0 ? '' : ` (was ${from.join(', ')})`;
}

const SOURCE = /^Gitops-Release-Source: ([\w.-]+\/[\w.-]+@[0-9a-f]{40,64})$/;

/** `owner/name@sha` of what was built, from the trail. */
export function sourcesOf(landed: LandedCommit): readonly string[] {
  const messages = [landed.message, landed.parents.length === 2 ? (landed.parents[1]?.message ?? '') : ''];
  const own = messages.flatMap(trailLines).flatMap((line) => SOURCE.exec(line)?.[1] ?? []);
  const carried = (trailOf(landed)?.intents ?? []).flatMap(({ origin }) =>
    origin?.sha === undefined ? [] : [`${origin.repository}@${origin.sha}`],
  );
  const promoted = messages
    .map((message) => trailLines(message).join('\n'))
    .flatMap(parseBuilt)
    .map(({ from: { repository, sha } }) => `${repository}@${sha}`);
  return [...new Set([...own, ...promoted, ...carried])];
}

export interface NotesSource {
  readonly landed: LandedCommit;
  /** Commits since the last release, oldest first; those of other environments are left out. */
  readonly since: readonly LandedCommit[];
  /** Name of the last release's tag. */
  readonly last: string | undefined;
  /** Page of the config repository, and of GitHub. */
  readonly url: string;
}

export function releaseNotes(release: Release, source: NotesSource): string {
  const { landed, since, last, url } = source;
  const server = new URL(url).origin;
  const commits = since.some(({ oid }) => oid === landed.oid) ? since : [...since, landed];
  const mine = commits.filter((commit) => commit.oid === landed.oid || isOf(commit, release));
  const pulls = new Map(
    mine.flatMap(({ pullRequest }) => (pullRequest === undefined ? [] : [[pullRequest.number, pullRequest]])),
  );
  const built = [...new Set(mine.flatMap(sourcesOf))];
  const sections = [
    ['Images', release.images.map((image) => codeSpan(referenceOf(image)) + plain(fromOf(image)))],
    [
      'Pull requests',
      [...pulls.values()].map(({ number, title, url: address, author }) => {
        const by = author === undefined ? '' : ` by ${codeSpan(author)}`;
        return `${plain(title)} (${link(`#${number}`, address)})${by}`;
      }),
    ],
    ['Built from', built.map((text) => linked(text, server))],
    ['Approved by', (landed.pullRequest?.approvers ?? []).map(codeSpan)],
  ] as const;
  const compared = last === undefined ? '' : `Since ${codeSpan(last)}.`;
  return withinBudget([...sections.flatMap(([title, lines]) => section(title, lines)), compared]);
}

function isOf(commit: LandedCommit, { app, environment }: Release): boolean {
  const trail = trailOf(commit);
  if (trail === undefined || (trail.environment ?? '') !== environment) return false;
  return app === '' || trail.apps.includes(app);
}

function linked(source: string, server: string): string {
  const [repository = '', sha = ''] = source.split('@');
  return link(`${repository}@${sha.slice(0, 10)}`, `${server}/${repository}/commit/${sha}`);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`### ${title}`, '', ...lines.map((line) => `- ${line}`), ''];
}

/** Whole lines alone are left out. */
function withinBudget(lines: readonly string[]): string {
  let size = 0;
  const kept = lines.filter((line) => {
    size += line.length + 1;
    return size <= NOTES_BUDGET;
  });
  const rest = lines.length - kept.length;
  return [...kept, ...(rest === 0 ? [] : [`- and ${rest} lines more`])].join('\n').trimEnd().concat('\n');
}
