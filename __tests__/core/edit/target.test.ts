/** What a target asks for, and what it refuses, on files in memory. */
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/edit/apply.ts';
import { editTarget, initialPaths } from '../../../src/core/edit/target.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import type { Entry } from '../../../src/core/snapshot.ts';
import { codesOf, failuresOf } from '../../support/failures.ts';

const file = (path: string, text: string): Entry => ({ kind: 'file', path, mode: '100644', text });
const folder = (path: string, ...names: readonly string[]): Entry => ({
  kind: 'folder',
  path,
  entries: names.map((name) => ({ name, kind: name.includes('.') ? 'file' : 'folder' })),
});

/** Answers every need from the given entries; all else is missing. */
function settle(entries: readonly Entry[], path: string, ...images: readonly string[]) {
  const known = new Map(entries.map((entry) => [entry.path, entry]));
  const rounds: (readonly string[])[] = [initialPaths(path)];
  for (;;) {
    const files = new Map<string, Entry>();
    for (const one of rounds.flat()) files.set(one, known.get(one) ?? { kind: 'missing', path: one });
    const step = editTarget({ path, images: images.map(parseImageArgument) }, files);
    if (step.kind === 'ready') return { ...step.value, rounds };
    rounds.push(step.paths);
  }
}

const DEPLOYMENT =
  'kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: nginx:1.0\n';

describe('what is read', () => {
  test('the path and the three names that a kustomization can have', () => {
    expect(initialPaths('./apps/shop/')).toEqual([
      'apps/shop',
      'apps/shop/kustomization.yaml',
      'apps/shop/kustomization.yml',
      'apps/shop/Kustomization',
    ]);
    expect(initialPaths('.')).toEqual(['', 'kustomization.yaml', 'kustomization.yml', 'Kustomization']);
  });

  test('nothing more where every image has its entry', () => {
    const text = 'resources: [../base]\nimages:\n- name: nginx\n  newTag: v1\n';
    const { rounds, edits } = settle(
      [folder('app', 'kustomization.yaml'), file('app/kustomization.yaml', text)],
      'app',
      'nginx:v2',
    );
    expect(rounds).toHaveLength(1);
    expect(applyEdits(text, edits)).toBe(text.replace('v1', 'v2'));
  });

  test('one round for each level of the graph, however wide', () => {
    const bases = Array.from({ length: 20 }, (_, index) => `b${index}`);
    const entries = [
      folder('app', 'kustomization.yaml'),
      file('app/kustomization.yaml', `resources:\n${bases.map((base) => `- ../${base}\n`).join('')}`),
      ...bases.flatMap((base) => [
        folder(base, 'kustomization.yaml', 'd.yaml'),
        file(`${base}/kustomization.yaml`, 'resources: [d.yaml]\n'),
        file(`${base}/d.yaml`, DEPLOYMENT),
      ]),
    ];
    const { rounds, changes } = settle(entries, 'app', 'nginx:v2');
    expect(rounds).toHaveLength(3);
    expect(changes).toEqual([
      { path: 'app', file: 'app/kustomization.yaml', line: 21, image: 'nginx', from: '1.0', to: 'v2' },
    ]);
  });

  test('a graph that doubles on every level is read once', () => {
    const levels = Array.from({ length: 40 }, (_, index) => [
      folder(`l${index}`, 'kustomization.yaml', 'x', 'y'),
      file(`l${index}/kustomization.yaml`, 'resources: [x, y]\n'),
      ...['x', 'y'].flatMap((side) => [
        folder(`l${index}/${side}`, 'kustomization.yaml'),
        file(`l${index}/${side}/kustomization.yaml`, `resources: [../../l${index + 1}]\n`),
      ]),
    ]);
    const entries = [
      ...levels.flat(),
      folder('l40', 'kustomization.yaml'),
      file('l40/kustomization.yaml', 'resources: [d.yaml]\n'),
    ];
    const { changes } = settle([...entries, file('l40/d.yaml', DEPLOYMENT)], 'l0', 'nginx:v2');
    expect(changes).toHaveLength(1);
  });
});

