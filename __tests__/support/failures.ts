import { type ErrorCode, type Failure, ReleaseError } from '../../src/core/errors.ts';

/** Runs `action` and returns the failures of the ReleaseError that it throws; anything else is rethrown. */
export function failuresOf(action: () => unknown): readonly Failure[] {
  try {
    action();
  } catch (error) {
    if (error instanceof ReleaseError) return error.failures;
    throw error;
  }
  return [];
}

/** Codes of the failures, `[]` where nothing was thrown. */
export function codesOf(action: () => unknown): readonly ErrorCode[] {
  return failuresOf(action).map((failure) => failure.code);
}
