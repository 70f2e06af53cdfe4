/**
 * Keys of a Secret that are no names. A file that kustomize reads as settings (`secretGenerator.envs`) may be anything:
 * of a line without `=` the whole becomes a key, without a value.
 */
import type { Value } from '../value.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';

/** Letters that Kubernetes does not take in a key, or more of them in a row than a name has. */
const MATERIAL = /[^-._A-Za-z0-9]|[A-Za-z0-9]{33}/;

/** Nothing, or what is left of the padding of base64; also in base64. */
const EMPTY = ['', '=', 'PQ=='];

const UPPER = /^[A-Z]{1,16}\d?(?:_[A-Z\d]{1,16})*$/;
const TELLING =
  /(?:pass(?:word|wd|phrase)?|secret|token|user(?:name)?|(?:api|access|private|secret)[-_.]?key)$/i;
const FILE =
  /\.(?:crt|key|pem|p12|jks|json|ya?ml|env|conf|cfg|ini|properties|txt|xml|toml|dockerconfigjson)$/;

/** @param value what the key has; with a value most keys are names */
export function isSecretKey(key: string, value: Value): boolean {
  if (MATERIAL.test(key)) return true;
  return isEmpty(value) && !isName(key);
}

function isEmpty(value: Value): boolean {
  return value === null || (typeof value === 'string' && EMPTY.includes(value.trim()));
}

function isName(key: string): boolean {
  return ORDINARY_WORDS.has(key) || UPPER.test(key) || TELLING.test(key) || FILE.test(key);
}
