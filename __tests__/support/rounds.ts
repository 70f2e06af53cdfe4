/** Many commands at once in random order, and what must hold whatever the order was. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { type Asked, playInProcess } from './in-process.ts';
import { makeEventFolder, watchReleases, writePushEvent } from './round-releases.ts';

const APPS = ['shop', 'payments', 'search', 'mail'] as const;
const ENVIRONMENTS = ['dev', 'staging', 'production'] as const;

const CONFIG = `version: 1
environments:
  - name: dev
    path: apps/{app}/overlays/dev
    delivery: commit
  - name: staging
    path: apps/{app}/overlays/staging
    from: dev
    delivery: commit
  - name: production
    path: apps/{app}/overlays/production
    from: staging
    merge: auto
release: { tag: '{app}-v{version}', environment: production, channel: '{app}-{environment}' }
`;

/** Of GitHub's time. */
const BETWEEN_MS = 10 * 60_000;

const fileOf = (app: string, environment: string): string =>
  `apps/${app}/overlays/${environment}/kustomization.yaml`;

const overlay = (app: string, environment: string): string =>
  `# ${app} in ${environment}, owned by team-${app}\nnamespace: ${app}\nresources: [../../base]\nimages:\n  - name: ghcr.io/acme/${app}\n    newTag: 1.0.0 # set by releases\n`;

function files(): Readonly<Record<string, string>> {
  const overlays = APPS.flatMap((app) =>
    ENVIRONMENTS.map((environment) => [fileOf(app, environment), overlay(app, environment)] as const),
  );
  return { ...Object.fromEntries(overlays), '.gitops-release.yaml': CONFIG, 'README.md': '# Config\n' };
}

/** Numbers from a seed (mulberry32), so that a failure can be seen again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One command of a round, and which versions it may leave where. */
interface Act {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly app: string;
  /** The version that it asks for; undefined: one that stood somewhere before. */
  readonly asks: string | undefined;
}

export interface Rounds {
  readonly done: number;
  /** Release tags in the end. */
  readonly releases: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

/** Refusals that are right when many write at once; anything else is a fault. */
const RIGHT = [
  /^image-older/,
  /^branch-busy/,
  /^input-invalid: there is no earlier state/,
  // A later promotion says all of what the target has: where that is there, it closes what an update has proposed.
  /^merge-refused: #\d+ is not merged\. open: the pull request was closed$/,
  // A run merges the very head that it has made: one that a newer run has replaced is that run's to merge.
  /^head-moved: .* by release-bot\[bot\], and this run stands for /,
  /^gate-refused: .* was set while the state to go back to was looked for/,
  // Another run has put staging back while this one was about to merge.
  /^gate-refused: .* cannot be promoted from \S+ any more$/,
];

/** @param told after each round: its number, and what was found wrong so far */
export async function playRounds(
  seed: number,
  rounds: number,
  told: (round: number, problems: readonly string[]) => void = () => undefined,
): Promise<Rounds> {
  const sandbox = await startSandbox({ settings: { mergeabilityReads: 0 } });
  try {
    return await play(sandbox, seeded(seed), { rounds, told });
  } finally {
    await sandbox.stop();
  }
}

interface Course {
  readonly rounds: number;
  readonly told: (round: number, problems: readonly string[]) => void;
}

async function play(
  sandbox: Sandbox,
  random: (below: number) => number,
  { rounds, told }: Course,
): Promise<Rounds> {
  await sandbox.addRepository({ owner: 'acme', name: 'config', files: files() });
  const token = installationToken(sandbox);
  const repository = sandbox.repository('acme/config');
  const { directory } = sandbox.store.git(repository);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['--git-dir', directory, ...args], { encoding: 'utf8' });
  const start = git('rev-parse', 'main').trim();
  const asked = new Map(APPS.map((app) => [app as string, new Set(['1.0.0'])]));
  const watch = watchReleases({ git, apps: APPS, fileOf: (app) => fileOf(app, 'production'), start });
  const refused: Record<string, number> = {};
  const problems: string[] = [];
  let before = start;
  const folder = makeEventFolder();
  for (let round = 0; round < rounds; round += 1) {
    const push = writePushEvent(git, folder, before);
    before = git('rev-parse', 'main').trim();
    const acts = Array.from({ length: 10 }, () => chooseAct(random, round, push));
    for (const { app, asks } of acts) if (asks !== undefined) asked.get(app)?.add(asks);
    const ends = await Promise.all(
      acts.map((act, index) => playInProcess(sandbox, stepOf(act, token, 100 + round * 10 + index))),
    );
    for (const failure of ends.flatMap(({ failures }) => failures)) {
      const code = failure.split(':')[0] ?? '';
      refused[code] = (refused[code] ?? 0) + 1;
      if (!RIGHT.some((right) => right.test(failure))) problems.push(`round ${round}: ${failure}`);
    }
    problems.push(...watch.look().map((what) => `after round ${round}: ${what}`));
    told(round, problems);
    // Two hundred rounds ask more than a token may in an hour; and a run that sees the limit near waits for its end.
    await sandbox.advance(BETWEEN_MS);
  }
  rmSync(folder, { recursive: true, force: true });
  problems.push(...broken(git, start, asked), ...watch.inTheEnd());
  return { done: rounds, releases: watch.count(), refused, problems };
}

