/** Title, body and commit message of a proposal. */
import { formatManualMarker, formatMarker } from '../delivery/marker.ts';
import type { ImageChange } from '../edit/edit.ts';
import type { Notice } from '../errors.ts';
import { digestOf } from '../plan/plan.ts';
import type { PullRequestText, RepositoryFacts } from '../ports.ts';
import type { Provenance, UpdateRequest } from '../request/request.ts';
import { fillTemplate, type Placeholder } from '../request/template.ts';
import { changeLines, changesTable, joinValues } from './changes.ts';
import { codeSpan, link, plain } from './markdown.ts';

/** What is told; all texts of a proposal are made of this. */
export interface ProposalContent {
  readonly request: UpdateRequest;
  readonly facts: RepositoryFacts;
  readonly changes: readonly ImageChange[];
  readonly notices: readonly Notice[];
}

/** GitHub refuses longer titles; bodies end at 65,536 characters (fact sheet B7), the rest is for the frame. */
const MAX_TITLE = 250;
const TABLE_BUDGET = 40_000;
/** Apps may go back to states of several commits. */
const MOST_STATES = 5;

function placeholders(content: ProposalContent): Readonly<Record<Placeholder, string>> {
  const { request, changes } = content;
  return {
    app: request.apps.join(', '),
    environment: request.environment ?? '',
    version: joinValues(changes.map((change) => change.to)),
    images: changeLines(changes).join('\n'),
    from: joinValues(changes.map((change) => change.from)),
    'source-sha': request.provenance.source?.sha ?? '',
    'run-url': request.provenance.run?.url ?? '',
  };
}

function cut(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`;
}

/** Headline of the proposal, and by default of its commit. */
export function formatTitle(content: ProposalContent): string {
  const { request } = content;
  const place = request.environment === undefined ? '' : ' in {environment}';
  const own = request.rollback === undefined ? 'Update {app}' : 'Roll back {app}';
  const template = request.templates.title ?? `${own}${place} to {version}`;
  const values = placeholders(content);
  const version = request.rollback === undefined ? values.version : withoutDigests(values.version);
  return cut(
    fillTemplate(template, { ...values, version })
      .replace(/\s+/g, ' ')
      .trim(),
    MAX_TITLE,
  );
}

/** A tag says enough in a title; a digest without one stays. */
function withoutDigests(versions: string): string {
  return [...new Set(versions.split(', ').map((version) => version.replace(/(.)@.*$/, '$1')))].join(', ');
}

/** Headline and body of the commit, without the trail. */
export function formatMessage(content: ProposalContent): {
  readonly headline: string;
  readonly body: string;
} {
  const template = content.request.templates.commitMessage;
  if (template === undefined) {
    return { headline: cut(formatTitle(content), 100), body: changeLines(content.changes).join('\n') };
  }
  const [headline = '', ...rest] = fillTemplate(template, placeholders(content)).trim().split(/\r?\n/);
  return { headline, body: rest.join('\n').trim() };
}

/** @returns title and body with the mark of the text's digest, and that digest */
export function formatProposal(content: ProposalContent): {
  readonly text: PullRequestText;
  readonly digest: string;
} {
  const title = formatTitle(content);
  const { provenance: _, ...steady } = content.request;
  const anonymous = { ...content, request: { ...steady, provenance: NOBODY } };
  const digest = digestOf([formatTitle(anonymous), formatBody(anonymous)]);
  return { text: { title, body: `${formatBody(content)}\n\n${formatMarker(digest)}\n` }, digest };
}

/** The same change told by another run is the same text: the digest leaves out who tells it. */
const NOBODY: Provenance = { source: undefined, run: undefined, actor: undefined };

/** The mark stays also where a template says all that people read. */
function formatBody(content: ProposalContent): string {
  const { asked, promoted } = content.request;
  const mark = promoted !== undefined && asked.merge === 'manual' ? [formatManualMarker()] : [];
  return [readable(content), ...mark].join('\n\n');
}

function readable(content: ProposalContent): string {
  const { request } = content;
  if (request.templates.body !== undefined) {
    return fillTemplate(request.templates.body, escaped(placeholders(content))).trim();
  }
  return [
    intro(content),
    changes(content),
    ...(request.story?.sections ?? []),
    holds(content),
    remarks(content.notices),
    origin(request.provenance),
    footer(content),
  ]
    .filter((section) => section !== '')
    .join('\n\n');
}

/** Values in a body are shown as text, whatever they hold; addresses and commits are made of safe letters. */
function escaped(values: Readonly<Record<Placeholder, string>>): Readonly<Record<Placeholder, string>> {
  return {
    ...values,
    version: plain(values.version),
    from: plain(values.from),
    images: values.images
      .split('\n')
      .map((line) => `- ${codeSpan(line)}`)
      .join('\n'),
  };
}

function intro({ request, changes }: ProposalContent): string {
  if (request.story !== undefined) return request.story.intro;
  const apps = request.apps.map(codeSpan).join(', ');
  const place = request.environment === undefined ? '' : ` in ${codeSpan(request.environment)}`;
  const verb = request.rollback === undefined ? 'Sets' : 'Rolls back';
  return `${verb} ${apps}${place} to ${codeSpan(joinValues(changes.map((change) => change.to)))}.`;
}

function changes(content: ProposalContent): string {
  const { facts } = content;
  return changesTable(content.changes, {
    repositoryUrl: facts.url,
    commit: facts.base.oid,
    budget: TABLE_BUDGET,
  });
}

function holds({ request, changes, facts }: ProposalContent): string {
  if (request.rollback === undefined) return '';
  const { to, override, states = [] } = request.rollback;
  const warning =
    override === undefined ? '' : `> [!WARNING]\n> Freeze windows are passed over: ${plain(override)}\n\n`;
  const shown = states.slice(0, MOST_STATES).map(({ oid, date }) => {
    const day = date === '' ? '' : ` of ${date.slice(0, 10)}`;
    return `${link(codeSpan(oid.slice(0, 10)), `${facts.url}/commit/${oid}`)}${day}`;
  });
  const of = shown.length === 0 ? '' : ` (${shown.join(', ')}${states.length > MOST_STATES ? ', …' : ''})`;
  const versions = joinValues(changes.map((change) => change.from));
  return `${warning}Goes back to the images of ${codeSpan(to)}${of}; nothing else of the files changes. Once this is merged, automatic updates to ${codeSpan(versions)} are held until a newer version is set, or one is set with ${codeSpan('lift-hold: true')}.`;
}

function remarks(notices: readonly Notice[]): string {
  if (notices.length === 0) return '';
  const lines = notices.slice(0, 20).map((notice) => `> - ${plain(notice.what)}`);
  return [`> [!NOTE]`, ...lines].join('\n');
}

function origin({ source, run, actor }: Provenance): string {
  const parts = [
    source === undefined
      ? ''
      : `Built from ${link(codeSpan(`${source.repository}@${source.sha.slice(0, 10)}`), source.url)}`,
    run === undefined ? '' : `proposed by ${link('this workflow run', run.url)}`,
    actor === undefined ? '' : `started by ${codeSpan(actor)}`,
  ].filter((part) => part !== '');
  const told = parts.join(', ');
  return told === '' ? '' : `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
}

function footer({ facts }: ProposalContent): string {
  return [
    '---',
    `<sub>A later run for the same target updates this pull request in place, and rebuilds it when ${codeSpan(facts.base.name)} moves on. ` +
      'Commits pushed to its branch by others are never discarded: the action stops and says so.</sub>',
  ].join('\n');
}
