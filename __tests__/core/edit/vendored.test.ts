/** Vendored charts: what `helm dependency update` writes anew is not edited unless it is named. */
import { describe, expect, test } from 'vitest';
import { editTarget } from '../../../src/core/edit/target.ts';
import { fetchedCharts } from '../../../src/core/edit/vendored.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { failuresOf } from '../../support/failures.ts';
import { answer, type Texts } from '../../support/files.ts';

const values = 'image:\n  repository: ghcr.io/acme/shop\n  tag: 1.7.3\n';
const CHART = `apiVersion: v2
name: shop
version: 0.1.0
dependencies:
  - name: redis
    version: 19.x
    repository: oci://registry-1.docker.io/bitnamicharts
  - name: worker
    version: 0.1.0
    repository: file://charts/worker
`;
const REPOSITORY: Texts = {
  'apps/shop/Chart.yaml': CHART,
  'apps/shop/values.yaml': values,
  'apps/shop/charts/redis/values.yaml': values,
  'apps/shop/charts/redis/charts/common/values.yaml': values,
  'apps/shop/charts/worker/values.yaml': values,
  'apps/cart/charts/redis/values.yaml': values,
  'secrets/values.yaml': `${values}sops:\n  mac: ENC[AES256_GCM,data:abc,type:str]\n`,
};

const update = (path: string) =>
  answer(
    (files) => editTarget({ path, images: [parseImageArgument('ghcr.io/acme/shop:1.8.0')] }, files),
    REPOSITORY,
  ).value;

describe('a pattern', () => {
  test('leaves a dependency that is fetched from elsewhere, and says so once', () => {
    const { edits, notices } = update('apps/**');
    expect(edits.map(({ file }) => file)).toEqual([
      'apps/cart/charts/redis/values.yaml',
      'apps/shop/charts/worker/values.yaml',
      'apps/shop/values.yaml',
    ]);
    const told = notices.filter(({ what }) => what.includes('vendored'));
    expect(told).toMatchObject([
      { what: expect.stringContaining('"apps/shop/charts/redis" is a vendored chart') },
    ]);
  });

  test('that names its folder means it', () => {
    const { edits } = update('apps/shop/charts/redis/*.yaml');
    expect(edits.map(({ file }) => file)).toEqual(['apps/shop/charts/redis/values.yaml']);
  });

  test('that matches nothing else is an error', () => {
    expect(failuresOf(() => update('apps/shop/charts/r*/values.yaml'))).toMatchObject([
      { code: 'path-missing', what: expect.stringContaining('vendored chart') },
    ]);
  });

  test('tells an encrypted file that it leaves out', () => {
    const { edits, notices } = update('**/values.yaml');
    expect(edits.map(({ file }) => file)).not.toContain('secrets/values.yaml');
    expect(notices.map(({ what }) => what)).toContainEqual(
      expect.stringContaining('"secrets/values.yaml" is encrypted with SOPS'),
    );
  });
});

test('a Chart.yaml that cannot be read fetches nothing', () => {
  expect(fetchedCharts({ kind: 'file', path: 'Chart.yaml', mode: '100644', text: 'a: [' })).toEqual([]);
  expect(fetchedCharts({ kind: 'missing', path: 'Chart.yaml' })).toEqual([]);
});
