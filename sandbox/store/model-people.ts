export type Access = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';
export type PermissionLevel = 'read' | 'write' | 'admin';
/** Permission name as in GitHub's App permissions (`contents`, `pull_requests`, ...) to level. */
export type Permissions = Record<string, PermissionLevel>;

export interface User {
  readonly id: number;
  login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  name: string | null;
  email: string | null;
  siteAdmin: boolean;
  readonly createdAt: string;
}

/** A team of an organization. Its people are given by lower-case login. */
export interface Team {
  readonly id: number;
  /** Login of the organization. */
  readonly organization: string;
  readonly slug: string;
  name: string;
  members: string[];
  /** Repository id to what the team may do there. */
  repositories: Map<number, Access>;
  readonly createdAt: string;
}

export type TokenKind = 'user-classic' | 'fine-grained' | 'github-token' | 'app-installation' | 'app-jwt';

export interface Token {
  readonly value: string;
  readonly kind: TokenKind;
  /** The login that acts: a user, `github-actions[bot]` or `<slug>[bot]`. */
  readonly login: string;
  /** Scopes of a classic token. */
  readonly scopes: readonly string[];
  /** Granted permissions of every other kind. */
  readonly permissions: Permissions;
  /** Repository ids the token reaches; null: whatever its user or installation reaches. */
  readonly repositoryIds: readonly number[] | null;
  readonly appId: number | null;
  readonly installationId: number | null;
  /** Epoch milliseconds, null for never. */
  expiresAt: number | null;
  revoked: boolean;
}

/** Who makes a request. `token` is null for anonymous requests. */
export interface Actor {
  readonly login: string;
  readonly userId: number;
  readonly token: Token | null;
}

export interface App {
  readonly id: number;
  readonly slug: string;
  name: string;
  readonly owner: string;
  /** PEM, SPKI. */
  readonly publicKey: string;
  readonly permissions: Permissions;
  readonly createdAt: string;
}

export interface Installation {
  readonly id: number;
  readonly appId: number;
  /** Login of the user or organization it is installed on. */
  readonly account: string;
  readonly permissions: Permissions;
  /** null: every repository of the account. */
  repositoryIds: readonly number[] | null;
  suspended: boolean;
  readonly createdAt: string;
}
