/** Whether an address in an operator's object is the config repository itself. */

/** `host/owner/name`, lower case: equal for `https://`, `ssh://` and `git@host:` forms of one repository. */
export function normaliseAddress(url: string): string {
  const address = url
    .trim()
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/^[^@/]+@/, '')
    .replace(/^([^/:]+):(\d+\/)/, '$1/')
    .replace(/^([^/:]+):(?!\/)/, '$1/')
    .toLowerCase();
  return withoutSlashes(address).replace(/\.git$/, '');
}

function withoutSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

/**
 * @param known addresses of the config repository; with none, every address may be it, and what tells is
 *   whether the path stands in it
 */
export function isSameRepository(url: string | undefined, known: readonly string[]): boolean {
  if (url === undefined || known.length === 0) return true;
  const address = normaliseAddress(url);
  return known.some((each) => normaliseAddress(each) === address);
}
