/**
 * Plain scalars as Kubernetes reads them: YAML 1.1 in most, so `0644` is 420 and `yes` is true. Source:
 * sigs.k8s.io/yaml goyaml.v2/resolve.go, with which kubectl, Flux and Argo CD read what a renderer prints.
 */
import type { ScalarTag, Tags } from 'yaml';

const BOOLEAN = /^(?:[Yy](?:es)?|YES|[Tt]rue|TRUE|[Oo]n|ON|[Nn]o?|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/;
const TRUE = /^(?:y|t|on)/i;
/** Underscores may stand between digits, and behind a sign. */
const INTEGER =
  /^(?:[-+]_*)?(?:0_*[xX]_*[\da-fA-F][\da-fA-F_]*|0_*[bB]_*[01][01_]*|0_*[oO]_*[0-7][0-7_]*|\d[\d_]*)$/;
const FLOAT =
  /^(?:\.\d(?:_?\d)*|[-+]_*\._*\d[\d_]*|(?:[-+]_*)?\d[\d_]*(?:\.[\d_]*)?)(?:[eE][-+]?_*\d[\d_]*)?$/;

const boolean: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: BOOLEAN,
  identify: (value) => typeof value === 'boolean',
  resolve: (text) => (BOOLEAN.test(text) ? TRUE.test(text) : text),
  stringify: ({ value }) => String(value),
};

const integer: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: INTEGER,
  identify: (value) => typeof value === 'bigint' || Number.isInteger(value),
  resolve: (text) => toInteger(text) ?? toFloat(text) ?? text,
  stringify: ({ value }) => String(value),
};

const float: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: FLOAT,
  identify: (value) => typeof value === 'number',
  resolve: (text) => toFloat(text) ?? text,
  stringify: ({ value }) => String(value),
};

/** For the schema `failsafe`, in which all scalars are text. */
export function kubernetesTags(tags: Tags): Tags {
  return [...tags, 'null', boolean, integer, float];
}

/** Integers are read in full, since two large ones must not look the same. */
function toInteger(text: string): number | bigint | undefined {
  const plain = text.replaceAll('_', '').toLowerCase();
  const [, sign, digits = ''] = /^([-+]?)(.*)$/.exec(plain) ?? [];
  const octal = digits.replace(/^0(?=\d)/, '0o');
  if (!/^(?:0x[\da-f]+|0b[01]+|0o[0-7]+|\d+)$/.test(octal)) return undefined;
  const value = sign === '-' ? -BigInt(octal) : BigInt(octal);
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** What is beyond the numbers of a computer stays text. */
function toFloat(text: string): number | undefined {
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value + 0 : undefined; // no -0
}
