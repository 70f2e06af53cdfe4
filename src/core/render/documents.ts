/** YAML documents one after another, as one text. */

/** @param texts each holds any number of documents; empty ones are left out */
export function joinDocuments(texts: readonly string[]): string {
  return texts
    .map((text) => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
    .map((text) => text.replace(/^---[ \t]*\n/, ''))
    .map(withoutLastBreaks)
    .filter((text) => text.trim() !== '')
    .map((text) => `${text}\n`)
    .join('---\n');
}

/** Not by a regular expression: that takes the square of the length where breaks stand in the middle. */
function withoutLastBreaks(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
