import type { DeliveryStep } from '../core/delivery/steps.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { RepositoryFacts } from '../core/ports.ts';
import type { UpdateRequest } from '../core/request/request.ts';

/** What was read, and what follows from it. */
export interface UpdateDecision {
  /** With what the config file says of its environment. */
  readonly request: UpdateRequest;
  readonly facts: RepositoryFacts;
  readonly plan: Plan;
  readonly steps: readonly DeliveryStep[];
}
