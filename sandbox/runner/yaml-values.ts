/** Values of a parsed YAML file, taken as what they should be. */

export type Fields = Readonly<Record<string, unknown>>;

/** @returns the mapping; an empty one for anything else */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A scalar as GitHub turns it into a string. */
export function text(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

export function texts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields(value)).map(([name, inner]) => [name, text(inner) ?? '']));
}

/** @throws Error a key that is not among these: whoever reads the file must not think that it works */
export function onlyKeys(value: unknown, names: readonly string[], where: string): Fields {
  const strange = Object.keys(fields(value)).find((name) => !names.includes(name));
  if (strange !== undefined) throw new Error(`${where}: this runner does not run "${strange}"`);
  return fields(value);
}
