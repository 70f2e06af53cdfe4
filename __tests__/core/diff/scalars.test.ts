/** What a plain scalar means is held against kubectl, which reads manifests as the API server's clients do. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toolPath } from '../../../scripts/kubectl.ts';
import { formatCanonical } from '../../../src/core/diff/canonical.ts';
import { readDocuments } from '../../../src/core/diff/documents.ts';
import type { Value } from '../../../src/core/diff/value.ts';
import { diffOf } from '../../support/rendered.ts';

function readOne(text: string): Value | undefined {
  return readDocuments(text, new Map()).values[0];
}

/** Each scalar as one value of a resource, in kubectl's reading. */
function kubectlReads(scalars: readonly string[]): Record<string, unknown> {
  const lines = scalars.map((scalar, index) => `  k${index}: ${scalar}\n`).join('');
  const manifest = `apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: shop}\nspec:\n${lines}`;
  const args = ['annotate', '--local', '-o', 'json', '-f', '-', 'a=b'];
  const printed = execFileSync(toolPath('kubectl'), args, { input: manifest, encoding: 'utf8' });
  return (JSON.parse(printed) as { spec: Record<string, unknown> }).spec;
}

function read(scalars: readonly string[]): Value | undefined {
  return readOne(scalars.map((scalar, index) => `k${index}: ${scalar}\n`).join(''));
}

describe('a plain scalar', () => {
  const numbers =
    '0644 0o644 0x1F 0X1f 0b101 -0b101 0B1 0O17 089 08 1_000 1__0 +12 -0644 +0x10 0_7 00 0 -0 1e3 1.0 .5 5. 0. -.5 +.5 12e03 1_0.5 1e-3 1.5 420';
  const texts =
    '1:30 2001-01-01 2001-01-01T10:00:00Z _1 0o8 1.7.0 v1 1e400 0x 0b2 = yEs tRue nUll 1e 1.2.3 10Gi 500m 0644abc -';
  const words =
    'yes Yes YES no No NO on On ON off Off OFF y Y n N true True TRUE false False FALSE ~ null Null NULL';
  const tagged = ['!!str 0644', '!!str yes', '"yes"', "'on'", '"0644"', '!!float 1', '""', ''];

  it.each([
    ['numbers', numbers.split(' ')],
    ['texts', texts.split(' ').filter((text) => text !== '-')],
    ['words', words.split(' ')],
    ['tagged and quoted ones', tagged],
  ])('means what kubectl takes it for: %s', (_, scalars) => {
    expect(read(scalars)).toEqual(kubectlReads(scalars));
  });

  it('of any digits and signs means what kubectl takes it for', () => {
    const scalar = fc
      .stringMatching(/^[-+]?(0[xXbBoO]?)?[0-9a-f_]{0,8}(\.[0-9_]{0,3})?([eE][-+]?[0-9]{1,2})?$/)
      .filter((text) => !/^[-+_.]*$/.test(text));
    const scalars = fc.sample(scalar, { numRuns: 1_500, seed: 20_261_121 });
    expect(read(scalars)).toEqual(kubectlReads(scalars));
  });

  it('is a key by the same reading', () => {
    expect(readOne('{yes: 1, 012: 2, 1.50: 3, "on": 4}')).toEqual({ true: 1, 10: 2, 1.5: 3, on: 4 });
  });

  it('large integers are read in full', () => {
    expect(readOne('[9007199254740993, 18446744073709551616, -9007199254740993]')).toEqual([
      9007199254740993n,
      18446744073709551616n,
      -9007199254740993n,
    ]);
  });
});

describe('the difference', () => {
  const volume = (mode: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: shop}\nspec: {volumes: [{name: a, secret: {secretName: a, defaultMode: ${mode}}}]}`;
  const flag = (value: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: shop}\nspec: {hostUsers: ${value}}`;

  it.each([
    [volume('0644'), volume('420'), false],
    [volume('0o644'), volume('0x1a4'), false],
    [volume('0644'), volume('644'), true],
    [volume('0644'), volume('"0644"'), true],
    [flag('yes'), flag('true'), false],
    [flag('on'), flag('off'), true],
    [flag('yes'), flag('"yes"'), true],
  ])('of %s and %s: %s', (base, head, changed) => {
    expect(diffOf(base, head).changed).toBe(changed);
  });

  it('shows a text that looks like another value in quotes', () => {
    const values = [
      'yes',
      'off',
      'y',
      '0644',
      '0o644',
      '1_000',
      'null',
      '1.7.0',
      '10Gi',
      true,
      420,
      null,
      1.5,
    ];
    const text = formatCanonical(values);
    expect(readOne(text)).toEqual(values);
    expect(text).toContain('- "yes"\n');
    expect(text).toContain('- 1.7.0\n');
  });

  it('is read back from its canonical text, whatever stands in it', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[-+.0-9_a-zA-Z~]{1,6}$/),
      fc.integer(),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-zA-Z0-9._-]{1,5}$/), fc.array(leaf)), (value) => {
        expect(readOne(formatCanonical(value))).toEqual(value);
      }),
    );
  });
});
