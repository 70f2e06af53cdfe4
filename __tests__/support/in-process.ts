/** Runs a command of the action in this process against the sandbox: for many runs at once, where processes cost too much. */
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { readEvent } from '../../src/adapters/actions/runtime.ts';
import { ReleaseError } from '../../src/core/errors.ts';
import type { Log } from '../../src/core/ports.ts';
import type { Outputs } from '../../src/core/report/outputs.ts';
import { parseRequest } from '../../src/request.ts';
import { runCommand } from '../../src/run/command.ts';
import { type FrontEnd, wireGitHub } from '../../src/wire.ts';

/** Inputs and environment of a step; an event is a file, as on the runner. */
export interface Asked {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Environment of a workflow of the shop's own repository, on the commit that was built. */
export const OF_SHOP = {
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
} as const;

export interface Ended {
  readonly outputs: Outputs;
  /** Codes of what it failed with; empty: it succeeded. */
  readonly failures: readonly string[];
  readonly log: readonly string[];
}

async function frontOf(environment: Record<string, string>, inputs: ReadonlyMap<string, string>) {
  const log: string[] = [];
  let outputs: Outputs = {};
  const quiet: Log = {
    info: (text) => void log.push(text),
    notice: ({ what }) => void log.push(what),
    debug: () => undefined,
    group: (_title, body) => body(),
  };
  const front: FrontEnd = {
    log: quiet,
    environment,
    source: {
      inputs: { values: inputs, label: (name) => `input "${name}"` },
      environment,
      event: await readEvent(environment),
      bodyFile: undefined,
    },
    outputs: (more) => {
      outputs = { ...outputs, ...more };
    },
    summary: async () => undefined,
    fail: () => undefined,
    leave: async () => ({ text: '', report: '' }),
    reports: async () => [],
  };
  return { front, log, read: () => outputs };
}

/** @param run number of the run, which orders runs of one repository */
export function runInProcess(
  sandbox: Sandbox,
  inputs: Readonly<Record<string, string>>,
  run = 42,
): Promise<Ended> {
  return playInProcess(sandbox, { inputs, env: { GITHUB_RUN_ID: String(run) } });
}

export async function playInProcess(sandbox: Sandbox, { inputs, env }: Asked): Promise<Ended> {
  const environment = {
    GITHUB_SERVER_URL: sandbox.url,
    GITHUB_API_URL: sandbox.apiUrl,
    GITHUB_GRAPHQL_URL: sandbox.graphqlUrl,
    GITHUB_REPOSITORY: 'acme/config',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'alice',
    ...env,
  };
  const values = new Map(Object.entries({ diff: 'none', ...inputs }));
  const { front, log, read } = await frontOf(environment, values);
  const failures: string[] = [];
  try {
    const request = parseRequest(front.source);
    const open = await wireGitHub(request, front);
    await runCommand(request.ask, { front, open, know: front.outputs }).finally(() => open.close());
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    failures.push(...error.failures.map(({ code, what }) => `${code}: ${what}`));
  }
  return { outputs: read(), failures, log };
}

/** What comes before the run under test; it must succeed. */
export async function succeeded(sandbox: Sandbox, asked: Asked): Promise<void> {
  const { failures, log } = await playInProcess(sandbox, asked);
  if (failures.length > 0) throw new Error([...failures, ...log].join('\n'));
}
