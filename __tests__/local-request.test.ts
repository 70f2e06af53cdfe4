/** What the command line says about arguments that Node's own parser refuses. */
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../src/local-request.ts';
import { failuresOf } from './support/failures.ts';

describe('an argument that is no flag of ours', () => {
  test.each([
    [['update', '--path', '--images', 'ghcr.io/acme/shop:1.8.0'], 'input-missing', '--path has no value'],
    [['update', '--path'], 'input-missing', '--path has no value'],
    [['update', '--paths', 'apps'], 'input-unknown', 'there is no option --paths'],
    [['list', '-z'], 'input-unknown', 'there is no option -z'],
    [['update', '--write=yes'], 'input-invalid', '--write takes no value'],
  ])('%j', (args, code, what) => {
    const [failure, ...more] = failuresOf(() => parseCommandLine(args));
    expect(failure).toMatchObject({ code, what });
    expect(failure?.next).toMatch(/\.$/);
    expect(more).toEqual([]);
  });
});
