/** Templates whose output is not the same twice say so. */
import { describe, expect, test } from 'vitest';
import { changingFunction } from '../../../src/core/render/chart-functions.ts';
import { gather, readerOf } from '../../support/rendering.ts';

describe('a function that gives another value each time', () => {
  test.each([
    ['password: {{ randAlphaNum 16 | b64enc | quote }}\n', 'randAlphaNum'],
    ['{{- $ca := genCA "shop" 365 }}\n', 'genCA'],
    ['at: {{ printf "%s" (now | date "2006") }}\n', 'now'],
  ])('%j', (template, name) => {
    expect(changingFunction(template)).toBe(name);
  });

  test.each([
    'at: {{ .Values.now }}\n',
    '{{/* what is now the name */}}\n',
    '{{ fail "set it now" }}\n',
    '# now {{ .Values.a }}\n',
  ])('is none in %j', (template) => {
    expect(changingFunction(template)).toBeUndefined();
  });

  test('becomes a remark with its file, beside that of a lookup', async () => {
    const template = 'charts/shop/templates/secret.yaml';
    const texts = {
      'charts/shop/Chart.yaml': 'name: shop\nversion: 0.1.0\n',
      [template]: 'a: {{ lookup "v1" "Secret" "a" "b" }}\nb: {{ randAlphaNum 16 }}\n',
    };
    const target = { kind: 'helm-chart', path: 'charts/shop', valueFiles: [] } as const;
    const { remarks } = await gather(target, readerOf(texts));
    expect(remarks.map(({ where, what }) => [where, what.split(':')[0]])).toEqual([
      [template, 'its call of lookup is answered with nothing'],
      [template, 'its call of randAlphaNum gives another value each time'],
    ]);
  });
});
