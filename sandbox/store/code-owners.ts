/** One line of a CODEOWNERS file. A line without owners takes the owners of earlier lines away. */
export interface OwnerRule {
  readonly matches: RegExp;
  /** `@user`, `@org/team` or an address. */
  readonly owners: readonly string[];
}

/** Where GitHub looks, the first that exists counts. */
export const CODE_OWNER_FILES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;
/** Larger files are not loaded. */
export const CODE_OWNERS_LIMIT = 3 * 1024 * 1024;

const OWNER = /^(?:@[\w-]+(?:\[bot\])?(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+)$/;

function body(pattern: string): string {
  const tokens = pattern.match(/\*\*\/|\/\*\*$|\*\*|\*|\?|\\.|./g) ?? [];
  const as: Readonly<Record<string, string>> = {
    '**/': '(?:.*/)?',
    '/**': '/.*',
    '**': '.*',
    '*': '[^/]*',
    '?': '[^/]',
  };
  return tokens
    .map((token) => as[token] ?? token.replace(/^\\(?=.)/, '').replace(/[.+^${}()|[\]\\/]/g, '\\$&'))
    .join('');
}

/** What a pattern that names a directory reaches below it; `docs/*` stops at the files of `docs`. */
function below(pattern: string): string {
  if (pattern.endsWith('/')) return '\\/.+';
  return pattern.endsWith('/*') ? '' : '(?:\\/.*)?';
}

function toRegExp(pattern: string): RegExp {
  const anchored = pattern.slice(0, -1).includes('/');
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  return new RegExp(`^${anchored ? '' : '(?:.*\\/)?'}${body(bare)}${below(pattern)}$`);
}

/** GitHub skips a line that it cannot read: negation, character ranges, something that is no owner. */
function ruleOf(line: string): OwnerRule[] {
  const [pattern = '', ...rest] = line.match(/(?:\\.|\S)+/g) ?? [];
  const comment = rest.findIndex((word) => word.startsWith('#'));
  const owners = comment < 0 ? rest : rest.slice(0, comment);
  const unreadable = pattern === '' || /^[#!]|^\\#|\[/.test(pattern);
  if (unreadable || !owners.every((owner) => OWNER.test(owner))) return [];
  return [{ matches: toRegExp(pattern), owners }];
}

/** Reads a CODEOWNERS file (docs.github.com, "About code owners"). */
export function parseCodeOwners(text: string): OwnerRule[] {
  return text.split(/\r?\n/).flatMap(ruleOf);
}

/** The owners of a path: those of the last line that matches it. */
export function ownersOf(rules: readonly OwnerRule[], path: string): readonly string[] {
  return rules.findLast((rule) => rule.matches.test(path))?.owners ?? [];
}
