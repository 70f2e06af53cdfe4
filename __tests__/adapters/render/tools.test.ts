/** The programs that are on PATH, and what is told where one is missing. */
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toolPath } from '../../../scripts/kubectl.ts';
import { createRenderer } from '../../../src/adapters/render/renderer.ts';
import { findTool } from '../../../src/adapters/render/tools.ts';
import { gather, readerOf, toolsRun } from '../../support/rendering.ts';

let path: string | undefined;
beforeEach(() => {
  path = process.env['PATH'];
});
afterEach(() => {
  process.env['PATH'] = path;
});

const texts = {
  'app/kustomization.yaml': 'resources:\n- a.yaml\n',
  'app/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
  'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 0.1.0\n',
};
const renderHere = async (kind: 'kustomization' | 'helm-chart', folder: string) =>
  createRenderer().render(await gather({ kind, path: folder, valueFiles: [] }, readerOf(texts)));

describe.skipIf(!toolsRun)('on PATH', () => {
  test('kubectl serves where kustomize is not there', async () => {
    process.env['PATH'] = `/nowhere:${dirname(toolPath('kubectl'))}`;
    expect(await findTool(['kustomize', 'kubectl'], {})).toEqual({
      name: 'kubectl',
      path: toolPath('kubectl'),
    });
    expect((await renderHere('kustomization', 'app')).kind).toBe('rendered');
  });
});

test.each([
  ['kustomization', 'app', 'kustomize (or kubectl, which has it built in) is not on PATH'],
  ['helm-chart', 'chart', 'helm is not on PATH'],
] as const)('a %s without its tool says how to get it', async (kind, folder, message) => {
  process.env['PATH'] = '/nowhere';
  const rendering = await renderHere(kind, folder);
  expect(rendering.kind === 'failed' && rendering.message).toContain(message);
});
