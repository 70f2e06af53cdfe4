/** What an environment asks for before a merge, as a dry run tells it. */
import { type Ruling, worst } from '../gates/gate.ts';

/** @returns undefined where it asks for nothing */
export function formatGates(rulings: readonly Ruling[]): string | undefined {
  if (rulings.length === 0) return undefined;
  const told = rulings.map(
    ({ rule, state, reason }) => `${rule} (${state === 'met' ? 'met' : 'not met'}): ${reason}`,
  );
  const may = worst(rulings) === 'met' ? 'nothing keeps back a merge now' : 'a merge would wait';
  return `Dry run: ${may}. ${told.join('; ')}`;
}
