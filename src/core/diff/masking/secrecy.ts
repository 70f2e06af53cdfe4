/**
 * Which values of a resource are secret by their place: `data` and `stringData` of a Secret at any depth, what the
 * configuration declares, and any text that holds such a Secret (`last-applied-configuration`, a manifest in a
 * ConfigMap). Encrypted values of SOPS, SealedSecrets and ExternalSecrets are no secret: they are made to be read.
 */
import { readDocuments } from '../documents.ts';
import type { ResourceId } from '../resource.ts';
import { isList, isMapping, type Mapping, textAt, type Value, type ValuePath, valueAt } from '../value.ts';
import { mappingsIn } from '../workload.ts';
import { isSecretKey } from './names.ts';
import { pathKey, type SensitivePattern, sensitivePlaces } from './sensitive.ts';

/** `open`: only secret by what it says; `base64`, `plain`: a secret value; `whole`: a text with secrets inside. */
export type Secrecy = 'open' | 'plain' | 'base64' | 'whole';

/** What becomes of a leaf; keys of mappings are `open`, but for those that are secrets themselves. */
export type LeafMap = (leaf: Value, secrecy: Secrecy) => Value;

interface Walk {
  readonly patterns: readonly SensitivePattern[];
  readonly places: ReadonlySet<string>;
  readonly sops: boolean;
  readonly map: LeafMap;
}

/** @returns the body with `map` done to every leaf and key */
export function mapSecrecy(body: Value, patterns: readonly SensitivePattern[], map: LeafMap): Value {
  const places = sensitivePlaces(body, idOf(body), patterns);
  const sops = isMapping(valueAt(body, 'sops'));
  return visit(body, { path: [], secrecy: 'open' }, { patterns, places, sops, map });
}

interface Here {
  readonly path: ValuePath;
  readonly secrecy: Secrecy;
  /** Its keys are those of a Secret's data. */
  readonly data?: boolean;
}

function visit(value: Value, here: Here, walk: Walk): Value {
  const declared = walk.places.size > 0 && walk.places.has(pathKey(here.path));
  const secrecy = here.secrecy === 'open' && declared ? 'plain' : here.secrecy;
  if (isList(value)) {
    return value.map((item, index) => visit(item, { path: [...here.path, index], secrecy }, walk));
  }
  if (!isMapping(value)) return walk.map(value, leafSecrecy(value, secrecy, walk));
  const entries = Object.entries(value).map(([key, item]) => {
    const field = fieldSecrecy(value, key);
    const inside = { secrecy: secrecy === 'open' ? field : secrecy, data: field !== 'open' };
    const shown = walk.map(key, here.data === true && isSecretKey(key, item) ? 'plain' : 'open');
    return [String(shown), visit(item, { path: [...here.path, key], ...inside }, walk)];
  });
  return Object.fromEntries(entries);
}

function fieldSecrecy(map: Mapping, key: string): Secrecy {
  if (!isSecret(map)) return 'open';
  if (key === 'data') return 'base64';
  return key === 'stringData' ? 'plain' : 'open';
}

/** A value as SOPS writes it, whole. Source: getsops/sops aes/cipher.go. */
const ENCRYPTED = /^ENC\[AES256_GCM,data:[A-Za-z0-9+/=]*(?:,[a-z]+:[A-Za-z0-9+/=_]+)*\]$/;

function leafSecrecy(leaf: Value, secrecy: Secrecy, walk: Walk): Secrecy {
  if (typeof leaf !== 'string') return secrecy;
  if (walk.sops && ENCRYPTED.test(leaf)) return 'open';
  return secrecy === 'open' && holdsSecret(leaf, walk.patterns) ? 'whole' : secrecy;
}

/** By its kind alone: a Secret of whatever group holds secrets. `SealedSecret` and `ExternalSecret` are other kinds. */
export function isSecret(map: Mapping): boolean {
  return map['kind'] === 'Secret';
}

function idOf(body: Value): Pick<ResourceId, 'kind' | 'name'> {
  return { kind: textAt(body, 'kind') ?? '', name: textAt(body, 'metadata', 'name') ?? '' };
}

/** Quotes may be escaped, any number of times: JSON inside of JSON. */
const SECRET_INSIDE = /kind[\\"']*\s*:\s*[\\"']*Secret(?![A-Za-z])/;
const RESOURCE_INSIDE = /kind[\\"']*\s*:/;

/** Text with a Secret's manifest in it, or with what may be one but is no YAML. */
function holdsSecret(text: string, patterns: readonly SensitivePattern[]): boolean {
  if (!(patterns.length > 0 ? RESOURCE_INSIDE : SECRET_INSIDE).test(text)) return false;
  const { values, problems } = embedded(text);
  return (
    (problems.length > 0 && SECRET_INSIDE.test(text)) || values.some((value) => hasSecret(value, patterns))
  );
}

function hasSecret(value: Value, patterns: readonly SensitivePattern[]): boolean {
  let found = false;
  for (const map of mappingsIn(value)) {
    found ||= isSecret(map) && (map['data'] !== undefined || map['stringData'] !== undefined);
    found ||= sensitivePlaces(map, idOf(map), patterns).size > 0;
    found ||= Object.values(map).some((item) => typeof item === 'string' && holdsSecret(item, patterns));
  }
  return found;
}

/** Documents inside a text; JSON is YAML. */
export function embedded(text: string): {
  readonly values: readonly Value[];
  readonly problems: readonly string[];
} {
  const { values, problems } = readDocuments(text, new Map());
  return { values: values.filter((value) => typeof value !== 'string'), problems };
}
