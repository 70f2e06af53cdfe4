/**
 * Privileges and access to the host that a pod gains. The list follows the Pod Security Standards
 * (kubernetes.io/docs/concepts/security/pod-security-standards, baseline and restricted).
 */
import { itemsAt, type Mapping, textAt, type Value, valueAt } from '../value.ts';
import { containersOf, findPods } from '../workload.ts';
import type { Finding, RiskRule } from './risk.ts';

type Grant = Finding & { readonly key: string };

export const privileges: RiskRule = ({ base, head }) => {
  const before = new Set(
    findPods(base)
      .flatMap(grantsOf)
      .map(({ key }) => key),
  );
  const gained = new Map(
    findPods(head)
      .flatMap(grantsOf)
      .map((grant) => [grant.key, grant]),
  );
  return [...gained.values()].filter(({ key }) => !before.has(key)).map(({ key: _, ...finding }) => finding);
};

function grantsOf(pod: Mapping): readonly Grant[] {
  return [
    ...hostGrants(pod),
    ...contextGrants(valueAt(pod, 'securityContext'), []),
    ...containersOf(pod).flatMap(({ name, body }) => [
      ...contextGrants(valueAt(body, 'securityContext'), [name]),
      ...hostPorts(body, name),
    ]),
  ];
}

const HOST: Readonly<Record<string, string>> = {
  hostNetwork: 'uses the network of its node (hostNetwork)',
  hostPID: 'sees all processes of its node (hostPID)',
  hostIPC: 'shares memory with its node (hostIPC)',
};

function hostGrants(pod: Mapping): readonly Grant[] {
  const flags = Object.entries(HOST).flatMap(([key, what]) => {
    return pod[key] === true ? [grant('high', what, [])] : [];
  });
  const paths = itemsAt(pod, 'volumes').flatMap((volume) => {
    const path = textAt(volume, 'hostPath', 'path');
    return path === undefined ? [] : [grant('high', 'mounts a folder of its node (hostPath)', [path])];
  });
  return [...flags, ...paths];
}

function grant(level: Finding['level'], what: string, names: readonly string[]): Grant {
  return { level, what, names, key: JSON.stringify([what, names]) };
}

/** Flags of a security context that open something, with the value that does. */
const FLAGS: readonly (readonly [field: string, value: Value, level: Finding['level'], what: string])[] = [
  ['privileged', true, 'high', 'runs privileged, with full access to its node'],
  ['allowPrivilegeEscalation', true, 'high', 'may gain more privileges than it starts with'],
  ['runAsUser', 0, 'high', 'runs as root (runAsUser 0)'],
  ['runAsNonRoot', false, 'medium', 'may run as root (runAsNonRoot false)'],
  ['procMount', 'Unmasked', 'high', 'sees the unmasked /proc of its node'],
];

function contextGrants(context: Value | undefined, names: readonly string[]): readonly Grant[] {
  const flags = FLAGS.filter(([field, value]) => valueAt(context, field) === value);
  const capabilities = itemsAt(context, 'capabilities', 'add').map((name) => String(name));
  const unconfined = textAt(context, 'seccompProfile', 'type') === 'Unconfined';
  return [
    ...flags.map(([, , level, what]) => grant(level, what, names)),
    ...capabilities.map((name) => grant('high', 'gains a kernel capability', [name, ...names])),
    ...(unconfined ? [grant('medium', 'runs without a seccomp filter', names)] : []),
  ];
}

function hostPorts(container: Mapping, name: string): readonly Grant[] {
  return itemsAt(container, 'ports').flatMap((port) => {
    const number = valueAt(port, 'hostPort');
    return typeof number !== 'number' || number === 0
      ? []
      : [grant('medium', 'opens a port on its node (hostPort)', [String(number), name])];
  });
}
