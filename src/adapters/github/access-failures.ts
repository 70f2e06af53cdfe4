/** Refusals that lie with the credential: which one it is, what it lacks, and where that is granted. */
import type { Failure } from '../../core/errors.ts';
import type { Fault } from './fault.ts';
import { quoted } from './quoted.ts';
import { type Credential, fullName, isSameName, type Situation } from './situation.ts';

const USE_APP =
  'use a GitHub App that is installed on the config repository: inputs "app-id" and "private-key" ' +
  '(or a fine-grained token with "Contents: write" and "Pull requests: write" in "token")';

export function accessFailure(fault: Fault, situation: Situation): Failure | undefined {
  const { message, status, type } = fault;
  if (status === 401) return tokenInvalid(fault, situation);
  if (/\bSAML\b|single sign-on/i.test(message)) return singleSignOn(fault, situation);
  if (/not permitted to create or approve pull requests/i.test(message))
    return pullRequestsSwitchedOff(fault);
  if (/personal access token \(classic\)/i.test(message)) return classicForbidden(fault, situation);
  if (/IP allow list/i.test(message)) return addressNotAllowed(fault);
  if (/without `?workflows?`? (permission|scope)/i.test(message)) {
    return permissionMissing(fault, situation, 'Workflows: write');
  }
  const refusedAccess = /not accessible by|correct permissions to execute|must have (push|admin)/i.test(
    message,
  );
  if (refusedAccess || type === 'FORBIDDEN' || (status === 403 && fault.accepted !== undefined)) {
    return permissionMissing(fault, situation, situation.operation.permission);
  }
  if (status === 404 || type === 'NOT_FOUND') return notFound(fault, situation);
  return undefined;
}

function tokenInvalid(fault: Fault, { access }: Situation): Failure {
  const minted = access.credential.minted;
  return {
    code: 'token-invalid',
    what: `GitHub does not accept the token (401, ${quoted(fault.message)}): it has expired, was revoked, or is incomplete.`,
    where: minted ? 'inputs "app-id" and "private-key"' : 'input "token"',
    next: 'Make a new token and store it in the secret that the workflow passes; a GITHUB_TOKEN ends with its job.',
  };
}

function singleSignOn(fault: Fault, { access }: Situation): Failure {
  return {
    code: 'token-scope',
    what: `The organization ${quoted(access.repository.owner)} wants the token authorized for its single sign-on: ${quoted(fault.message)}`,
    where: 'input "token"',
    next: `On the token's settings page choose "Configure SSO" and authorize the organization; or ${USE_APP}.`,
  };
}

function pullRequestsSwitchedOff(fault: Fault): Failure {
  return {
    code: 'permission-missing',
    what: `The repository or its organization does not let the GITHUB_TOKEN open pull requests: ${quoted(fault.message)}`,
    where: 'input "token"',
    next:
      'Turn on "Allow GitHub Actions to create and approve pull requests" (Settings > Actions > General > ' +
      `Workflow permissions; the organization's setting comes first), or ${USE_APP}.`,
  };
}

function classicForbidden(fault: Fault, { access }: Situation): Failure {
  return {
    code: 'token-scope',
    what: `The organization ${quoted(access.repository.owner)} does not accept classic personal access tokens: ${quoted(fault.message)}`,
    where: 'input "token"',
    next: `Instead ${USE_APP}.`,
  };
}

function addressNotAllowed(fault: Fault): Failure {
  return {
    code: 'github-refused',
    what: `The organization lets only listed addresses in: ${quoted(fault.message)}`,
    next: "Run the job on a runner whose address is on the organization's IP allow list.",
  };
}

function permissionMissing(fault: Fault, situation: Situation, permission: string): Failure {
  const { access, operation } = situation;
  const needed = fault.accepted === undefined ? permission : acceptedNames(fault.accepted);
  const name = fullName(access.repository);
  return {
    code: 'permission-missing',
    what: `The token may not ${operation.verb} in ${name}; it needs the permission ${quoted(needed)}. GitHub says ${quoted(fault.message)}.`,
    where: access.credential.minted ? 'inputs "app-id" and "private-key"' : 'input "token"',
    next: grantAdvice(access.credential, needed, name),
  };
}

/** `contents=write,pull_requests=write; …` in the words of GitHub's settings; `,` is and, `;` is or. */
function acceptedNames(header: string): string {
  const one = (part: string) => {
    const [name = '', level = ''] = part.trim().split('=');
    const words = name.replaceAll('_', ' ');
    return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}: ${level}`;
  };
  return header
    .split(';')
    .map((all) => all.split(',').map(one).join(' and '))
    .join(', or ');
}

function grantAdvice(credential: Credential, needed: string, name: string): string {
  if (credential.minted) {
    return `Grant ${quoted(needed)} to the App (App settings > Permissions & events), then accept the new permission in its installation.`;
  }
  switch (credential.kind) {
    case 'installation':
      return `In the job's "permissions:" grant what is needed (${needed}, in YAML such as "contents: write"), for a GITHUB_TOKEN; for a token of another App grant it in the App's settings.`;
    case 'classic':
    case 'oauth':
      return `Give the token the scope "repo" and its owner write access to ${name}.`;
    default:
      return `Grant ${quoted(needed)} on ${name} to the token (Settings > Developer settings > Fine-grained tokens), and its owner write access to the repository.`;
  }
}

function notFound(fault: Fault, situation: Situation): Failure {
  const { repository, credential } = situation.access;
  const name = fullName(repository);
  const elsewhere =
    credential.workflowRepository !== undefined && !isSameName(credential.workflowRepository, name);
  // Another App's token has the same prefix; who it acts as tells them apart.
  const mayBeOwn = (situation.viewer ?? 'github-actions[bot]') === 'github-actions[bot]';
  if (credential.kind === 'installation' && !credential.minted && elsewhere && mayBeOwn) {
    return {
      code: 'token-scope',
      what: `The token does not see the repository ${quoted(name)}: the default GITHUB_TOKEN reaches only the repository of its own workflow, ${quoted(credential.workflowRepository ?? '')}.`,
      where: 'inputs "token" and "repository"',
      next: `Check the spelling of "repository"; if it is right, ${USE_APP}.`,
    };
  }
  return {
    code: 'repository-not-found',
    what: `The repository ${quoted(name)} does not exist, or the token does not see it: ${quoted(fault.message)}`,
    where: 'input "repository"',
    next: `Check the spelling; if it is right, ${sightAdvice(credential, name)}.`,
  };
}

function sightAdvice(credential: Credential, name: string): string {
  if (credential.minted) return `install the App on ${name} (App settings > Install App)`;
  switch (credential.kind) {
    case 'fine-grained':
      return `add ${name} to the token's "Repository access"; its resource owner must be the owner of the repository, and the organization must have approved it`;
    case 'classic':
    case 'oauth':
      return `give the token the scope "repo" and its owner access to ${name}`;
    default:
      return `give the token access to ${name}, or ${USE_APP}`;
  }
}