describe('what is refused', () => {
  const kustomization = (entry: Partial<Entry> & { kind: Entry['kind'] }): readonly Entry[] => [
    folder('app', 'kustomization.yaml'),
    { ...entry, path: 'app/kustomization.yaml' } as Entry,
  ];
  test.each([
    ['path-symlink', kustomization({ kind: 'symlink', target: '../x.yaml' })],
    ['path-submodule', kustomization({ kind: 'submodule' })],
    ['file-binary', kustomization({ kind: 'unreadable', reason: 'binary', bytes: 3 })],
    ['file-oversize', kustomization({ kind: 'unreadable', reason: 'oversize', bytes: 2_000_000 })],
    ['file-not-utf8', kustomization({ kind: 'unreadable', reason: 'not-utf8', bytes: 3 })],
    ['file-oversize', kustomization({ kind: 'file', mode: '100644', text: `# ${'x'.repeat(2_000_000)}\n` })],
    ['path-symlink', [{ kind: 'symlink', path: 'app', target: 'other' }]],
    ['path-submodule', [{ kind: 'submodule', path: 'app' }]],
    ['path-missing', []],
    ['kustomization-missing', [file('app', 'a: 1\n')]],
    ['kustomization-missing', [folder('app', 'deployment.yaml')]],
    ['yaml-invalid', kustomization({ kind: 'file', mode: '100644', text: '['.repeat(50_000) })],
    ['yaml-aliases', kustomization({ kind: 'file', mode: '100644', text: 'a: &a {b: *a}\n' })],
  ] as const)('%s', (code, entries) => {
    const failures = failuresOf(() => settle(entries, 'app', 'nginx:v2'));
    expect(failures.map((failure) => failure.code)).toEqual([code]);
    expect(failures[0]?.next).toMatch(/\.$/);
  });

  test.each(['../x', '/etc', 'a/../../b', 'C:\\x'])('a path outside of the repository: %s', (path) => {
    expect(codesOf(() => initialPaths(path))).toEqual(['path-outside']);
  });

  test('each image that is found nowhere is told', () => {
    const entries = [
      folder('app', 'kustomization.yaml'),
      file('app/kustomization.yaml', 'images:\n- name: nginx\n'),
    ];
    expect(codesOf(() => settle(entries, 'app', 'a:1', 'nginx:1', 'b:1'))).toEqual([
      'image-not-found',
      'image-not-found',
    ]);
  });
});

describe('a message for what is found nowhere', () => {
  const onlyFailure = (entries: readonly Entry[], path: string) => {
    const [failure] = failuresOf(() => settle(entries, path, 'ghcr.io/acme/shop:1.8.0'));
    return failure;
  };

  test('calls the root by its name', () => {
    const entries = [
      folder('', 'kustomization.yaml'),
      file('kustomization.yaml', 'images:\n- name: ghcr.io/acme/cart\n'),
    ];
    const failure = onlyFailure(entries, '.');
    expect(failure?.what).toContain('nothing under the root of the config repository uses');
    expect(failure?.where).toBe('.');
    expect(onlyFailure([folder('')], '.')?.what).toContain('the folder holds nothing');
  });

  test.each([
    ['deployment.yaml', 'kind: Service\n', 'no image is named in "deployment.yaml"', 'path#key'],
    ['values.yaml', 'replicas: 2\n', 'Helm values, Flux or Argo CD', 'values.yaml#image.tag'],
    ['main.tf', 'tag = "1.7.3"\n', 'no line of "main.tf" is marked', '`gitops-release: <image>`'],
  ])('fits %s, which has no image', (path, text, what, next) => {
    const failure = onlyFailure([file(path, text)], path);
    expect(failure?.what).toContain(what);
    expect(failure?.next).toContain(next);
  });

  test('advises an entry of `images` where there is a kustomization alone', () => {
    const kustomized = [
      folder('app', 'kustomization.yaml'),
      file('app/kustomization.yaml', 'resources: []\n'),
    ];
    expect(onlyFailure(kustomized, 'app')?.next).toContain('`images:`');
    const values = onlyFailure([file('values.yaml', 'image:\n  tag: 1.7.3\n')], 'values.yaml');
    expect(values?.code).toBe('image-not-found');
    expect(values?.next).not.toContain('`images:`');
    expect(values?.next).toContain('path#key');
  });
});

