/** Kustomizations in any style: what lies outside of the reported spans never changes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { applyEdits } from '../../../src/core/edit/apply.ts';
import type { TargetEdit } from '../../../src/core/edit/edit.ts';
import { readKustomization } from '../../../src/core/edit/formats/kustomize/image-entries.ts';
import { insertEntries } from '../../../src/core/edit/formats/kustomize/insert-entries.ts';
import { isPlainString } from '../../../src/core/edit/scalar.ts';
import { editTarget } from '../../../src/core/edit/target.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import type { Files } from '../../../src/core/snapshot.ts';

const FILE = 'app/kustomization.yaml';

function edit(text: string, image: string): { readonly result: TargetEdit; readonly text: string } {
  const files: Files = new Map([
    ['app', { kind: 'folder', path: 'app', entries: [{ name: 'kustomization.yaml', kind: 'file' }] }],
    [FILE, { kind: 'file', path: FILE, mode: '100644', text }],
  ]);
  const step = editTarget({ path: 'app', images: [parseImageArgument(image)] }, files);
  if (step.kind === 'need') throw new Error(`needs ${step.paths.join(', ')}`);
  return { result: step.value, text: applyEdits(text, step.value.edits) };
}

const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,10}$/);
const plainTag = tag.filter(isPlainString);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`);
const comment = fc.constantFrom('', ' # note', '  #\ttab', ' # "quoted: {x}"');
const blank = fc.constantFrom('', '\n', '# between\n', '  # indented: yes\n');

/** Styles in which a value can be written: quotes, or a block scalar at an indent. */
const written = (value: string) =>
  fc
    .record({
      style: fc.constantFrom('plain', 'single', 'double', 'literal', 'folded', 'tagged'),
      comment,
    })
    .map(({ style, comment: remark }) => (indent: string) => {
      if (style === 'single') return `'${value}'${remark}`;
      if (style === 'double') return `"${value}"${remark}`;
      if (style === 'literal') return `|-${remark}\n${indent}  ${value}`;
      if (style === 'folded') return `>-\n${indent}    ${value}`;
      return `${style === 'tagged' ? '!!str ' : ''}${value}${remark}`;
    });

const block = fc
  .record({
    dash: fc.constantFrom('- ', '  - ', '    -   '),
    tags: fc.array(plainTag, { minLength: 1, maxLength: 4 }),
  })
  .chain(({ dash, tags }) => {
    const indent = ' '.repeat(dash.length);
    const items = tags.map((value, index) =>
      fc
        .tuple(written(value), blank, comment, fc.option(digest), fc.boolean())
        .map(([write, between, remark, sha, swapped]) => {
          const pairs = [`newTag: ${write(indent)}`, ...(sha === null ? [] : [`digest: ${sha}`])];
          const ordered = swapped ? pairs.reverse() : pairs;
          return `${between}${dash}name: app${index}${remark}\n${ordered.map((pair) => `${indent}${pair}\n`).join('')}`;
        }),
    );
    return fc.tuple(...items).map((texts) => ({ tags, text: `images:\n${texts.join('')}` }));
  });

const flow = fc
  .record({
    json: fc.boolean(),
    pretty: fc.boolean(),
    tags: fc.array(plainTag, { minLength: 1, maxLength: 4 }),
  })
  .map(({ json, pretty, tags }) => {
    const images = tags.map((newTag, index) => ({ name: `app${index}`, newTag }));
    if (json) return { tags, text: `${JSON.stringify({ images }, null, pretty ? 2 : 0)}\n` };
    const items = images.map(
      ({ name, newTag }) => `{name: ${name},${pretty ? '\n    ' : ' '}newTag: ${newTag}}`,
    );
    return { tags, text: `images: [${items.join(pretty ? ',\n  ' : ', ')}]\n` };
  });

const frame = fc.record({
  crlf: fc.boolean(),
  bom: fc.boolean(),
  cut: fc.boolean(),
  before: fc.constantFrom('', '# head\n', '---\n', '# head\n---\n# more\n'),
  after: fc.constantFrom('', '# tail\n', '\n\n', '---\nkind: Other\n', '...\n'),
});

const kustomization = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: block }, flow), frame)
  .map(([content, around]) => {
    const lines = `${around.before}${content.text}${around.after}`;
    const cut = around.cut ? lines.replace(/\n$/, '') : lines;
    const text = `${around.bom ? '\uFEFF' : ''}${around.crlf ? cut.replaceAll('\n', '\r\n') : cut}`;
    return { text, tags: content.tags };
  });

const runs = { numRuns: 500 };

type Root = Record<string, unknown> & { readonly images?: readonly unknown[] | null };

function rootAt(text: string, version: '1.1' | '1.2'): Root {
  const document = parseAllDocuments(text, { version }).find((one) => one.contents !== null);
  expect(document?.errors).toEqual([]);
  return document?.toJS();
}

