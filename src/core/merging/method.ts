/** Which method a merge uses: what the repository, the rules and a linear history leave (fact sheet B3). */
import { MERGE_METHODS, type MergeMethod, type Protection } from '../protection/protection.ts';
import type { MergeSettings } from './merge-facts.ts';

export type ChosenMethod =
  | { readonly kind: 'chosen'; readonly method: MergeMethod }
  | { readonly kind: 'none'; readonly why: string; readonly next: string };

/** @param wanted undefined: the first that is allowed of squash, merge and rebase */
export function chooseMethod(
  wanted: MergeMethod | undefined,
  protection: Protection,
  settings: MergeSettings,
): ChosenMethod {
  const allowed = MERGE_METHODS.filter(
    (method) => settings.methods.includes(method) && protection.methods.includes(method),
  );
  const [first] = allowed;
  if (first === undefined) {
    const why = `the repository allows ${listed(settings.methods)}, and the rules of the branch allow ${listed(protection.methods)}`;
    const next = 'Allow a method in both: Settings > General > Pull Requests, and the rules of the branch.';
    return { kind: 'none', why, next };
  }
  if (wanted === undefined || allowed.includes(wanted)) return { kind: 'chosen', method: wanted ?? first };
  const inRepository = settings.methods.includes(wanted);
  const why = `\`${wanted}\` is not allowed ${inRepository ? 'by the rules of the branch' : 'in the repository'}`;
  return {
    kind: 'none',
    why,
    next: `Set \`merge-method\` to ${allowed.map((each) => `\`${each}\``).join(' or ')}, or leave it out.`,
  };
}

function listed(methods: readonly MergeMethod[]): string {
  return methods.length === 0 ? 'none' : methods.join(', ');
}
