/** Letters that a reader can't see, or that change what is read beside them, made visible. */

/**
 * Control characters, also those of Unicode that reorder, join or hide text, halves of letters, and letters that
 * are drawn as nothing; the sign that makes a picture of a letter before it is left alone.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?!\ufe0f)\p{DI}/gu;

/** Each as the replacement character. */
export function printable(text: string): string {
  return text.replace(HIDDEN, '\ufffd');
}

/** Lines: the same, but for line breaks and tabs. */
export function visible(text: string): string {
  return byPieces(text, printable);
}

/** Lines, with each hidden letter as YAML and JSON escape it: nothing of them is lost. */
export function escaped(text: string): string {
  return byPieces(text, (piece) => piece.replace(HIDDEN, toEscape));
}

/** One line, escaped: text from outside can't begin a line of its own. */
export function oneLine(text: string): string {
  return escaped(text.replace(/\s+/g, ' '));
}

function toEscape(letter: string): string {
  const code = (letter.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

function byPieces(text: string, change: (piece: string) => string): string {
  return text
    .split(/([\n\t]+)/)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('');
}
