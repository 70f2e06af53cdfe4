import { describe, expect, test } from 'vitest';
import { parseRenderCache } from '../../../src/core/request/render-cache.ts';
import { codesOf } from '../../support/failures.ts';

const WORKSPACE = '/home/runner/work/config/config';

describe('the folder for renderings', () => {
  test.each([
    '/home/runner/work/_temp/renderings',
    '/home/runner/work/config/config-2',
    'D:/a/_temp/renderings',
  ])('may be %s', (folder) => {
    expect(parseRenderCache(folder, WORKSPACE)).toBe(folder);
  });

  test.each([
    'renderings',
    '../out',
    `${WORKSPACE}/rc`,
    WORKSPACE,
    `${WORKSPACE}/../config/rc`,
    `/home/x/../runner/work/config/config/rc`,
  ])('may not be %s: a pull request brings its own files there', (folder) => {
    expect(codesOf(() => parseRenderCache(folder, WORKSPACE))).toEqual(['input-invalid']);
  });
});
