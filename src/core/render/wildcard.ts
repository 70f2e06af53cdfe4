/**
 * Wildcards in which `*` stands for anything, slashes too. Not by regular expressions: a pattern comes from the
 * repository, and with those a bad one takes longer than anyone waits.
 */

/** `*` and `?`; time grows with the product of the lengths. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let retry = 0;
  while (at < text.length) {
    const sign = pattern[inPattern];
    if (sign === '*') {
      star = inPattern;
      retry = at;
      inPattern += 1;
    } else if (sign === '?' || sign === text[at]) {
      at += 1;
      inPattern += 1;
    } else if (star >= 0) {
      inPattern = star + 1;
      retry += 1;
      at = retry;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(inPattern));
}

/** More choices than this are not written by people. */
const MAX_CHOICES = 256;

/** `{a,b}` as one pattern for each choice; what has too many stays as it is. */
export function expandChoices(pattern: string): readonly string[] {
  let patterns: readonly string[] = [pattern];
  while (patterns.length <= MAX_CHOICES) {
    const expanded = patterns.flatMap((each) => {
      const match = /^([^{]*)\{([^{}]*)\}(.*)$/s.exec(each);
      if (match === null) return [each];
      return (match[2] ?? '').split(',').map((choice) => `${match[1]}${choice}${match[3]}`);
    });
    if (expanded.length === patterns.length && expanded.every((each, index) => each === patterns[index]))
      return patterns;
    patterns = expanded;
  }
  return [pattern];
}
