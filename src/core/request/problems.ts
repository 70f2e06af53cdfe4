import { type ErrorCode, type Failure, ReleaseError } from '../errors.ts';
import type { InputName } from './inputs.ts';

/** Reads one input with a parser; trouble is collected under the input's name. */
export type Reader = <Value>(name: InputName, parse: (value: string) => Value) => Value | undefined;

/** Collects what is wrong with a request, so that all mistakes are told together. */
export class Problems {
  readonly #failures: Failure[] = [];

  add(code: ErrorCode, where: string, text: { readonly what: string; readonly next: string }): void {
    this.#failures.push({ code, where, ...text });
  }

  /** Runs one parser; a ReleaseError becomes a problem and the result is undefined. */
  try<Value>(where: string, parse: () => Value): Value | undefined {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      this.#failures.push(
        ...error.failures.map((failure) => ({ ...failure, where: failure.where ?? where })),
      );
      return undefined;
    }
  }

  /** @throws ReleaseError with every problem, if there is any. */
  throwIfAny(): void {
    const [first, ...rest] = this.#failures;
    if (first !== undefined) throw new ReleaseError([first, ...rest]);
  }
}
