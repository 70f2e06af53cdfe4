import type { Operation } from './openapi.ts';
import { githubDescription } from './openapi.ts';
import type { Recording } from './recordings.ts';

/** Recorded keys that an answer of today does not have, each with its reason. */
const GONE: readonly { readonly key: RegExp; readonly why: string }[] = [
  { key: /\.(gravatar_id|avatar_url)$/, why: 'compared by the description' },
  { key: /\.(_links|documentation_url)(\.|$)/, why: 'links of older days; error pages move' },
  {
    key: /signature|payload/,
    why: 'the sandbox signs in name only, and deployments carry what callers give',
  },
  {
    key: /\.(permissions|custom_properties|template_repository|parent|source|organization)(\.|$)/,
    why: 'depends on who asks and on forks',
  },
  { key: /^\.pull_requests\[/, why: 'depends on open pull requests' },
  { key: /\.(license|language|homepage|mirror_url|topics)(\.|$)/, why: 'facts of the recorded repository' },
  {
    key: /\.(has_pull_requests|pull_request_creation_policy|security_and_analysis)(\.|$)/,
    why: 'not in the API before 2026',
  },
  { key: /\.(patch|previous_filename)$/, why: 'depends on the files' },
  { key: /\.discussion_url$/, why: 'the sandbox has no discussions' },
  { key: /\.(requested_teams|teams)\[/, why: 'teams are not built' },
];

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/**
 * Where an answer does not have what a recording has: keys that GitHub's description still lists, and their types
 * (a null on either side is not a type).
 */
export function differences(
  recording: Recording,
  answer: unknown,
  operation: Operation | undefined,
): readonly string[] {
  const known =
    operation === undefined ? undefined : githubDescription().responseKeys(operation, recording.status);
  return walk(parsed(recording.body), answer, { path: '', known, top: true });
}

/** Some recordings hold their JSON as text. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string' || !/^[[{]/.test(body)) return body;
  // Numbers were blotted out too, as `<GITHUB_…>` without quotes.
  return JSON.parse(body.replaceAll(/:\d*<[A-Z_]+>\d*/g, ':1'));
}

interface Spot {
  readonly path: string;
  readonly known: ReadonlySet<string> | undefined;
  readonly top: boolean;
}

function walk(recorded: unknown, answer: unknown, spot: Spot): readonly string[] {
  if (GONE.some(({ key }) => key.test(spot.path))) return [];
  const [wanted, got] = [kindOf(recorded), kindOf(answer)];
  if (wanted === 'null' || got === 'null') return [];
  if (wanted !== got) return [`${spot.path || '/'} is ${got}, recorded ${wanted}`];
  if (Array.isArray(recorded) && Array.isArray(answer)) {
    if (recorded.length === 0 || answer.length === 0) return [];
    return walk(recorded[0], answer[0], { ...spot, path: `${spot.path}[0]` });
  }
  if (wanted !== 'object') return [];
  const [from, to] = [recorded as Record<string, unknown>, answer as Record<string, unknown>];
  return Object.keys(from).flatMap((key) => {
    const path = `${spot.path}.${key}`;
    // At the top the description says which keys still exist; below it, the answer was validated already.
    if (!(key in to)) return missing(path, spot, key);
    return walk(from[key], to[key], { path, known: undefined, top: false });
  });
}

function missing(path: string, spot: Spot, key: string): readonly string[] {
  if (GONE.some((each) => each.key.test(path))) return [];
  const still = !spot.top || spot.known === undefined || spot.known.has(key);
  return still ? [`${path} is missing`] : [];
}

/** The words of an error: its message, and the messages or codes of its details; empty for none. */
export function textOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('message' in body)) return '';
  const errors = 'errors' in body && Array.isArray(body.errors) ? body.errors : [];
  const details = errors.map((each: { code?: string; field?: string; message?: string }) =>
    [each.code, each.field, each.message?.replace(/\S+:\S+\.$/, '')].filter(Boolean).join(' '),
  );
  return [body.message, ...details].join('; ');
}
