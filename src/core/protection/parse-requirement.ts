/** `require-protection` and `protection`: one shape in two places. */
import { PROTECTION } from '../config/definition.ts';
import { type Plain, readShape } from '../config/read.ts';
import { parseYaml } from '../edit/yaml.ts';
import { type Failure, ReleaseError } from '../errors.ts';
import type { RequiredCheck } from '../facts.ts';
import { FLAG_KEYS, NOTHING_REQUIRED, type Requirement } from './requirement.ts';

/**
 * Reads the input `require-protection`.
 * @param text YAML
 * @throws ReleaseError input-invalid with every mistake; yaml-invalid
 */
export function parseRequirement(text: string): Requirement {
  const source = { file: 'require-protection', text };
  const root = parseYaml(source.file, text).documents[0]?.root;
  if (root === undefined) return NOTHING_REQUIRED;
  const failures: Failure[] = [];
  const value = readShape(PROTECTION, root, { at: '', reading: { source, failures } });
  const [first, ...others] = failures.map(asInput);
  if (first !== undefined) throw new ReleaseError([first, ...others]);
  return toRequirement(value);
}

/** The place is a line of the input, not of a file. */
function asInput({ what, where, next }: Failure): Failure {
  const line = typeof where === 'object' && where.line !== undefined ? `, line ${where.line}` : '';
  return { code: 'input-invalid', what, where: `input "require-protection"${line}`, next };
}

/** @param value as `PROTECTION` allows it */
export function toRequirement(value: Plain | undefined): Requirement {
  const keys = (value ?? {}) as Readonly<Record<string, Plain>>;
  return {
    reviews: Number(keys['required-reviews'] ?? 0),
    flags: Object.entries(FLAG_KEYS).flatMap(([key, flag]) => (keys[key] === true ? [flag] : [])),
    checks: toChecks(keys['required-checks']),
  };
}

/** @param value a list as the key `checks` allows it */
export function toChecks(value: Plain | undefined): readonly RequiredCheck[] {
  return ((value ?? []) as readonly Plain[]).map(toCheck);
}

function toCheck(value: Plain): RequiredCheck {
  if (typeof value !== 'object') return { context: String(value), appId: undefined };
  const { name, app } = value as { readonly name: string; readonly app?: number };
  return { context: name, appId: app };
}

/** The stricter of two in each point; an input can add to the environment's policy, never take from it. */
export function strictest(one: Requirement, other: Requirement): Requirement {
  const checks = [...one.checks, ...other.checks];
  return {
    reviews: Math.max(one.reviews, other.reviews),
    flags: [...new Set([...one.flags, ...other.flags])],
    checks: [...new Map(checks.map((check) => [`${check.appId ?? ''} ${check.context}`, check])).values()],
  };
}
