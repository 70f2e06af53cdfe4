import { describe, expect, it } from 'vitest';
import { type Environment, NO_CONFIG } from '../../../src/core/config/config.ts';
import { findPlace, type LocalFacts } from '../../../src/core/history/branches.ts';

const [MAIN, PRODUCTION] = ['a'.repeat(40), 'b'.repeat(40)];
const dev = { name: 'dev', path: '{app}' };
const production = { name: 'production', path: '{app}', base: 'production' };
const config = { ...NO_CONFIG, environments: [dev, production] };

function facts(branch: string | undefined, more: Partial<LocalFacts> = {}): LocalFacts {
  const commits = new Map([
    ['main', MAIN],
    ['production', PRODUCTION],
  ]);
  const addresses = ['git@github.com:Acme/config.git'];
  return { checkedOut: { branch, commit: MAIN }, defaultBranch: 'main', addresses, commits, ...more };
}

const kindOf = (environment: Environment, known: LocalFacts) => findPlace(environment, config, known).kind;

describe('where a clone has an environment', () => {
  it('is the work tree where its branch is checked out', () => {
    expect(kindOf(production, facts('production'))).toBe('tree');
    const detached = { checkedOut: { branch: undefined, commit: PRODUCTION } };
    expect(kindOf(production, facts(undefined, detached))).toBe('tree');
  });

  it('is its branch elsewhere', () => {
    const place = { kind: 'branch', branch: 'production', commit: PRODUCTION };
    expect(findPlace(production, config, facts('main'))).toEqual(place);
    expect(findPlace(dev, config, facts('production'))).toEqual({ ...place, branch: 'main', commit: MAIN });
  });

  it('is the work tree of any branch where the environment names none, for people look at what they change', () => {
    expect(kindOf(dev, facts('my-change'))).toBe('tree');
  });

  it('is nowhere where the branch was not fetched, or the repository is another', () => {
    expect(findPlace(production, config, facts('main', { commits: new Map() }))).toMatchObject({
      kind: 'absent',
      next: 'Fetch it: git fetch origin production:refs/remotes/origin/production',
    });
    const other = { ...production, repository: 'acme/config-production' };
    expect(findPlace(other, config, facts('production'))).toMatchObject({ kind: 'absent' });
    expect(kindOf({ ...production, repository: 'acme/config' }, facts('production'))).toBe('tree');
  });
});
