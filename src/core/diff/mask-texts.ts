/** Hides secret values in every text of a difference that comes from outside. */
import type { Mask } from './masking/mask.ts';
import { isList, isMapping, type Value } from './value.ts';

/** Texts of our own words, and the patches, which are made of masked manifests already. */
const OURS = ['patch', 'status', 'state', 'rule', 'level', 'what', 'risk', 'side', 'fold'];

/** Values out of manifests; no key inside of them is ours. */
const THEIRS = ['from', 'to', 'id', 'resource'];

/** @returns the same value, texts from outside masked */
export function maskTexts<T extends object>(value: T, mask: Mask): T {
  return visit(value as unknown as Value, mask, OURS) as T;
}

function visit(item: Value, mask: Mask, ours: readonly string[]): Value {
  if (typeof item === 'string') return mask.text(item);
  if (typeof item === 'number' && ours.length === 0) {
    const text = mask.text(String(item));
    return text === String(item) ? item : text;
  }
  if (isList(item)) return item.map((one) => visit(one, mask, ours));
  if (!isMapping(item)) return item;
  const entries = Object.entries(item).map(([key, inner]) => {
    if (ours.includes(key)) return [key, inner];
    return [key, visit(inner, mask, THEIRS.includes(key) ? [] : ours)];
  });
  return Object.fromEntries(entries);
}
