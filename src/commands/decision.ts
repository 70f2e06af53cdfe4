import type { DeliveryStep } from '../core/delivery/steps.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { RepositoryFacts } from '../core/ports.ts';

/** What was read, and what follows from it. */
export interface UpdateDecision {
  readonly facts: RepositoryFacts;
  readonly plan: Plan;
  readonly steps: readonly DeliveryStep[];
}
