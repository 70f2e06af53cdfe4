/** Workloads that are scaled away, and images that may be another one tomorrow. */
import { splitReference } from '../../images/reference.ts';
import { valueAt } from '../value.ts';
import { findContainers } from '../workload.ts';
import type { Finding, RiskRule } from './risk.ts';

export const noReplicas: RiskRule = ({ base, head }) => {
  if (valueAt(head, 'spec', 'replicas') !== 0 || valueAt(base, 'spec', 'replicas') === 0) return [];
  return [{ level: 'high', what: 'is scaled to 0 replicas' }];
};

/**
 * A floor or ceiling of 0 in a HorizontalPodAutoscaler; autoscalers that are made to stop what is idle (KEDA) do so on
 * purpose and are no news.
 */
export const autoscaledAway: RiskRule = ({ id, base, head }) => {
  if (id.kind !== 'HorizontalPodAutoscaler') return [];
  return BOUNDS.flatMap(([field, level, what]) => {
    const isNew = valueAt(head, 'spec', field) === 0 && valueAt(base, 'spec', field) !== 0;
    return isNew ? [{ level, what }] : [];
  });
};

const BOUNDS: readonly (readonly [field: string, level: Finding['level'], what: string])[] = [
  ['maxReplicas', 'high', 'allows no replica at all (maxReplicas 0), which Kubernetes refuses'],
  ['minReplicas', 'medium', 'may scale down to 0 replicas (minReplicas 0)'],
];

/** Only where the change brings it: an image that floated before is no news. */
export const floatingImage: RiskRule = ({ base, head }) => {
  const before = new Set(findContainers(base).map(({ image }) => image));
  const images = findContainers(head).flatMap(({ image }) => {
    return image === undefined || before.has(image) || !floats(image) ? [] : [image];
  });
  if (images.length === 0) return [];
  const what = 'runs an image without a fixed version, so what runs can change without a commit';
  return [{ level: 'medium', what, names: [...new Set(images)] }];
};

function floats(image: string): boolean {
  const { tag, digest } = splitReference(image);
  return digest === undefined && (tag === undefined || tag === 'latest');
}
