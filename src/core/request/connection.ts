/** How to reach GitHub, and as whom. */
import { parseApiUrl, parseRepositoryName } from './fields.ts';
import { type InputName, inputOf, type RawInputs } from './inputs.ts';
import type { Problems, Reader } from './problems.ts';
import type { Environment } from './provenance.ts';
import type { Connection } from './request.ts';

export interface ConnectionSource {
  readonly inputs: RawInputs;
  readonly environment: Environment;
}

/** Connection as given; what is missing or wrong is collected. */
export function readConnection(source: ConnectionSource, read: Reader, problems: Problems): Connection {
  const { inputs, environment } = source;
  const own = environment['GITHUB_REPOSITORY'];
  const repository =
    read('repository', parseRepositoryName) ??
    (own === undefined ? undefined : problems.try('GITHUB_REPOSITORY', () => parseRepositoryName(own)));
  if (repository === undefined && inputOf(inputs, 'repository') === undefined) {
    problems.add('input-missing', inputs.label('repository'), {
      what: 'no config repository is given',
      next: 'Give it as `owner/name`.',
    });
  }
  return {
    repository: repository ?? { owner: '', name: '' },
    workflowRepository: own,
    apiUrl: read('api-url', parseApiUrl) ?? environment['GITHUB_API_URL'] ?? 'https://api.github.com',
    graphqlUrl: graphqlUrl(inputs, environment),
    credential: readCredential(inputs, problems),
  };
}

/** The runner's GraphQL address belongs to the runner's own API; another `api-url` has another one. */
function graphqlUrl(inputs: RawInputs, environment: Environment): string | undefined {
  const given = inputOf(inputs, 'api-url');
  return given === undefined || given === environment['GITHUB_API_URL']
    ? environment['GITHUB_GRAPHQL_URL']
    : undefined;
}

function readCredential(inputs: RawInputs, problems: Problems): Connection['credential'] {
  const appId = inputOf(inputs, 'app-id');
  const privateKey = inputOf(inputs, 'private-key');
  const token = inputOf(inputs, 'token');
  if (appId !== undefined && privateKey !== undefined) return { kind: 'app', appId, privateKey };
  if (appId !== undefined || privateKey !== undefined) {
    const missing: InputName = appId === undefined ? 'app-id' : 'private-key';
    problems.add('input-missing', inputs.label(missing), {
      what: `a GitHub App needs both app-id and private-key, and ${inputs.label(missing)} is empty`,
      next: 'Check that the secret or variable that it comes from exists and is readable by this workflow.',
    });
  } else if (token === undefined) {
    problems.add('token-missing', inputs.label('token'), {
      what: 'there is no token',
      next: 'Give `token`, or `app-id` and `private-key`. A secret that does not exist is an empty string.',
    });
  }
  return { kind: 'token', token: token ?? '' };
}
