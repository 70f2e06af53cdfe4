/** Roles that allow more than before. */
import { itemsAt, type Value } from '../value.ts';
import { isRbac } from './rbac.ts';
import type { Finding, RiskRule } from './risk.ts';

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
  const power = gained.filter((one) => !wild.includes(one) && POWERS.includes(one.verb));
  const tame = gained.filter((one) => !wild.includes(one) && !power.includes(one));
  const secrets = tame.filter(({ resource }) => resource === 'secrets');
  return [
    ...finding('high', 'allows everything of a kind (wildcard)', wild),
    ...finding('high', 'may take or give more rights than it has', power),
    ...(base === undefined
      ? finding('medium', 'is new and reaches Secrets', secrets)
      : finding('medium', 'allows more than before', tame)),
  ];
};

/** Verbs by which rights grow. Source: kubernetes.io/docs/concepts/security/rbac-good-practices. */
const POWERS = ['escalate', 'bind', 'impersonate'];

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
