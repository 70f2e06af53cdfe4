/** The config repository of acme with environments in order, and runs of `promote` in it. */
import { stringify } from 'yaml';
import { runStep, type StepOptions, type StepResult } from './step.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export interface EnvironmentSettings {
  readonly name: string;
  readonly [key: string]: unknown;
}

/** The three of acme; each can be given more settings, by its name. */
export function environmentsOf(
  more: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): readonly EnvironmentSettings[] {
  const from: Readonly<Record<string, string>> = { staging: 'dev', production: 'staging' };
  return ['dev', 'staging', 'production'].map((name) => ({
    name,
    path: `apps/{app}/overlays/${name}`,
    ...(from[name] === undefined ? {} : { from: from[name] }),
    ...more[name],
  }));
}

export function configText(
  environments: readonly EnvironmentSettings[],
  more: Readonly<Record<string, unknown>> = {},
): string {
  return stringify({ version: 1, environments, ...more });
}

export interface PromotionWorld extends World {
  /** A step of the config repository's own workflow. */
  promote(inputs?: Readonly<Record<string, string>>, options?: Partial<StepOptions>): Promise<StepResult>;
  /** The same, which must succeed. */
  promoted(inputs?: Readonly<Record<string, string>>, options?: Partial<StepOptions>): Promise<StepResult>;
  /** A commit of a person on a branch. */
  push(
    files: Readonly<Record<string, string | null>>,
    more?: { branch?: string; message?: string; repo?: string },
  ): Promise<string>;
  operations(): readonly string[];
}

/** Images can have been in an environment for days only where the repository is older. */
const AGE = 30 * 24 * 3_600_000;

export async function openPromotion(
  config: string = configText(environmentsOf()),
  options: WorldOptions = {},
): Promise<PromotionWorld> {
  const world = await openWorld({ age: AGE, ...options });
  const push: PromotionWorld['push'] = (
    files,
    { branch = 'main', message = 'Change', repo = 'acme/config' } = {},
  ) => world.sandbox.pushCommit({ repo, branch, author: 'alice', message, files });
  world.sandbox.store.aheadMs -= AGE;
  await push({ '.gitops-release.yaml': config }, { message: 'Describe the environments' });
  world.sandbox.store.aheadMs += AGE;
  const app = { login: 'release-bot[bot]', permissions: { statuses: 'write' } as const };
  const token = statusToken(world, app.login);
  world.sandbox.log.clear();
  const promote: PromotionWorld['promote'] = (inputs = {}, more = {}) =>
    runStep(world.sandbox, {
      ...more,
      inputs: { command: 'promote', repository: 'acme/config', token, ...inputs },
      env: { GITHUB_REPOSITORY: 'acme/config', GITHUB_EVENT_NAME: 'workflow_dispatch', ...more.env },
    });
  return {
    ...world,
    token,
    promote,
    async promoted(inputs, more) {
      const result = await promote(inputs, more);
      if (result.status !== 0) throw new Error(result.log);
      return result;
    },
    push,
    operations: () =>
      world.sandbox.log.entries.map((entry) => entry.operation ?? `${entry.method} ${entry.path}`),
  };
}

/** A token of an App that may also write statuses. */
function statusToken({ sandbox }: World, login: string): string {
  const { app, installation } = sandbox.addApp({
    slug: 'promote-bot',
    installOn: 'acme',
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      statuses: 'write',
      metadata: 'read',
      checks: 'read',
    },
  });
  return sandbox.addToken({
    kind: 'app-installation',
    login: login.replace('release', 'promote'),
    appId: app.id,
    installationId: installation.id,
    permissions: installation.permissions,
    repositories: ['acme/config'],
  }).value;
}
