/** Values that are secret by the name of their key, in files that are no manifests: the values of a chart. */
import { isList, isMapping, type Mapping, textAt, type Value } from '../value.ts';
import { isOpen } from './broken.ts';

/** The word stands at the end: `secretName`, `passwordKey` and `tokenPath` say where a secret is, and are none. */
const SECRET_KEY =
  /(?:(?:^|[^a-z])pass|Pass|pass(?:word|wd|phrase|code)|pwd|secret|token|credentials?|(?:api|access|private|secret|encryption|signing|master|auth|licen[cs]e)[-_]?key)$|^PASS$/i;

/** Keys whose value is as often the name of a Secret as a secret. */
const OFTEN_A_NAME =
  /^(?:existing|tls|pull|image[-_]?pull|ingress|ca|cert\w*)?[-_]?(?:secret|credentials?)$/i;
const NAME = /^[a-z]+(?:-[a-z\d]+)*$/;

/** Names: of a Secret, as most are called, or of a variable. */
const SURELY_A_NAME =
  /^[a-z\d-]+-(?:secrets?|credentials?|creds|tls|certs?|token|auth|keys?)$|^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** Fields of operators' objects and kustomizations below which values of a chart, or variables, stand. */
const HOLDERS = ['values', 'valuesObject', 'valuesInline', 'parameters', 'substitute'];

/** @returns the secret texts among values of charts, by the names of their keys */
export function secretsByKey(document: Value): readonly string[] {
  return valuesIn(document).flatMap(inValues);
}

/** @returns all of a document that is no manifest, else the values of charts that stand in it */
export function valuesIn(document: Value): readonly Value[] {
  return textAt(document, 'kind') === undefined ? [document] : held(document);
}

function held(value: Value): readonly Value[] {
  if (isList(value)) return value.flatMap(held);
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    HOLDERS.includes(key) && typeof item === 'object' ? [item] : held(item),
  );
}

function inValues(value: Value): readonly string[] {
  if (isList(value)) return value.flatMap(inValues);
  if (!isMapping(value)) return [];
  const own = Object.entries(value).flatMap(([key, item]) => secretAt(key, item));
  return [...own, ...namedValue(value), ...Object.values(value).flatMap(inValues)];
}

/** `name: auth.password` beside `value`. */
function namedValue(map: Mapping): readonly string[] {
  const name = textAt(map, 'name');
  return name === undefined ? [] : secretAt(name.replace(/^.*[.[]/, ''), map['value'] ?? null);
}

function secretAt(key: string, value: Value): readonly string[] {
  if (!SECRET_KEY.test(key) || typeof value === 'object' || typeof value === 'boolean') return [];
  const text = String(value);
  const isName = SURELY_A_NAME.test(text) || (OFTEN_A_NAME.test(key) && NAME.test(text));
  return isOpen(text) || isName ? [] : [text];
}
