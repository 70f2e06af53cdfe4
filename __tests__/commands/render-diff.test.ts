/** What is hidden does not depend on which share of a fleet is rendered, nor on what of it can be rendered. */
import { describe, expect, it } from 'vitest';
import { type RenderJob, type RenderSide, renderDiff } from '../../src/commands/render-diff.ts';
import { readerOf, realRenderer, type Texts, toolsRun } from '../support/rendering.ts';

const PLANT = 'plant in the garden';
const secret = (value: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData: {note: ${value}}\n`;
const config = (value: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata: {note: ${value}, other: shown}\n`;

const sideOf = (texts: Texts): RenderSide => ({
  ...readerOf(texts),
  list: async () => Object.keys(texts),
});

async function diff(base: Texts, head: Texts, more: Pick<RenderJob, 'shard' | 'targets'> = {}) {
  const job = {
    base: sideOf(base),
    head: sideOf(head),
    changed: [...new Set([...Object.keys(base), ...Object.keys(head)])],
    repositoryUrls: ['https://github.com/acme/config'],
    branch: 'main',
    maskKey: 'a key for tests',
    ...more,
  };
  return renderDiff(job, { renderer: realRenderer(), progress: () => undefined });
}

describe('a share of a fleet', () => {
  const base = { 'apps/bank/s.yaml': secret('something else'), 'apps/shop/c.yaml': config('something') };
  const head = { 'apps/bank/s.yaml': secret('something else'), 'apps/shop/c.yaml': config(PLANT) };

  it.each([1, 2])('hides what is secret in a target of another: share %i', async (index) => {
    const known = { ...head, 'apps/bank/s.yaml': secret(PLANT) };
    const shown = JSON.stringify(await diff(base, known, { shard: { index, count: 2 } }));
    expect(shown).not.toContain(PLANT);
    expect(shown).toContain('(secret value ');
  });

  it('hides what was secret there at the base', async () => {
    const before = { ...base, 'apps/bank/s.yaml': secret(PLANT) };
    const both = await Promise.all([1, 2].map((index) => diff(before, head, { shard: { index, count: 2 } })));
    expect(JSON.stringify(both)).not.toContain(PLANT);
    expect(JSON.stringify(both)).toContain('"apps/bank"');
  });

  it('shows what is secret nowhere', async () => {
    expect(JSON.stringify(await diff(base, head, { shard: { index: 2, count: 2 } }))).toContain(PLANT);
  });
});

describe.skipIf(!toolsRun)('what an operator is told in its own object', () => {
  it('is hidden where the chart refuses it', async () => {
    const release = (value: string): string =>
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: db, namespace: db}\nspec:\n  chart: {spec: {chart: ./charts/db, sourceRef: {kind: GitRepository, name: config}}}\n  values: {database: {text: ${value}}}\n`;
    const files = (value: string): Texts => ({
      '.gitops-release.yaml': 'version: 1\nsensitive: [HelmRelease/*/spec.values.database]\n',
      'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 0.1.0\n',
      'charts/db/templates/it.yaml': '{{ fail (printf "not [%s]" .Values.database.text) }}\n',
      'clusters/helmrelease.yaml': release(value),
    });
    const path = 'clusters/helmrelease.yaml';
    const targets = [{ kind: 'helm-release', path, name: 'db', namespace: 'db' }] as const;
    const shown = JSON.stringify(await diff(files('something else'), files(PLANT), { targets }));
    expect(shown).toMatch(/not \[\(secret value /);
    expect(shown).not.toContain(PLANT);
  });
});
