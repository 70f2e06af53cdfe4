/** What a rendering says about an image, read from its text alone: an opinion beside that of the diff. */

/** Whether the rendered text refers to the repository: as an image, as a repository in values, or as a chart. */
export function usesImage(rendered: string, repository: string): boolean {
  const name = repository.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = `(?:image|repository|url): *["']?(?:oci://)?`;
  return new RegExp(`${before}${name}(?:[:@"']|$)`, 'm').test(rendered);
}

/** The changed lines of a patch, without their signs. */
export function changedLines(patch: string): {
  readonly removed: readonly string[];
  readonly added: readonly string[];
} {
  const lines = patch.split('\n');
  const having = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
  return { removed: having('-'), added: having('+') };
}

/** Lines with every one of the versions taken out, so that what is left must be the same on both sides. */
export function withoutVersions(
  lines: readonly string[],
  versions: readonly (string | undefined)[],
): readonly string[] {
  const known = versions.filter((version) => version !== undefined).sort((a, b) => b.length - a.length);
  return lines.map((line) =>
    known
      .reduce((rest, version) => rest.replaceAll(`:${version}`, '').replaceAll(version, ''), line)
      .trimEnd(),
  );
}
