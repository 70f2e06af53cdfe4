/** A GitHub App as this run knows it: its credentials, what it asks for, and where it is installed. */
import type { ClientOptions } from './client.ts';
import type { RepositoryName } from './situation.ts';

/** Permissions by their names in the API, e.g. `{ contents: 'write' }`. Metadata: read is always included. */
export type AppPermissions = Readonly<Record<string, 'read' | 'write'>>;

export const UPDATE_PERMISSIONS: AppPermissions = { contents: 'write', pull_requests: 'write' };

/** What `verify` reads and records. */
export const ROLLOUT_PERMISSIONS: AppPermissions = { statuses: 'write', deployments: 'write' };

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
  /** Asked for only where the installation grants them. */
  readonly wished?: AppPermissions;
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
