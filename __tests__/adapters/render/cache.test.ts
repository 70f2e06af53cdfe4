import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCachingRenderer } from '../../../src/adapters/render/cache.ts';
import type { Rendering } from '../../../src/core/diff/rendered.ts';
import type { RenderInput } from '../../../src/core/render/input.ts';

let home = '';
let calls = 0;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cache-'));
  calls = 0;
  useHelm('v3.18.0');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A program that tells a version, in place of a real one that cannot be exchanged. */
function useHelm(version: string): void {
  writeFileSync(join(home, 'helm'), `#!/bin/sh\necho ${version}\n`);
  chmodSync(join(home, 'helm'), 0o755);
}

const input = (text: string): RenderInput => ({
  target: { kind: 'manifests', path: 'apps' },
  absent: false,
  files: new Map([['apps/pod.yaml', text]]),
  steps: [{ kind: 'manifests', paths: ['apps/pod.yaml'] }],
  substitution: undefined,
  problems: [],
  remarks: [],
});

function rendererOf(rendering: (text: string) => Rendering) {
  const inner = {
    render: async ({ files }: RenderInput) => {
      calls += 1;
      return rendering(String(files.get('apps/pod.yaml')));
    },
  };
  return createCachingRenderer(inner, join(home, 'kept'), { helm: join(home, 'helm') });
}
const same = (text: string): Rendering => ({ kind: 'rendered', text });

describe('a rendering', () => {
  it('of an earlier run is taken, for the same files alone', async () => {
    await rendererOf(same).render(input('kind: Pod\n'));
    expect(await rendererOf(same).render(input('kind: Pod\n'))).toEqual(same('kind: Pod\n'));
    expect(calls).toBe(1);
    await rendererOf(same).render(input('kind: Job\n'));
    expect(calls).toBe(2);
  });

  it('is made anew by another version of a tool', async () => {
    await rendererOf(same).render(input('kind: Pod\n'));
    useHelm('v4.0.0');
    await rendererOf(same).render(input('kind: Pod\n'));
    expect(calls).toBe(2);
  });

  it.each(['kind: Secret\n', '  kind: "Secret"\n', '{"kind":"Secret"}', "- kind : 'Secret'\n"])(
    'that holds a Secret is not kept: %j',
    async (text) => {
      await rendererOf(same).render(input(text));
      expect(readdirSync(join(home, 'kept'))).toEqual([]);
    },
  );

  it('that may not be kept is neither kept nor taken', async () => {
    await rendererOf(same).render({ ...input('kind: Pod\n'), keep: false });
    expect(readdirSync(join(home, 'kept'))).toEqual([]);
  });

  it('that failed is not kept', async () => {
    await rendererOf(() => ({ kind: 'failed', message: 'no' })).render(input('x'));
    expect(readdirSync(join(home, 'kept'))).toEqual([]);
  });

  it('is kept under a name that tells nothing of it', async () => {
    await rendererOf(same).render(input('kind: Pod\n'));
    const [name = ''] = readdirSync(join(home, 'kept'));
    expect(name).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(join(home, 'kept', name), 'utf8')).toBe('kind: Pod\n');
  });

  it('comes also where nothing can be kept', async () => {
    writeFileSync(join(home, 'kept'), 'a file stands here\n');
    expect(await rendererOf(same).render(input('kind: Pod\n'))).toEqual(same('kind: Pod\n'));
  });
});
