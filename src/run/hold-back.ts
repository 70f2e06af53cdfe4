/** The status of an open proposal of which nobody can tell what it should hold. */
import { createTeller } from '../commands/gate-status.ts';
import type { Place } from '../commands/promote-places.ts';
import { tolerating } from '../commands/tolerating.ts';
import { gateContext, isDemanding, toGateStatus } from '../core/gates/promotion.ts';
import type { Log } from '../core/ports.ts';
import type { Route } from '../core/promote/route.ts';

export interface Held {
  readonly route: Route;
  readonly target: Place;
  /** Head of the proposal. */
  readonly head: string;
  /** Why nobody can tell. */
  readonly why: string;
  /** The branch asks for the status. */
  readonly required: boolean;
}

/** Nothing is written where neither the environment nor the branch asks for anything. */
export async function holdBack(
  { route, target, head, why, required }: Held,
  { log, runUrl }: { readonly log: Log; readonly runUrl: string | undefined },
): Promise<void> {
  if (!isDemanding(route.target) && !required) return;
  const context = gateContext(route.target.name);
  const tell = createTeller({ statuses: target.side.statuses, context, log, runUrl });
  const status = toGateStatus([{ rule: route.source.name, state: 'pending', reason: why }]);
  await tolerating(log, 'the commit status is not written', () => tell(head, status));
}
