import type { Outsider } from '../http/world.ts';
import { actionOf, perform } from './actions.ts';
import type { Backstage } from './backstage.ts';
import { milliseconds } from './checks.ts';
import { conditionsOf, holds, readsOf, type Since, updatesOf } from './conditions.ts';
import type { Script, Step } from './script.ts';
import { type Subject, subjectOf } from './subject.ts';

/** `step 2 (approve: alice)` */
function titleOf(step: Step, index: number): string {
  const { name, wanted } = actionOf(step);
  const text = typeof wanted === 'object' ? JSON.stringify(wanted) : String(wanted);
  return `step ${index + 1} (${step.name ?? `${name}: ${text}`})`;
}

/**
 * A script being played: its steps in order, each when its time has come and what it waits for is so. A step that
 * GitHub refuses ends the play with a problem.
 */
export class Play implements Outsider {
  /** Titles of the steps that were done. */
  readonly done: string[] = [];
  /** What stopped the play; empty while all is well. */
  readonly problems: string[] = [];
  /** Called with each line of what happens. */
  tell: (line: string) => void = () => undefined;
  readonly #stage: Backstage;
  readonly #script: Script;
  readonly #wake: () => void;
  #next = 0;
  #updates = 0;
  #since: Since;
  #timer: NodeJS.Timeout | undefined;

  /** @param wake lets the world go on; called when a step's time has come */
  constructor(stage: Backstage, script: Script, wake: () => void) {
    this.#stage = stage;
    this.#script = script;
    this.#wake = wake;
    this.#invite();
    this.#since = this.#now();
    this.#arm();
  }

  /** Whether every step was done. */
  get finished(): boolean {
    return this.#next >= this.#script.steps.length;
  }

  /** Title of the step that is waited for; null at the end. */
  get waitingFor(): string | null {
    const step = this.#script.steps[this.#next];
    return step === undefined ? null : titleOf(step, this.#next);
  }

  isWaiting(): boolean {
    return !this.finished && this.problems.length === 0;
  }

  async act(): Promise<boolean> {
    const step = this.#script.steps[this.#next];
    if (step === undefined || !this.isWaiting()) return false;
    const title = titleOf(step, this.#next);
    try {
      const subject = this.#subject();
      if (!(await this.#isDue(step, subject))) return false;
      await perform(subject, step);
      this.done.push(title);
      this.tell(title);
    } catch (error) {
      const problem = `${title}: ${error instanceof Error ? error.message : String(error)}`;
      this.problems.push(problem);
      this.tell(problem);
      return false;
    }
    if (conditionsOf(step).some((one) => one['update-branch'] === 'done')) this.#updates += 1;
    this.#next += 1;
    this.#since = this.#now();
    this.#arm();
    return true;
  }

  /** Ends the play where it is. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#next = this.#script.steps.length;
  }

  #invite(): void {
    const { collaborators } = this.#subject().repository;
    for (const [login, access] of Object.entries(this.#script.people ?? {})) {
      this.#stage.person(login);
      collaborators.set(login.toLowerCase(), access);
    }
  }

  #subject(): Subject {
    return subjectOf(this.#stage, this.#script);
  }

  async #isDue(step: Step, subject: Subject): Promise<boolean> {
    const wait = milliseconds(step.after) ?? 0;
    if (subject.store.clock() - this.#since.clock < wait) return false;
    return holds(step, subject, this.#since);
  }

  #now(): Since {
    const subject = this.#subject();
    const updates = Math.min(this.#updates, updatesOf(subject));
    return { clock: subject.store.clock(), reads: readsOf(subject), updates };
  }

  /** Nothing else may happen while a step waits for its time. */
  #arm(): void {
    clearTimeout(this.#timer);
    const wait = milliseconds(this.#script.steps[this.#next]?.after);
    if (wait === undefined) return;
    // A timer may come a moment early by the clock.
    this.#timer = setTimeout(this.#wake, wait + 5);
    this.#timer.unref();
  }
}
