import { randomBytes } from 'node:crypto';

/** A fresh secret that nobody can guess: hidden values are told apart with it, within one run. */
export function createMaskKey(): string {
  return randomBytes(32).toString('hex');
}
