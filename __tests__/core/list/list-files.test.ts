/** What `list` tells of a whole checkout. */
import { expect, test } from 'vitest';
import { listFiles } from '../../../src/core/list/list-files.ts';
import type { Entry } from '../../../src/core/snapshot.ts';

const file = (path: string, text: string): Entry => ({ kind: 'file', path, mode: '100644', text });
const values = 'image:\n  repository: ghcr.io/acme/shop\n  tag: 1.7.3\n';
const CHART = 'dependencies:\n- {name: redis, repository: "https://charts.example.com"}\n- {name: worker}\n';

test('a vendored chart is told once, as skipped; a chart of its own is listed', () => {
  const progress: number[] = [];
  const entries: readonly Entry[] = [
    file('shop/Chart.yaml', CHART),
    { kind: 'unreadable', path: 'shop/charts/postgres-1.0.0.tgz', reason: 'binary', bytes: 900 },
    file('shop/charts/redis/Chart.yaml', 'name: redis\n'),
    file('shop/charts/redis/values.yaml', values),
    file('shop/charts/worker/values.yaml', values),
    file('shop/values.yaml', values),
    file('shop/values.yaml', values),
  ];
  const { references, skipped, files } = listFiles(entries, (count) => progress.push(count));
  expect(references.map((each) => each.file)).toEqual(['shop/charts/worker/values.yaml', 'shop/values.yaml']);
  expect(skipped).toEqual([
    { file: 'shop/charts/postgres-1.0.0.tgz', why: 'a packed chart' },
    { file: 'shop/charts/redis', why: expect.stringContaining('a dependency of shop/Chart.yaml') },
  ]);
  expect(files).toBe(6);
  expect(progress).toEqual([1, 2, 3, 4, 5, 6]);
});

test('two texts of one file that are not understood: both are told', () => {
  const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    helm: {values: "image: {tag: 1.7.3}"}
`;
  const text = `${application}---\n${application}`;
  const { skipped } = listFiles([{ kind: 'file', path: 'apps.yaml', mode: '100644', text }], () => {});
  expect(skipped.map(({ why }) => why.slice(0, 7))).toEqual(['line 5:', 'line 11']);
});
