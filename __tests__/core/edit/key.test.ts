/** `path#key`: what it finds, what it sets, and what it says where it finds nothing. */
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/edit/apply.ts';
import { formatKeyPath, parseKeyPath } from '../../../src/core/edit/selector/parse.ts';
import { editTarget, initialPaths } from '../../../src/core/edit/target.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { codesOf, failuresOf } from '../../support/failures.ts';
import { answer } from '../../support/files.ts';

function edit(path: string, text: string, ...images: readonly string[]) {
  const file = path.split('#')[0] ?? '';
  const target = { path, images: images.map(parseImageArgument) };
  const { value, rounds } = answer((files) => editTarget(target, files), { [file]: text });
  return { ...value, rounds, text: applyEdits(text, value.edits) };
}

const OLD = `sha256:${'a'.repeat(64)}`;
const NEW = `sha256:${'b'.repeat(64)}`;
const WORKLOADS = `kind: Deployment
spec:
  containers:
    - name: web # first
      image: 'ghcr.io/acme/shop:1.7.3'
    - {name: side, image: ghcr.io/acme/side:1.0.0}
---
kind: Job
spec:
  containers:
    - name: web
      image: "ghcr.io/acme/job:2.0.0"
`;

const SET: readonly (readonly [string, string, string, string, string])[] = [
  ['values.yaml#image.tag', 'image:\n  tag: 1.7.3 # keep\n', 'acme/shop:1.8.0', '1.7.3', '1.8.0'],
  ['values.yaml#image.tag', 'image:\n  tag:\n', 'acme/shop:1.8.0', 'tag:', 'tag: 1.8.0'],
  ['values.yaml#image.tag', 'image: {tag: ""}\n', 'acme/shop:1.8.0', '""', '"1.8.0"'],
  ['values.yaml#tag', 'tag: v1\n', 'acme/shop:1.10', 'v1', '"1.10"'],
  ['values.yaml#tag', `tag: 1.7.3@${OLD}\n`, `acme/shop:1.8.0@${NEW}`, `1.7.3@${OLD}`, `1.8.0@${NEW}`],
  ['values.yaml#digest', `digest: ${OLD}\n`, `acme/shop:1.8.0@${NEW}`, OLD, NEW],
  ['values.yaml#images[1]', 'images:\n- a:1\n- acme/shop:1\n', 'acme/shop:2', 'acme/shop:1', 'acme/shop:2'],
  [
    'a.yaml#app\\.kubernetes\\.io/version',
    'app.kubernetes.io/version: 1.7.3\n',
    'acme/shop:1.8.0',
    '1.7.3',
    '1.8.0',
  ],
  [
    'd.yaml#spec.containers[name=side].image',
    WORKLOADS,
    'ghcr.io/acme/side:1.1.0',
    'side:1.0.0',
    'side:1.1.0',
  ],
  ['d.yaml#[kind=Job].spec.containers[0].image', WORKLOADS, 'ghcr.io/acme/job:2.1.0', '2.0.0', '2.1.0'],
  ['d.yaml#[1].spec.containers[0].image', WORKLOADS, 'ghcr.io/acme/job:2.1.0', '2.0.0', '2.1.0'],
  ['d.yaml#spec.containers[name=web].image', WORKLOADS, 'ghcr.io/acme/shop:1.8.0', '1.7.3', '1.8.0'],
  ['d.yaml#spec.containers[name=web].image', WORKLOADS, `ghcr.io/acme/shop@${NEW}`, ':1.7.3', `@${NEW}`],
  ['Chart.yaml#appVersion', 'appVersion: "shop"\n', 'acme/shop:1.8.0', 'shop', '1.8.0'],
  ['a.json#web.image', '{\n\t"web": {"image": "acme/shop:1.7.3"}\n}\n', 'acme/shop:1.8.0', '1.7.3', '1.8.0'],
  ['a.json#tag', '{"tag": 17, "x": [1]}', 'acme/shop:1.8.0', '17', '"1.8.0"'],
  ['a.json#tag', '{"tag": null}', 'acme/shop:18', 'null', '"18"'],
  ['a.toml#image', 'image = "acme/shop:1.7.3" # here\n', 'acme/shop:1.8.0', '1.7.3', '1.8.0'],
  ['a.toml#web.image.tag', "[web]\r\nimage.tag = '1.7.3'\r\n", 'acme/shop:1.8.0', '1.7.3', '1.8.0'],
  ['a.toml#web.tag', '\uFEFFweb = { tag = "1.7.3" }\n', 'acme/shop:1.8.0', '1.7.3', '1.8.0'],
  [
    'a.toml#app[name=b].tag',
    '[[app]]\nname = "a"\ntag = "1"\n[[app]]\nname = "b"\ntag = "2"\n',
    'acme/b:3',
    '"2"',
    '"3"',
  ],
  ['a.toml#"x', '"\\"x" = "1.7.3"', 'acme/shop:1.8.0', '1.7.3', '1.8.0'],
  ['a.toml#tags[1]', 'tags = [\n  "1.7.2",\n  1.7, # b\n]\n', 'acme/shop:1.8.0', '1.7, ', '"1.8.0", '],
];

describe('the scalar at the key, and nothing else', () => {
  test.each(SET)('%s in %j with %s', (path, text, image, before, after) => {
    const done = edit(path, text, image);
    const at = text.lastIndexOf(before) === text.indexOf(before) ? text.indexOf(before) : -1;
    expect(at).toBeGreaterThanOrEqual(0);
    expect(done.text).toBe(text.replace(before, () => after));
    expect(done.changes).toHaveLength(1);
    expect(edit(path, done.text, image).edits).toEqual([]);
  });

  test('one read is enough', () => {
    expect(initialPaths('./a//values.yaml#x.y')).toEqual(['a/values.yaml']);
    expect(edit('values.yaml#tag', 'tag: v1\n', 'a/b:v2').rounds).toEqual([['values.yaml']]);
  });

  test('a value that another program fills in is left alone and told', () => {
    const done = edit('v.yaml#tag', 'tag: ${TAG}\n', 'a/b:2');
    expect(done.edits).toEqual([]);
    expect(done.notices).toMatchObject([{ level: 'warning', where: { file: 'v.yaml', line: 1 } }]);
  });
});

