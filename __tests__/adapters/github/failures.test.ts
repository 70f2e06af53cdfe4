import { expect, test } from 'vitest';
import { failureOf } from '../../../src/adapters/github/failures.ts';
import type { Fault } from '../../../src/adapters/github/fault.ts';
import { type Credential, OPERATIONS, type Situation } from '../../../src/adapters/github/situation.ts';
import { tokenKindOf } from '../../../src/adapters/github/token-kind.ts';
import type { ErrorCode } from '../../../src/core/errors.ts';

const NO_FAULT: Fault = {
  status: 200,
  type: undefined,
  message: '',
  accepted: undefined,
  limitedUntil: undefined,
  date: undefined,
  cause: undefined,
};

function situation(operation: keyof typeof OPERATIONS, token = 'github_pat_x', minted = false): Situation {
  const credential: Credential = { kind: tokenKindOf(token), minted, workflowRepository: 'acme/shop' };
  const access = { repository: { owner: 'acme', name: 'config' }, credential };
  return { access, operation: OPERATIONS[operation], subject: 'branch "release/shop"' };
}

interface Row {
  readonly says: string;
  readonly fault: Partial<Fault>;
  readonly doing?: keyof typeof OPERATIONS;
  readonly token?: string;
  readonly code: ErrorCode;
  readonly next: string;
}

const RULES = 'Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n';
const INTEGRATION = 'Resource not accessible by integration';
const SAML = 'Resource protected by organization SAML enforcement.';
const TABLE: readonly Row[] = [
  { says: 'Bad credentials', fault: { status: 401 }, code: 'token-invalid', next: 'new token' },
  {
    says: INTEGRATION,
    fault: { type: 'FORBIDDEN' },
    token: 'ghs_x',
    code: 'permission-missing',
    next: 'contents: write',
  },
  {
    says: INTEGRATION,
    fault: { status: 403, accepted: 'contents=write,workflows=write; administration=write' },
    code: 'permission-missing',
    next: 'Contents: write and Workflows: write, or Administration: write',
  },
  {
    says: 'refusing to allow a GitHub App to create or update workflow `.github/workflows/a.yml` without `workflows` permission',
    fault: { status: 422 },
    code: 'permission-missing',
    next: 'Workflows: write',
  },
  {
    says: 'bob does not have the correct permissions to execute `CreateRef`',
    fault: { type: 'FORBIDDEN' },
    code: 'permission-missing',
    next: 'write access',
  },
  { says: SAML, fault: { type: 'FORBIDDEN' }, token: 'ghp_x', code: 'token-scope', next: 'Configure SSO' },
  {
    says: '`acme` forbids access via a personal access token (classic).',
    fault: { status: 403 },
    code: 'token-scope',
    next: 'app-id',
  },
  {
    says: 'Repository was archived so is read-only.',
    fault: { status: 403 },
    code: 'repository-archived',
    next: 'Unarchive',
  },
  { says: 'Git Repository is empty.', fault: { status: 409 }, code: 'repository-empty', next: 'Push' },
  { says: RULES, fault: { status: 422 }, code: 'branch-refused', next: 'Rulesets' },
  {
    says: 'Changes must be made through a pull request.',
    fault: { type: 'BRANCH_PROTECTION_RULE_VIOLATION' },
    code: 'branch-refused',
    next: 'no rule',
  },
  {
    says: 'Commits must be signed off',
    fault: { type: 'UNPROCESSABLE' },
    code: 'branch-refused',
    next: 'signoff',
  },
  {
    says: 'body is too long',
    fault: { type: 'UNPROCESSABLE' },
    doing: 'createPullRequest',
    code: 'pull-request-refused',
    next: 'message names',
  },
  { says: 'Not Found', fault: { status: 404 }, token: 'ghs_x', code: 'token-scope', next: 'app-id' },
  { says: 'Not Found', fault: { status: 404 }, code: 'repository-not-found', next: 'Repository access' },
  { says: 'boom', fault: { status: 503 }, code: 'github-unreachable', next: 'api-url' },
  {
    says: 'connect ECONNREFUSED',
    fault: { status: undefined },
    code: 'github-unreachable',
    next: 'HTTPS_PROXY',
  },
  {
    says: 'wait',
    fault: { status: 403, limitedUntil: 1_800_000_000 },
    code: 'rate-limited',
    next: '2027-01-15 08:00:00 UTC',
  },
  { says: 'teapot', fault: { status: 418 }, code: 'github-refused', next: 'message names' },
];

test.each(TABLE)('$code: $says', ({ says, fault, doing = 'createBranch', token, code, next }) => {
  const failure = failureOf({ ...NO_FAULT, ...fault, message: says }, situation(doing, token));
  expect(failure.code).toBe(code);
  expect(failure.next).toContain(next);
  expect(failure.what).not.toContain('\n');
});

test("a permission that a minted token lacks is granted in the App's settings", () => {
  const fault = { ...NO_FAULT, type: 'FORBIDDEN', message: INTEGRATION };
  const failure = failureOf(fault, situation('createPullRequest', 'ghs_x', true));
  expect(failure.what).toContain('"Pull requests: write"');
  expect(failure.next).toContain('App settings');
});

test("another App's token is not mistaken for the GITHUB_TOKEN", () => {
  const fault = { ...NO_FAULT, type: 'NOT_FOUND', message: 'Could not resolve' };
  const seen = { ...situation('read', 'ghs_x'), viewer: 'release-bot[bot]' };
  expect(failureOf(fault, seen).code).toBe('repository-not-found');
});

test("GitHub's text stays data: one line, bounded, in quotes", () => {
  const fault = { ...NO_FAULT, status: 418, message: `a\n::error::b\u001b[31m\u202e${'x'.repeat(900)}` };
  const { what } = failureOf(fault, situation('createBranch'));
  expect(what).toContain('"a ::error::b [31m x');
  expect(what.length).toBeLessThan(600);
});
