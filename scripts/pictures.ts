/**
 * Draws the pictures of the README in headless Chromium with GitHub's Markdown styles: the demo's pull request, and the
 * comment with which the demo ends. `CHROMIUM` names the program; a development machine's matter.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemo } from './demo-story.ts';
import { toPalettePng } from './palette-png.ts';
import { commentPage, pullRequestPage } from './picture-page.ts';

const root = join(import.meta.dirname, '..');
const WIDTH = 950;

/** @throws Error where nothing can render */
async function demoPages(): Promise<readonly [pullRequest: string, comment: string]> {
  const demo = await openDemo();
  try {
    await demo.release({ tag: '1.8.0' });
    const { number } = await demo.review();
    const comment = demo.comment(number);
    if (comment === undefined) throw new Error(`there is no comment to draw: ${demo.noComment}`);
    return [pullRequestPage(demo.pullRequest(1)), commentPage(comment)];
  } finally {
    await demo.close();
  }
}

function chromium(folder: string, ...args: readonly string[]): string {
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-background-networking',
    '--disable-lcd-text',
    '--force-device-scale-factor=2',
    `--user-data-dir=${folder}`,
  ];
  return execFileSync(process.env['CHROMIUM'] ?? 'chromium', [...flags, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** Height of the page in CSS pixels, which the page itself writes into its title. */
function heightOf(folder: string, html: string): number {
  const file = join(folder, 'measure.html');
  writeFileSync(file, `${html}<script>document.title = document.documentElement.offsetHeight</script>`);
  const dom = chromium(folder, `--window-size=${WIDTH},400`, '--dump-dom', `file://${file}`);
  const height = Number(/<title>(\d+)<\/title>/.exec(dom)?.[1]);
  if (!(height > 0)) throw new Error('Chromium has not told the height of the page');
  return height;
}

function draw(html: string, picture: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    const size = `--window-size=${WIDTH},${heightOf(folder, html)}`;
    const screenshot = join(folder, 'screenshot.png');
    chromium(folder, size, `--screenshot=${screenshot}`, `file://${file}`);
    writeFileSync(join(root, picture), toPalettePng(readFileSync(screenshot)));
    console.log(picture);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [pullRequest, comment] = await demoPages();
draw(pullRequest, 'docs/pull-request.png');
draw(comment, 'docs/rendered-diff.png');
