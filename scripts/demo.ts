/** `npm run demo`: what a team sees, on a laptop, with no GitHub. `--keep` leaves the sandbox running. */
import { existsSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { styleText } from 'node:util';
import { framed } from './demo-comment.ts';
import { tellJourney } from './demo-journey-story.ts';
import { type Demo, openDemo, RELEASE } from './demo-story.ts';
import { chapter, coloured, expectStatus, indented, say, showStep } from './demo-voice.ts';

const clone = join(import.meta.dirname, '..', 'build', 'demo', 'config');

async function showDiff(demo: Demo, branch: string): Promise<void> {
  await demo.git(clone, 'fetch', '--quiet', 'origin');
  say(indented(coloured(await demo.git(clone, 'diff', 'origin/main', `origin/${branch}`))));
}

function showComment(demo: Demo, number: number, diffFile = ''): void {
  const comment = demo.comment(number);
  if (comment === undefined) throw new Error(`pull request #${number} has no comment`);
  if (!existsSync(diffFile)) throw new Error('the complete diff is missing');
  say(framed(comment));
  const file = relative('.', diffFile);
  say(`\nThe complete diff, with nothing folded, is the step's output diff-file: ${file}`);
}

async function tell(demo: Demo): Promise<void> {
  say(styleText('bold', `A GitHub in a box at ${demo.sandbox.url}, with the config repository acme/config.`));
  chapter(`acme/shop has built ${RELEASE.image}:1.8.0; its workflow runs the action`);
  const first = await demo.release({ tag: '1.8.0' });
  expectStatus(first, 'success');
  showStep(first);
  const pull = demo.pullRequest(Number(first.run.outputs['pull-request-number']));

  chapter('The pull request');
  say(`    ${styleText('bold', pull.title)} #${pull.number}   ${pull.base} <- ${pull.branch}\n`);
  say(indented(pull.body.replace(/\n<!--.*-->\n?/, '')));

  chapter('Its diff: one line, and nothing else');
  await demo.clone(clone);
  await showDiff(demo, pull.branch);

  chapter('The same workflow again: nothing is written');
  const second = await demo.release({ tag: '1.8.0' });
  expectStatus(second, 'success');
  showStep(second);

  chapter('A newer image: the same pull request, still one commit');
  const third = await demo.release({ tag: '1.9.0' });
  expectStatus(third, 'success');
  showStep(third);
  await showDiff(demo, pull.branch);

  chapter('A wrong image: one clear error, nothing half-written');
  const wrong = await demo.release({ image: 'ghcr.io/acme/shopp', tag: '1.9.0' });
  expectStatus(wrong, 'failure');
  say(
    indented(
      styleText('red', wrong.run.annotations.map((each) => `${each.level}: ${each.message}`).join('\n')),
    ),
  );

  chapter('Git has the last word');
  const problems = await demo.git(clone, 'fsck', '--strict', '--no-progress');
  say(indented(`git fsck --strict: ${problems === '' ? 'clean' : problems}`));
  say(indented(await demo.git(clone, 'log', '--format=%h %an: %s', '-3', `origin/${pull.branch}`)));
  say(`\nThe clone stays at ${relative('.', clone)}: look with`);
  say(indented(`git -C ${relative('.', clone)} show origin/${pull.branch}`));

  chapter('What reviewers read: the comment, with what the cluster will see');
  if (demo.noComment !== undefined) {
    say(`    It is not shown here: ${demo.noComment}.`);
    return;
  }
  showComment(demo, pull.number, third.run.outputs['diff-file']);

  chapter('A pull request by hand: the command diff comments, risks first, secrets hidden');
  const review = await demo.review();
  expectStatus(review, 'success');
  showComment(demo, review.number, review.run.outputs['diff-file']);
}

rmSync(clone, { recursive: true, force: true });
const demo = await openDemo();
let kept = false;
try {
  await tell(demo);
  await tellJourney();
  if (process.argv.includes('--keep') && existsSync(clone)) {
    kept = true;
    say(`\nThe sandbox runs on: git clone ${demo.sandbox.url}/acme/config.git   (Ctrl-C ends it)`);
    process.once('SIGINT', () => void demo.close().then(() => process.exit(0)));
  }
} finally {
  if (!kept) await demo.close();
}
