/**
 * Fields that Kubernetes refuses to change on a resource that exists, and selectors, by which running pods are
 * told apart. Source: the API reference ("immutable", "cannot be updated") and pkg/apis/<group>/validation.
 */
import { sameValue, textAt, type Value, type ValuePath, valueAt } from '../value.ts';
import { formatPath } from '../workload.ts';
import type { Change, RiskRule } from './risk.ts';

const SELECTOR: ValuePath = ['spec', 'selector'];
const ROLE: ValuePath = ['roleRef'];

const FIELDS: Readonly<Record<string, readonly ValuePath[]>> = {
  Deployment: [SELECTOR],
  DaemonSet: [SELECTOR],
  ReplicaSet: [SELECTOR],
  StatefulSet: [
    SELECTOR,
    ['spec', 'serviceName'],
    ['spec', 'podManagementPolicy'],
    ['spec', 'volumeClaimTemplates'],
  ],
  Job: [SELECTOR, ['spec', 'template'], ['spec', 'completionMode']],
  PersistentVolumeClaim: [
    ['spec', 'accessModes'],
    ['spec', 'storageClassName'],
    ['spec', 'volumeName'],
    ['spec', 'volumeMode'],
    ['spec', 'selector'],
  ],
  StorageClass: [['provisioner'], ['parameters'], ['reclaimPolicy'], ['volumeBindingMode']],
  CustomResourceDefinition: [
    ['spec', 'scope'],
    ['spec', 'group'],
    ['spec', 'names', 'kind'],
  ],
  RoleBinding: [ROLE],
  ClusterRoleBinding: [ROLE],
  Secret: [['type']],
  IngressClass: [['spec', 'controller']],
  PriorityClass: [['value']],
};

const IN_PLACE =
  'changes a field that cannot be changed in place, so the apply fails or the resource is replaced';

export const immutable: RiskRule = ({ id, base, head }) => {
  if (base === undefined || head === undefined) return [];
  const fields = Object.hasOwn(FIELDS, id.kind) ? (FIELDS[id.kind] ?? []) : [];
  const changed = fields.filter((path) => !sameValue(valueAt(base, ...path), valueAt(head, ...path)));
  return changed.map((path) => ({
    level: 'high' as const,
    what: IN_PLACE,
    names: [formatPath(path)],
  }));
};

/**
 * The address of a Service stays as it is once it has one, and it has one from the start. Leaving it out keeps it, and
 * a Service without one (ExternalName) may get any. Source: kubernetes pkg/registry/core/service/strategy.go
 * patchAllocatedValues, pkg/apis/core/validation "may not change once set".
 */
export const serviceAddress: RiskRule = ({ id, base, head }) => {
  if (id.kind !== 'Service' || id.group !== '' || base === undefined || head === undefined) return [];
  const [before, after] = [addressOf(base), addressOf(head)];
  const without = [base, head].some((body) => textAt(body, 'spec', 'type') === 'ExternalName');
  if (without || after === undefined || before === after) return [];
  return [{ level: 'high', what: IN_PLACE, names: ['spec.clusterIP'] }];
};

function addressOf(body: Value): string | undefined {
  const address = textAt(body, 'spec', 'clusterIP') ?? textAt(body, 'spec', 'clusterIPs', 0);
  return address === '' ? undefined : address;
}

/** A Service that selects other pods sends its traffic elsewhere. */
export const serviceSelector: RiskRule = ({ id, base, head }) => {
  if (id.kind !== 'Service' || id.group !== '' || base === undefined || head === undefined) return [];
  if (sameValue(valueAt(base, ...SELECTOR), valueAt(head, ...SELECTOR))) return [];
  return [{ level: 'high', what: 'selects other pods: its traffic moves, or stops' }];
};

/** `immutable: true` on a ConfigMap or Secret freezes its data for good. */
export const frozenData: RiskRule = (change) => {
  const { id, base, head } = change;
  if (head === undefined || valueAt(base, 'immutable') !== true || renamed(change)) return [];
  if (!['ConfigMap', 'Secret'].includes(id.kind) || sameValue(dataOf(base), dataOf(head))) return [];
  return [{ level: 'high', what: 'is immutable, so its change is refused' }];
};

function renamed({ base, head }: Change): boolean {
  return textAt(base, 'metadata', 'name') !== textAt(head, 'metadata', 'name');
}

function dataOf(body: Value | undefined): Value {
  return ['data', 'stringData', 'binaryData'].map((key) => valueAt(body, key) ?? null);
}
