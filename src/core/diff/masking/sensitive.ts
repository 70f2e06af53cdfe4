/**
 * Patterns for values that a config repository declares to be secret: Kind/name/path, for example
 * `ConfigMap/shop/data.password` or `Deployment/shop/spec.**.env.API_KEY.value`.
 *
 * Kind and name may hold `*` for any letters. The path's parts are divided by dots; `*` stands for one part, `**` for
 * any number of them, and a part with dots in it is quoted: `data."app.properties"`. Items of a list are named by
 * their `name`, or else by their index. All that stands below a place that matches is secret.
 */
import { ReleaseError } from '../../errors.ts';
import type { ResourceId } from '../resource.ts';
import { isList, isMapping, textAt, type Value, type ValuePath } from '../value.ts';

interface Test {
  test(text: string): boolean;
}

export interface SensitivePattern {
  readonly kind: Test;
  readonly name: Test;
  readonly path: readonly string[];
  /** The name as the pattern has it. */
  readonly written: string;
}

/**
 * @param text a pattern as the configuration has it
 * @throws ReleaseError input-invalid where it has not the three parts
 */
export function parseSensitive(text: string): SensitivePattern {
  const [, kind, name, path] = /^([^/\s]+)\/([^/\s]+)\/(\S.*)$/.exec(text.trim()) ?? [];
  const parts = path === undefined ? undefined : splitPath(path);
  if (kind === undefined || name === undefined || parts === undefined) {
    throw new ReleaseError({
      code: 'input-invalid',
      what: `"${text}" does not say which values are secret: expected Kind/name/path`,
      where: 'sensitive',
      next: 'Write for example ConfigMap/*/data.password; quote keys with dots: data."app.properties".',
    });
  }
  return { kind: wildcard(kind), name: wildcard(name), path: parts, written: name };
}

function splitPath(path: string): readonly string[] | undefined {
  const parts = [...path.matchAll(/(?:^|\.)(?:"([^"]+)"|([^".]+))/g)];
  const whole = parts.map(([text]) => text).join('');
  return whole === path ? parts.map(([, quoted, bare]) => quoted ?? bare ?? '') : undefined;
}

function wildcard(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}$`);
}

/** The pattern for a file that kustomize builds from: a prefix or suffix of the name may be missing there. */
export function beforeBuild(pattern: SensitivePattern): SensitivePattern {
  const { name, written } = pattern;
  return { ...pattern, name: { test: (text) => name.test(text) || (text !== '' && written.includes(text)) } };
}

/** A path as a text that can be looked up. */
export function pathKey(path: ValuePath): string {
  return path.join('\0');
}

/** @returns the places (`pathKey`) in a resource's body that the patterns declare secret */
export function sensitivePlaces(
  body: Value,
  id: Pick<ResourceId, 'kind' | 'name'>,
  patterns: readonly SensitivePattern[],
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { kind, name, path } of patterns) {
    if (kind.test(id.kind) && name.test(id.name)) visit({ called: '', path: [], value: body }, path, found);
  }
  return found;
}

interface Place {
  /** What a pattern calls the place, seen from the mapping or list around it. */
  readonly called: string;
  readonly path: ValuePath;
  readonly value: Value;
}

function visit(place: Place, parts: readonly string[], found: Set<string>): void {
  const [part, ...rest] = parts;
  if (part === undefined) {
    found.add(pathKey(place.path));
    return;
  }
  if (part === '**') visit(place, rest, found);
  for (const child of placesBelow(place)) {
    if (part === '**') visit(child, parts, found);
    else if (part === '*' || part === child.called) visit(child, rest, found);
  }
}

function placesBelow({ path, value }: Place): readonly Place[] {
  if (isList(value)) {
    return value.map((item, index) => {
      return { called: textAt(item, 'name') ?? String(index), path: [...path, index], value: item };
    });
  }
  if (!isMapping(value)) return [];
  return Object.entries(value).map(([key, item]) => ({ called: key, path: [...path, key], value: item }));
}
