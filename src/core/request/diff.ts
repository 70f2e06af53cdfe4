/** The requests of `diff` and `report`: what is compared, and where it is shown. */
import { parseShard, type Shard } from '../diff/shard.ts';
import { ReleaseError } from '../errors.ts';
import { parseBoolean, parsePath, quote } from './fields.ts';
import { inputOf, type RawInputs } from './inputs.ts';
import { parseList } from './lists.ts';
import type { Problems, Reader } from './problems.ts';
import { type Environment, property, readProvenance } from './provenance.ts';
import { isCommit, readComparedEvent } from './pull-request-event.ts';
import { DIFF_MODES, type DiffMode, type DiffRequest, type ReportRequest } from './request.ts';

export interface DiffSource {
  readonly inputs: RawInputs;
  readonly environment: Environment;
  readonly event: unknown;
}

/** @throws ReleaseError input-invalid */
export function parseDiffMode(value: string): DiffMode {
  const mode = DIFF_MODES.find((known) => known === value);
  if (mode !== undefined) return mode;
  const next = `Give ${DIFF_MODES.map((known) => `\`${known}\``).join(', ')}.`;
  throw new ReleaseError({ code: 'input-invalid', what: `got ${quote(value)}`, next });
}

/** What is wrong is collected in `problems`. */
export function readDiffRequest(source: DiffSource, read: Reader, problems: Problems): DiffRequest {
  const compared = problems.try('event', () => readComparedEvent(source.event));
  const nothing = { base: '', head: '', branch: '', pullRequest: undefined, fork: false };
  return {
    command: 'diff',
    ...(compared ?? nothing),
    diff: read('diff', parseDiffMode) ?? 'comment',
    paths: parseList(inputOf(source.inputs, 'path')).flatMap(
      (item) => problems.try(source.inputs.label('path'), () => parsePath(item.text)) ?? [],
    ),
    shard: read('shard', (value): Shard => parseShard(value)),
    dryRun: read('dry-run', (value) => parseBoolean(value, false)) ?? false,
    runUrl: readProvenance(source.environment, source.event).run?.url,
  };
}

/** What is wrong is collected in `problems`. */
export function readReportRequest(source: DiffSource, read: Reader, problems: Problems): ReportRequest {
  const { inputs, event, environment } = source;
  const files = parseList(inputOf(inputs, 'report-path')).map(({ text }) => text);
  if (files.length === 0) {
    problems.add('input-missing', inputs.label('report-path'), {
      what: 'no file is given to report',
      next: 'Give the files or folders that the command `diff` has written, as its output `diff-report` names them.',
    });
  }
  return {
    command: 'report',
    files,
    diff: read('diff', parseDiffMode) ?? 'comment',
    about: problems.try('event', () => readReported(event)) ?? { kind: 'pull-request', number: 0, head: '' },
    dryRun: read('dry-run', (value) => parseBoolean(value, false)) ?? false,
    runUrl: readProvenance(environment, event).run?.url,
  };
}

/**
 * Which pull request is reported on is read from the event, never from the files: whoever made those may not choose.
 * `pull_requests` of a `workflow_run` is empty for forks (fact sheet C5), so repository, branch and commit stand for
 * it. A deleted fork has no name, and no pull request is found for it.
 */
function readReported(event: unknown): ReportRequest['about'] {
  const head = property(event, 'workflow_run', 'head_sha');
  const branch = property(event, 'workflow_run', 'head_branch');
  const repository = property(event, 'workflow_run', 'head_repository', 'full_name');
  if (isCommit(head) && typeof branch === 'string')
    return { kind: 'branch', repository: typeof repository === 'string' ? repository : '', branch, head };
  const { pullRequest, head: own } = readComparedEvent(event);
  return { kind: 'pull-request', number: pullRequest ?? 0, head: own };
}
