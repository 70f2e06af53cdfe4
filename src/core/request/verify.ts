/** The request of `verify`. */
import { parseBranchName } from './branch-name.ts';
import { parseDuration } from './duration.ts';
import { parseBoolean, parseName } from './fields.ts';
import { inputOf } from './inputs.ts';
import { readLanded } from './landed.ts';
import { parseNames } from './lists.ts';
import type { Reader } from './problems.ts';
import type { ProposalContext } from './proposal.ts';
import { readProvenance } from './provenance.ts';
import type { VerifyRequest } from './request.ts';
import type { RequestSource } from './source.ts';

/** What is wrong is collected in `context.problems`. */
export function readVerify(source: RequestSource, read: Reader, context: ProposalContext): VerifyRequest {
  const { inputs, environment, event } = source;
  const { problems, connection } = context;
  const name = read('environment', parseName);
  if (inputOf(inputs, 'environment') === undefined)
    problems.add('input-missing', inputs.label('environment'), {
      what: 'no environment is given to verify',
      next: 'Name the environment that the commit is rolled out to, e.g. `production`.',
    });
  const label = inputs.label('app');
  return {
    command: 'verify',
    landed: readLanded(source, read, connection),
    apps: parseNames(inputOf(inputs, 'app')).flatMap(
      (app) => problems.try(label, () => parseName(app)) ?? [],
    ),
    environment: name ?? '',
    base: read('base', parseBranchName),
    timeout: read('timeout', parseDuration),
    dryRun: read('dry-run', (value) => parseBoolean(value, false)) ?? false,
    runUrl: readProvenance(environment, event).run?.url,
  };
}
