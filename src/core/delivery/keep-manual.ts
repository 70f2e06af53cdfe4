/** Who merges a proposal that somebody has asked for with `merge: manual`: a person, until a person asks anew. */
import type { ProposalFacts } from '../ports.ts';
import type { UpdateRequest } from '../request/request.ts';
import { hasManualMarker } from './marker.ts';

/** A push or a schedule that comes by the proposal leaves its merge as it was asked for. */
export function keepManual(
  request: UpdateRequest,
  { pullRequest }: Pick<ProposalFacts, 'pullRequest'>,
): UpdateRequest {
  if (request.promoted?.chained !== true || !hasManualMarker(pullRequest?.body ?? '')) return request;
  return {
    ...request,
    asked: { ...request.asked, merge: 'manual' },
    merge: { ...request.merge, mode: 'manual' },
  };
}
