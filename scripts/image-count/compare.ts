/** Holds what `list` tells against the mentions of an independent count, in both directions. */
import type { Mention } from './mentions.ts';
import { explain } from './rules.ts';

/** A reference as `list --output json` prints it. */
export interface Listed {
  readonly image: string;
  readonly tag: string | null;
  readonly digest: string | null;
  readonly file: string;
  readonly line: number;
}

/** What `list --output json` prints. */
export interface ListOutput {
  readonly references: readonly Listed[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

export interface Comparison {
  readonly mentions: number;
  readonly listed: number;
  /** Mentions by the rule that explains them. */
  readonly explained: ReadonlyMap<string, readonly Mention[]>;
  readonly unexplained: readonly Mention[];
  /** References that `list` prints where nothing was found that looks like one. */
  readonly invented: readonly Listed[];
}

/** Lines between the parts of one image, at most. */
const NEAR = 12;

/** @param texts of every file, by path */
export function compare(
  mentions: readonly Mention[],
  output: ListOutput,
  texts: ReadonlyMap<string, string>,
): Comparison {
  const claims = claimAll(mentions, output.references);
  const claimed = new Set([...claims.values()].flat());
  const reasons = new Map(output.skipped.map(({ file, reason }) => [file, reason]));
  const explained = new Map<string, Mention[]>();
  const unexplained: Mention[] = [];
  for (const mention of mentions.filter((each) => !claimed.has(each))) {
    const lines = linesOf(texts, mention.file);
    const rule = explain({ mention, lines, skipped: reasonFor(reasons, mention.file) });
    if (rule === undefined) unexplained.push(mention);
    else explained.set(rule, [...(explained.get(rule) ?? []), mention]);
  }
  const invented = output.references.filter((reference) => claims.get(reference)?.length === 0);
  return { mentions: mentions.length, listed: claimed.size, explained, unexplained, invented };
}

/** A skipped folder stands for all of its files. */
function reasonFor(reasons: ReadonlyMap<string, string>, file: string): string | undefined {
  const parts = file.split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return paths.map((path) => reasons.get(path)).find((reason) => reason !== undefined);
}

const split = new WeakMap<ReadonlyMap<string, string>, Map<string, readonly string[]>>();

function linesOf(texts: ReadonlyMap<string, string>, file: string): readonly string[] {
  const known = split.get(texts) ?? new Map<string, readonly string[]>();
  split.set(texts, known);
  const lines = known.get(file) ?? (texts.get(file) ?? '').replace(/^\uFEFF/, '').split(/\r?\n/);
  known.set(file, lines);
  return lines;
}

/** Mentions that each reference accounts for; none is claimed twice. */
function claimAll(
  mentions: readonly Mention[],
  references: readonly Listed[],
): ReadonlyMap<Listed, readonly Mention[]> {
  const byFile = Map.groupBy(mentions, ({ file }) => file);
  const taken = new Set<Mention>();
  const claims = new Map<Listed, Mention[]>(references.map((reference) => [reference, []]));
  for (const accept of [standsAt, isPartOf]) {
    for (const reference of references) {
      const own = claims.get(reference) ?? [];
      for (const mention of nearestFirst(byFile.get(reference.file) ?? [], reference)) {
        if (taken.has(mention) || !accept(mention, reference) || repeats(own, mention)) continue;
        taken.add(mention);
        own.push(mention);
      }
    }
  }
  return claims;
}

function nearestFirst(mentions: readonly Mention[], { line }: Listed): readonly Mention[] {
  const distance = (mention: Mention): number => Math.abs(mention.line - line);
  return mentions
    .filter((mention) => distance(mention) <= NEAR)
    .sort((left, right) => distance(left) - distance(right));
}

/** An image has one tag, one digest, one name: a second one near by is another image's. */
function repeats(own: readonly Mention[], { key, line, value }: Mention): boolean {
  if (key === 'value') return own.some((other) => other.key === key && other.value === value);
  return own.some(
    (other) => other.key === key && (key === 'name' || other.line !== line || other.value === value),
  );
}

/** On the reference's own line, and a part of it, or it of the mention; an alias or a block has no text there. */
function standsAt({ line, key, value }: Mention, reference: Listed): boolean {
  if (line !== reference.line) return false;
  if (key === 'name') return true;
  const { image, tag, digest } = reference;
  if (value === '') return VERSION.test(key) && (tag ?? digest) === null;
  if (/^(?:[*|>]|\{\{)/.test(value)) return true;
  if (key === 'gitops-release') return true;
  const bare = value.replace(/^[^=]*=/, '');
  const after = bare.startsWith(image) ? bare.slice(image.length, image.length + 1) : 'x';
  return /^[:@]?$/.test(after) || isVersion(bare, reference) || isWithin(bare, image);
}

function isVersion(value: string, { tag, digest }: Listed): boolean {
  return [tag, digest, `${tag ?? ''}@${digest ?? ''}`].includes(value);
}

/** The registry of an image, or the rest of it. */
function isWithin(value: string, image: string): boolean {
  return image.endsWith(`/${value}`) || image.startsWith(`${value}/`);
}

const VERSION = /^(?:tag|newTag|digest|image(?:Tag|Digest))$/;
const PARTS =
  /^(?:name|newName|newTag|tag|digest|repository|registry|url|image|value|item|reference|\w*[iI]mage\w*|)$/;

/** In a line near by, and exactly one part of it. */
function isPartOf({ line, key, value }: Mention, { image, tag, digest, ...place }: Listed): boolean {
  if (key === 'tagSuffix') return line >= place.line;
  const part = /digest$/i.test(key) ? digest : tag;
  if (VERSION.test(key) && /^(?:[*|>].*|~|null|)$/.test(value)) return /^[*|>]/.test(value) || part === null;
  if (!PARTS.test(key) || value === '') return false;
  return (
    isVersion(value, { image, tag, digest, ...place }) ||
    [image, `oci://${image}`].includes(value) ||
    isWithin(value, image)
  );
}
