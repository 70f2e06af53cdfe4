/** Data of a ConfigMap that is no text: nobody reads a picture in base64, and a line of it has no end. */
import { createHash } from 'node:crypto';
import { isMapping, textAt, type Value } from './value.ts';

const BASE64 = /^[\w+/]*={0,2}$/;

/**
 * Puts size and hash in the place of each value of `binaryData`.
 * @param body with its secrets hidden; a value with a mark in it stays as it is
 */
export function shortenBinaryData(body: Value): Value {
  if (!isMapping(body) || textAt(body, 'kind') !== 'ConfigMap') return body;
  const data = body['binaryData'];
  if (!isMapping(data)) return body;
  const short = Object.entries(data).map(([key, value]) => [key, describe(value)] as const);
  return { ...body, binaryData: Object.fromEntries(short) };
}

function describe(value: Value): Value {
  if (typeof value !== 'string' || !BASE64.test(value.replace(/\s/g, ''))) return value;
  const bytes = Buffer.from(value, 'base64');
  const hash = createHash('sha256').update(bytes).digest('hex');
  return `(binary, ${bytes.length} bytes, sha256 ${hash.slice(0, 12)})`;
}
