/** `promote` of the command line, on a checkout. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configText, environmentsOf } from '../support/promotion.ts';
import { CONFIG_REPOSITORY } from '../support/world.ts';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js');
const FILE = 'apps/shop/overlays/production/kustomization.yaml';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'checkout-'));
  cpSync(CONFIG_REPOSITORY, dir, { recursive: true });
  configure(configText(environmentsOf()));
});
afterEach(() => rmSync(dir, { recursive: true }));

const configure = (text: string): void => writeFileSync(join(dir, '.gitops-release.yaml'), text);
function promote(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'promote', '--dir', dir, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('promote on a checkout', () => {
  it('shows the diff, and writes only if told to', () => {
    const before = readFileSync(join(dir, FILE), 'utf8');
    const names = ['--app', 'shop', '--from', 'staging', '--environment', 'production'];
    const shown = promote(...names);
    expect(shown).toMatchObject({ status: 0, stdout: expect.stringContaining('+    newTag: 1.7.4 ') });
    expect(readFileSync(join(dir, FILE), 'utf8')).toBe(before);
    expect(promote(...names, '--write').status).toBe(0);
    expect(readFileSync(join(dir, FILE), 'utf8')).toBe(before.replace('1.7.3', '1.7.4'));
    expect(promote(...names).stderr).toContain('No change: the files have it already.');
  });

  it('takes all apps with a glob', () => {
    const { stdout, status } = promote('--app', '*', '--environment', 'production', '--output', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).files).toEqual(['apps/payments/overlays/production/kustomization.yaml', FILE]);
  });

  it('says which apps of a glob are left out, and why', () => {
    configure(
      configText(environmentsOf(), { apps: { newbie: { path: { staging: 'apps/newbie/stagin' } } } }),
    );
    const { status, stderr } = promote('--app', 'new*', '--environment', 'production');
    expect(status).toBe(0);
    expect(stderr).toContain('newbie (nothing stands at apps/newbie/stagin in staging)');
    expect(stderr).toContain('Nothing to promote.');
  });

  it.each([
    [3, ['--app', 'shop', '--from', 'dev', '--environment', 'production'], 'takes its images from "staging"'],
    [1, ['--app', 'shopp', '--environment', 'production'], 'the app "shopp" has no target in "staging"'],
    [1, ['--app', 'shop', '--environment', 'prod'], 'has no environment "prod"'],
    [2, ['--app', 'shop'], 'no environment is given'],
    [2, ['--app', 'shop', '--environment', 'production', '--images', 'a/b:1'], '--images'],
  ])('ends with %i: %j', (status, args, said) => {
    expect(promote(...args)).toMatchObject({ status, stderr: expect.stringContaining(said) });
  });

  it('passes over the order with a reason', () => {
    const names = ['--app', 'shop', '--from', 'dev', '--environment', 'production'];
    const { stdout } = promote(...names, '--override', 'hotfix for the login');
    expect(stdout).toContain('+    newTag: 1.8.0-rc.1');
  });

  it('is not for environments on two branches', () => {
    configure(configText(environmentsOf({ production: { base: 'production' } })));
    const { status, stderr } = promote('--app', 'shop', '--environment', 'production');
    expect(status).toBe(1);
    expect(stderr).toContain('stand on different branches');
  });
});
