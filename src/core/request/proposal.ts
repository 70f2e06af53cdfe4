/** What every command that proposes a change reads alike: its targets' names, texts, delivery and merge. */

import { ReleaseError } from '../errors.ts';
import type { PullRequestExtras } from '../ports.ts';
import { readAskedRelease } from './asked-release.ts';
import { parseBranchName, toProposalBranch } from './branch-name.ts';
import { readDelivery } from './delivery.ts';
import { parseDiffMode } from './diff.ts';
import { parseBoolean, parseMilestone, parseName, quote } from './fields.ts';
import { inputOf, type RawInputs } from './inputs.ts';
import { parseNames } from './lists.ts';
import { readMerge } from './merge.ts';
import type { Problems, Reader } from './problems.ts';
import { eventDefaultBranch, readProvenance, withoutOwnSource } from './provenance.ts';
import type { Connection, ProposalRequest, Templates } from './request.ts';
import type { RequestSource } from './source.ts';
import { readApps } from './targets.ts';
import { fillTemplate, type Placeholder, parseTemplate } from './template.ts';

export interface ProposalContext {
  readonly problems: Problems;
  readonly connection: Connection;
}

/** What the command adds to the name of the proposal branch and to its texts. */
export interface ProposalKey {
  /** Paths that were given, where the command takes any. */
  readonly paths: readonly string[];
  readonly values: Partial<Record<Placeholder, string>>;
  /** Prefix of the proposal branch, e.g. `gitops-release/rollback`; undefined: the usual one. */
  readonly prefix?: string;
  /** Apps, where the input `app` may say something else than their names. */
  readonly apps?: readonly string[];
}

/** What is wrong is collected in `problems`. */
export function readProposal(
  source: RequestSource,
  read: Reader,
  { problems, connection, key }: ProposalContext & { readonly key: ProposalKey },
): ProposalRequest {
  const { inputs, environment, event } = source;
  const apps = key.apps ?? readApps(inputs, environment, problems);
  const environmentName = read('environment', parseName);
  const provenance = withoutOwnSource(readProvenance(environment, event), connection, environment);
  const base = withoutDefault(read('base', parseBranchName), connection, event);
  const delivery = readDelivery(inputs, read, problems);
  const { idle, mode, ...policy } = readMerge(read);
  const values: Partial<Record<Placeholder, string>> = {
    app: apps.join('-'),
    environment: environmentName ?? '',
    'source-sha': provenance.source?.sha ?? '',
    ...key.values,
  };
  const branch = toProposalBranch({ apps, environment: environmentName, paths: key.paths, base });
  const usual = key.prefix === undefined ? branch : branch.replace(/^gitops-release/, key.prefix);
  return {
    apps,
    ...(inputOf(inputs, 'app') === undefined && key.apps === undefined ? { appIsAssumed: true } : {}),
    environment: environmentName,
    base,
    branch: read('branch', (template) => fillBranch(template, values)) ?? usual,
    templates: readTemplates(source, read, problems),
    extras: readExtras(inputs, read),
    delivery: delivery ?? 'pull-request',
    merge: { ...policy, mode: mode ?? 'manual' },
    asked: { delivery, merge: mode, idle },
    release: readAskedRelease(read),
    draft: read('draft', (value) => parseBoolean(value, false)) ?? false,
    signoff: read('signoff', (value) => parseBoolean(value, false)) ?? false,
    allowDowngrade: read('allow-downgrade', (value) => parseBoolean(value, false)) ?? false,
    liftHold: read('lift-hold', (value) => parseBoolean(value, false)) ?? false,
    dryRun: read('dry-run', (value) => parseBoolean(value, false)) ?? false,
    provenance,
    diff: read('diff', parseDiffMode) ?? 'comment',
  };
}

/** Values are made ref-safe; the template's own text must be legal as it stands. */
export function fillBranch(template: string, values: Partial<Record<Placeholder, string>>): string {
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
