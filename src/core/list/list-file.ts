/** One file of a checkout: the references in it, or why it was not read. */

import { isAutomated } from '../edit/formats/automation.ts';
import { isEncrypted, isEncryptedText } from '../edit/formats/encrypted.ts';
import { readKustomization } from '../edit/formats/kustomize/image-entries.ts';
import { KUSTOMIZATION_NAMES } from '../edit/formats/kustomize/locate.ts';
import { currentValues, isTemplated } from '../edit/formats/kustomize/wanted.ts';
import { findImageFields } from '../edit/formats/manifest/image-fields.ts';
import { isFilledIn } from '../edit/image-value.ts';
import { lineStarts } from '../edit/lines.ts';
import { nameOf } from '../edit/paths.ts';
import { parseYaml } from '../edit/yaml.ts';
import type { YamlNode } from '../edit/yaml-node.ts';
import { ReleaseError } from '../errors.ts';
import { referenceProblem, splitReference } from '../images/reference.ts';
import type { Entry } from '../snapshot.ts';
import { listUnread, listValues } from './list-values.ts';
import { AUTOMATED, type ListedReference, type Listing, partsOf } from './listed.ts';
import { listMarkers } from './markers.ts';
import { withRefusals } from './refused.ts';

type Part = Pick<Listing, 'references' | 'skipped'>;

/** References in the order of their lines; one that a marker names is told once. */
export function listFile(entry: Entry): Part {
  if (entry.kind === 'unreadable') return listUnreadable(entry);
  if (entry.kind !== 'file') return { references: [], skipped: [] };
  if (isEncryptedText(entry.text)) return { references: [], skipped: [{ file: entry.path, why: ENCRYPTED }] };
  const marked = listMarkers(entry.path, entry.text);
  const lines = new Set(marked.map(({ line }) => line));
  const found = listYaml(entry.path, entry.text);
  const references = [...marked, ...found.references.filter(({ line }) => !lines.has(line))];
  const sorted = references.sort((left, right) => left.line - right.line);
  return { references: withRefusals(entry, sorted), skipped: found.skipped };
}

const ENCRYPTED = 'encrypted with SOPS: a change would break its signature';
const REASONS = { binary: 'binary', oversize: 'too large', 'not-utf8': 'not UTF-8' } as const;

/** Pictures and archives are no news; a manifest that cannot be read is. */
function listUnreadable({ path, reason }: Entry & { kind: 'unreadable' }): Part {
  if (isPackedChart(path)) return { references: [], skipped: [{ file: path, why: 'a packed chart' }] };
  const skipped = isYaml(path) ? [{ file: path, why: REASONS[reason] }] : [];
  return { references: [], skipped };
}

function isPackedChart(path: string): boolean {
  return /(?:^|\/)charts\/[^/]+\.tgz$/.test(path);
}

function isYaml(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path) || KUSTOMIZATION_NAMES.includes(nameOf(path));
}

/** What no file with a reference lacks: parsing the others would be nine tenths of the time. */
const WORTH_READING = /image|oci:\/\/|repository|^["']?sops["']?:|"sops":/im;

function listYaml(file: string, text: string): Part {
  if (!isYaml(file) || !WORTH_READING.test(text)) return { references: [], skipped: [] };
  try {
    const why = reasonToSkip(parseYaml(file, text).documents.flatMap(({ root }) => root ?? []));
    if (why !== undefined) return { references: [], skipped: [{ file, why }] };
    const isKustomization = KUSTOMIZATION_NAMES.includes(nameOf(file));
    if (isKustomization) return { references: listKustomization(file, text), skipped: [] };
    const references = [...listManifest(file, text), ...listValues(file, text)];
    return { references, skipped: listUnread(file, text) };
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    return { references: [], skipped: [{ file, why: error.failures[0].what }] };
  }
}

/** @param roots of the documents that hold anything */
function reasonToSkip(roots: readonly YamlNode[]): string | undefined {
  if (roots.some(isEncrypted)) return ENCRYPTED;
  return roots.length > 0 && roots.every(({ kind }) => kind !== 'map') ? 'holds no YAML mapping' : undefined;
}

function listKustomization(file: string, text: string): readonly ListedReference[] {
  const lineOf = lineStarts(text);
  return readKustomization(file, text).entries.flatMap((entry) => {
    const { name, newName } = entry.values;
    if (name === undefined) return [];
    const { newTag: tag, digest } = currentValues(entry);
    const filled = [newName, tag, digest].some(isTemplated);
    const owned = Object.values(entry.own).some((pair) => isAutomated(text, pair?.value));
    const fixed = owned ? AUTOMATED : filled ? 'another program fills the value in' : undefined;
    const line = lineOf(entry.map.start);
    const renamed = newName ? { image: newName, name } : { image: name };
    return [{ ...renamed, tag, digest, file, line, format: 'kustomization', fixed }];
  });
}

function listManifest(file: string, text: string): readonly ListedReference[] {
  const lineOf = lineStarts(text);
  return parseYaml(file, text).documents.flatMap(({ root }) =>
    findImageFields(root).flatMap(({ node, value, certain }) => {
      if (!certain && !isWhole(value)) return [];
      const line = lineOf(node.start);
      return [
        {
          ...partsOf(splitReference(value)),
          file,
          line,
          format: 'manifest',
          fixed: ownerOf(text, node) ?? reason(value),
        },
      ];
    }),
  );
}

/** Where the place does not say that a value is an image, a bare word is none. */
function isWhole(value: string): boolean {
  return referenceProblem(value) === undefined && /[:@/]/.test(value);
}

/** Somebody else who writes the value. */
function ownerOf(text: string, node: YamlNode): string | undefined {
  return isAutomated(text, node) ? AUTOMATED : undefined;
}

function reason(value: string): string | undefined {
  if (isFilledIn(value)) return 'another program fills the value in';
  return referenceProblem(value);
}
