/** The shapes in which a secret value may get into a text. */

/** The value, and its base64 in each of the three places that a byte can have in it, without the letters at its ends. */
export function shapesOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const encoded = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset, 'x'), bytes]).toString('base64');
    return text.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6));
  });
  return [value, ...encoded, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
}
