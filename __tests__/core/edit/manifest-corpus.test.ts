import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editFolder, readEntry } from '../../../scripts/local-files.ts';
import { findImageFields } from '../../../src/core/edit/formats/manifest/image-fields.ts';
import { parseYaml } from '../../../src/core/edit/yaml.ts';
import { ReleaseError } from '../../../src/core/errors.ts';
import { splitReference } from '../../../src/core/images/reference.ts';
import { corpusFolder } from '../../support/fixtures.ts';

const corpus = corpusFolder();
if (corpus === undefined) console.log('manifest-corpus.test.ts: skipped, ../shared/corpus is absent');

interface Use {
  readonly file: string;
  readonly repository: string;
  readonly values: readonly string[];
}

/** Repositories that containers of a manifest use; files that are no YAML (templates) have none. */
function usesIn(root: string, file: string): readonly Use[] {
  const entry = readEntry(root, file);
  if (entry.kind !== 'file' || /kustomization/i.test(file)) return [];
  try {
    const fields = parseYaml(file, entry.text).documents.flatMap(({ root: node }) => findImageFields(node));
    const certain = fields
      .filter((field) => field.certain && !/[${]/.test(field.value))
      .map((field) => field.value);
    const repositories = [...new Set(certain.map((value) => splitReference(value).repository))];
    return repositories.map((repository) => ({
      file,
      repository,
      values: certain.filter((value) => splitReference(value).repository === repository),
    }));
  } catch (error) {
    if (error instanceof ReleaseError) return [];
    throw error;
  }
}

describe.skipIf(corpus === undefined)('every container of real manifests', () => {
  const root = corpus ?? '';
  const files =
    corpus === undefined
      ? []
      : readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
  const uses = files.flatMap((file) => usesIn(root, file));

  it('takes a tag by its own bytes alone, and is as wanted then', () => {
    expect(uses.length).toBeGreaterThan(20);
    for (const { file, repository, values } of uses) {
      const edited = editFolder(root, file, [`${repository}:v0.0.0-try`]);
      const before = edited.read.get(file) ?? '';
      expect(edited.changes).toHaveLength(values.length);
      const replaced = edited.edits.map(({ start, end }) => before.slice(start, end).replaceAll(/["']/g, ''));
      expect([...replaced].sort(), file).toEqual([...values].sort());
      const written = edited.edits.map(({ text }) => text.replaceAll(/["']/g, ''));
      expect(new Set(written)).toEqual(new Set([`${repository}:v0.0.0-try`]));
    }
  });
});
