/** Random commands at once; `npm run rounds -- 200` plays more of them. */
import { expect, it } from 'vitest';
import { playRounds } from '../support/rounds.ts';

it('leaves only states that some run asked for, whatever the order of ten commands at once', async () => {
  const { problems, done } = await playRounds(20_261_121, 6);
  expect(problems).toEqual([]);
  expect(done).toBe(6);
}, 120_000);
