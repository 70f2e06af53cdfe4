/** Values of a parsed manifest, and ways to look into them. */

export type Value = string | number | bigint | boolean | null | readonly Value[] | Mapping;

export interface Mapping {
  readonly [key: string]: Value;
}

/** Keys and indexes from the root of a document to one of its values. */
export type ValuePath = readonly (string | number)[];

export function isMapping(value: Value | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The value at a path, or undefined where there is none. */
export function valueAt(value: Value | undefined, ...path: ValuePath): Value | undefined {
  let found = value;
  for (const part of path) {
    if (isMapping(found) && Object.hasOwn(found, part)) found = found[part];
    else if (isList(found) && typeof part === 'number') found = found[part];
    else return undefined;
  }
  return found;
}

/** The text at a path; undefined for anything that is no string. */
export function textAt(value: Value | undefined, ...path: ValuePath): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** Items of the list at a path; none where there is no list. */
export function itemsAt(value: Value | undefined, ...path: ValuePath): readonly Value[] {
  const found = valueAt(value, ...path);
  return isList(found) ? found : [];
}

/** All leaves of a value, in order. */
export function leavesOf(value: Value): readonly { readonly leaf: Value; readonly path: ValuePath }[] {
  const found: { readonly leaf: Value; readonly path: ValuePath }[] = [];
  const visit = (node: Value, path: ValuePath): void => {
    if (isList(node)) for (const [index, item] of node.entries()) visit(item, [...path, index]);
    else if (isMapping(node)) for (const [key, item] of Object.entries(node)) visit(item, [...path, key]);
    else found.push({ leaf: node, path });
  };
  visit(value, []);
  return found;
}

/** A text that two values share exactly when they are equal, given that both are in canonical form. */
export function fingerprint(value: Value | undefined): string {
  return (
    JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item)) ?? 'undefined'
  );
}

export function sameValue(left: Value | undefined, right: Value | undefined): boolean {
  return left === right || fingerprint(left) === fingerprint(right);
}
