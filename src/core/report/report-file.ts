/**
 * The rendered diff as a file that one job hands to another: from the job that renders strangers' code, without any
 * secret, to the one that may comment; or from the runners that share a fleet to the one that joins them. What comes
 * in such a file is data from outside: it is checked, and never shown as it stands.
 */
import type { RenderedDiff } from '../diff/rendered-diff.ts';
import { RISK_RULES } from '../diff/risks/rules.ts';
import { isShare, type Share } from '../diff/shard.ts';
import { ReleaseError } from '../errors.ts';
import { isCommit } from '../request/pull-request-event.ts';
import { aCount, aFlag, anything, aText, type Check, listOf, oneOf, optional, record } from './shape.ts';

export interface DiffReport {
  readonly version: 1;
  /** Commits that were compared. */
  readonly base: string;
  readonly head: string;
  /** Name of the base branch. */
  readonly branch: string;
  /** Which share of the targets it is; undefined: all of them. */
  readonly share?: Share;
  readonly diff: RenderedDiff;
}

export function formatReportFile(report: DiffReport): string {
  return `${JSON.stringify(report, plainNumbers)}\n`;
}

/** JSON has no big integers; who reads them knows numbers and texts. */
export function plainNumbers(_key: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

/**
 * @param file name for messages
 * @throws ReleaseError report-invalid with the place in the file
 */
export function parseReportFile(file: string, text: string): DiffReport {
  const value = parseJson(file, text);
  const wrong = REPORT(value, 'report');
  if (wrong !== undefined) throw invalid(file, `${wrong} is not what a rendered diff has there`);
  return value as DiffReport;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw invalid(file, `it is no JSON (${error instanceof Error ? error.message.slice(0, 100) : ''})`);
  }
}

const SIDE = oneOf('base', 'head');
const COMMIT: Check = (value, at) => (isCommit(value) ? undefined : at);
const ID = record({ group: aText, kind: aText, namespace: optional(aText), name: aText });
const FOLDED = record({
  path: listOf(anything),
  from: anything,
  to: anything,
});

const RESOURCE = record({
  id: ID,
  status: oneOf('added', 'removed', 'changed', 'folded'),
  renamedFrom: optional(aText),
  folded: listOf(FOLDED),
  patch: aText,
  added: aCount,
  removed: aCount,
  risk: optional(oneOf('high', 'medium')),
  image: aFlag,
});

const TARGET = record({
  label: aText,
  name: aText,
  environment: optional(aText),
  path: aText,
  state: oneOf('identical', 'changed', 'new', 'gone', 'failed', 'unknown'),
  problems: listOf(record({ side: SIDE, message: aText })),
  remarks: listOf(aText),
  resources: listOf(RESOURCE),
  same: aCount,
});

const COUNTS = record({
  targets: aCount,
  identical: aCount,
  failed: aCount,
  added: aCount,
  removed: aCount,
  changed: aCount,
  folded: aCount,
});

const DIFF = record({
  changed: aFlag,
  failed: aFlag,
  counts: COUNTS,
  images: listOf(
    record({ image: aText, from: optional(aText), to: optional(aText), targets: listOf(aText) }),
  ),
  risks: listOf(
    record({
      rule: oneOf(...Object.keys(RISK_RULES)),
      level: oneOf('high', 'medium'),
      what: aText,
      names: optional(listOf(aText)),
      resource: ID,
      target: aText,
    }),
  ),
  folds: listOf(
    record({
      fold: oneOf('name', 'label', 'annotation'),
      key: aText,
      from: anything,
      to: anything,
      resources: aCount,
      targets: listOf(aText),
    }),
  ),
  targets: listOf(TARGET),
});

function aShare(value: unknown, at: string): string | undefined {
  const wrong = record({ index: aCount, count: aCount })(value, at);
  return wrong ?? (isShare(value as Share) ? undefined : at);
}

const REPORT = record({
  version: (value, at) => (value === 1 ? undefined : at),
  base: COMMIT,
  head: COMMIT,
  branch: aText,
  share: optional(aShare),
  diff: DIFF,
});

function invalid(file: string, what: string): ReleaseError {
  return new ReleaseError({
    code: 'report-invalid',
    what: `the file can't be reported: ${what}`,
    where: { file },
    next: 'Give files that the command `diff` of the same version has written (its output `diff-report`).',
  });
}
