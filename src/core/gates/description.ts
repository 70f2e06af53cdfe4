/** What a commit status or a deployment can say of itself. */

/** GitHub refuses longer ones (fact sheet B4). */
const LONGEST = 140;

/** @returns one line that GitHub takes; what is cut off leaves no half of a letter */
export function toDescription(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
