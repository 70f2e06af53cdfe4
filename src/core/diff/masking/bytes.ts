/** Bytes of secret values. */

/** Bytes of a Secret's `data`; what is no base64 is taken as it stands. */
export function decode(text: string): Buffer {
  const compact = text.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(compact) ? Buffer.from(compact, 'base64') : Buffer.from(text);
}

/** Text of bytes, or undefined for anything but UTF-8. */
export function textOfBytes(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : undefined;
}
