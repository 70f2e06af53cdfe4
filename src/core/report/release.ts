/** What `release` leaves: outputs, and a summary. */
import type { Release } from '../release/decide.ts';
import { codeSpan, link, plain, table } from './markdown.ts';
import type { Outputs } from './outputs.ts';

interface Shown extends Release {
  readonly tag: string;
  readonly state: 'created' | 'found' | 'earlier' | 'planned';
  readonly channel: string | undefined;
  readonly page: string | undefined;
}

export interface ShownReleases {
  readonly releases: readonly Shown[];
  readonly environment: string;
  readonly url: string;
  readonly why: string | undefined;
}

export function toReleaseOutputs({ releases, environment }: ShownReleases): Outputs {
  const changed = releases.some(({ state }) => state === 'created' || state === 'planned');
  const images = releases.flatMap((release) =>
    release.images.map(({ app, image, tag = '', digest, from }) => ({
      app,
      environment,
      image,
      from: from.join(','),
      to: digest === undefined ? tag : `${tag}@${digest}`,
    })),
  );
  const facts = {
    changed,
    'release-tag': releases.map(({ tag }) => tag).join('\n'),
    'commit-sha': releases.at(-1)?.commit ?? '',
    environment,
  };
  return {
    ...facts,
    changed: String(changed),
    images: JSON.stringify(images),
    result: JSON.stringify({ ...facts, images }),
  };
}

const WORDS = {
  created: 'tagged now',
  found: 'was tagged already',
  earlier: 'back at this version, no new tag',
  planned: 'dry run: would be tagged',
} as const;

export function formatReleaseSummary({ releases, environment, url, why }: ShownReleases): string {
  const place = environment === '' ? '' : ` of ${codeSpan(environment)}`;
  if (why !== undefined) return `### No release${place}\n\nNothing to tag: ${plain(why)}.\n`;
  const rows = releases.map(({ tag, commit, images, state, channel, page }) => [
    page === undefined ? codeSpan(tag) : link(codeSpan(tag), page),
    link(codeSpan(commit.slice(0, 7)), `${url}/commit/${commit}`),
    images
      .map(({ image, tag: version, digest }) => codeSpan(`${image}:${version ?? digest ?? ''}`))
      .join('<br>'),
    `${WORDS[state]}${channel === undefined ? '' : `; ${codeSpan(channel)} is here`}`,
  ]);
  return `### Release${place}\n\n${table(['Tag', 'Commit', 'Images', ''], rows)}\n`;
}
