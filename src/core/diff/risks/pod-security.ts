/**
 * What a namespace keeps its pods from. Source: kubernetes.io/docs/concepts/security/pod-security-admission; without
 * the label the cluster's default holds, which is `privileged` unless an administrator has set another.
 */
import { textAt, type Value } from '../value.ts';
import type { RiskRule } from './risk.ts';

const LABEL = 'pod-security.kubernetes.io/enforce';
const LEVELS = ['privileged', 'baseline', 'restricted'];

export const looserNamespace: RiskRule = ({ id, base, head }) => {
  if (id.kind !== 'Namespace' || id.group !== '' || head === undefined) return [];
  const [before, after] = [enforced(base), enforced(head)];
  const names = [`${before ?? 'no label'} → ${after ?? 'no label'}`];
  if (rank(after) < rank(before)) {
    const what = 'keeps its pods from less than before (pod security)';
    return [{ level: rank(after) === 0 ? 'high' : 'medium', what, names }];
  }
  if (after !== 'privileged' || before === after) return [];
  return [{ level: 'medium', what: 'takes pods with any privileges (pod security: privileged)' }];
};

function enforced(body: Value | undefined): string | undefined {
  return textAt(body, 'metadata', 'labels', LABEL);
}

/** A word that Kubernetes does not know is taken for the strictest level: that is what it falls back to. */
function rank(level: string | undefined): number {
  if (level === undefined) return 0;
  const known = LEVELS.indexOf(level);
  return known < 0 ? LEVELS.length - 1 : known;
}
