/** A GitHub App as this run knows it: its credentials, what it asks for, and where it is installed. */
import type { ClientOptions } from './client.ts';
import type { RepositoryName } from './situation.ts';

/** Permissions by their names in the API, e.g. `{ contents: 'write' }`. Metadata: read is always included. */
export type AppPermissions = Readonly<Record<string, 'read' | 'write'>>;

export const UPDATE_PERMISSIONS: AppPermissions = { contents: 'write', pull_requests: 'write' };

/** Asked for as far as the installation has them: what is missing costs a rule that is judged less well, or a note. */
export const MERGE_PERMISSIONS: AppPermissions = {
  checks: 'read',
  statuses: 'read',
  administration: 'read',
};

/** Of what is wanted, what was granted, at the level that was granted. */
export function grantedOf(wanted: AppPermissions, granted: AppPermissions): AppPermissions {
  const levels = Object.entries(wanted).flatMap(([name, level]) => {
    const has = granted[name];
    if (has === undefined) return [];
    return [[name, level === 'write' && has === 'write' ? 'write' : 'read'] as const];
  });
  return Object.fromEntries(levels);
}
/** For the status on a proposal to an environment, which GitHub's rules can wait for. */
export const GATE_PERMISSIONS: AppPermissions = { statuses: 'write' };

export const PROMOTE_PERMISSIONS: AppPermissions = { ...MERGE_PERMISSIONS, ...GATE_PERMISSIONS };

/** What `verify` reads and records. */
export const ROLLOUT_PERMISSIONS: AppPermissions = {
  statuses: 'write',
  deployments: 'write',
  checks: 'read',
};

export interface AppCredentials {
  /** App ID or client ID. */
  readonly appId: string;
  /** PEM, see `privateKeyOf`. */
  readonly privateKey: string;
}

export interface AppTokenRequest {
  readonly credentials: AppCredentials;
  readonly repository: RepositoryName;
  readonly permissions: AppPermissions;
  /** Asked for only as far as the installation has them. */
  readonly optional: AppPermissions;
  /** How to reach GitHub; the client's token is made here. */
  readonly client: Omit<ClientOptions, 'token'>;
  /** Is told every secret before it is used. */
  readonly mask: (secret: string) => void;
}

export interface Installation {
  readonly id: number;
  readonly permissions: AppPermissions;
  readonly suspended_at: string | null;
  readonly html_url?: string;
}
