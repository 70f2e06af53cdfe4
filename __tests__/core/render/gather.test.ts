/** What is read for a rendering, in how many requests, and by what name its content goes. */
import { describe, expect, test } from 'vitest';
import { gatherTarget } from '../../../src/core/render/gather.ts';
import { inputHash } from '../../../src/core/render/hash.ts';
import { readInputs } from '../../../src/core/render/read-inputs.ts';
import type { RenderTarget } from '../../../src/core/render/target.ts';
import { answer } from '../../support/files.ts';
import { readerOf } from '../../support/rendering.ts';

const texts = {
  'apps/shop/base/kustomization.yaml': 'resources:\n- deployment.yaml\n- ../../../shared\n',
  'apps/shop/base/deployment.yaml': 'kind: Deployment\n',
  'apps/shop/base/unused.yaml': 'kind: Unused\n',
  'apps/shop/staging/kustomization.yaml': 'resources:\n- ../base\n',
  'apps/shop/production/kustomization.yaml': 'resources:\n- ../base\npatches:\n- path: patch.yaml\n',
  'apps/shop/production/patch.yaml': 'kind: Deployment\n',
  'shared/kustomization.yaml': 'resources:\n- network.yaml\n',
  'shared/network.yaml': 'kind: NetworkPolicy\n',
  'other/secret.yaml': 'kind: Secret\n',
};
const production: RenderTarget = { kind: 'kustomization', path: 'apps/shop/production' };
const staging: RenderTarget = { kind: 'kustomization', path: 'apps/shop/staging' };

describe('gathering', () => {
  test('takes the files that the target reaches and no others', () => {
    const { value } = answer((files) => gatherTarget(production, files), texts);
    expect([...value.files.keys()].sort()).toEqual([
      'apps/shop/base/deployment.yaml',
      'apps/shop/base/kustomization.yaml',
      'apps/shop/production/kustomization.yaml',
      'apps/shop/production/patch.yaml',
      'shared/kustomization.yaml',
      'shared/network.yaml',
    ]);
    expect(value.problems).toEqual([]);
  });

  test('of many targets takes as many requests as of the deepest, and reads what they share once', async () => {
    const one = answer((files) => gatherTarget(production, files), texts);
    const requests: (readonly string[])[] = [];
    const reader = readerOf(texts);
    const inputs = await readInputs([staging, production], {
      read: (paths) => {
        requests.push(paths);
        return reader.read(paths);
      },
    });
    expect(requests).toHaveLength(one.rounds.length);
    const asked = requests.flat();
    expect(new Set(asked).size).toBe(asked.length);
    expect(inputs.map(({ target, files }) => [target, files.size])).toEqual([
      [staging, 5],
      [production, 6],
    ]);
  });

  test('a chain without end is told of its own target alone', async () => {
    const chain = Array.from({ length: 80 }, (_, index) => [
      `deep/${index}/kustomization.yaml`,
      `resources:\n- ../${index + 1}\n`,
    ]);
    const reader = readerOf({ ...texts, ...Object.fromEntries(chain) });
    const inputs = await readInputs([{ kind: 'kustomization', path: 'deep/0' }, staging], reader);
    expect(inputs.map(({ problems }) => problems.map(({ what }) => what))).toEqual([
      ['its files are nested deeper than 50 levels'],
      [],
    ]);
  });

  test('a file beside a link that is not reached does not matter; one that is a submodule does', () => {
    const submodule = { kind: 'submodule', path: 'shared' } as const;
    const files = new Map(answer((known) => gatherTarget(production, known), texts).files);
    files.set('shared', submodule);
    const step = gatherTarget(production, files);
    expect(step.kind === 'ready' && step.value.problems.map(({ what }) => what)).toEqual([
      '"shared" is a submodule, which lives in a repository of its own',
    ]);
  });
});

describe('the name of a content', () => {
  const step = { kind: 'manifests', paths: ['a', 'b'] } as const;
  const hashOf = (files: Record<string, string | Uint8Array>, paths = step.paths as readonly string[]) =>
    inputHash({ files: new Map(Object.entries(files)), steps: [{ kind: 'manifests', paths }] });

  test('is the same whatever the order in which files were read', () => {
    expect(hashOf({ a: '1', b: '2' })).toBe(hashOf({ b: '2', a: '1' }));
  });

  test('differs with a text, a path, a step, and where one part ends and the next begins', () => {
    const all = [
      hashOf({ a: '1', b: '2' }),
      hashOf({ a: '1', b: '3' }),
      hashOf({ a: '1', c: '2' }),
      hashOf({ a: '1', b: '2' }, ['b', 'a']),
      hashOf({ a: '12', b: '' }),
      hashOf({ a1: '', b: '2' }),
      hashOf({ a: Uint8Array.of(0, 255), b: '2' }),
      hashOf({ a: Uint8Array.of(0, 254), b: '2' }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
