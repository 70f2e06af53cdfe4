/** Resources that are deleted; some take data or other resources with them. */
import type { Finding, RiskRule } from './risk.ts';

const WITH_DATA: Readonly<Record<string, string>> = {
  Namespace: 'is deleted, with everything in it',
  PersistentVolumeClaim: 'is deleted; its volume and data may go with it',
  PersistentVolume: 'is deleted; its data may go with it',
  CustomResourceDefinition: 'is deleted, and every resource of its kind with it',
  StatefulSet: 'is deleted; its volumes may stay behind or go with it',
};

export const deletion: RiskRule = ({ id, base, head }) => {
  if (base === undefined || head !== undefined) return [];
  const what = Object.hasOwn(WITH_DATA, id.kind) ? WITH_DATA[id.kind] : undefined;
  const finding: Finding = { level: what === undefined ? 'medium' : 'high', what: what ?? 'is deleted' };
  return [finding];
};
