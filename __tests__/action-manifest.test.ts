import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { OUTPUT_NAMES } from '../src/core/report/outputs.ts';
import { INPUT_NAMES } from '../src/core/request/inputs.ts';
import { VERSION } from '../src/core/version.ts';

const manifest = parse(readFileSync(join(import.meta.dirname, '..', 'action.yml'), 'utf8')) as {
  readonly inputs: Record<string, unknown>;
  readonly outputs: Record<string, unknown>;
  readonly runs: { readonly using: string; readonly main: string };
};

describe('action.yml', () => {
  it('lists the inputs that the action reads, and no other', () => {
    expect(Object.keys(manifest.inputs).sort()).toEqual([...INPUT_NAMES].sort());
  });

  it('lists the outputs that the action sets, and no other', () => {
    expect(Object.keys(manifest.outputs).sort()).toEqual([...OUTPUT_NAMES].sort());
  });

  it('has the version of the package', () => {
    const pack = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(VERSION).toBe(pack.version);
  });

  it('runs on Node 24, as the tests do', () => {
    expect(manifest.runs).toMatchObject({ using: 'node24', main: 'dist/index.js' });
    expect(process.versions.node).toMatch(/^24\./);
  });
});
