/** The marker, language by language: the line before and after. */
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/edit/apply.ts';
import { markedLines, valueTokens } from '../../../src/core/edit/formats/marker/line.ts';
import { editTarget } from '../../../src/core/edit/target.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { failuresOf } from '../../support/failures.ts';
import { answer } from '../../support/files.ts';

const OLD = `sha256:${'a'.repeat(64)}`;
const NEW = `sha256:${'b'.repeat(64)}`;

function edit(file: string, text: string, ...images: readonly string[]) {
  const target = { path: file, images: images.map(parseImageArgument) };
  const { value } = answer((files) => editTarget(target, files), { [file]: text });
  return { ...value, text: applyEdits(text, value.edits) };
}

const SET: readonly (readonly [string, string, string])[] = [
  ['terraform.tfvars', 'image = "ghcr.io/acme/shop:1.7.3" # gitops-release: shop', '1.7.3'],
  ['terraform.tfvars', 'image_tag   = "1.7.3"   # gitops-release: shop:tag', '1.7.3'],
  ['main.tf', '  image = "ghcr.io/acme/shop:1.7.3" // gitops-release: ghcr.io/acme/shop', '1.7.3'],
  ['main.bicepparam', "param image = 'ghcr.io/acme/shop:1.7.3' // gitops-release: shop", '1.7.3'],
  ['main.bicep', "param image string = 'ghcr.io/acme/shop:1.7.3' // gitops-release: shop", '1.7.3'],
  ['Dockerfile', 'FROM ghcr.io/acme/shop:1.7.3 # gitops-release: shop', '1.7.3'],
  [
    'Dockerfile',
    'FROM --platform=linux/amd64 ghcr.io/acme/shop:1.7.3 AS app # gitops-release: shop',
    '1.7.3',
  ],
  ['Dockerfile', 'COPY --from=ghcr.io/acme/shop:1.7.3 /app /app # gitops-release: shop', '1.7.3'],
  ['Dockerfile', 'ARG SHOP_TAG=1.7.3 # gitops-release: shop:tag', '1.7.3'],
  ['Dockerfile', 'ENV SHOP_TAG 1.7.3 # gitops-release: shop:tag', '1.7.3'],
  ['compose.yaml', '    image: ghcr.io/acme/shop:1.7.3 # gitops-release: shop', '1.7.3'],
  ['compose.yaml', '      - ghcr.io/acme/shop:1.7.3 # gitops-release: shop', '1.7.3'],
  ['vars.yml', "shop_version: '1.7.3' # gitops-release: shop:tag", '1.7.3'],
  ['vars.yml', '{name: web, image: "ghcr.io/acme/shop:1.7.3", pull: Always} # gitops-release: shop', '1.7.3'],
  ['app.toml', 'image = "ghcr.io/acme/shop:1.7.3" # gitops-release: shop', '1.7.3'],
  ['app.json5', "  image: 'ghcr.io/acme/shop:1.7.3', // gitops-release: shop", '1.7.3'],
  ['app.json5', '  "image": "ghcr.io/acme/shop:1.7.3", /* gitops-release: shop */', '1.7.3'],
  ['app.jsonnet', "  image:: 'ghcr.io/acme/shop:1.7.3', // gitops-release: shop", '1.7.3'],
  ['app.lua', 'image = "ghcr.io/acme/shop:1.7.3" -- gitops-release: shop', '1.7.3'],
  ['app.ini', 'image = ghcr.io/acme/shop:1.7.3 ; gitops-release: shop', '1.7.3'],
  ['page.html', '<img data-image="ghcr.io/acme/shop:1.7.3"> <!-- gitops-release: shop -->', '1.7.3'],
  ['run.sh', 'IMAGE=ghcr.io/acme/shop:1.7.3 # gitops-release: shop', '1.7.3'],
  ['run.sh', 'docker run --rm ghcr.io/acme/shop:1.7.3 serve # gitops-release: shop', '1.7.3'],
  ['Makefile', 'TAG := 1.7.3 # gitops-release: shop:tag', '1.7.3'],
  ['port.yaml', 'image: localhost:5000/acme/shop:1.7.3 # gitops-release: shop', '1.7.3'],
];

