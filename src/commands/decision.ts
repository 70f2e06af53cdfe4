import type { Config } from '../core/config/config.ts';
import type { DeliveryStep } from '../core/delivery/steps.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { RepositoryFacts } from '../core/ports.ts';
import type { UpdateRequest } from '../core/request/request.ts';

/** What was read, and what follows from it. */
export interface UpdateDecision {
  /** With what the config file says of its environment. */
  readonly request: UpdateRequest;
  /** The config file of the base; undefined: there is none, or no environment is named. */
  readonly config: Config | undefined;
  readonly facts: RepositoryFacts;
  readonly plan: Plan;
  readonly steps: readonly DeliveryStep[];
}