const REFUSED: readonly (readonly [string, string, string, string, RegExp])[] = [
  [
    'image.tga',
    'image: {name: a, tag: b}',
    'a/b:2',
    'key-not-found',
    /no "tga" under "image" of the file; there are tag, name/,
  ],
  ['imag', 'image: 1', 'a/b:2', 'key-not-found', /no "imag" at the top of the file; there are image/],
  [
    'c[name=wbe].image',
    'c: [{name: web}, {name: db}]',
    'a/b:2',
    'key-not-found',
    /there are \[name=web\], \[name=db\]/,
  ],
  ['c[7]', 'c: [1, 2]', 'a/b:2', 'key-not-found', /no "\[7\]" under "c" of the file; there are \[0\], \[1\]/],
  ['image', 'image: {tag: 1}', 'a/b:2', 'edit-unsafe', /holds a mapping/],
  ['image', 'image: x/y:1', 'a/b:2', 'image-not-found', /is the image "x\/y:1", not "a\/b:2"/],
  ['image', 'image: 1\n---\nimage: 2', 'a/b:2', 'edit-ambiguous', /several times \(line 1, line 3\)/],
  ['image', 'image: &a v1\nother: *a', 'a/b:2', 'edit-unsafe', /anchor &a/],
  ['digest', `digest: ${OLD}`, 'a/b:2', 'edit-unsafe', /the old one would stay/],
];

describe('what is refused', () => {
  test.each(REFUSED)('%s in %j', (key, text, image, code, words) => {
    const [failure] = failuresOf(() => edit(`v.yaml#${key}`, text, image));
    expect(failure?.code).toBe(code);
    expect(failure?.what).toMatch(words);
  });

  test('TOML that is none, with its place', () => {
    expect(failuresOf(() => edit('a.toml#b', 'x = 1\nb = \n', 'a/b:2'))[0]).toMatchObject({
      code: 'toml-invalid',
      where: { file: 'a.toml', line: 2 },
    });
  });

  test('two images where the value does not say whose it is', () => {
    expect(codesOf(() => edit('v.yaml#tag', 'tag: 1', 'a/b:2', 'a/c:2'))).toEqual(['edit-ambiguous']);
  });
});

describe('a key path', () => {
  test.each(['a.b', 'a[0].b', 'a[name=web.x].b', 'a\\.b.c', '[kind=Job].spec', 'a[0][1]', 'x-y_z/w'])(
    '%s is read and written again',
    (text) => {
      expect(formatKeyPath(parseKeyPath(text))).toBe(text);
    },
  );

  test.each(['', '.a', 'a.', 'a..b', 'a[', 'a[]', 'a[0]b', 'a]', 'a\\'])('%j is refused', (text) => {
    expect(codesOf(() => parseKeyPath(text))).toEqual(['input-invalid']);
  });
});

describe('the parts of an image beside the key', () => {
  const VALUES = 'web:\n  image: {registry: ghcr.io, repository: acme/web, tag: "1.7.3"}\n';

  test('a repository whose tag stands beside it takes no version: the tag is named', () => {
    const [failure] = failuresOf(() => edit('v.yaml#web.image.repository', VALUES, 'acme/web:2.0.0'));
    expect(failure?.code).toBe('edit-unsafe');
    expect(failure?.next).toContain('v.yaml#web.image.tag');
    const toml = 'repo = "acme/web"\ntag = "1.7.3"\n';
    expect(codesOf(() => edit('a.toml#repo', toml, 'acme/web:2.0.0'))).toEqual(['edit-unsafe']);
  });

  test('a repository takes another name', () => {
    const { text } = edit('v.yaml#web.image.repository', VALUES, 'acme/web=acme/shop');
    expect(text).toBe(VALUES.replace('acme/web', 'acme/shop'));
  });

  test('a tag is not set for another image', () => {
    const [failure] = failuresOf(() => edit('v.yaml#web.image.tag', VALUES, 'ghcr.io/acme/other:2.0.0'));
    expect(failure?.code).toBe('image-not-found');
    expect(failure?.what).toContain('"ghcr.io/acme/web"');
    expect(edit('v.yaml#web.image.tag', VALUES, 'ghcr.io/acme/web:2.0.0').text).toContain('"2.0.0"');
  });

  test('of several images the one beside it is taken', () => {
    const { text } = edit(
      'v.yaml#web.image.tag',
      VALUES,
      'ghcr.io/acme/other:3.0.0',
      'ghcr.io/acme/web:2.0.0',
    );
    expect(text).toContain('"2.0.0"');
  });

  test('the choices of several documents are named as they are to be written', () => {
    const two =
      'kind: Deployment\nmetadata: {name: a}\nimage: x/a:1\n---\nkind: Deployment\nmetadata: {name: b}\nimage: x/b:1\n';
    const [failure] = failuresOf(() => edit('d.yaml#image', two, 'x/c:2'));
    expect(failure?.next).toContain('#[0].image, #[1].image');
    expect(edit('d.yaml#[1].image', two, 'x/b:2').text).toContain('x/b:2');
    expect(edit('d.yaml#[metadata.name=b].image', two, 'x/b:2').text).toContain('x/b:2');
  });
});
