/** kustomize and helm quote what they refuse: nothing secret of it is shown. */
import { describe, expect, it } from 'vitest';
import { type RenderSide, renderDiff } from '../../src/commands/render-diff.ts';
import type { RenderTarget } from '../../src/core/render/target.ts';
import { readerOf, realRenderer, render, type Texts, toolsRun } from '../support/rendering.ts';

const PLANT = 'plant in the garden';
const SHOP = { kind: 'kustomization', path: 'apps/shop' } as const;
const DB = { kind: 'helm-chart', path: 'charts/db', valueFiles: [] } as const;

const kustomization = (text: string, more: Texts = {}): Texts => ({
  'apps/shop/kustomization.yaml': text,
  ...more,
});
const chart = (more: Texts): Texts => ({
  'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 0.1.0\n',
  'charts/db/values.yaml': `auth:\n  password: ${PLANT}\n`,
  ...more,
});

const QUOTED: Readonly<Record<string, readonly [RenderTarget, Texts]>> = {
  'a patch with a line too far left': [
    SHOP,
    kustomization(
      `patches:\n- patch: |\n    apiVersion: v1\n    kind: Secret\n    metadata: {name: db}\n    stringData:\n      a: x\n     note: ${PLANT}\n`,
    ),
  ],
  'such a patch that is only aimed at a Secret': [
    SHOP,
    kustomization(
      `patches:\n- target: {kind: Secret}\n  patch: |\n    stringData:\n      a: x\n     note: ${PLANT}\n`,
    ),
  ],
  'an operation without its last brace': [
    SHOP,
    kustomization(
      `patches:\n- target: {kind: Secret}\n  patch: '[{"op": "add", "path": "/data/a", "value": "${PLANT}"]'\n`,
    ),
  ],
  'literals, one of which is none': [
    SHOP,
    kustomization(`secretGenerator:\n- name: db\n  literals:\n  - LICENCE=${PLANT}\n  - BAD\n`),
  ],
  'a literal without a key': [
    SHOP,
    kustomization(`secretGenerator:\n- name: db\n  literals:\n  - ${PLANT}\n`),
  ],
  'a file that is a literal': [
    SHOP,
    kustomization(`secretGenerator:\n- name: db\n  files: ["a=b=${PLANT}"]\n`),
  ],
  'settings that are only a value': [
    SHOP,
    kustomization('secretGenerator:\n- name: db\n  envs: [db.env]\n', { 'apps/shop/db.env': `${PLANT}\n` }),
  ],
  'a value that a chart refuses': [
    DB,
    chart({ 'charts/db/templates/a.yaml': '{{ fail (printf "no %s" .Values.auth.password) }}\n' }),
  ],
  'a value that a schema refuses': [
    DB,
    chart({
      'charts/db/templates/a.yaml': 'kind: A\n',
      'charts/db/values.schema.json':
        '{"properties": {"auth": {"properties": {"password": {"pattern": "^x$"}}}}}',
    }),
  ],
};

const sideOf = (files: Texts): RenderSide => ({
  ...readerOf(files),
  list: async () => Object.keys(files),
});

describe.skipIf(!toolsRun)('a planted secret', () => {
  it.each(Object.keys(QUOTED))('is quoted by the tool, and not shown: %s', async (name) => {
    const [target, texts] = QUOTED[name] ?? [SHOP, {}];
    expect(JSON.stringify(await render(target, readerOf(texts)))).toContain(PLANT);
    const base = sideOf({});
    const head = sideOf(texts);
    const job = { base, head, changed: [], targets: [target], repositoryUrls: [], branch: 'main' };
    const ports = { renderer: realRenderer(), progress: () => undefined };
    const shown = JSON.stringify(await renderDiff({ ...job, maskKey: 'a key for tests' }, ports));
    expect(shown).not.toContain(PLANT);
    expect(shown).toContain('(secret value ');
  });
});
