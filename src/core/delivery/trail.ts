/**
 * The trail that every commit of the action carries: Git trailers that say what was asked for, by whom and
 * from where. A later run reads it to know its own commits, to tell what a proposal already contains, and
 * what must survive when the proposal is rebuilt.
 */
import type { ProposalCommit, RepositoryFacts } from '../ports.ts';
import type { Provenance } from '../request/request.ts';

/** One wish of a run: set these image references under this path. */
export interface Intent {
  readonly path: string;
  /** Image argument as given: `[name=]repository[:tag][@digest]`. */
  readonly image: string;
  /** What the base said when this was proposed, sorted; a carried intent is dropped once the base moved on. */
  readonly from: readonly string[];
  /** The run that asked, where it is not the one that made the commit; null: unknown. */
  readonly origin?: Origin | null;
  /** The run may set what Flux's image automation writes. */
  readonly overrideAutomation?: boolean;
}

/** A workflow run: ids grow with time within a repository, attempts within a run. */
export interface Origin {
  /** Repository whose workflow ran, `owner/name`. */
  readonly repository: string;
  readonly run: number;
  readonly attempt: number;
  /** Commit of that repository that was built. */
  readonly sha?: string;
}

export interface Trail {
  readonly apps: readonly string[];
  readonly environment: string | undefined;
  readonly intents: readonly Intent[];
  /** Digest of the files' new content. */
  readonly plan: string;
  /** Versions that a rollback has replaced: `<path> <image argument>` each; absent: this was none. */
  readonly rolledBack?: readonly string[];
  /** The run that asked for it; absent: unknown. */
  readonly origin?: Origin;
}

const KEY = {
  app: 'Gitops-Release-App',
  environment: 'Gitops-Release-Environment',
  image: 'Gitops-Release-Image',
  plan: 'Gitops-Release-Plan',
  source: 'Gitops-Release-Source',
  run: 'Gitops-Release-Run',
  rolledBack: 'Gitops-Release-Rolled-Back',
} as const;

/** @returns the trailer block, one line each, without a trailing line break */
export function formatTrail(trail: Trail, provenance: Provenance, signer: string | undefined): string {
  const { source, run } = provenance;
  return [
    ...trail.apps.map((app) => `${KEY.app}: ${app}`),
    ...(trail.environment === undefined ? [] : [`${KEY.environment}: ${trail.environment}`]),
    ...trail.intents.map((intent) => `${KEY.image}: ${JSON.stringify(intent)}`),
    ...(trail.rolledBack ?? []).map((held) => `${KEY.rolledBack}: ${held.replace(/\s*[\r\n]\s*/g, ' ')}`),
    `${KEY.plan}: ${trail.plan}`,
    ...(source === undefined ? [] : [`${KEY.source}: ${formatSource(source)}`]),
    ...(run === undefined ? [] : [`${KEY.run}: ${formatRun(run)}`]),
    ...(signer === undefined ? [] : [`Signed-off-by: ${signer}`]),
  ].join('\n');
}

