/** Where in a resource the first change of a hunk stands, for its header: `spec.template.spec.containers.web`. */

/** A key whose value stands below it, or the name of a list's item. */
const KEY = /^( *)(?:- )?("[^"]*"|[^\s"#:][^\s:]*):$/;
const ITEM = /^( *)- (?:name|mountPath|key): (\S+)$/;

const LONGEST = 100;

/**
 * @param lines of the canonical text of base
 * @param index of the line before which, or in which, the change stands
 * @param changed the first line that changes
 * @returns the path of what holds that line; empty at the top
 */
export function findHeading(lines: readonly string[], index: number, changed: string): string {
  const path: string[] = [];
  let width = indentOf(changed);
  for (let at = index - 1; at >= 0 && width > 0; at -= 1) {
    const line = lines[at] ?? '';
    if (line === '' || indentOf(line) >= width) continue;
    const name = nameIn(line, width);
    if (name !== undefined) path.unshift(name);
    width = indentOf(line);
  }
  const heading = path.join('.');
  return heading.length > LONGEST ? '' : heading;
}

/** The first key of an item stands beside those below it, not above: only a name tells the item. */
function nameIn(line: string, width: number): string | undefined {
  const item = ITEM.exec(line)?.[2];
  const beside = line.trimStart().startsWith('- ') && indentOf(line) + 2 === width;
  return item ?? (beside ? undefined : KEY.exec(line)?.[2]);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
