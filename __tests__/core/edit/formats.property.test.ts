/** Files of every format in any style: the version of one image changes, and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { randomFrom } from '../../../scripts/mutate.ts';
import { applyEdits } from '../../../src/core/edit/apply.ts';
import type { Edit } from '../../../src/core/edit/edit.ts';
import { isPlainString } from '../../../src/core/edit/scalar.ts';
import { editTarget } from '../../../src/core/edit/target.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { listFile } from '../../../src/core/list/list-file.ts';
import type { Entry } from '../../../src/core/snapshot.ts';
import { type Generated, generatedFiles } from '../../support/generated-yaml.ts';
import { printYaml, Text, type Tree } from '../../support/yaml-printer.ts';

const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,10}$/);
const plainTag = tag.filter(isPlainString);
const tags = fc.array(tag, { minLength: 3, maxLength: 3 });
const plainTags = fc.array(plainTag, { minLength: 3, maxLength: 3 });
const seed = fc.nat();
const runs = { numRuns: 200 };

interface Edited {
  readonly text: string;
  readonly edits: readonly Edit[];
}

function edit(path: string, text: string, image: string): Edited {
  const files = new Map<string, Entry>([[path, { kind: 'file', path, mode: '100644', text }]]);
  for (;;) {
    const step = editTarget({ path, images: [parseImageArgument(image)] }, files);
    if (step.kind === 'ready') return { text: applyEdits(text, step.value.edits), edits: step.value.edits };
    for (const wanted of step.paths) files.set(wanted, { kind: 'missing', path: wanted });
  }
}

/** What a reader of YAML makes of a text; the YAML in a block is read, too, where the wanted tree has one. */
function read(text: string, like: readonly Tree[], version: '1.1' | '1.2'): readonly unknown[] {
  const documents = parseAllDocuments(text, { version, uniqueKeys: true });
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  const values = documents.map((document) => document.toJS());
  return values.map((value, index) => readTexts(value, like[index] ?? null, version));
}

function readTexts(value: unknown, like: Tree, version: '1.1' | '1.2'): unknown {
  if (like instanceof Text) return read(String(value), [like.tree], version)[0];
  if (typeof value !== 'object' || value === null || typeof like !== 'object' || like === null) return value;
  const children = like as Readonly<Record<string, Tree>>;
  const entries = Object.entries(value).map(([key, child]) => [
    key,
    readTexts(child, children[key] ?? null, version),
  ]);
  return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

function plain(tree: Tree): unknown {
  if (tree instanceof Text) return plain(tree.tree);
  if (Array.isArray(tree)) return tree.map(plain);
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, child]) => [key, plain(child)]));
}

/** The documents with one tag exchanged. */
function withTag(file: Generated, old: readonly string[], change: { index: number; value: string }) {
  return file.build(old.map((each, index) => (index === change.index ? change.value : each)));
}

describe.each(Object.entries(generatedFiles))('%s in any style', (_, files) => {
  test('a new tag is read as exactly that string, and everything else as before', () => {
    fc.assert(
      fc.property(files, tags, tag, fc.nat(2), seed, (file, old, value, pick, style) => {
        const index = pick % file.repositories.length;
        const text = printYaml(file.build(old), randomFrom(style));
        const after = edit(file.path, text, `${file.repositories[index]}:${value}@*`);
        const wanted = withTag(file, old, { index, value });
        for (const version of ['1.1', '1.2'] as const)
          expect(read(after.text, wanted, version)).toEqual(wanted.map(plain));
        const spans = after.edits.map(({ start, end }) => text.slice(start, end));
        expect(spans.filter((span) => /[\n#]/.test(span) || !span.includes(old[index] ?? ''))).toEqual([]);
        expect(after.edits.length).toBe(value === old[index] ? 0 : file.uses);
      }),
      runs,
    );
  });

  test('a tag set and set back leaves the original bytes, and a second run no edit', () => {
    fc.assert(
      fc.property(files, plainTags, plainTag, fc.nat(2), seed, (file, old, value, pick, style) => {
        const index = pick % file.repositories.length;
        const image = file.repositories[index];
        const text = printYaml(file.build(old), randomFrom(style));
        const there = edit(file.path, text, `${image}:${value}@*`).text;
        expect(edit(file.path, there, `${image}:${value}@*`).edits).toEqual([]);
        expect(edit(file.path, there, `${image}:${old[index]}@*`).text).toBe(text);
      }),
      runs,
    );
  });

  test('list tells every image with its version, as editable', () => {
    fc.assert(
      fc.property(files, tags, seed, (file, old, style) => {
        const text = printYaml(file.build(old), randomFrom(style));
        const { references, skipped } = listFile({ kind: 'file', path: file.path, mode: '100644', text });
        expect(skipped).toEqual([]);
        const told = references.map((each) => `${each.image}:${each.tag} ${each.format} ${each.fixed}`);
        const wanted = file.repositories.flatMap((name, index) =>
          Array<string>(file.uses).fill(`${name}:${old[index]} ${file.format} undefined`),
        );
        expect(told.sort()).toEqual(wanted.sort());
      }),
      runs,
    );
  });
});