/** As `git interpret-trailers` knows them, with what `git cherry-pick -x` puts among them. */
const TRAILER = /^(?:[A-Za-z0-9-]+:(?: |$)|\(cherry picked from commit )/;

/**
 * Lines of the trailers that the action has written. Nothing counts in a paragraph that holds anything else: such lines
 * are what somebody has set or said. GitHub's squashing merge puts the messages of several commits behind one another,
 * and other trailers behind them all, so that the paragraph need not be the last.
 */
export function trailLines(message: string): readonly string[] {
  const paragraphs = message.split(/\r?\n(?:[ \t]*\r?\n)+/).map((text) => text.trim().split(/\r?\n/));
  return paragraphs
    .filter((lines) => lines.every((line) => TRAILER.test(line)))
    .filter((lines) => lines.some((line) => line.startsWith(`${KEY.plan}: `)))
    .flat();
}

/** @returns the trail of a commit message, or undefined where the action did not write it */
export function parseTrail(message: string): Trail | undefined {
  const lines = trailLines(message);
  const values = (key: string): readonly string[] =>
    lines.flatMap((line) => (line.startsWith(`${key}: `) ? line.slice(key.length + 2).trim() : []));
  const [plan] = values(KEY.plan);
  if (plan === undefined) return undefined;
  const origin = withSource(parseRun(values(KEY.run)[0] ?? ''), values(KEY.source)[0] ?? '');
  const rolledBack = values(KEY.rolledBack);
  return {
    apps: values(KEY.app),
    environment: values(KEY.environment)[0],
    intents: values(KEY.image).flatMap((text) => parseIntent(text, origin) ?? []),
    plan,
    ...(rolledBack.length === 0 ? {} : { rolledBack }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** The run that a request comes from; undefined outside of GitHub Actions. */
export function originOf({ run, source }: Provenance): Origin | undefined {
  const origin = run === undefined ? undefined : parseRun(formatRun(run));
  return withSource(origin, source === undefined ? '' : formatSource(source));
}

function formatSource({ repository, sha }: NonNullable<Provenance['source']>): string {
  return `${repository}@${sha}`;
}

/** The commit counts only in the repository whose runs are compared. */
function withSource(origin: Origin | undefined, source: string): Origin | undefined {
  const [, repository, sha] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40}(?:[0-9a-f]{24})?)$/.exec(source) ?? [];
  if (origin === undefined || sha === undefined || repository !== origin.repository) return origin;
  return { ...origin, sha };
}

function formatRun({ url, attempt }: NonNullable<Provenance['run']>): string {
  return `${url} (attempt ${attempt})`;
}

function parseRun(text: string): Origin | undefined {
  const [, repository, run, attempt] =
    /\/([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d{1,15}) \(attempt (\d{1,9})\)$/.exec(text) ?? [];
  if (repository === undefined) return undefined;
  return { repository, run: Number(run), attempt: Number(attempt) };
}

function parseIntent(text: string, origin: Origin | undefined): Intent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { path, image, from, origin: own, overrideAutomation } = value as Record<string, unknown>;
  if (typeof path !== 'string' || typeof image !== 'string' || !Array.isArray(from)) return undefined;
  const asked = own === undefined ? origin : parseOrigin(own);
  const intent = {
    path,
    image,
    from: from.filter((item) => typeof item === 'string'),
    ...(overrideAutomation === true ? { overrideAutomation } : {}),
  };
  return asked === undefined ? intent : { ...intent, origin: asked };
}

function parseOrigin(value: unknown): Origin | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { repository, run, attempt, sha } = value as Record<string, unknown>;
  if (typeof repository !== 'string' || typeof run !== 'number' || typeof attempt !== 'number')
    return undefined;
  const origin = { repository, run, attempt };
  return typeof sha === 'string' ? withSource(origin, `${repository}@${sha}`) : origin;
}

/** `Signed-off-by` identity of the credential; GitHub's no-reply address, for the real one is not readable. */
export function signerOf(facts: RepositoryFacts, wanted: boolean): string | undefined {
  if (!wanted && !facts.signoffRequired) return undefined;
  const login = facts.viewer ?? 'github-actions[bot]';
  return `${login} <${login}@users.noreply.github.com>`;
}

/**
 * Whether the action made this commit and nobody rewrote it: it carries a trail, has one parent, and its
 * committer is GitHub (commits through the API) or its own author. An amended commit has another committer.
 */
export function isOwnCommit(commit: ProposalCommit): boolean {
  const byAuthor =
    commit.author.email === commit.committer.email && commit.author.name === commit.committer.name;
  return (
    commit.parents.length === 1 &&
    parseTrail(commit.message) !== undefined &&
    (commit.signedByGitHub || byAuthor)
  );
}
