/** Every secret value that a rendering holds, from both sides, before anything is shown. */
import type { Value } from '../value.ts';
import { decode, textOfBytes } from './bytes.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { partsOf } from './parts.ts';
import { embedded, mapSecrecy } from './secrecy.ts';
import type { SensitivePattern } from './sensitive.ts';

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

/**
 * @param bodies all resources of both sides
 * @param messages all that renderers said
 * @returns the values to look for: at least six letters, and no ordinary word
 */
export function collectSecrets(
  bodies: readonly Value[],
  messages: readonly string[],
  patterns: readonly SensitivePattern[],
): SecretValues {
  const found = new Set<string>();
  for (const body of bodies) collectBody(body, patterns, found);
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
    if (secrecy === 'open') addByLook(text, found);
    else if (secrecy === 'base64') addBytes(decode(text), found);
    else if (secrecy === 'plain') addBytes(Buffer.from(text), found);
    else for (const value of embedded(text).values) collectBody(value, patterns, found);
    return leaf;
  });
}

function addByLook(text: string, found: Set<string>): void {
  if (!text.includes('://') && !text.includes('-----BEGIN')) return;
  for (const pattern of BY_LOOK) {
    for (const [, value] of text.matchAll(pattern)) addText(value ?? '', found);
  }
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
