/** Bindings that hand a role to more people, or another role. */
import { itemsAt, textAt, type Value } from '../value.ts';
import { isRbac } from './rbac.ts';
import type { Change, Finding, RiskRule } from './risk.ts';

/** Roles that every cluster has and that write. Source: kubernetes.io/docs/reference/access-authn-authz/rbac. */
const WRITING = ['admin', 'edit'];

/** `cluster-admin` above all. A Role of such a name is one of the namespace's own. */
export const widerBinding: RiskRule = (change) => {
  if (!isRbac(change.id, ['RoleBinding', 'ClusterRoleBinding']) || change.head === undefined) return [];
  const role = textAt(change.head, 'roleRef', 'name') ?? '';
  const built = textAt(change.head, 'roleRef', 'kind') !== 'Role';
  const gained = newSubjects(change);
  const isNew = change.base === undefined || textAt(change.base, 'roleRef', 'name') !== role;
  if (built && role === 'cluster-admin' && (isNew || gained.length > 0)) {
    return [{ level: 'high', what: 'gives full control of the cluster (cluster-admin) to', names: gained }];
  }
  if (isNew) return newBinding(change.id.kind, { role, writes: built && WRITING.includes(role), gained });
  return gained.length === 0
    ? []
    : [{ level: 'medium', what: 'gives its role to more subjects', names: gained }];
};

function newBinding(
  kind: string,
  binding: { readonly role: string; readonly writes: boolean; readonly gained: readonly string[] },
): readonly Finding[] {
  const { role, writes, gained } = binding;
  const names = [role, ...gained];
  if (kind === 'ClusterRoleBinding') {
    const what = 'is new and gives a role in the whole cluster';
    return [{ level: writes ? 'high' : 'medium', what, names }];
  }
  return writes ? [{ level: 'medium', what: 'is new and gives a role that writes, Secrets too', names }] : [];
}

/** All subjects where the role is another one. */
function newSubjects({ base, head }: Change): readonly string[] {
  const same = textAt(base, 'roleRef', 'name') === textAt(head, 'roleRef', 'name');
  const before = same ? itemsAt(base, 'subjects').map(formatSubject) : [];
  return itemsAt(head, 'subjects')
    .map(formatSubject)
    .filter((subject) => !before.includes(subject));
}

function formatSubject(subject: Value): string {
  const namespace = textAt(subject, 'namespace');
  const name = textAt(subject, 'name') ?? '';
  return `${textAt(subject, 'kind') ?? ''} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}
