/** The request of `rollback`: which state, of which target. */
import { splitKey } from '../edit/selector/parse.ts';
import { ReleaseError } from '../errors.ts';
import { parseBoolean, quote } from './fields.ts';
import type { Problems, Reader } from './problems.ts';
import { parseReason } from './promote.ts';
import { type ProposalContext, readProposal } from './proposal.ts';
import type { RollbackRequest } from './request.ts';
import type { RequestSource } from './source.ts';
import { readPaths } from './targets.ts';

/** Proposals of rollbacks have branches of their own, beside those of updates. */
const PREFIX = 'gitops-release/rollback';

/** The label that every rollback has. */
const LABEL = 'rollback';

/** What is wrong is collected in `problems`. */
export function readRollback(source: RequestSource, read: Reader, context: ProposalContext): RollbackRequest {
  const { inputs } = source;
  const { problems } = context;
  const paths = readPaths(inputs, problems);
  refuseKeys(paths, inputs.label('path'), problems);
  refuseImages(source, problems);
  const to = read('to', parseState) ?? 'previous';
  const key = { paths, values: { version: to }, prefix: PREFIX };
  const proposal = readProposal(source, read, { ...context, key });
  const { extras } = proposal;
  return {
    ...proposal,
    command: 'rollback',
    paths,
    to,
    override: read('override', parseReason),
    // The images were built before, from other commits than the run's.
    provenance: { ...proposal.provenance, source: undefined },
    overrideAutomation: read('override-automation', (value) => parseBoolean(value, false)) ?? false,
    allowDowngrade: true,
    extras: { ...extras, labels: [...new Set([...extras.labels, LABEL])] },
  };
}

/** Git's rules for names and the grammar of tags have these letters in common. */
export function parseState(value: string): string {
  if (/^[a-z0-9]+:[0-9a-f]{32,128}$/.test(value)) return value;
  if (/^[A-Za-z0-9_][A-Za-z0-9_.+/-]{0,199}$/.test(value) && !/\.\.|\/\/|\/$|\.lock$/.test(value))
    return value;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got ${quote(value)}, which can be no tag and no commit`,
    next: 'Give `previous`, an image tag or digest, a release tag or a commit.',
  });
}

function refuseKeys(paths: readonly string[], where: string, problems: Problems): void {
  for (const path of paths.filter((each) => splitKey(each).key !== undefined))
    problems.add('input-invalid', where, {
      what: `${quote(path)} names one value, of which no history tells the image`,
      next: 'Give the file, or set the value by `update`.',
    });
}

/** The images are those of the state. */
function refuseImages({ inputs }: RequestSource, problems: Problems): void {
  for (const name of ['images', 'image', 'tag', 'digest'] as const)
    if ((inputs.values.get(name) ?? '').trim() !== '')
      problems.add('input-contradiction', inputs.label(name), {
        what: `\`${name}\` says which image to set, and a rollback sets those of an earlier state`,
        next: 'Say the state by `to`, or use `command: update` with `allow-downgrade: true`.',
      });
}
