/** The outputs of a step, by the names that `interface.md` and `action.yml` give them. */
import type { MergeEnd } from '../merging/merge-end.ts';
import type { UpdateOutcome } from '../outcome.ts';
import { verdictJson } from './verdict.ts';

/** Names of all outputs, in the order in which `action.yml` lists them. */
export const OUTPUT_NAMES = [
  'changed',
  'pull-request-number',
  'pull-request-url',
  'pull-request-operation',
  'pull-request-branch',
  'pull-request-head-sha',
  'pull-request-commits-verified',
  'merged',
  'verdict',
  'release-tag',
  'commit-sha',
  'environment',
  'images',
  'diff-file',
  'diff-report',
  'matrix',
  'result',
] as const;

export type OutputName = (typeof OUTPUT_NAMES)[number];

export type Outputs = Readonly<Partial<Record<OutputName, string>>>;

/** One changed image reference, as the output `images` lists it. */
function toImages(outcome: UpdateOutcome): readonly Readonly<Record<string, string>>[] {
  const app = outcome.request.apps.join(',');
  const environment = outcome.request.environment ?? '';
  return outcome.changes.map(({ path, image, from, to }) => ({ app, environment, path, image, from, to }));
}

export interface OutputSource {
  readonly outcome: UpdateOutcome;
  /** Files of the rendered diff; undefined: there is none. */
  readonly files?: DiffPaths | undefined;
  /** Undefined: nothing was to be merged. */
  readonly merge?: MergeEnd | undefined;
}

export function toOutputs({ outcome, files, merge }: OutputSource): Outputs {
  const { pullRequest } = outcome;
  const verdict = merge?.verdict;
  const facts = {
    changed: outcome.changed,
    'pull-request-number': pullRequest?.number ?? null,
    'pull-request-url': pullRequest?.url ?? null,
    'pull-request-operation': outcome.operation,
    'pull-request-branch': pullRequest?.branch ?? null,
    'pull-request-head-sha': merge?.head ?? pullRequest?.headSha ?? null,
    'pull-request-commits-verified': pullRequest?.verified ?? null,
    merged: merge?.state === 'merged',
    verdict: verdict === undefined ? null : JSON.parse(verdictJson(verdict)),
    'commit-sha': merge?.commit ?? outcome.commit ?? null,
    environment: outcome.request.environment ?? '',
    images: toImages(outcome),
    'diff-file': files?.text ?? null,
    'diff-report': files?.report ?? null,
  };
  const text = (value: unknown): string =>
    value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  const outputs = Object.entries(facts).map(([name, value]) => [name, text(value)]);
  return { ...Object.fromEntries(outputs), result: JSON.stringify(facts) };
}

/** What `diff` and `report` tell: whether anything that would reach a cluster differs, and where all of it stands. */
export function toDiffOutputs(changed: boolean, files: DiffPaths): Outputs {
  const facts = { changed, 'diff-file': files.text, 'diff-report': files.report };
  return { ...facts, changed: String(changed), result: JSON.stringify(facts) };
}

/** Paths of the files of a rendered diff. */
export interface DiffPaths {
  readonly text: string;
  readonly report: string;
}

/**
 * Outputs of several proposals: what they have in common as one, lists joined; the addresses of a single proposal only
 * where there is one. `result` tells all of them apart.
 */
export function joinOutputs(all: readonly Outputs[], environment: string): Outputs {
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return only;
  const images = all.flatMap(({ images: each }) => JSON.parse(each ?? '[]') as readonly unknown[]);
  const joined = {
    changed: String(all.some(({ changed }) => changed === 'true')),
    merged: String(all.length > 0 && all.every(({ merged }) => merged === 'true')),
    environment,
    images: JSON.stringify(images),
  };
  const proposals = all.map(({ result }) => JSON.parse(result ?? '{}') as unknown);
  const facts = { ...joined, changed: joined.changed === 'true', merged: joined.merged === 'true', images };
  return { ...joined, result: JSON.stringify({ ...facts, proposals }) };
}
