/** Inputs, event payload and environment become one validated request, or one error that tells all mistakes. */
import { ReleaseError } from './core/errors.ts';
import { versionOf } from './core/images/version.ts';
import type { PullRequestExtras } from './core/ports.ts';
import { parseBranchName, toProposalBranch } from './core/request/branch-name.ts';
import { readConnection } from './core/request/connection.ts';
import { readDelivery } from './core/request/delivery.ts';
import { parseDiffMode, readDiffRequest, readReportRequest } from './core/request/diff.ts';
import { parseBoolean, parseMilestone, parseName, quote } from './core/request/fields.ts';
import { readImages } from './core/request/images.ts';
import { INPUT_NAMES, inputOf, type RawInputs } from './core/request/inputs.ts';
import { parseNames } from './core/request/lists.ts';
import { readMerge } from './core/request/merge.ts';
import { nearest } from './core/request/nearest.ts';
import { Problems, type Reader } from './core/request/problems.ts';
import { type Environment, eventDefaultBranch, readProvenance } from './core/request/provenance.ts';
import { parseRenderCache } from './core/request/render-cache.ts';
import type {
  Connection,
  DiffRequest,
  ReportRequest,
  Templates,
  UpdateRequest,
} from './core/request/request.ts';
import { readApps, readPaths } from './core/request/targets.ts';
import { fillTemplate, type Placeholder, parseTemplate } from './core/request/template.ts';

/** Everything that a front end knows before it starts. */
export interface RequestSource {
  readonly inputs: RawInputs;
  readonly environment: Environment;
  /** Payload of the event that started the workflow. */
  readonly event: unknown;
  /** Content of the file that `body-path` names; undefined: there is none. */
  readonly bodyFile: string | undefined;
}

/** What to do, and how to reach GitHub for it. */
export interface Request {
  readonly connection: Connection;
  /** Folder for renderings of earlier runs; undefined: none are kept. */
  readonly renderCache: string | undefined;
  readonly ask: UpdateRequest | DiffRequest | ReportRequest;
}

/** @throws ReleaseError with one failure for each wrong input */
export function parseRequest(source: RequestSource): Request {
  const problems = new Problems();
  const { inputs } = source;
  const read: Reader = (name, parse) => {
    const value = inputOf(inputs, name);
    return value === undefined ? undefined : problems.try(inputs.label(name), () => parse(value));
  };
  checkNames(inputs, problems);
  const command = read('command', parseCommand) ?? 'update';
  const connection = readConnection({ inputs, environment: source.environment }, read, problems);
  const readers = {
    update: () => readUpdate(source, read, { problems, connection }),
    diff: () => readDiffRequest(source, read, problems),
    report: () => readReportRequest(source, read, problems),
  };
  const workspace = source.environment['GITHUB_WORKSPACE'];
  const renderCache = read('render-cache', (value) => parseRenderCache(value, workspace));
  const ask = readers[command]();
  problems.throwIfAny();
  return { connection, ask, renderCache };
}

function checkNames(inputs: RawInputs, problems: Problems): void {
  for (const name of inputs.values.keys()) {
    if (INPUT_NAMES.some((known) => known === name)) continue;
    const close = nearest(name, INPUT_NAMES);
    problems.add('input-unknown', `input "${name}"`, {
      what: `there is no input ${quote(name)}`,
      next: close === undefined ? `The inputs are: ${INPUT_NAMES.join(', ')}.` : `Did you mean \`${close}\`?`,
    });
  }
}

const COMMANDS = ['update', 'diff', 'report'] as const;

