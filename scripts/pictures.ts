/**
 * Draws the pull request of the demo as a picture for the README: its real title and body, rendered with GitHub's
 * Markdown styles in headless Chromium (`CHROMIUM` names the program; a development machine's matter).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { openDemo, type ShownPullRequest } from './demo-story.ts';

const root = join(import.meta.dirname, '..');
const styles = readFileSync(join(root, 'node_modules/github-markdown-css/github-markdown-light.css'), 'utf8');

function page(shown: ShownPullRequest): string {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  const body = markdown.render(shown.body.replace(/> \[!NOTE\]\n/, '> **Note**\n'));
  return `<!doctype html><meta charset="utf-8"><style>${styles}
    body { margin: 0; padding: 24px; background: #fff; width: 900px; font-family: -apple-system, "Liberation Sans", Arial, sans-serif; }
    h1 { font-weight: 400; font-size: 28px; margin: 0 0 8px; } h1 span { color: #59636e; }
    .state { display: inline-block; background: #1f883d; color: #fff; border-radius: 2em; padding: 5px 12px; font-size: 14px; margin-right: 8px; }
    .meta { color: #59636e; font-size: 14px; margin-bottom: 16px; } .meta code { background: #ddf4ff; color: #0969da; border-radius: 6px; padding: 2px 6px; font-size: 12px; }
    .box { border: 1px solid #d1d9e0; border-radius: 6px; } .head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; font-size: 14px; color: #59636e; border-radius: 6px 6px 0 0; }
    .markdown-body { padding: 16px; font-size: 14px; font-family: inherit; }
  </style>
  <h1>${markdown.utils.escapeHtml(shown.title)} <span>#${shown.number}</span></h1>
  <div class="meta"><span class="state">Open</span> wants to merge 1 commit into <code>${shown.base}</code> from <code>${shown.branch}</code></div>
  <div class="box"><div class="head"><b>release-bot</b> · Verified</div><div class="markdown-body">${body}</div></div>`;
}

const demo = await openDemo();
try {
  await demo.release({ tag: '1.8.0' });
  const shown = demo.pullRequest(1);
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  const html = join(folder, 'page.html');
  writeFileSync(html, page(shown));
  const chromium = process.env['CHROMIUM'] ?? 'chromium';
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-background-networking',
    '--force-device-scale-factor=2',
  ];
  const picture = join(root, 'docs', 'pull-request.png');
  execFileSync(
    chromium,
    [
      ...flags,
      `--user-data-dir=${folder}`,
      '--window-size=950,470',
      `--screenshot=${picture}`,
      `file://${html}`,
    ],
    { stdio: 'ignore' },
  );
  console.log('docs/pull-request.png');
} finally {
  await demo.close();
}
