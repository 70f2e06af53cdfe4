/** Any thrown thing becomes failures: those of a ReleaseError, or the one of a mistake in this project. */
import { type Failure, ReleaseError } from '../errors.ts';

export function toFailures(error: unknown): readonly Failure[] {
  if (error instanceof ReleaseError) return error.failures;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [
    {
      code: 'internal',
      what: `an unexpected error, which is a mistake in this action: ${what.slice(0, 500)}`,
      next: 'Run the job again with debug logging, and report what it prints to the maintainers of this action.',
    },
  ];
}
