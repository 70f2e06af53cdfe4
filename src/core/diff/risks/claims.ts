/** Claims of storage that ask for less than they have. */
import { type Value, valueAt } from '../value.ts';
import { parseQuantity } from './quantity.ts';
import type { RiskRule } from './risk.ts';

/** Source: kubernetes pkg/apis/core/validation ValidatePersistentVolumeClaimUpdate: "can not be less than". */
export const smallerClaim: RiskRule = ({ id, base, head }) => {
  if (id.kind !== 'PersistentVolumeClaim' || base === undefined || head === undefined) return [];
  const [before, after] = [requested(base), requested(head)];
  const [from, to] = [parseQuantity(before), parseQuantity(after)];
  if (from === undefined || to === undefined || to >= from) return [];
  const what = 'asks for less storage than it has; a claim cannot shrink, so the apply fails';
  return [{ level: 'high', what, names: [`${before} → ${after}`] }];
};

function requested(body: Value): Value | undefined {
  return valueAt(body, 'spec', 'resources', 'requests', 'storage');
}
