/** From a build to production and back: the journey, told by real runs of the action. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { CONFIG_FILE, type Journey, openJourney } from './demo-journey.ts';
import { chapter, expectStatus, indented, say, showStep } from './demo-voice.ts';
import { toolPath } from './kubectl.ts';

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
  await run(journey, { app: 'shop', environment: 'dev', images: 'ghcr.io/acme/shop:1.8.0' });

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

  chapter('The operator picks the tag up');
  await showOperator(journey);
}

async function run(journey: Journey, inputs: Readonly<Record<string, string>>): Promise<void> {
  const step = await journey.step(inputs);
  expectStatus(step, 'success');
  showStep(step);
}

/** What an operator does, by its own rules: the highest tag of a range, cloned and built. */
async function showOperator({ sandbox }: Journey): Promise<void> {
  const address = `${sandbox.url}/acme/config.git`;
  const tags = git('.', 'ls-remote', '--tags', '--refs', address).trim();
  say(indented(`git ls-remote --tags\n${tags}`));
  const folder = mkdtempSync(join(tmpdir(), 'operator-'));
  try {
    const tag = tags.split('\n').at(-1)?.split('refs/tags/')[1] ?? 'main';
    git('.', 'clone', '--quiet', '--depth', '1', '--branch', tag, address, folder);
    say(`\n${styleText('bold', indented(`kustomize build at ${tag}: ${imageOf(folder)}`))}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function imageOf(folder: string): string {
  const rendered = execFileSync(toolPath('kubectl'), ['kustomize', join(folder, KUSTOMIZATION)], {
    encoding: 'utf8',
  });
  return /image: (\S*\/shop\S*)/.exec(rendered)?.[1] ?? 'none';
}
