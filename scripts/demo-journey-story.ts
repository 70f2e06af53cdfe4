/** From a build to production and back: the journey, told by real runs of the action. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify, styleText } from 'node:util';
import { type BuiltCommit, CONFIG_FILE, type Journey, openJourney } from './demo-journey.ts';
import { chapter, expectStatus, indented, say, showStep } from './demo-voice.ts';
import { toolPath } from './kubectl.ts';

const start = promisify(execFile);
const CHANNEL = 'production';
const KUSTOMIZATION = 'apps/shop/overlays/production';

export async function tellJourney(): Promise<void> {
  const journey = await openJourney();
  try {
    await tell(journey);
  } finally {
    await journey.close();
  }
}

async function tell(journey: Journey): Promise<void> {
  chapter('The journey: environments, in the order of promotion');
  say(indented(CONFIG_FILE));

  chapter('A build goes to dev: one commit, no review');
  const built = { repository: 'acme/shop', sha: '8c1f0e5b7a2d4936c0f1e2d3b4a5968778695a4b' };
  await run(journey, { app: 'shop', environment: 'dev', images: 'ghcr.io/acme/shop:1.8.0' }, built);

  chapter('dev -> staging: a pull request that GitHub merges when its checks have passed');
  await run(journey, { command: 'promote', app: 'shop', environment: 'staging' });
  await journey.sandbox.play({ steps: [{ check: { name: 'render', conclusion: 'success' } }] });
  say(indented(`The check "render" succeeds: pull request #1 is ${journey.stateOf(1)}.`));

  chapter('staging -> production: the step waits for the check and for the code owner, then merges and tags');
  await journey.sandbox.play({
    steps: [
      { when: { reads: 1 }, check: { name: 'render', status: 'in_progress' } },
      { when: { reads: 1 }, check: { name: 'render', conclusion: 'success' } },
      { when: { reads: 1 }, approve: 'carol' },
    ],
  });
  await run(journey, { command: 'promote', app: 'shop', environment: 'production' });

  say(
    `\nWhat reviewers read of it, with the picture of all environments: ${journey.keep(2, 'promotion.md')}`,
  );

  chapter('The operator follows the channel "production", a tag that each release moves, and picks it up');
  await showOperator(journey);

  chapter('The operator says that it fails: verify says so, and opens the rollback');
  journey.flux('failure', 'health check failed');
  const failed = await journey.step({
    command: 'verify',
    app: 'shop',
    environment: 'production',
    timeout: '6s',
  });
  expectStatus(failed, 'failure');
  showStep(failed);

  chapter(
    'carol approves the rollback, GitHub merges it by the same rules, and the operator runs the old version once it is released',
  );
  await journey.sandbox.play({
    'pull-request': 3,
    steps: [{ check: { name: 'render', conclusion: 'success' } }, { approve: 'carol' }, { merge: 'carol' }],
  });
  say(indented(`Pull request #3 is ${journey.stateOf(3)}.`));
  await run(journey, { command: 'release', environment: 'production' });
  await showOperator(journey);
  await run(journey, { app: 'shop', environment: 'production', images: 'ghcr.io/acme/shop:1.8.0' });
}

async function run(
  journey: Journey,
  inputs: Readonly<Record<string, string>>,
  built?: BuiltCommit,
): Promise<void> {
  const step = await journey.step(inputs, built);
  expectStatus(step, 'success');
  showStep(step);
}

/** What an operator does, by its own rules: it looks where the tag that it follows stands, clones it, and builds. */
async function showOperator({ sandbox }: Journey): Promise<void> {
  const address = `${sandbox.url}/acme/config.git`;
  const tags = (await git('ls-remote', '--tags', '--refs', address)).trim();
  const folder = mkdtempSync(join(tmpdir(), 'operator-'));
  try {
    await git('clone', '--quiet', '--depth', '1', '--branch', CHANNEL, address, folder);
    say(indented(`git ls-remote --tags\n${tags}`));
    say(`\n${styleText('bold', indented(`kustomize build at ${CHANNEL}: ${await imageOf(folder)}`))}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function git(...args: readonly string[]): Promise<string> {
  return (await start('git', [...args])).stdout;
}

async function imageOf(folder: string): Promise<string> {
  const { stdout } = await start(toolPath('kubectl'), ['kustomize', join(folder, KUSTOMIZATION)]);
  return /image: (\S*\/shop\S*)/.exec(stdout)?.[1] ?? 'none';
}
