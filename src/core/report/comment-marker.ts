/** The hidden first line of each part of the comment, by which a later run finds it, and the line that dates it. */

export interface DiffMarker {
  /** Which comment this is; the same text in the next run finds it again. */
  readonly id: string;
  readonly part: number;
  readonly parts: number;
  /** Commits that were compared. */
  readonly base: string;
  readonly head: string;
}

const MARKER = /^<!-- gitops-release:diff id=(\S*) part=(\d+)\/(\d+) base=(\S*) head=(\S*) -->/;

export function formatDiffMarker({ id, part, parts, base, head }: DiffMarker): string {
  const [safeId, from, to] = [id, base, head].map(encode);
  return `<!-- gitops-release:diff id=${safeId} part=${part}/${parts} base=${from} head=${to} -->`;
}

/** Two dashes would end the comment. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('--', '%2D%2D').replace(/-$/, '%2D');
}

/** @returns what the marker of a comment says; undefined for the comments of others */
export function parseDiffMarker(body: string): DiffMarker | undefined {
  const [, id = '', part, parts, base = '', head = ''] = MARKER.exec(body) ?? [];
  if (part === undefined || parts === undefined) return undefined;
  try {
    const [name = '', from = '', to = ''] = [id, base, head].map(decodeURIComponent);
    return { id: name, part: Number(part), parts: Number(parts), base: from, head: to };
  } catch {
    return undefined;
  }
}

const OUTDATED = /^> \[!NOTE\]\r?\n> \*\*Outdated\.\*\*.*\r?\n(?:\r?\n)?/m;

/**
 * The comment of an earlier run with a line on top that says so.
 * @param previousBody as GitHub has it; a line of that kind that stands there already is replaced
 * @param newHead the commit that the pull request is at now
 */
export function formatOutdated(previousBody: string, newHead: string): string {
  const [marker = '', ...rest] = previousBody.split('\n');
  const made = parseDiffMarker(previousBody)?.head ?? '';
  const note = [
    '> [!NOTE]',
    `> **Outdated.** This is the diff of \`${short(made)}\`; the pull request is at \`${short(newHead)}\` now.`,
    '',
  ];
  return [marker, ...note, rest.join('\n').replace(OUTDATED, '')].join('\n');
}

/** A commit as people read it; anything else than a commit's name loses its letters that are none. */
export function short(commit: string): string {
  return commit.replace(/[^0-9A-Za-z]/g, '').slice(0, 8);
}
