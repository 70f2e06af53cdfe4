/** Apps that are asked for by name. */
import { ReleaseError } from '../errors.ts';
import { nearest } from '../request/nearest.ts';

const MOST_NAMES = 10;

/** @throws ReleaseError input-invalid naming the nearest where there is no such app */
export function checkApps(asked: readonly string[], known: readonly string[]): void {
  const stranger = asked.find((app) => !known.includes(app));
  if (stranger === undefined) return;
  const close = nearest(stranger, known);
  const names = known.toSorted().slice(0, MOST_NAMES).join(', ');
  const has =
    known.length === 0 ? 'there are no apps' : `there are ${names}${known.length > MOST_NAMES ? ', …' : ''}`;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `no environment has an app "${stranger}"; ${has}`,
    where: '--app',
    next: close === undefined ? 'Name one of those.' : `Did you mean "${close}"?`,
  });
}
