/** A quick look with damaged files; `npm run fuzz` takes 100,000. */
import { expect, test } from 'vitest';
import { fuzz } from '../../../scripts/fuzz.ts';

test.each([1, 2, 3])(
  '300 damaged files crash nothing and change only values that are told (seed %i)',
  (seed) => {
    const { faults, references, edited } = fuzz(300, seed);
    expect(faults).toEqual([]);
    expect(references).toBeGreaterThan(100);
    expect(edited).toBeGreaterThan(50);
  },
);
