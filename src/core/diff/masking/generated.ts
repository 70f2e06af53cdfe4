/** ConfigMaps and Secrets as kustomize's generators make them, before it does. */
import { itemsAt, type Mapping, textAt, type Value } from '../value.ts';
import type { Found, Reference } from './extracted.ts';

const FIELDS = { secretGenerator: 'Secret', configMapGenerator: 'ConfigMap' } as const;
const KINDS: Readonly<Record<string, Kind>> = { SecretGenerator: 'Secret', ConfigMapGenerator: 'ConfigMap' };

type Kind = 'Secret' | 'ConfigMap';

/** @param map a kustomization, or a generator that stands as a resource of its own */
export function generatedBy(map: Mapping): readonly Found[] {
  const own = KINDS[textAt(map, 'kind') ?? ''];
  const listed = Object.entries(FIELDS).flatMap(([field, kind]) =>
    itemsAt(map, field).map((generator) => toFound(generator, kind)),
  );
  const name = textAt(map, 'metadata', 'name') ?? '';
  return own === undefined ? listed : [...listed, toFound({ ...map, name }, own)];
}

function toFound(generator: Value, kind: Kind): Found {
  const name = textAt(generator, 'name') ?? '';
  const make = (data: readonly Entry[]): Value => ({
    kind,
    metadata: { name },
    [kind === 'Secret' ? 'stringData' : 'data']: Object.fromEntries(data),
  });
  const files = textsAt(generator, 'files').map((file): Reference => {
    const [key, path] = entryOf(file);
    return { path, toBodies: (text) => [make([[key.replace(/^.*\//, ''), text]])] };
  });
  const lone = textAt(generator, 'env');
  const settings = [...textsAt(generator, 'envs'), ...(lone === undefined ? [] : [lone])].map(
    (path): Reference => ({ path, toBodies: (text) => [make(settingsIn(text))] }),
  );
  const literals = [...textsAt(generator, 'literals').map(entryOf), ...mistaken(generator)];
  return { bodies: [make(literals), make(literals.map(unquoted))], references: [...files, ...settings] };
}

type Entry = readonly [string, string];

/** A literal among the files: no name of a file has another `=` in it. */
function mistaken(generator: Value): readonly Entry[] {
  const paths = textsAt(generator, 'files').map((file) => entryOf(file)[1]);
  return paths.filter((path) => path.includes('=')).flatMap((path) => [[path, path], entryOf(path)] as const);
}

/** All before the first `=` is the key. What has none is refused in a message that may quote it, or is a key whole. */
function entryOf(text: string): Entry {
  const at = text.indexOf('=');
  return at < 0 ? [text, text] : [text.slice(0, at), text.slice(at + 1)];
}

/** kustomize takes quotes around a literal's value off. Source: kustomize api/kv/kv.go removeQuotes. */
function unquoted([key, value]: Entry): Entry {
  return [key, value.replace(/^(["'])(.*)\1$/s, '$2')];
}

function settingsIn(text: string): readonly Entry[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(entryOf);
}

function textsAt(value: Value, key: string): readonly string[] {
  return itemsAt(value, key).flatMap((item) => (typeof item === 'string' ? [item] : []));
}