function entryAt(text: string, index: number, version: '1.1' | '1.2'): unknown {
  return rootAt(text, version).images?.[index];
}

test('a new tag is read as exactly that string, and everything else as before', () => {
  fc.assert(
    fc.property(kustomization, tag, fc.nat(), ({ text, tags }, value, pick) => {
      const index = pick % tags.length;
      const after = edit(text, `app${index}:${value}@*`).text;
      for (const version of ['1.1', '1.2'] as const) {
        for (const other of tags.keys()) {
          const before = entryAt(text, other, version);
          const wanted = other === index ? { ...(before as object), newTag: value } : before;
          expect(entryAt(after, other, version)).toEqual(wanted);
        }
      }
    }),
    runs,
  );
});

test('a tag set and set back leaves the original bytes, and a second run no edit', () => {
  fc.assert(
    fc.property(kustomization, plainTag, fc.nat(), ({ text, tags }, value, pick) => {
      const index = pick % tags.length;
      const there = edit(text, `app${index}:${value}@*`);
      expect(there.result.edits.length).toBe(value === tags[index] ? 0 : 1);
      expect(edit(there.text, `app${index}:${value}@*`).result.edits).toEqual([]);
      expect(edit(there.text, `app${index}:${tags[index]}@*`).text).toBe(text);
    }),
    runs,
  );
});

test('only the tag, the digest that it clears and their line change', () => {
  fc.assert(
    fc.property(kustomization, plainTag, fc.nat(), ({ text, tags }, value, pick) => {
      const index = pick % tags.length;
      const { text: after, result } = edit(text, `app${index}:${value}`);
      for (const version of ['1.1', '1.2'] as const) {
        expect(entryAt(after, index, version)).toEqual({ name: `app${index}`, newTag: value });
      }
      const spans = result.edits.map(({ start, end }) => text.slice(start, end));
      expect(spans.filter((span) => span.includes('name:') || span.includes('#'))).toEqual([]);
      expect(after.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
      expect(after.endsWith('\n')).toBe(text.endsWith('\n'));
      expect(/[^\r]\n/.test(after)).toBe(/[^\r]\n/.test(text));
    }),
    runs,
  );
});

test('a digest set instead of a tag and back leaves one of the two', () => {
  fc.assert(
    fc.property(kustomization, digest, fc.nat(), ({ text, tags }, sha, pick) => {
      const index = pick % tags.length;
      const there = edit(text, `app${index}@${sha}`).text;
      expect(entryAt(there, index, '1.1')).toEqual({ name: `app${index}`, digest: sha });
      const back = edit(there, `app${index}:${tags[index]}`).text;
      expect(entryAt(back, index, '1.2')).toEqual({ name: `app${index}`, newTag: tags[index] });
    }),
    runs,
  );
});

const bare = fc
  .tuple(
    fc.constantFrom(
      'resources:\n- a.yaml\n',
      'resources:\n  - a.yaml # note\n\n',
      'namePrefix: x\nimages:\n',
      'images: []\nresources:\n  - a.yaml\n',
      'images: ~ # none\nnamePrefix: x\n',
      '{"resources": ["a.yaml"]}\n',
      '{\n  "resources": ["a.yaml"]\n}\n',
      '{resources: [a.yaml], images: []}\n',
      'patches:\n- patch: |-\n    a: b\n\n    c: d\n',
    ),
    frame,
  )
  .map(([content, around]) => {
    const lines = `${around.before}${content}${around.after}`;
    const cut = around.cut ? lines.replace(/\n$/, '') : lines;
    return { text: `${around.bom ? '\uFEFF' : ''}${around.crlf ? cut.replaceAll('\n', '\r\n') : cut}` };
  });

test('an entry that is added is read as wanted, and everything else as before', () => {
  fc.assert(
    fc.property(fc.oneof(kustomization, bare), tag, fc.option(digest), ({ text }, value, sha) => {
      const entry = { name: 'added', newName: undefined, newTag: value, digest: sha ?? undefined };
      const { edits } = insertEntries(readKustomization(FILE, text), [entry]);
      const after = applyEdits(text, edits);
      for (const version of ['1.1', '1.2'] as const) {
        const before = rootAt(text, version);
        const added = { name: 'added', newTag: value, ...(sha === null ? {} : { digest: sha }) };
        expect(rootAt(after, version)).toEqual({ ...before, images: [...(before['images'] ?? []), added] });
      }
      expect(after.endsWith('\n')).toBe(text.endsWith('\n'));
      expect(/[^\r]\n/.test(after)).toBe(
        /[^\r]\n/.test(text) || (!text.includes('\n') && after.includes('\n')),
      );
    }),
    runs,
  );
});
