/** Every secret value that a rendering holds, from both sides, before anything is shown. */
import type { Value } from '../value.ts';
import { readBroken } from './broken.ts';
import { decode, textOfBytes } from './bytes.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { partsOf } from './parts.ts';
import { embedded, mapSecrecy } from './secrecy.ts';
import { beforeBuild, type SensitivePattern } from './sensitive.ts';
import { readSources, type SourceFiles } from './sources.ts';

/**
 * Shorter values are hidden where they stand, but not looked for elsewhere: `true` or `5432` is found everywhere
 * and tells nothing.
 */
const SHORTEST = 6;

/** Texts that are secret by their look, wherever they stand: passwords in addresses and private keys. Bounded, to stay linear. */
const BY_LOOK = [
  /:\/\/[^\s:@/"'<>]{0,200}:([^\s@/"'<>$]{1,500})@/g,
  /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{1,20000}-----END [A-Z ]{0,40}PRIVATE KEY-----)/g,
];

/**
 * What follows the name of a secret in a message of a renderer, which may quote a line of a manifest. A plain word
 * there (`unexpected token: found`) is the renderer's own.
 */
const IN_MESSAGE =
  /(?:pass(?:word|wd|phrase)?|secret|token|credentials?|api[-_]?key|access[-_]?key|private[-_]?key)[\w.-]{0,40}\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([^\s"'\\,;]{1,500})/gi;

/** Secret values as bytes in a form that can be compared: one letter a byte. */
export type SecretValues = ReadonlySet<string>;

/** Where secrets are looked for. */
export interface Searched {
  /** All resources of both sides. */
  readonly bodies: readonly Value[];
  /** All that renderers said. */
  readonly messages: readonly string[];
  /** What the renderings are made of. */
  readonly sources: readonly SourceFiles[];
}

/** @returns the values to look for: at least six letters, and no ordinary word */
export function collectSecrets(
  { bodies, messages, sources }: Searched,
  patterns: readonly SensitivePattern[],
): SecretValues {
  const found = new Set<string>();
  for (const body of bodies) collectBody(body, patterns, found);
  const before = patterns.map(beforeBuild);
  for (const body of readSources(sources, patterns.length > 0)) collectBody(body, before, found);
  for (const message of messages) {
    addByLook(message, found);
    for (const [, value = ''] of message.matchAll(IN_MESSAGE)) {
      if (!/^[a-z]*$/.test(value)) addText(value, found);
    }
  }
  return found;
}

function collectBody(body: Value, patterns: readonly SensitivePattern[], found: Set<string>): void {
  mapSecrecy(body, patterns, (leaf, secrecy) => {
    const text = String(leaf ?? '');
    if (secrecy === 'base64') addEncoded(text, found);
    else if (secrecy === 'plain') addBytes(Buffer.from(text), found);
    else addByLook(text, found);
    if (secrecy === 'whole') collectInside(text, patterns, found);
    return leaf;
  });
}

function collectInside(text: string, patterns: readonly SensitivePattern[], found: Set<string>): void {
  const { values, problems } = embedded(text);
  for (const value of values) collectBody(value, patterns, found);
  if (problems.length > 0) collectBody(readBroken(text), patterns, found);
}

function addByLook(text: string, found: Set<string>): void {
  if (!text.includes('://') && !text.includes('-----BEGIN')) return;
  for (const pattern of BY_LOOK) {
    for (const [, value = ''] of text.matchAll(pattern)) {
      addText(value, found);
      addText(withoutPercents(value), found);
    }
  }
}

function withoutPercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What gives no text may not have been encoded at all: the tool that refuses it says what it is. */
function addEncoded(text: string, found: Set<string>): void {
  const bytes = decode(text);
  addBytes(bytes, found);
  if (textOfBytes(bytes) === undefined) addText(text, found);
}

function addBytes(bytes: Buffer, found: Set<string>): void {
  const text = textOfBytes(bytes);
  if (text !== undefined) {
    addText(text, found);
    // The password of an address is a secret of its own, and may stand elsewhere without it.
    addByLook(text, found);
  } else if (bytes.length >= SHORTEST) found.add(bytes.toString('latin1'));
}

function addText(text: string, found: Set<string>): void {
  for (const part of [text.trim(), ...partsOf(text)]) {
    if (part.length >= SHORTEST && !ORDINARY_WORDS.has(part)) found.add(Buffer.from(part).toString('latin1'));
  }
}
