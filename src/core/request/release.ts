/** The request of `release`. */
import { readAskedRelease } from './asked-release.ts';
import { parseBranchName } from './branch-name.ts';
import { parseBoolean, parseName, parsePath } from './fields.ts';
import { inputOf } from './inputs.ts';
import { readLanded } from './landed.ts';
import { parseList, parseNames } from './lists.ts';
import type { Reader } from './problems.ts';
import type { ProposalContext } from './proposal.ts';
import { readProvenance } from './provenance.ts';
import type { ReleaseRequest } from './request.ts';
import type { RequestSource } from './source.ts';

/** What is wrong is collected in `context.problems`. */
export function readRelease(source: RequestSource, read: Reader, context: ProposalContext): ReleaseRequest {
  const { inputs, environment, event } = source;
  const { problems } = context;
  const label = inputs.label('app');
  return {
    command: 'release',
    landed: readLanded(source, read, context.connection),
    apps: parseNames(inputOf(inputs, 'app')).flatMap(
      (name) => problems.try(label, () => parseName(name)) ?? [],
    ),
    environment: read('environment', parseName),
    paths: parseList(inputOf(inputs, 'path')).flatMap(
      ({ text }) => problems.try(inputs.label('path'), () => parsePath(text)) ?? [],
    ),
    base: read('base', parseBranchName),
    release: readAskedRelease(read),
    dryRun: read('dry-run', (value) => parseBoolean(value, false)) ?? false,
    run: readProvenance(environment, event).run,
  };
}
