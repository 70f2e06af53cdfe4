/** YAML documents one after another, as one text. */

/** @param texts each holds any number of documents; empty ones are left out */
export function joinDocuments(texts: readonly string[]): string {
  return texts
    .map((text) => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
    .map((text) => text.replace(/^---[ \t]*\n/, '').replace(/\n+$/, ''))
    .filter((text) => text.trim() !== '')
    .map((text) => `${text}\n`)
    .join('---\n');
}