describe('the value on the line, and nothing else', () => {
  test.each(SET)('%s: %s', (file, line, old) => {
    const text = `first\r\n${line}\r\nlast ${old}`;
    const repository = line.includes('localhost') ? 'localhost:5000/acme/shop' : 'ghcr.io/acme/shop';
    const done = edit(file, text, `${repository}:1.8.0`);
    expect(done.text).toBe(`first\r\n${line.replace(old, '1.8.0')}\r\nlast ${old}`);
    expect(done.changes).toEqual([
      { path: file, file, line: 2, image: repository, from: '1.7.3', to: '1.8.0' },
    ]);
    expect(edit(file, done.text, `${repository}:1.8.0`).edits).toEqual([]);
    expect(edit(file, done.text, `${repository}:${old}`).text).toBe(text);
  });

  test('name, tag and digest of one image stand on lines of their own', () => {
    const text = [
      'repo = "ghcr.io/acme/shop" # gitops-release: web:name',
      'tag = "1.7.3" # gitops-release: web:tag',
      `digest = "${OLD}" # gitops-release: web:digest`,
      'other = "1.7.3" # gitops-release: worker:tag',
    ].join('\n');
    const done = edit('a.tfvars', text, `web=mirror.example.com/shop:1.8.0@${NEW}`);
    expect(done.text).toBe(
      text
        .replace('"ghcr.io/acme/shop"', '"mirror.example.com/shop"')
        .replace('1.7.3', '1.8.0')
        .replace(OLD, NEW),
    );
  });

  test('a bare tag of YAML that would be read as a number gets quotes', () => {
    expect(edit('v.yaml', 'tag: v1 # gitops-release: shop:tag', 'acme/shop:1.10').text).toBe(
      'tag: "1.10" # gitops-release: shop:tag',
    );
  });

  test('a value that another program fills in is left alone and told', () => {
    const done = edit('c.yaml', 'image: "${REGISTRY}/shop:1.7.3" # gitops-release: shop', 'acme/shop:1.8.0');
    expect(done.edits).toEqual([]);
    expect(done.notices).toMatchObject([{ level: 'warning', where: { file: 'c.yaml', line: 1 } }]);
  });

  test('a word in the middle of a line or in a string is no marker', () => {
    const text =
      'a = "x # gitops-release: shop" b\n# see gitops-release: shop for more\nc = 1 # gitops-release: shop:tag';
    expect(edit('a.toml', text, 'acme/shop:2').text).toBe(text.replace('c = 1', 'c = 2'));
  });
});

const REFUSED: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'several values on the line',
    'a = ["1.0", "1.1"] # gitops-release: shop:tag',
    'acme/shop:2.0',
    /may mean several values of its line: "1.0", "1.1"/,
  ],
  ['no value on the line', 'key = # gitops-release: shop:tag', 'acme/shop:2.0', /without a value/],
  [
    'a value that is no reference',
    'a = "Hello World" # gitops-release: shop',
    'acme/shop:2.0',
    /not an image/,
  ],
  [
    'a marker that stands on another image',
    'a = "acme/cart:1.0" # gitops-release: shop',
    'acme/shop:2.0',
    /stands on another image: "acme\/cart:1.0"/,
  ],
  [
    'a tag where the value is a reference',
    'a = "acme/shop:1.0" # gitops-release: shop:tag',
    'acme/shop:2.0',
    /is not a tag/,
  ],
  [
    'a digest that would stay beside a new tag',
    `a = "${OLD}" # gitops-release: shop:digest`,
    'acme/shop:2.0',
    /the old one would stay/,
  ],
  [
    'an image that no marker names',
    'a = "1.0" # gitops-release: web:tag',
    'acme/shop:2.0',
    /images there: web/,
  ],
];

test.each([
  ['a single line of markers', '# gitops-release: '.repeat(55_000)],
  ['many lines of markers', `${'# gitops-release: '.repeat(200)}\n`.repeat(270)],
  ['lines of spaces', `a # gitops-release: shop${' '.repeat(3900)}x\n`.repeat(250)],
  ['quotes without an end', `${'"'.repeat(1999)}${"'"} # gitops-release: shop\n`.repeat(400)],
])('a megabyte of %s takes no time', (_title, text) => {
  const started = performance.now();
  for (const marked of markedLines(text)) valueTokens(marked);
  expect(performance.now() - started).toBeLessThan(2000);
});

describe('what is refused', () => {
  test.each(REFUSED)('%s', (_title, line, image, words) => {
    const [failure] = failuresOf(() => edit('a.tfvars', `\n${line}\n`, image));
    expect(failure?.what).toMatch(words);
    if (failure?.code !== 'image-not-found') expect(failure?.where).toEqual({ file: 'a.tfvars', line: 2 });
  });

  test('an app that two images of the run could be', () => {
    const run = () => edit('a.tfvars', 'a = "1" # gitops-release: shop:tag', 'acme/shop:2', 'corp/shop:3');
    expect(failuresOf(run)[0]).toMatchObject({ code: 'edit-ambiguous', where: { line: 1 } });
  });
});
