/** Variables as Flux replaces them after the build. */
import { describe, expect, test } from 'vitest';
import { substitute } from '../../../src/core/render/substitute.ts';

const variables = { region: 'eu-west-1', empty: '', tag: '1.8.0' };
const closed = { variables, open: false };

describe('substitution', () => {
  test.each([
    ['image: shop:${tag}', 'image: shop:1.8.0'],
    ['a: ${region}-${tag}', 'a: eu-west-1-1.8.0'],
    ['a: ${gone}', 'a: '],
    ['a: ${gone:-blue}', 'a: blue'],
    ['a: ${gone:=blue}', 'a: blue'],
    ['a: ${empty:-blue}', 'a: blue'],
    ['a: ${gone:=${region}}', 'a: eu-west-1'],
    ['a: ${gone:=}', 'a: '],
    ['a: $${tag}', 'a: ${tag}'],
    ['a: $tag', 'a: $tag'],
    ['a: ${not a name}', 'a: ${not a name}'],
    ['a: ${tag', 'a: ${tag'],
    ['cost: 5$', 'cost: 5$'],
    ['a: $${gone=${tag}}', 'a: ${gone=1.8.0}'],
    ['a: ${gone=pre${tag}-post}', 'a: pre1.8.0-post'],
    ['a: ${#region}', 'a: 9'],
    ['a: ${region^}', 'a: Eu-west-1'],
    ['a: ${region^^}', 'a: EU-WEST-1'],
    ['a: ${region:3}', 'a: west-1'],
    ['a: ${region:3:4}', 'a: west'],
    ['a: ${region:3:-2}', 'a: west'],
    ['a: ${region/-/_}', 'a: eu_west-1'],
    ['a: ${region//-/_}', 'a: eu_west_1'],
    ['a: ${region/#eu/us}', 'a: us-west-1'],
    ['a: ${region/%1/2}', 'a: eu-west-2'],
    ['a: ${region#*-}', 'a: west-1'],
    ['a: ${region##*-}', 'a: 1'],
    ['a: ${region%-*}', 'a: eu-west'],
    ['a: ${region%%-*}', 'a: eu'],
  ])('%s', (text, expected) => {
    expect(substitute(text, closed)).toBe(expected);
  });

  test('a text made to keep this busy is answered at once', () => {
    const text = '${a:='.repeat(200_000);
    expect(substitute(text, closed)).toBe(text);
  });

  test('variables that the cluster may know stay as they are written', () => {
    expect(substitute('a: ${gone:=blue} ${tag}', { variables, open: true })).toBe('a: ${gone:=blue} 1.8.0');
  });

  test.each(['labels', 'annotations'])('an object may ask by its %s to be left alone', (field) => {
    const left = `kind: A\nmetadata:\n  ${field}:\n    kustomize.toolkit.fluxcd.io/substitute: disabled\na: \${tag}\n`;
    const text = `kind: B\nb: \${tag}\n---\n${left}---\nkind: C\nc: \${tag}\n`;
    expect(substitute(text, closed)).toBe(`kind: B\nb: 1.8.0\n---\n${left}---\nkind: C\nc: 1.8.0\n`);
  });
});