/** @param run number of the run, which orders runs of one repository */
function stepOf({ inputs, env }: Act, token: string, run: number): Asked {
  return {
    inputs: { repository: 'acme/config', token, ...inputs },
    env: { GITHUB_RUN_ID: String(run), ...env },
  };
}

function installationToken(sandbox: Sandbox): string {
  const { app, installation } = sandbox.addApp({
    slug: 'release-bot',
    installOn: 'acme',
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      checks: 'read',
      statuses: 'write',
      metadata: 'read',
    },
  });
  return sandbox.addToken({
    kind: 'app-installation',
    login: 'release-bot[bot]',
    appId: app.id,
    installationId: installation.id,
    permissions: installation.permissions,
    repositories: ['acme/config'],
  }).value;
}

/** @param push the event of what was merged in the round before */
function chooseAct(random: (below: number) => number, round: number, push: string): Act {
  const app = APPS[random(APPS.length)] ?? 'shop';
  if (random(8) === 0) {
    const env = { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: push };
    return { inputs: { command: 'release' }, env, app, asks: undefined };
  }
  const environment = ENVIRONMENTS[random(ENVIRONMENTS.length)] ?? 'dev';
  if (random(6) === 0) return { inputs: { command: 'rollback', app, environment }, app, asks: undefined };
  const promotes = environment !== 'dev' && random(3) === 0;
  if (promotes) return { inputs: { command: 'promote', app, environment }, app, asks: undefined };
  const version = `1.${round}.${random(3)}`;
  return {
    inputs: {
      app,
      environment,
      images: `ghcr.io/acme/${app}:${version}`,
      'allow-downgrade': String(random(4) === 0),
    },
    app,
    asks: version,
  };
}

type Git = (...args: readonly string[]) => string;

/** What does not hold in the end. */
function broken(git: Git, start: string, asked: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const problems: string[] = [];
  const changed = git('diff', '--name-only', start, 'main').trim().split('\n').filter(Boolean);
  const owned = [...asked].flatMap(([app, versions]) =>
    ENVIRONMENTS.map((environment) => ({ file: fileOf(app, environment), versions })),
  );
  const strangers = changed.filter((path) => owned.every(({ file }) => file !== path));
  problems.push(...strangers.map((path) => `${path} was changed by nobody's wish`));
  problems.push(...owned.flatMap((each) => brokenHistory(git, each)));
  const lines = git('diff', '--unified=0', start, 'main').split('\n');
  const strange = lines.filter(
    (line) => /^[+-][^+-]/.test(line) && !/^[+-]\s+newTag: \S+ # set by releases$/.test(line),
  );
  problems.push(...strange.map((line) => `a line that no image stands in was changed: ${line}`));
  const fsck = git('fsck', '--strict', '--no-progress', '--no-dangling');
  if (fsck !== '') problems.push(`git fsck: ${fsck}`);
  return problems;
}

/** Every state in a file's history is one that some run asked for. */
function brokenHistory(
  git: Git,
  { file, versions }: { readonly file: string; readonly versions: ReadonlySet<string> },
): readonly string[] {
  const commits = git('log', '--format=%H', 'main', '--', file).trim().split('\n').filter(Boolean);
  return commits.flatMap((commit) => {
    const tag = /newTag: (\S+)/.exec(git('show', `${commit}:${file}`))?.[1] ?? 'none';
    return versions.has(tag) ? [] : [`${commit.slice(0, 10)}: ${file} has ${tag}, which nobody asked for`];
  });
}
