import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseRequest } from '../../../src/request.ts';
import { failuresOf } from '../../support/failures.ts';
import { sourceOf } from '../../support/request.ts';

const MANIFEST = join(import.meta.dirname, '..', '..', '..', 'action.yml');
const defaults: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    parse(readFileSync(MANIFEST, 'utf8')).inputs as Record<string, { readonly default?: string }>,
  ).flatMap(([name, { default: value }]) =>
    value === undefined || value.startsWith('$') ? [] : [[name, value] as const],
  ),
);

const BASE = { repository: 'acme/config', token: 'github_pat_example' };
const GIVEN = {
  update: { images: 'ghcr.io/acme/shop:1.8.0', environment: 'production' },
  promote: { app: 'shop', environment: 'production' },
  rollback: { app: 'shop', environment: 'production' },
  release: { environment: 'production' },
  verify: { environment: 'production' },
} as const;
type Command = keyof typeof GIVEN;

function refused(command: Command, inputs: Readonly<Record<string, string>>): readonly string[] {
  const all = { ...BASE, command, ...GIVEN[command], ...inputs };
  return failuresOf(() => parseRequest(sourceOf(all))).map(({ where, what }) => `${String(where)}: ${what}`);
}

describe('an input that the command has no use for', () => {
  it.each([
    ['promote', { to: '1.2' }, 'input "to": `to` is for the command `rollback`, and this is `promote`'],
    [
      'rollback',
      { from: 'staging' },
      'input "from": `from` is for the command `promote`, and this is `rollback`',
    ],
    ['verify', { from: 'x' }, 'input "from": `from` is for the command `promote`, and this is `verify`'],
    [
      'update',
      { commit: 'a'.repeat(40) },
      '`commit` is for the commands `verify` and `release`, and this is `update`',
    ],
    [
      'release',
      { merge: 'auto' },
      '`merge` is for the commands `update`, `promote`, `rollback` and `verify`',
    ],
    ['verify', { images: 'ghcr.io/acme/shop:1.8.0' }, '`images` is for the commands `update`'],
    ['update', { shard: '1/2' }, '`shard` is for the command `diff`'],
  ] as const)('is refused by %s, with its name: %j', (command, inputs, words) => {
    expect(refused(command, inputs).join('\n')).toContain(words);
  });

  it.each(Object.keys(GIVEN) as Command[])('is not one that %s gets empty, or as a default', (command) => {
    expect(refused(command, { ...defaults, command, to: '', from: '', shard: '  ', commit: '' })).toEqual([]);
  });

  it('is told apart from a name that is none, which is told once', () => {
    expect(refused('promote', { app: 'sh op' })).toEqual(['input "app": got "sh op", which is not a name']);
  });

  it('is not what verify gives to the rollback that it opens', () => {
    expect(refused('verify', { labels: 'incident', reviewers: 'carol', timeout: '5m' })).toEqual([]);
  });
});
