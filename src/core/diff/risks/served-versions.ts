/** Versions of a custom resource that are served no more: all that is written in them is refused. */
import { itemsAt, textAt, type Value, valueAt } from '../value.ts';
import type { RiskRule } from './risk.ts';

export const servedVersion: RiskRule = ({ id, base, head }) => {
  if (id.kind !== 'CustomResourceDefinition' || head === undefined) return [];
  const after = servedBy(head);
  const gone = servedBy(base).filter((version) => !after.includes(version));
  if (gone.length === 0) return [];
  const what = 'serves a version no more: what is written in it is refused';
  return [{ level: 'high', what, names: gone }];
};

/** `spec.version` alone is how v1beta1 names a single version. */
function servedBy(body: Value | undefined): readonly string[] {
  const versions = itemsAt(body, 'spec', 'versions');
  if (versions.length === 0) return [textAt(body, 'spec', 'version') ?? []].flat();
  return versions.flatMap((version) => {
    return valueAt(version, 'served') === true ? (textAt(version, 'name') ?? []) : [];
  });
}
