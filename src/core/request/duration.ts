import { ReleaseError } from '../errors.ts';
import { quote } from './fields.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `30m`, `2h` or `7d` in milliseconds. @throws ReleaseError input-invalid */
export function parseDuration(value: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(value) ?? [];
  const milliseconds = UNITS[unit];
  if (milliseconds !== undefined && Number(count) > 0) return Number(count) * milliseconds;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `got ${quote(value)}, which is no length of time`,
    next: 'Give a number and a unit: `90s`, `30m`, `2h` or `7d`.',
  });
}
