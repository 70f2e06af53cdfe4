/** This adapter connected to a sandbox or to literals. */
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { connectGitHub, type GitHub } from '../../../src/adapters/github/connect.ts';
import { ReleaseError } from '../../../src/core/errors.ts';
import type { OpenQuery } from '../../../src/core/ports.ts';
import type { Connection } from '../../../src/core/request/request.ts';
import { type KeptLog, keptLog } from './border.ts';

export interface Connected {
  readonly github: GitHub;
  readonly log: KeptLog;
  readonly masked: string[];
}

export interface ConnectedOptions {
  readonly credential: Connection['credential'] | string;
  readonly name?: string;
  readonly workflowRepository?: string;
  readonly maxWaitSeconds?: number;
  readonly secondMs?: number;
}

type Place = Pick<Sandbox, 'apiUrl'> & { readonly graphqlUrl?: string };

export async function connected(place: Place, options: ConnectedOptions): Promise<Connected> {
  const { credential, name = 'config', maxWaitSeconds = 900, secondMs = 1 } = options;
  const log = keptLog();
  const masked: string[] = [];
  const connection = {
    repository: { owner: 'acme', name },
    workflowRepository: options.workflowRepository,
    apiUrl: place.apiUrl,
    graphqlUrl: place.graphqlUrl,
    credential: typeof credential === 'string' ? { kind: 'token' as const, token: credential } : credential,
  };
  const mask = (secret: string) => masked.push(secret);
  return { github: await connectGitHub(connection, { log, mask, maxWaitSeconds, secondMs }), log, masked };
}

export function queryFor(paths: readonly string[], base?: string): OpenQuery {
  return { base, proposalBranch: 'release/shop', scratchBranch: 'release/shop-rebuild', paths };
}

/** The error that `work` ends in. */
export async function refusalOf(work: Promise<unknown>): Promise<ReleaseError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ReleaseError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}
