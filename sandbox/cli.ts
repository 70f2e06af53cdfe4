import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { readScript, ScenarioError } from './scenario/read.ts';
import type { Script } from './scenario/script.ts';
import { isGitRepository } from './store/seed-repository.ts';

const USAGE = `Usage: npm run sandbox -- [--port <n>] [--repo owner/name=<bare repository or folder>]... [--protect owner/name:<pattern>]...
                          [--scenario <file>]... [--latency <ms>] [--log <file>]`;

function parse() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      repo: { type: 'string', multiple: true },
      protect: { type: 'string', multiple: true },
      scenario: { type: 'string', multiple: true },
      latency: { type: 'string' },
      log: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  return values;
}

/** `owner/name=<path>`: a repository is copied with its history, a folder's files make the first commit. */
async function addRepository(sandbox: Sandbox, flag: string): Promise<string> {
  const [, owner, name, source] = /^([^/=]+)\/([^/=]+)(?:=(.+))?$/.exec(flag) ?? [];
  if (owner === undefined || name === undefined)
    throw new Error(`--repo takes owner/name=<path>, not "${flag}".`);
  if (source === undefined) await sandbox.addRepository({ owner, name });
  else if (!existsSync(source)) throw new Error(`--repo ${flag}: there is no ${source}.`);
  else
    await sandbox.addRepository({
      owner,
      name,
      ...(isGitRepository(source) ? { bare: source } : { folder: source }),
    });
  return `${owner}/${name}`;
}

/** `[owner/name:]<pattern>`: changes only through pull requests, for administrators too. */
function protect(sandbox: Sandbox, flag: string, repositories: readonly string[]): void {
  const match = /^([^:/]+\/[^:/]+):(.+)$/.exec(flag);
  const pattern = match?.[2] ?? flag;
  const requiredReviews = {
    count: 0,
    dismissStale: false,
    requireCodeOwners: false,
    requireLastPushApproval: false,
  };
  for (const name of match?.[1] === undefined ? repositories : [match[1]]) {
    sandbox.protect(name, { pattern, requiredReviews, enforceAdmins: true });
  }
}

function describe(sandbox: Sandbox, repositories: readonly string[], token: string): string {
  return [
    `GitHub sandbox at ${sandbox.url}`,
    ...repositories.map((name) => `  git clone ${sandbox.url}/${name}.git`),
    '',
    'Point the action or the command line at it:',
    `  export GITHUB_SERVER_URL=${sandbox.url}`,
    `  export GITHUB_API_URL=${sandbox.apiUrl}`,
    `  export GITHUB_GRAPHQL_URL=${sandbox.graphqlUrl}`,
    `  export GITHUB_TOKEN=${token}`,
    '',
    `State, log and faults: ${sandbox.url}/_sandbox/state, /_sandbox/log, /_sandbox/faults. Ctrl-C ends it.`,
  ].join('\n');
}

/** Plays scripts of the outside world, each step told as it is done. */
async function play(sandbox: Sandbox, scripts: readonly Script[]): Promise<void> {
  for (const script of scripts) {
    const played = await sandbox.play(script);
    for (const line of [...played.done, ...played.problems]) process.stdout.write(`scenario: ${line}\n`);
    played.tell = (line) => void process.stdout.write(`scenario: ${line}\n`);
  }
}

async function main(): Promise<void> {
  const flags = parse();
  if (flags.help === true) return void process.stdout.write(`${USAGE}\n`);
  const scripts = (flags.scenario ?? []).map(readScript);
  const sandbox = await startSandbox({
    port: Number(flags.port ?? 0),
    latencyMs: Number(flags.latency ?? 0),
    ...(flags.log === undefined ? {} : { logFile: flags.log }),
  });
  const repositories: string[] = [];
  for (const flag of flags.repo ?? []) repositories.push(await addRepository(sandbox, flag));
  for (const flag of flags.protect ?? []) protect(sandbox, flag, repositories);
  sandbox.addUser({ login: 'alice', siteAdmin: true });
  const token = sandbox.addToken({ kind: 'user-classic', login: 'alice' });
  process.stdout.write(`${describe(sandbox, repositories, token.value)}\n`);
  await play(sandbox, scripts);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  const usage = error instanceof ScenarioError ? '' : `${USAGE}\n`;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exit(1);
});
