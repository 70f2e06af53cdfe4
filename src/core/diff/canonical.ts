/** One form for all manifests that mean the same, whatever the order and formatting of their YAML. */
import { stringify } from 'yaml';
import { kubernetesTags } from './scalars.ts';
import { fingerprint, isList, isMapping, type Mapping, type Value } from './value.ts';

/** Keys that a reader looks for first; all others follow by the alphabet. */
const FIRST = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

/**
 * Lists whose items are told apart by a key and whose order means nothing to Kubernetes (its API conventions call
 * them lists of type map). The order of `initContainers` is the order of their execution, so it stays.
 */
const KEYED: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  ephemeralContainers: ['name'],
  volumes: ['name'],
  imagePullSecrets: ['name'],
  env: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  ports: ['name', 'containerPort', 'port', 'protocol', 'targetPort'],
  hostAliases: ['ip'],
};

/** Lists of texts that are sets: the rules of roles and the access modes of volumes. */
const SETS = ['verbs', 'resources', 'apiGroups', 'resourceNames', 'nonResourceURLs', 'accessModes'];

export function canonical(value: Value): Value {
  return visit(value, undefined);
}

/** Text of a value: two equal values in canonical form give the same text, and it is read as it was. */
export function formatCanonical(value: Value): string {
  return stringify(value, {
    lineWidth: 0,
    aliasDuplicateObjects: false,
    blockQuote: 'literal',
    singleQuote: false,
    schema: 'failsafe',
    customTags: kubernetesTags,
  });
}

function visit(value: Value, key: string | undefined): Value {
  if (isList(value))
    return sorted(
      value.map((item) => visit(item, undefined)),
      key,
    );
  if (!isMapping(value)) return value;
  const keys = Object.keys(value).sort(byKey);
  return Object.fromEntries(keys.map((name) => [name, visit(value[name] ?? null, name)]));
}

function byKey(left: string, right: string): number {
  const [a, b] = [rank(left), rank(right)];
  if (a !== b) return a - b;
  return left < right ? -1 : Number(left > right);
}

function rank(key: string): number {
  const place = FIRST.indexOf(key);
  return place < 0 ? FIRST.length : place;
}

function sorted(items: readonly Value[], key: string | undefined): readonly Value[] {
  if (key === undefined || !Object.hasOwn(KEYED, key)) {
    const isSet = SETS.includes(key ?? '') && items.every((item) => typeof item === 'string');
    return isSet ? [...items].sort() : items;
  }
  const keys = items.map((item) => (isMapping(item) ? keyOf(item, KEYED[key] ?? []) : undefined));
  if (keys.includes(undefined) || new Set(keys).size < keys.length || ordered(items, key)) return items;
  return [...items.keys()]
    .sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1))
    .map((index) => items[index] ?? null);
}

function keyOf(item: Mapping, names: readonly string[]): string | undefined {
  const parts = names.map((name) => (Object.hasOwn(item, name) ? fingerprint(item[name]) : ''));
  return parts.every((part) => part === '') ? undefined : parts.join(' ');
}

/** `$(NAME)` in a variable's value is replaced only where NAME stands above it, so the order counts. */
function ordered(items: readonly Value[], key: string): boolean {
  return (
    key === 'env' &&
    items.some((item) => isMapping(item) && typeof item['value'] === 'string' && item['value'].includes('$('))
  );
}
