import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isPlainString, writeScalar } from '../../../src/core/edit/scalar.ts';

const NOT_STRINGS =
  `1.10 1e3 0x1 0644 0o14 1_000 12:30 190:20:30 190:20:30.15 yes Yes NO on Off y N true FALSE null NULL ~
  2024-01-01 2024-1-1 2001-12-14t21:59:43.10-05:00 .5 1. .inf -.INF .NaN +1 -1 0b1 0B1 0O7 0X1F 1234e56 1E3 1e+3 1.e5 +.5
  123456789 0123456789 00 08 0x_1 1__0 0.1_2 1_ 12345678901234567890123 = << 0. -0 0b_1 0x_ e12 .e5 685_230.15`.split(
    /\s+/,
  );
const STRINGS =
  `1.2.3 v1 1.0-rc.1 main-1234567 123abc 1e 0xZ 0o9a 1-2 y1 _1 20241121-1 1.8.0_build a:b sha256:ab
  ghcr.io/acme/shop localhost:5000/app 1_a latest ab12e34 2024.01.01 nano infinite`.split(/\s+/);

describe('quotes are added where some reader would not see a string', () => {
  test.each(NOT_STRINGS)('%s is quoted', (value) => {
    expect(isPlainString(value)).toBe(false);
    expect(writeScalar(value, 'plain', 'double')).toBe(`"${value}"`);
    expect(writeScalar(value, 'plain', 'single')).toBe(`'${value}'`);
  });
  test.each(STRINGS)('%s stays plain', (value) => {
    expect(writeScalar(value, 'plain', 'double')).toBe(value);
  });
  test.each(['', '- a', 'a: b', 'a #b', '@a', '*a', '&a', '!a', '|', '>', '%a', '{a', '[a', 'a:', '`a', '?'])(
    '%j is quoted for the sake of the syntax',
    (value) => expect(writeScalar(value, 'plain', 'double')).toBe(JSON.stringify(value)),
  );
});

test('existing quotes are kept', () => {
  expect(writeScalar('1.0', 'single', 'double')).toBe("'1.0'");
  expect(writeScalar('v1', 'double', 'single')).toBe('"v1"');
  expect(writeScalar("it's", 'single', 'double')).toBe("'it''s'");
});

const tagLike = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,12}$/),
  fc.stringMatching(/^[-+.0-9][0-9_.eExXoObB:+-]{0,8}$/),
  fc.string(),
);

test.each(['1.1', '1.2'] as const)('YAML %s reads every written scalar as exactly that string', (version) => {
  fc.assert(
    fc.property(tagLike, fc.constantFrom('plain', 'single', 'double'), (value, style) => {
      const text = `a: ${writeScalar(value, style, 'double')}\n`;
      expect(parse(text, { version })).toEqual({ a: value });
    }),
    { numRuns: 5000 },
  );
});
