/** Secret values in all the shapes in which a text may carry them. */
import { textOfBytes } from './bytes.ts';

export interface Needle {
  readonly text: string;
  /** The secret itself, which the mark is made of. */
  readonly secret: Buffer;
  readonly base64: boolean;
}

/** No needle is shorter; the search looks at so many letters first. */
export const PREFIX = 6;

/** @param value one letter a byte */
export function needlesOf(value: string): readonly Needle[] {
  const secret = Buffer.from(value, 'latin1');
  const text = textOfBytes(secret);
  const plain = text === undefined ? [] : shapesOf(text);
  const encoded = base64Shapes(secret).filter((shape) => !plain.includes(shape));
  return [
    ...plain.map((shape) => ({ text: shape, secret, base64: false })),
    ...encoded.map((shape) => ({ text: shape, secret, base64: true })),
  ].filter((needle) => needle.text.length >= PREFIX);
}

/** As it is, as JSON, Go's JSON and an address write it, and as Go's YAML cuts it. */
function shapesOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const go = json.replace(/[<>&]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
  const nested = JSON.stringify(json).slice(1, -1);
  return [...new Set([text, json, go, nested, percentEncoded(text), ...cut(text)])];
}

/** In ``cannot unmarshal !!str `moon-ri...` into int``. Source: yaml.v3 decode.go terror. */
function cut(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return bytes.length > 10 ? [`\`${bytes.subarray(0, 7).toString()}...\``] : [];
}

/** A lone half of a surrogate pair has no such form. */
function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Base64 of bytes that stand inside of others takes one of three forms, by where they begin in a group of three;
 * the letters at its ends hold bits of the neighbours as well and are left out. Long values are also looked for
 * line by line, as they are wrapped at 64 or 76 letters.
 */
function base64Shapes(bytes: Buffer): readonly string[] {
  const cores = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    return encoded.slice(offset === 0 ? 0 : offset + 1, end);
  });
  const lines = [64, 76].flatMap((width) => linesOf(cores[0] ?? '', width));
  const shapes = [...cores, ...lines];
  return [...new Set([...shapes, ...shapes.map((shape) => shape.replaceAll('+', '-').replaceAll('/', '_'))])];
}

function linesOf(text: string, width: number): readonly string[] {
  if (text.length <= width) return [];
  const count = Math.floor(text.length / width);
  return Array.from({ length: count }, (_, line) => text.slice(line * width, (line + 1) * width));
}
