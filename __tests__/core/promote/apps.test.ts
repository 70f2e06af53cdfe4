/** Apps that names and globs choose, by the folders that stand there. */
import { describe, expect, it } from 'vitest';
import type { Config, Environment } from '../../../src/core/config/config.ts';
import { NO_CONFIG } from '../../../src/core/config/config.ts';
import { chooseApps } from '../../../src/core/promote/apps.ts';
import { findRoute, routesFrom } from '../../../src/core/promote/route.ts';
import type { Entry, Files } from '../../../src/core/snapshot.ts';

/** Folders of a repository, made of its files' paths. */
function tree(...paths: readonly string[]): Files {
  const entries = new Map<string, Entry>();
  for (const path of paths) {
    const parts = path.split('/');
    entries.set(path, { kind: 'file', path, mode: '100644', text: '' });
    for (let depth = 0; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/');
      const known = entries.get(folder);
      const before = known?.kind === 'folder' ? known.entries : [];
      const name = parts[depth] ?? '';
      const kind = depth === parts.length - 1 ? 'file' : 'folder';
      const all = before.some((each) => each.name === name) ? before : [...before, { name, kind } as const];
      entries.set(folder, { kind: 'folder', path: folder, entries: all });
    }
  }
  return entries;
}

const environment = (path: string): Environment => ({ name: 'staging', path });
const choose = (patterns: readonly string[], path: string, files: Files, config: Config = NO_CONFIG) => {
  const where = { config, environment: environment(path) };
  const step = chooseApps(patterns, where, files);
  if (step.kind === 'ready' || files.size === 0) return step.kind === 'ready' ? step.value : step;
  const missing = step.paths.map((each) => [each, { kind: 'missing', path: each }] as const);
  const again = chooseApps(patterns, where, new Map<string, Entry>([...files, ...missing]));
  return again.kind === 'ready' ? again.value : again;
};

describe('a glob', () => {
  const overlays = tree(
    'apps/shop/overlays/staging/kustomization.yaml',
    'apps/payments/overlays/staging/kustomization.yaml',
    'apps/legacy/overlays/production/kustomization.yaml',
    'README.md',
  );

  it('chooses the apps whose folders stand where the pattern has their name', () => {
    expect(choose(['*'], 'apps/{app}/overlays/staging', overlays)).toEqual(['payments', 'shop']);
    expect(choose(['pay*', 'shop'], 'apps/{app}/overlays/staging/', overlays)).toEqual(['payments', 'shop']);
  });

  it('chooses files that are named by the app', () => {
    const files = tree('envs/staging/shop.yaml', 'envs/staging/payments.yaml');
    expect(choose(['*'], 'envs/staging/{app}.yaml', files)).toEqual(['payments', 'shop']);
  });

  it('chooses by patterns in which the name is followed by letters, or stands twice', () => {
    const files = tree('apps/shop-staging/k8s/values.yaml', 'apps/cart/cart.yaml');
    expect(choose(['*'], 'apps/{app}-staging/k8s', files)).toEqual(['shop']);
    expect(choose(['*'], 'apps/{app}/{app}.yaml', files)).toEqual(['cart']);
  });

  it('chooses folders whose name only begins with the app', () => {
    const files = tree('staging/shop-config/values.yaml', 'staging/other/values.yaml');
    expect(choose(['*'], 'staging/{app}-config/values.yaml', files)).toEqual(['shop']);
  });

  it('chooses also what the config file lists, where the pattern has no name', () => {
    const config = { ...NO_CONFIG, apps: { shop: { path: { staging: 'clusters/staging/shop' } } } };
    expect(choose(['s*'], 'clusters/staging', tree('x.yaml'), config)).toEqual(['shop']);
  });

  it('asks for the folders first, and says where it chooses none', () => {
    expect(choose(['*'], 'apps/{app}', new Map())).toEqual({ kind: 'need', paths: ['apps'] });
    expect(() => choose(['x*'], 'apps/{app}/overlays/staging', overlays)).toThrow(
      'no app fits "x*"; there are payments, shop',
    );
  });

  it('reads nothing where apps are named', () => {
    expect(choose(['shop', 'shop', 'a'], 'apps/{app}', new Map())).toEqual(['a', 'shop']);
  });
});

describe('a route', () => {
  const config: Config = {
    ...NO_CONFIG,
    environments: [
      { name: 'dev', path: 'dev/{app}' },
      { name: 'staging', path: 'staging/{app}' },
      { name: 'eu', path: 'eu/{app}', from: 'staging' },
      { name: 'us', path: 'us/{app}', from: 'staging' },
    ],
  };
  const route = (environment: string, from?: string, override?: string) =>
    findRoute(config, { environment, from, override });

  it('goes to every environment that takes from another', () => {
    expect(routesFrom(config, 'staging').map(({ target }) => target.name)).toEqual(['eu', 'us']);
    expect(routesFrom(config, 'us')).toEqual([]);
  });

  it('without a `from` in the config file is to the next in the list', () => {
    expect(route('staging', 'dev').passedOver).toBeUndefined();
    expect(() => route('staging')).toThrow('nothing says where "staging" takes its images from');
  });

  it('that skips or goes back needs a reason', () => {
    expect(() => route('us', 'dev')).toThrow('"us" takes its images from "staging", so not from "dev"');
    expect(() => route('us', 'eu')).toThrow('not from "eu"');
    expect(route('us', 'dev', 'hotfix').passedOver).toContain('not from "dev"');
    expect(route('us', 'staging', 'hotfix').passedOver).toBeUndefined();
  });
});
