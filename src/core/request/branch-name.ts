/** Names of proposal branches. */
import { createHash } from 'node:crypto';
import { ReleaseError } from '../errors.ts';
import { quote } from './fields.ts';

const MAX_LENGTH = 200;

/** Ref-safe form of any text; a text that had to be changed carries a short hash, so that names stay apart. */
export function toSlug(text: string): string {
  const slug = text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$|\.lock$/g, '')
    .slice(0, 80);
  const reversible = slug === text || (!text.includes('-') && slug === text.replaceAll('/', '-'));
  return reversible ? slug : `${slug}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}

/**
 * Git's rules for branch names (git-check-ref-format), of which GitHub enforces the same.
 * @throws ReleaseError input-invalid
 */
export function parseBranchName(value: string): string {
  const parts = value.split('/');
  const broken =
    value.length > MAX_LENGTH ||
    value.startsWith('-') ||
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Git refuses control characters in names
    /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\.$/.test(value) ||
    value === '@' ||
    value.startsWith('refs/') ||
    parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.lock'));
  if (!broken) return value;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got ${quote(value)}, which is not a legal name of a branch`,
    next: 'Use letters, digits, `.`, `_`, `-` and `/`, without `..`, without a leading `-` or `.`, at most 200 characters.',
  });
}

export interface ProposalKey {
  readonly apps: readonly string[];
  readonly environment: string | undefined;
  readonly paths: readonly string[];
  readonly base: string | undefined;
}

/**
 * The proposal branch of apps in an environment: one live proposal for each. Without an environment the
 * paths tell targets apart; a base other than the default branch has proposals of its own.
 */
export function toProposalBranch(key: ProposalKey): string {
  const place = key.environment === undefined ? toSlug(key.paths.join(' ')) : toSlug(key.environment);
  const onto = key.base === undefined ? [] : [`onto-${toSlug(key.base)}`];
  return ['gitops-release', ...onto, place === '' ? 'root' : place, toSlug(key.apps.join(' '))].join('/');
}

/** Where a proposal is rebuilt before its branch is moved. A sibling, for Git allows no branch below a branch. */
export function toScratchBranch(branch: string): string {
  return `${branch}.next`;
}
