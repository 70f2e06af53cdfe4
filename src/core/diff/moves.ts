/** Resources that leave one target and come in another: told as what they are, not as a deletion alone. */
import type { Risk, TargetDiff } from './rendered-diff.ts';
import { idKey } from './resource.ts';

const LEAVES = 'leaves this target and comes in another, which may be too late for what prunes it';
/** Behind the words for a deletion that takes more with it. */
const COMES = '; it comes in another target';

/**
 * The level stays: whether the one takes over before the other deletes is up to the clusters, and the two may be on
 * different ones unless they are called alike.
 * @returns the risks with other words for such a resource, within one environment
 */
export function tellMoves(risks: readonly Risk[], targets: readonly TargetDiff[]): readonly Risk[] {
  if (!risks.some(({ rule }) => rule === 'deletion')) return risks;
  const environments = new Map(targets.map(({ label, environment }) => [label, environment]));
  const come = new Map<string, readonly TargetDiff[]>();
  for (const target of targets)
    for (const { id, status } of target.resources)
      if (status === 'added') come.set(idKey(id), [...(come.get(idKey(id)) ?? []), target]);
  return risks.map((risk) => {
    if (risk.rule !== 'deletion') return risk;
    const into = (come.get(idKey(risk.resource)) ?? [])
      .filter(({ environment }) => environment === environments.get(risk.target))
      .map(({ label }) => label);
    return into.length === 0 ? risk : { ...risk, what: wordsFor(risk), names: into };
  });
}

/** The same for risks that were told so before, in a share. */
function wordsFor({ level, what }: Risk): string {
  if (level === 'medium') return LEAVES;
  return what.endsWith(COMES) ? what : `${what}${COMES}`;
}
