/** `npm run rounds -- [rounds] [seed]`: ten random commands at once, again and again, and what must hold in the end. */
import { playRounds } from '../__tests__/support/rounds.ts';

const [rounds = '200', seed = '1'] = process.argv.slice(2);
if (![rounds, seed].every((each) => /^\d+$/.test(each))) {
  console.error(`Give two numbers: npm run rounds -- [rounds] [seed]. Got "${rounds}" and "${seed}".`);
  process.exit(2);
}
let shown = 0;
const { done, releases, refused, problems } = await playRounds(
  Number(seed),
  Number(rounds),
  (round, found) => {
    for (; shown < found.length; shown += 1) console.log(found[shown]);
    if (round % 20 === 19)
      console.log(`${round + 1} rounds, ${Math.round(performance.now() / 1000)} s, ${shown} problems`);
  },
);
const counts = Object.entries(refused).map(([code, count]) => `${count} ${code}`);
console.log(
  `seed ${seed}: ${done} rounds of ten commands, ${releases} releases; rightly refused: ${counts.join(', ') || 'none'}`,
);
for (const problem of problems.slice(shown)) console.log(problem);
console.log(`${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;
