/** A token of a GitHub App for one repository and the permissions that the run needs, and its revocation. */
import { ReleaseError } from '../../core/errors.ts';
import { appFailure, ungranted } from './app-failures.ts';
import type { AppPermissions, AppTokenRequest, Installation } from './app-installation.ts';
import { type Client, createClient } from './client.ts';
import { faultOf } from './fault.ts';
import { privateKeyOf } from './private-key.ts';
import type { RepositoryName } from './situation.ts';

export interface AppToken {
  readonly token: string;
  /** Never throws: a token that cannot be revoked ends within the hour. */
  revoke(): Promise<void>;
}

/** @throws ReleaseError app-credentials, with what is wrong: key, App, installation or its permissions. */
export async function mintAppToken(request: AppTokenRequest): Promise<AppToken> {
  const privateKey = privateKeyOf(request.credentials.privateKey);
  let client = await appClient(request, privateKey, 0);
  let installation: Installation;
  try {
    installation = await installationOf(client, request.repository);
  } catch (error) {
    const skew = clockSkewIn(error);
    if (skew === undefined) throw await appFailure(faultOf(error), request, client);
    client = await appClient(request, privateKey, skew);
    installation = await installationOf(client, request.repository).catch(async (again) => {
      throw await appFailure(faultOf(again), request, client);
    });
  }
  return mintFor(installation, client, request);
}

async function mintFor(
  installation: Installation,
  client: Client,
  request: AppTokenRequest,
): Promise<AppToken> {
  const problem = ungranted(installation, request);
  if (problem !== undefined) throw new ReleaseError(problem);
  try {
    const { token } = await client.rest<{ readonly token: string }>(
      'POST /app/installations/{installation_id}/access_tokens',
      {
        installation_id: installation.id,
        repositories: [request.repository.name],
        permissions: { ...grantedOf(request.wished ?? {}, installation), ...request.permissions },
      },
    );
    request.mask(token);
    return { token, revoke: () => revoke(token, request) };
  } catch (error) {
    throw await appFailure(faultOf(error), request, client);
  }
}

function grantedOf(wished: AppPermissions, { permissions }: Installation): AppPermissions {
  const granted = Object.entries(wished).filter(
    ([name, level]) => permissions[name] === level || permissions[name] === 'write',
  );
  return Object.fromEntries(granted);
}

async function appClient(request: AppTokenRequest, privateKey: string, skew: number): Promise<Client> {
  // Loaded here, for most runs have a token already.
  const { default: githubAppJwt } = await import('universal-github-app-jwt');
  const now = Math.floor(Date.now() / 1000) + skew;
  const jwt = await githubAppJwt({ id: request.credentials.appId, privateKey, now });
  request.mask(jwt.token);
  return createClient({ ...request.client, token: jwt.token });
}

function installationOf(client: Client, { owner, name }: RepositoryName): Promise<Installation> {
  return client.rest<Installation>('GET /repos/{owner}/{repo}/installation', { owner, repo: name });
}

/** Seconds by which GitHub's clock is ahead, where GitHub refuses the JWT's times and tells its own. */
function clockSkewIn(error: unknown): number | undefined {
  const fault = faultOf(error);
  if (fault.status !== 401 || !/\b(iat|exp)\b/.test(fault.message)) return undefined;
  const date = Date.parse(fault.date ?? '');
  return Number.isNaN(date) ? undefined : Math.round((date - Date.now()) / 1000);
}

async function revoke(token: string, request: AppTokenRequest): Promise<void> {
  try {
    await createClient({ ...request.client, token }).rest('DELETE /installation/token', {});
    request.client.log.debug("The App's token is revoked.");
  } catch (error) {
    const { message } = faultOf(error);
    request.client.log.debug(`The App's token was not revoked and ends within the hour: ${message}`);
  }
}
