import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { context } from '@actions/github';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inert } from '../../../src/adapters/actions/inert.ts';
import { readEvent, readInputs, readWorkspaceFile } from '../../../src/adapters/actions/runtime.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what the runner gives', () => {
  it('inputs by name, hyphens kept, unknown ones too', () => {
    const inputs = readInputs({ 'INPUT_DRY-RUN': ' true ', INPUT_TYPO: 'x', PATH: '/bin' });
    expect([...inputs]).toEqual([
      ['dry-run', 'true'],
      ['typo', 'x'],
    ]);
  });

  it("the event's payload, as GitHub's own toolkit reads it", async () => {
    const path = join(folder, 'event.json');
    writeFileSync(path, JSON.stringify({ repository: { default_branch: 'trunk' } }));
    process.env['GITHUB_EVENT_PATH'] = path;
    const Context = context.constructor as new () => typeof context;
    const theirs = new Context().payload;
    delete process.env['GITHUB_EVENT_PATH'];
    expect(await readEvent({ GITHUB_EVENT_PATH: path })).toEqual(theirs);
  });

  it.each([['missing.json'], ['broken.json']])('no payload from %s', async (name) => {
    writeFileSync(join(folder, 'broken.json'), '{');
    expect(await readEvent({ GITHUB_EVENT_PATH: join(folder, name) })).toBeUndefined();
  });

  it('a file of the workspace, or nothing', async () => {
    writeFileSync(join(folder, 'body.md'), 'Hello');
    expect(await readWorkspaceFile({ GITHUB_WORKSPACE: folder }, 'body.md')).toBe('Hello');
    expect(await readWorkspaceFile({ GITHUB_WORKSPACE: folder }, 'none.md')).toBeUndefined();
  });
});

describe('text from outside in the log', () => {
  it.each([
    '::error::x',
    '  ::add-mask::x',
    'a\n::set-output name=a::b',
    '\t::stop-commands::x',
    'x ##[error]y',
    ':::warning::x',
  ])('%j is no command', (text) => {
    const lines = inert(text).split('\n');
    expect(lines.filter((line) => line.trimStart().startsWith('::') || line.includes('##['))).toEqual([]);
  });

  it('is otherwise as it was', () => {
    expect(inert('a::b c: d # e')).toBe('a::b c: d # e');
  });
});
