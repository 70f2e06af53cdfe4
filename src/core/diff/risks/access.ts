/** Roles that allow more than before, and bindings that hand them to more people. */
import type { ResourceId } from '../resource.ts';
import { itemsAt, textAt, type Value } from '../value.ts';
import type { Change, Finding, RiskRule } from './risk.ts';

const GROUP = 'rbac.authorization.k8s.io';

function isRbac({ group, kind }: ResourceId, kinds: readonly string[]): boolean {
  return group === GROUP && kinds.includes(kind);
}

/** One permission of a rule: a verb on a resource of a group, or on an address. */
interface Permission {
  readonly verb: string;
  readonly resource: string;
  /** Names to which it is limited; empty: all. */
  readonly names: readonly string[];
}

export const widerRole: RiskRule = ({ id, base, head }) => {
  if (!isRbac(id, ['Role', 'ClusterRole']) || head === undefined) return [];
  const before = permissionsOf(base);
  const gained = permissionsOf(head).filter((one) => !before.some((other) => covers(other, one)));
  const wild = gained.filter(({ verb, resource }) => verb === '*' || resource.includes('*'));
  const tame = base === undefined ? [] : gained.filter((one) => !wild.includes(one));
  return [
    ...finding('high', 'allows everything of a kind (wildcard)', wild),
    ...finding('medium', 'allows more than before', tame),
  ];
};

function finding(level: Finding['level'], what: string, gained: readonly Permission[]): readonly Finding[] {
  const names = [...new Set(gained.map(({ verb, resource }) => `${verb} ${resource}`))];
  return names.length === 0 ? [] : [{ level, what, names }];
}

function permissionsOf(body: Value | undefined): readonly Permission[] {
  return itemsAt(body, 'rules').flatMap((rule) => {
    const names = textsAt(rule, 'resourceNames');
    const groups = textsAt(rule, 'apiGroups');
    const resources = textsAt(rule, 'resources').flatMap((resource) =>
      groups.map((group) => (group === '' ? resource : `${resource}.${group}`)),
    );
    const places = [...resources, ...textsAt(rule, 'nonResourceURLs')];
    return textsAt(rule, 'verbs').flatMap((verb) => places.map((resource) => ({ verb, resource, names })));
  });
}

function textsAt(value: Value, key: string): readonly string[] {
  return itemsAt(value, key).map((item) => String(item));
}

function covers(wide: Permission, narrow: Permission): boolean {
  const verb = wide.verb === '*' || wide.verb === narrow.verb;
  const names =
    wide.names.length === 0 || (narrow.names.length > 0 && narrow.names.every((n) => wide.names.includes(n)));
  return (
    verb && names && (wide.resource === narrow.resource || coversResource(wide.resource, narrow.resource))
  );
}

/** `*.apps` holds `deployments.apps`, `*.*` and a bare `*` of every group hold all. */
function coversResource(wide: string, narrow: string): boolean {
  if (wide === '*.*') return true;
  const [wideName, wideGroup] = split(wide);
  const [name, group] = split(narrow);
  return (wideName === '*' || wideName === name) && (wideGroup === '*' || wideGroup === group);
}

function split(resource: string): readonly [string, string] {
  const dot = resource.indexOf('.');
  return dot < 0 ? [resource, ''] : [resource.slice(0, dot), resource.slice(dot + 1)];
}

/** Bindings that are new or name more subjects; cluster-admin above all. */
export const widerBinding: RiskRule = (change) => {
  if (!isRbac(change.id, ['RoleBinding', 'ClusterRoleBinding']) || change.head === undefined) return [];
  const role = textAt(change.head, 'roleRef', 'name') ?? '';
  const gained = newSubjects(change);
  const isNew = change.base === undefined || textAt(change.base, 'roleRef', 'name') !== role;
  if (role === 'cluster-admin' && (isNew || gained.length > 0)) {
    return [{ level: 'high', what: 'gives full control of the cluster (cluster-admin) to', names: gained }];
  }
  if (change.base === undefined)
    return change.id.kind === 'ClusterRoleBinding' ? [newBinding(role, gained)] : [];
  return gained.length === 0
    ? []
    : [{ level: 'medium', what: 'gives its role to more subjects', names: gained }];
};

function newBinding(role: string, subjects: readonly string[]): Finding {
  return {
    level: 'medium',
    what: 'is new and gives a role in the whole cluster',
    names: [role, ...subjects],
  };
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
