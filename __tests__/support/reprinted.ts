/** Prints YAML files anew so that they say the same: other order of keys, documents and resources, other style. */
import { basename } from 'node:path';
import {
  type Document,
  isAlias,
  isMap,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  Scalar,
  visit,
} from 'yaml';
import { KUSTOMIZATION_NAMES } from '../../src/core/edit/formats/kustomize/locate.ts';
import { isPlainString } from '../../src/core/edit/scalar.ts';
import type { Random } from './yaml-printer.ts';

/**
 * Every scalar keeps its type, since the schema here knows strings alone and plain ones stay plain where they may be
 * anything else.
 * @returns undefined for a file that is not a kustomization, resources or values: its bytes may be what is deployed
 */
export function reprinted(path: string, text: string, random: Random): string | undefined {
  // libraries do not agree on what a block ends with where the file does not end with a line break
  if (path.includes('/templates/') || !text.endsWith('\n')) return undefined;
  const documents = parseAllDocuments(text, { schema: 'failsafe', merge: false });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const full = documents.filter(({ contents }) => contents !== null);
  if (full.length === 0 || !full.every((document) => isReprintable(path, document))) return undefined;
  for (const document of full) restyle(path, document, random);
  return shuffled(full, random)
    .map((document) => `---\n${document.toString({ lineWidth: 0, directives: false })}`)
    .join('');
}

function isReprintable(path: string, document: Document): boolean {
  if (!isMap(document.contents)) return false;
  const isResource = document.has('apiVersion') && document.has('kind');
  return isResource || isKustomization(path) || basename(path) === 'values.yaml';
}

const isKustomization = (path: string): boolean => KUSTOMIZATION_NAMES.includes(basename(path));

function restyle(path: string, document: Document, random: Random): void {
  removeComments(document);
  const resources = document.get('resources');
  if (isKustomization(path) && isSeq(resources)) resources.items = shuffled(resources.items, random);
  const fixed = hasAliases(document);
  visit(document, {
    Pair(_, pair) {
      if (pair.value === null) pair.value = new Scalar('~');
    },
    Scalar(_, scalar) {
      restyleScalar(scalar, random);
    },
    Collection(_, collection) {
      if (isMap(collection) && !fixed) collection.items = shuffled(collection.items, random) as Pair[];
      collection.flow = mayFlow(collection) && random() < 0.3;
    },
  });
}

function removeComments(document: Document): void {
  document.comment = null;
  document.commentBefore = null;
  visit(document, {
    Node(_, node) {
      node.comment = null;
      node.commentBefore = null;
      if (!isAlias(node)) node.spaceBefore = false;
    },
  });
}

/** An alias stands behind its anchor. */
function hasAliases(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
    },
  });
  return found;
}

/**
 * Flux replaces variables in the text, so that its style decides about the type; kustomize prints folded blocks with
 * other line breaks than it has read; and not every plain scalar may stand in braces.
 */
function mayFlow(node: Node): boolean {
  let may = true;
  visit(node, {
    Scalar(_, { value, type }) {
      const text = String(value);
      if (text.includes('${') || type === Scalar.BLOCK_FOLDED) may = false;
      if (type === Scalar.PLAIN && !/^[\w./~+-]*$/.test(text)) may = false;
    },
  });
  return may;
}

function restyleScalar(scalar: Scalar, random: Random): void {
  const { value } = scalar;
  if (typeof value !== 'string' || value.includes('${')) return;
  if (scalar.type === Scalar.PLAIN && value === '') scalar.value = '~';
  else if (scalar.type === Scalar.PLAIN && isPlainString(value))
    scalar.type = pick([Scalar.PLAIN, Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE], random);
  else if (scalar.type === Scalar.QUOTE_DOUBLE || scalar.type === Scalar.QUOTE_SINGLE)
    scalar.type = pick([Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE], random);
}

function pick<Item>(items: readonly [Item, ...Item[]], random: Random): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const list = [...items];
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other] as Item, list[at] as Item];
  }
  return list;
}
