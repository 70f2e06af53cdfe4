const cache = new Map<string, RegExp>();

function source(pattern: string): string {
  let out = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    const set = /^\[(!?)([^\]]+)\]/.exec(rest);
    const brace = /^\{([^}]*)\}/.exec(rest);
    if (rest.startsWith('**/')) {
      out += '(?:.*/)?';
      at += 2;
    } else if (rest.startsWith('**')) {
      out += '.*';
      at += 1;
    } else if (rest.startsWith('*')) out += '[^/]*';
    else if (rest.startsWith('?')) out += '[^/]';
    else if (set !== null) {
      out += `[${set[1] === '!' ? '^' : ''}${(set[2] ?? '').replace(/\\/g, '\\\\')}]`;
      at += set[0].length - 1;
    } else if (brace !== null) {
      out += `(?:${(brace[1] ?? '').split(',').map(source).join('|')})`;
      at += brace[0].length - 1;
    } else out += (pattern[at] ?? '').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  }
  return out;
}

/** Ruby's File.fnmatch with FNM_PATHNAME, as GitHub's branch patterns are matched: `*` stops at a slash. */
export function matchesPattern(pattern: string, name: string): boolean {
  const known = cache.get(pattern) ?? new RegExp(`^${source(pattern)}$`);
  cache.set(pattern, known);
  return known.test(name);
}
