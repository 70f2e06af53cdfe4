/**
 * The CODEOWNERS file: the last line whose pattern fits decides, and a line without owners leaves a file without.
 * Patterns are those of `.gitignore` without negation, ranges and escapes (GitHub docs, "About code owners").
 */

export interface OwnersLine {
  readonly pattern: RegExp;
  /** `@login`, `@organisation/team` or an e-mail address. */
  readonly owners: readonly string[];
}

/** Lines that GitHub would ignore (`!`, `[`, or something that is no owner) are left out. */
export function parseCodeOwners(text: string): readonly OwnersLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [pattern = '', ...words] = splitWords(line);
    if (pattern === '' || pattern.startsWith('!') || /[[\]]/.test(pattern)) return [];
    const owners = words.filter((word) => OWNER.test(word));
    return owners.length === words.length ? [{ pattern: toPattern(pattern), owners }] : [];
  });
}

/** @param path from the root of the repository, without a slash in front */
export function ownersOf(lines: readonly OwnersLine[], path: string): readonly string[] {
  return lines.findLast(({ pattern }) => pattern.test(path))?.owners ?? [];
}

const OWNER = /^(?:@[\w-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+)$/;

/** A space behind a backslash belongs to the pattern; `#` starts a comment. */
function splitWords(line: string): readonly string[] {
  const code = line.replace(/(^|\s)#.*$/, '').trim();
  return (code.match(/(?:\\ |\S)+/g) ?? []).map((word) => word.replaceAll('\\ ', ' '));
}

/** With a slash in front or inside it is tied to the root; a trailing slash, or no `*` at the end, takes all below. */
function toPattern(glob: string): RegExp {
  const rooted = glob.slice(0, -1).includes('/');
  const inner = glob.replace(/^\/+|\/+$/g, '');
  const body = inner
    .split('/')
    .map((part) =>
      part === '**'
        ? '**'
        : part
            .replace(/[.+^${}()|\\]/g, '\\$&')
            .replace(/\*+/g, '[^/]*')
            .replace(/\?/g, '[^/]'),
    )
    .join('/')
    .replace(/^\*\*\//, '(?:.*/)?')
    .replaceAll('/**/', '/(?:.*/)?')
    .replace(/(^|\/)\*\*$/, '$1.*');
  const below = glob.endsWith('/') ? '/.*' : /(?:^|\/)\*$/.test(inner) ? '' : '(?:/.*)?';
  return new RegExp(`^${rooted ? '' : '(?:.*/)?'}${body}${inner === '*' && !rooted ? '(?:/.*)?' : below}$`);
}
