/** The request of `promote`: which apps go to which environment. */
import { ReleaseError } from '../errors.ts';
import { parseName, quote } from './fields.ts';
import { inputOf } from './inputs.ts';
import { parseNames } from './lists.ts';
import type { Problems, Reader } from './problems.ts';
import { type ProposalContext, readProposal } from './proposal.ts';
import { property } from './provenance.ts';
import { PROMOTE_GROUPS, type PromoteGroup, type PromoteRequest, type PromoteScope } from './request.ts';
import type { RequestSource } from './source.ts';

/** What is said of images, which a promotion takes from an environment. */
const OF_UPDATES = ['images', 'image', 'tag', 'digest', 'path'] as const;

/** What is wrong is collected in `problems`. */
export function readPromote(source: RequestSource, read: Reader, context: ProposalContext): PromoteRequest {
  const { inputs } = source;
  const { problems } = context;
  for (const name of OF_UPDATES.filter((each) => inputOf(inputs, each) !== undefined)) {
    problems.add('input-contradiction', inputs.label(name), {
      what: `\`${name}\` is for the command \`update\`; \`promote\` takes images and paths from the environments`,
      next: 'Leave it out.',
    });
  }
  const apply = readScope(source, context);
  const patterns = apply.kind === 'named' ? apply.patterns : [];
  const proposal = readProposal(source, read, {
    ...context,
    key: { paths: [], values: SAMPLE, apps: patterns },
  });
  return {
    ...proposal,
    command: 'promote',
    from: read('from', parseName),
    group: read('group', parseGroup) ?? 'app',
    override: read('override', parseReason),
    apply,
    branchTemplate: inputOf(inputs, 'branch'),
  };
}

/** Checks the template of the branch, which is filled for each proposal. */
const SAMPLE = { app: 'app', environment: 'environment', version: 'version', images: 'images' };

/** Without names a push and a schedule of the config repository choose what is promoted. */
function readScope(source: RequestSource, { problems, connection }: ProposalContext): PromoteScope {
  const { inputs, environment, event } = source;
  const label = inputs.label('app');
  const names = parseNames(inputOf(inputs, 'app'));
  const patterns = names.flatMap((name) => problems.try(label, () => parsePattern(name)) ?? []);
  const into = inputOf(inputs, 'environment');
  if (names.length > 0) {
    if (into === undefined) addMissing(problems, inputs.label('environment'));
    return { kind: 'named', patterns };
  }
  const { owner, name } = connection.repository;
  const own = connection.workflowRepository;
  const inConfig = own?.toLowerCase() === `${owner}/${name}`.toLowerCase();
  const kind = environment['GITHUB_EVENT_NAME'];
  const chained = inConfig && (into === undefined || kind === 'push' || kind === 'schedule');
  for (const input of ['from', 'override'] as const) {
    if (!chained || inputOf(inputs, input) === undefined) continue;
    problems.add('input-contradiction', inputs.label(input), {
      what: `\`${input}\` is given, and no \`app\`: without names the config file says what goes where`,
      next: 'Give `app` and `environment`, or leave it out.',
    });
  }
  if (chained) return kind === 'push' ? readPush(event) : { kind: 'open' };
  if (into === undefined) addMissing(problems, inputs.label('environment'));
  if (own !== undefined && !inConfig) return { kind: 'named', patterns: [own.split('/')[1] ?? ''] };
  problems.add('input-missing', label, {
    what: 'no app is given',
    next: 'Give the name of an app, several, or a glob such as `*` for all.',
  });
  return { kind: 'named', patterns: [] };
}

function addMissing(problems: Problems, label: string): void {
  problems.add('input-missing', label, {
    what: 'no environment is given',
    next: 'Give the environment to promote to, as the config file names it.',
  });
}

/** A branch that was deleted, or a tag, promotes nothing that a push could name: open proposals are looked at. */
function readPush(event: unknown): PromoteScope {
  const [ref, before, after] = ['ref', 'before', 'after'].map((key) => property(event, key));
  if (typeof ref !== 'string' || typeof before !== 'string' || typeof after !== 'string')
    return { kind: 'open' };
  if (!ref.startsWith('refs/heads/') || /^0+$/.test(after)) return { kind: 'open' };
  return { kind: 'push', branch: ref.slice('refs/heads/'.length), before, after };
}

/** A name in which `*` and `?` stand for letters. */
export function parsePattern(value: string): string {
  parseName(value.replace(/[*?]/g, 'x'));
  return value;
}

function parseGroup(value: string): PromoteGroup {
  const group = PROMOTE_GROUPS.find((known) => known === value);
  if (group !== undefined) return group;
  const next = `Give ${PROMOTE_GROUPS.map((known) => `\`${known}\``).join(' or ')}.`;
  throw new ReleaseError({ code: 'input-invalid', what: `got ${quote(value)}`, next });
}

const MAX_REASON = 300;

export function parseReason(value: string): string {
  const reason = value.replace(/\s+/g, ' ').trim();
  const letters = reason.replace(/[^\p{L}\p{N}]/gu, '').length;
  if (letters >= 3 && reason.length <= MAX_REASON && !/^(?:true|false|yes|no)$/i.test(reason)) return reason;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got ${quote(value)}, which is no reason`,
    next: `Say in a sentence of at most ${MAX_REASON} letters why the environment's rules are passed over.`,
  });
}
