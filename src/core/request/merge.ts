/** How a proposal is merged, as the inputs say it; what they leave open is the environment's to say. */
import { ReleaseError } from '../errors.ts';
import { MERGE_MODES, type MergeMode } from '../merging/decide.ts';
import type { MergePolicy } from '../merging/policy.ts';
import { parseRequirement } from '../protection/parse-requirement.ts';
import { MERGE_METHODS } from '../protection/protection.ts';
import { NOTHING_REQUIRED } from '../protection/requirement.ts';
import { parseDuration } from './duration.ts';
import { parseBoolean, quote } from './fields.ts';
import { parseNames } from './lists.ts';
import type { Reader } from './problems.ts';

const DEFAULT_TIMEOUT = 30 * 60_000;

/** `mode` undefined: not given. */
export interface AskedMerge extends Omit<MergePolicy, 'mode'> {
  readonly mode: MergeMode | undefined;
  /** The first input that only makes sense where the action merges. */
  readonly idle: string | undefined;
}

/** What is wrong is collected by `read`. */
export function readMerge(read: Reader): AskedMerge {
  const method = read('merge-method', (value) => oneOf(value, MERGE_METHODS));
  const timeout = read('timeout', parseDuration);
  const deleteBranch = read('delete-branch', (value) => parseBoolean(value, false)) ?? false;
  const names = read('checks', parseNames) ?? [];
  const checks = names.map((context) => ({ context, appId: undefined }));
  const idle = [
    checks.length === 0 ? [] : ['checks'],
    method === undefined ? [] : ['merge-method'],
    timeout === undefined ? [] : ['timeout'],
    deleteBranch ? ['delete-branch'] : [],
  ].flat();
  return {
    mode: read('merge', (value) => oneOf(value, MERGE_MODES)),
    method,
    requirement: read('require-protection', parseRequirement) ?? NOTHING_REQUIRED,
    ...(checks.length === 0 ? {} : { checks }),
    timeout: timeout ?? DEFAULT_TIMEOUT,
    deleteBranch,
    idle: idle[0],
  };
}

function oneOf<Value extends string>(value: string, known: readonly Value[]): Value {
  const found = known.find((each) => each === value);
  if (found !== undefined) return found;
  const next = `Give ${known.map((each) => `\`${each}\``).join(', ')}.`;
  throw new ReleaseError({ code: 'input-invalid', what: `got ${quote(value)}`, next });
}
