/** What can be wrong with `app-id`, `private-key` and the App's installation, each with its own way out. */
import { type ErrorCode, type Failure, ReleaseError } from '../../core/errors.ts';
import type { AppTokenRequest, Installation } from './app-installation.ts';
import type { Client } from './client.ts';
import { failureOf } from './failures.ts';
import { type Fault, isUnsettling } from './fault.ts';
import { quoted } from './quoted.ts';
import { fullName, OPERATIONS } from './situation.ts';

const INPUTS = 'inputs "app-id" and "private-key"';

/** @param client authenticated as the App; asked for the App's name where it is not installed. */
export async function appFailure(
  fault: Fault,
  request: AppTokenRequest,
  client: Client,
): Promise<ReleaseError> {
  return new ReleaseError(await explained(fault, request, client), fault.cause);
}

async function explained(fault: Fault, request: AppTokenRequest, client: Client): Promise<Failure> {
  const { credentials, repository } = request;
  if (fault.limitedUntil !== undefined || isUnsettling(fault)) return general(fault, request);
  if (fault.status === 401 || /integration not found/i.test(fault.message)) {
    return failure(
      `GitHub does not accept the private key for the App ${quoted(credentials.appId)}: ${quoted(fault.message)}`,
      "Check that app-id (App ID or client ID) and private key belong to the same App, that the key was not deleted in the App's settings, and that the runner's clock is right.",
    );
  }
  if (fault.status === 404) return notInstalled(request, await installAddress(client));
  if (fault.status === 422) {
    return failure(
      `GitHub does not mint the token for ${fullName(repository)}: ${quoted(fault.message)}`,
      `Give the App's installation access to the repository and these permissions: ${listed(request.permissions)}.`,
    );
  }
  return general(fault, request);
}

/** What the installation lacks of the permissions asked for, told before GitHub's less precise refusal. */
export function ungranted(installation: Installation, request: AppTokenRequest): Failure | undefined {
  const name = fullName(request.repository);
  if (installation.suspended_at !== null && installation.suspended_at !== undefined) {
    return failure(
      `The installation of the App on ${name} is suspended.`,
      'Unsuspend it (Settings > GitHub Apps > Configure), or use another App.',
    );
  }
  const missing = Object.entries(request.permissions).filter(([permission, level]) => {
    const granted = installation.permissions[permission];
    return !(granted === 'write' || granted === level);
  });
  if (missing.length === 0) return undefined;
  return failure(
    `The App's installation on ${name} lacks ${listed(Object.fromEntries(missing))}.`,
    `Grant it in the App's settings (Permissions & events), then accept the change in the installation${at(installation.html_url)}.`,
    'permission-missing',
  );
}

function notInstalled(request: AppTokenRequest, address: string | undefined): Failure {
  return failure(
    `The App ${quoted(request.credentials.appId)} is not installed on ${fullName(request.repository)}, or that repository does not exist.`,
    `Check the spelling of "repository"; if it is right, install the App on it${at(address)}.`,
  );
}

async function installAddress(client: Client): Promise<string | undefined> {
  try {
    const app = await client.rest<{ readonly html_url?: string }>('GET /app', {});
    return app.html_url === undefined ? undefined : `${app.html_url}/installations/new`;
  } catch {
    return undefined;
  }
}

function general(fault: Fault, request: AppTokenRequest): Failure {
  const credential = { kind: 'installation', minted: true, workflowRepository: undefined } as const;
  const access = { repository: request.repository, credential };
  return failureOf(fault, { access, operation: OPERATIONS.mintToken });
}

function failure(what: string, next: string, code: ErrorCode = 'app-credentials'): Failure {
  return { code, what, where: INPUTS, next };
}

/** `{ pull_requests: 'write' }` as `"Pull requests: write"`. */
function listed(permissions: Readonly<Record<string, string>>): string {
  const words = Object.entries(permissions).map(([name, level]) => {
    const title = name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('_', ' ');
    return `"${title}: ${level}"`;
  });
  return words.join(' and ');
}

function at(address: string | undefined): string {
  return address === undefined ? '' : `: ${address}`;
}