describe('a file beside the kustomization that has the missing image', () => {
  const KUSTOMIZATION = 'images:\n- name: ghcr.io/acme/cart\n  newTag: 1.0.0\n';
  const VALUES = 'image:\n  repository: ghcr.io/acme/shop\n  tag: 1.7.3\n';
  const entries = [
    folder('app', 'kustomization.yaml', 'values.yaml', 'versions.tfvars', 'notes.md'),
    file('app/kustomization.yaml', KUSTOMIZATION),
    file('app/values.yaml', VALUES),
    file('app/versions.tfvars', 'shop_tag = "1.7.3" # gitops-release: shop:tag\n'),
    file('app/notes.md', 'We run ghcr.io/acme/shop:1.7.3.\n'),
  ];

  test('is named with its line', () => {
    const [failure] = failuresOf(() => settle(entries, 'app', 'ghcr.io/acme/shop:1.8.0'));
    expect(failure?.code).toBe('image-not-found');
    expect(failure?.what).toContain('values.yaml has "ghcr.io/acme/shop"');
    expect(failure?.what).toContain('(app/values.yaml:3)');
    expect(failure?.what).toContain('(app/versions.tfvars:1)');
    expect(failure?.what).not.toContain('notes.md');
  });

  test('is named for its image alone', () => {
    const failures = failuresOf(() =>
      settle(entries, 'app', 'ghcr.io/acme/shop:1.8.0', 'ghcr.io/acme/api:2'),
    );
    expect(failures.map(({ what }) => what.includes('app/values.yaml'))).toEqual([true, false]);
  });

  test('is read only where an image is missing, and not for what a glob matches', () => {
    const read = (path: string, image: string) => settle(entries, path, image).rounds.flat();
    expect(read('app', 'ghcr.io/acme/cart:2')).not.toContain('app/values.yaml');
    const more = [
      folder('', 'app', 'web'),
      ...entries,
      folder('web', 'kustomization.yaml'),
      file('web/kustomization.yaml', KUSTOMIZATION.replace('cart', 'web')),
    ];
    const { rounds } = settle(more, '*', 'ghcr.io/acme/web:2');
    expect(rounds.flat()).toContain('app/kustomization.yaml');
    expect(rounds.flat()).not.toContain('app/values.yaml');
  });
});

test('overlapping edits are refused', () => {
  const edits = [
    { file: 'a', start: 0, end: 2, text: 'x' },
    { file: 'a', start: 1, end: 3, text: 'y' },
  ];
  expect(codesOf(() => applyEdits('abcdef', edits))).toEqual(['edit-unsafe']);
  expect(codesOf(() => applyEdits('abc', [{ file: 'a', start: 2, end: 9, text: '' }]))).toEqual([
    'edit-unsafe',
  ]);
});

describe('a digest for an image that has only a tag', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const set = (image: string) => {
    const text = `image:\n  repository: ghcr.io/acme/shop\n  ${image}\n`;
    const { edits, changes, notices } = settle(
      [file('values.yaml', text)],
      'values.yaml',
      `ghcr.io/acme/shop:2.0.0@${digest}`,
    );
    return { text: applyEdits(text, edits), to: changes[0]?.to, told: notices.map(({ what }) => what) };
  };

  test('is not said to be set, and that is told', () => {
    const { text, to, told } = set('tag: 1.0.0');
    expect([text.includes('tag: 2.0.0\n'), to]).toEqual([true, '2.0.0']);
    expect(told).toEqual([expect.stringContaining('the image has no `digest` here')]);
  });

  test.each(['tag: 1.0.0\n  digest: ""', `tag: 1.0.0@sha256:${'b'.repeat(64)}`])(
    'stands where %j has a place for it',
    (image) => {
      const { text, to, told } = set(image);
      expect([text.includes(digest), to, told]).toEqual([true, `2.0.0@${digest}`, []]);
    },
  );
});
