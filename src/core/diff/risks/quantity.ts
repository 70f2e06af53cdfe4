/** Amounts as Kubernetes writes them: `500m`, `10Gi`, `1e3`. Source: apimachinery pkg/api/resource/quantity.go. */
import type { Value } from '../value.ts';

const DECIMAL: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
};
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** @returns undefined for what is no amount */
export function parseQuantity(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const text = typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const [, digits, unit = ''] =
    /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const power = BINARY.indexOf(unit) + 1;
  return Number(digits) * (power > 0 ? 1024 ** power : (DECIMAL[unit] ?? 1));
}
