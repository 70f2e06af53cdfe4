import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBranchName, toProposalBranch, toSlug } from '../../../src/core/request/branch-name.ts';
import { codesOf } from '../../support/failures.ts';

function gitAccepts(name: string): boolean {
  try {
    execFileSync('git', ['check-ref-format', `refs/heads/${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('branch names', () => {
  it('are accepted only where git accepts them', () => {
    const letters = fc.constantFrom(
      'a',
      'B',
      '1',
      '/',
      '.',
      '-',
      '_',
      '@',
      '{',
      '~',
      '^',
      ':',
      ' ',
      '*',
      '.lock',
      '..',
      '\\',
      'é',
    );
    const names = fc.array(letters, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(names, (name) => {
        if (codesOf(() => parseBranchName(name)).length === 0) expect(gitAccepts(name), name).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each(['main', 'gitops-release/production/shop', 'release-1.x', 'a.b/c_d'])('%s is a branch', (name) => {
    expect(parseBranchName(name)).toBe(name);
  });
});

describe('the proposal branch', () => {
  it('is the same for the same target and different for different ones', () => {
    const key = { apps: ['shop'], environment: undefined, base: undefined };
    const names = [['apps/my-shop'], ['apps/my/shop'], ['apps-my/shop'], ['apps/my_shop'], ['']].map(
      (paths) => toProposalBranch({ ...key, paths }),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(toProposalBranch({ ...key, paths: ['apps/my-shop'] })).toBe(names[0]);
  });

  it('is always a legal name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const branch = `gitops-release/${toSlug(text) || 'root'}/shop`;
        expect(parseBranchName(branch)).toBe(branch);
      }),
    );
  });
});
