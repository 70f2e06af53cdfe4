/** What stands in a file that is handed to a tool: text, or bytes that are none (a picture, a key store). */

export type Content = string | Uint8Array;

/** The files that are text, with their paths. */
export function textsIn(
  files: ReadonlyMap<string, Content>,
): readonly (readonly [path: string, text: string])[] {
  return [...files].flatMap(([path, content]) =>
    typeof content === 'string' ? [[path, content] as const] : [],
  );
}
