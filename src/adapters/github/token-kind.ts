import type { Notice } from '../../core/errors.ts';

/** What kind of credential a token is, as far as its prefix tells. */
export type TokenKind =
  | 'classic'
  | 'fine-grained'
  | 'oauth'
  | 'user-to-server'
  | 'installation'
  | 'refresh'
  | 'unknown';

/**
 * Kinds by prefix. Never by length or alphabet: installation tokens are turning from 40 characters into
 * `ghs_<app>_<JWT>` of some 520 (GitHub changelog, 2026-05-15).
 */
const PREFIXES: readonly (readonly [prefix: string, kind: TokenKind])[] = [
  ['github_pat_', 'fine-grained'],
  ['ghp_', 'classic'],
  ['gho_', 'oauth'],
  ['ghu_', 'user-to-server'],
  ['ghs_', 'installation'],
  ['ghr_', 'refresh'],
];

export function tokenKindOf(token: string): TokenKind {
  return PREFIXES.find(([prefix]) => token.startsWith(prefix))?.[1] ?? 'unknown';
}

/** Remarks on a credential that works but has a better replacement. */
export function tokenNotices(kind: TokenKind): readonly Notice[] {
  if (kind !== 'classic') return [];
  return [
    {
      level: 'warning',
      what:
        'The input "token" holds a classic personal access token, which reaches everything its owner can reach ' +
        'and ends with that person. Better: a GitHub App by "app-id" and "private-key" (a token for this one ' +
        'repository that is revoked after the run), or a fine-grained token limited to the config repository ' +
        'with "Contents: write" and "Pull requests: write".',
      where: 'input "token"',
    },
  ];
}
