/** The arrows of the house: entries -> run -> wire -> commands -> core <- adapters; no cycles; sizes that bite. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'));
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|\n\s*import\s+'([^']+)'/g;
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []);
}

function targetsOf(file: string): readonly string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)).replaceAll('\\', '/'));
}

/** Room of a file: which rooms it may import from. `self` is the adapter's own folder. */
function roomOf(file: string): string {
  if (file.startsWith('src/core/')) return 'core';
  if (file.startsWith('src/commands/')) return 'commands';
  if (file.startsWith('src/run/')) return 'run';
  if (file.startsWith('src/adapters/')) return file.split('/').slice(0, 3).join('/');
  if (file.startsWith('src/')) return file;
  return file.split('/')[0] ?? file;
}

const PURE_PACKAGES = ['yaml', 'semver', 'toml-eslint-parser', 'node:crypto', 'diff'];
const ENTRIES = ['src/index.ts', 'src/cli.ts'];
const WIRES = ['src/wire.ts', 'src/wire-local.ts'];
const REQUESTS = ['src/request.ts', 'src/local-request.ts'];

function allowed(from: string, to: string): boolean {
  if (from === to || to === 'core') return true;
  if (WIRES.includes(from))
    return to.startsWith('src/adapters/') || to === 'commands' || REQUESTS.includes(to);
  if (from === 'run') return to === 'commands' || WIRES.includes(to) || REQUESTS.includes(to);
  return ENTRIES.includes(from) && [...WIRES, ...REQUESTS, 'commands', 'run'].includes(to);
}

const source = filesBelow('src');

describe('the arrows', () => {
  it.each(source)('%s imports only what its room may see', (file) => {
    const wrong = targetsOf(file).filter((target) => !allowed(roomOf(file), roomOf(target)));
    expect(wrong).toEqual([]);
  });

  it.each(filesBelow('src/core'))('%s does no input or output', (file) => {
    const packages = importsOf(file).filter((name) => !name.startsWith('.'));
    expect(packages.filter((name) => !PURE_PACKAGES.includes(name))).toEqual([]);
    expect(readFileSync(join(root, file), 'utf8')).not.toMatch(
      /\bprocess\.|Math\.random|Date\.now|new Date\(\)|\bfetch\(/,
    );
  });

  it('the sandbox knows nothing of the source, nor the source of the sandbox', () => {
    const sandbox = filesBelow('sandbox').flatMap((file) =>
      targetsOf(file).filter((target) => target.startsWith('src/')),
    );
    const back = source.flatMap((file) => targetsOf(file).filter((target) => target.startsWith('sandbox/')));
    expect([...sandbox, ...back]).toEqual([]);
  });

  it.each(['src', 'sandbox'])('no import cycle in %s', (folder) => {
    const graph = new Map(filesBelow(folder).map((file) => [file, targetsOf(file)]));
    expect(findCycle(graph)).toBeUndefined();
  });
});

function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...trail, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

describe('the sizes', () => {
  it.each([...source, ...filesBelow('sandbox')])('%s has at most 250 lines', (file) => {
    expect(readFileSync(join(root, file), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(250);
  });

  it('no file is called utils, helpers or common', () => {
    const names = [...source, ...filesBelow('sandbox'), ...filesBelow('__tests__')].map((file) =>
      relative('.', file),
    );
    expect(names.filter((name) => /\/(utils?|helpers?|common)\.ts$/.test(name))).toEqual([]);
  });

  it('no module is mocked and nothing is typed any', () => {
    const all = [...source, ...filesBelow('sandbox'), ...filesBelow('__tests__')];
    const mocked = all.filter((file) => /\bvi\.(mock|doMock)\(/.test(readFileSync(join(root, file), 'utf8')));
    const loose = source.filter((file) =>
      /:\s*any\b|\bas any\b|<any>/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect({ mocked, loose }).toEqual({ mocked: [], loose: [] });
  });
});