function parseCommand(value: string): (typeof COMMANDS)[number] {
  const command = COMMANDS.find((known) => known === value);
  if (command !== undefined) return command;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got the command ${quote(value)}`,
    next: `This version knows ${COMMANDS.map((known) => `\`${known}\``).join(', ')}.`,
  });
}

interface UpdateContext {
  readonly problems: Problems;
  readonly connection: Connection;
}

function readUpdate(source: RequestSource, read: Reader, context: UpdateContext): UpdateRequest {
  const { inputs, environment, event } = source;
  const { problems, connection } = context;
  const images = readImages(inputs, problems);
  const paths = readPaths(inputs, problems);
  const apps = readApps(inputs, environment, problems);
  const environmentName = read('environment', parseName);
  const provenance = readProvenance(environment, event);
  const base = withoutDefault(read('base', parseBranchName), connection, event);
  const templates = readTemplates(source, read, problems);
  const delivery = readDelivery(inputs, read, problems);
  const { idle, mode, ...policy } = readMerge(read);
  const key = { apps, environment: environmentName, paths, base };
  const values: Partial<Record<Placeholder, string>> = {
    app: apps.join('-'),
    version: versionOf(images),
    environment: environmentName ?? '',
    images: images.map((image) => image.text).join('-'),
    'source-sha': provenance.source?.sha ?? '',
  };
  return {
    command: 'update',
    apps,
    environment: environmentName,
    paths,
    images,
    base,
    branch: read('branch', (template) => fillBranch(template, values)) ?? toProposalBranch(key),
    templates,
    extras: readExtras(inputs, read),
    delivery: delivery ?? 'pull-request',
    merge: { ...policy, mode: mode ?? 'manual' },
    asked: { delivery, merge: mode, idle },
    draft: read('draft', (value) => parseBoolean(value, false)) ?? false,
    signoff: read('signoff', (value) => parseBoolean(value, false)) ?? false,
    allowDowngrade: read('allow-downgrade', (value) => parseBoolean(value, false)) ?? false,
    dryRun: read('dry-run', (value) => parseBoolean(value, false)) ?? false,
    provenance,
    diff: read('diff', parseDiffMode) ?? 'comment',
  };
}

/** Values are made ref-safe; the template's own text must be legal as it stands. */
function fillBranch(template: string, values: Partial<Record<Placeholder, string>>): string {
  const known = ['app', 'environment', 'version', 'images', 'source-sha'] as const;
  const safe = (value: string | undefined): string => (value ?? '').replace(/[^A-Za-z0-9._-]+/g, '-');
  const filled = fillTemplate(parseTemplate(template, known), {
    app: safe(values.app),
    environment: safe(values.environment),
    version: safe(values.version),
    images: safe(values.images),
    'source-sha': safe(values['source-sha']),
    from: '',
    'run-url': '',
  });
  return parseBranchName(filled);
}

/** `base` named as the default branch is the same request as no `base`, and has the same proposal. */
function withoutDefault(
  base: string | undefined,
  connection: Connection,
  event: unknown,
): string | undefined {
  const { owner, name } = connection.repository;
  const own = connection.workflowRepository?.toLowerCase() === `${owner}/${name}`.toLowerCase();
  return own && base === eventDefaultBranch(event) ? undefined : base;
}

function readTemplates(source: RequestSource, read: Reader, problems: Problems): Templates {
  const { inputs } = source;
  const path = inputOf(inputs, 'body-path');
  if (path !== undefined && inputOf(inputs, 'body') !== undefined) {
    problems.add('input-contradiction', inputs.label('body-path'), {
      what: 'body and body-path are both given',
      next: 'Give one of them.',
    });
  }
  if (path !== undefined && source.bodyFile === undefined) {
    problems.add('input-invalid', inputs.label('body-path'), {
      what: `there is no file ${quote(path)} in the workspace`,
      next: 'Give the path of a file that an earlier step has checked out or written.',
    });
  }
  const file = source.bodyFile;
  return {
    title: read('title', parseTitle),
    body:
      read('body', (text) => parseTemplate(text)) ??
      (file === undefined ? undefined : problems.try(inputs.label('body-path'), () => parseTemplate(file))),
    commitMessage: read('commit-message', (text) => parseTemplate(text)),
  };
}

function parseTitle(value: string): string {
  if (!/[\r\n]/.test(value)) return parseTemplate(value);
  throw new ReleaseError({
    code: 'input-invalid',
    what: 'the title has several lines',
    next: 'Give one line.',
  });
}

function readExtras(inputs: RawInputs, read: Reader): PullRequestExtras {
  return {
    labels: parseNames(inputOf(inputs, 'labels')),
    assignees: parseNames(inputOf(inputs, 'assignees')),
    reviewers: parseNames(inputOf(inputs, 'reviewers')),
    teamReviewers: parseNames(inputOf(inputs, 'team-reviewers')),
    milestone: read('milestone', parseMilestone),
  };
}
