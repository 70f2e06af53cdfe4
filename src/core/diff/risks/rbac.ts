/** The API group of roles and bindings. */
import type { ResourceId } from '../resource.ts';

const GROUP = 'rbac.authorization.k8s.io';

export function isRbac({ group, kind }: ResourceId, kinds: readonly string[]): boolean {
  return group === GROUP && kinds.includes(kind);
}
