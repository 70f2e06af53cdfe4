/** Pages with GitHub's Markdown styles for the pictures in the README. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { ShownPullRequest } from './demo-story.ts';

const STYLES = join(import.meta.dirname, '..', 'node_modules/github-markdown-css/github-markdown-light.css');

const markdown = new MarkdownIt({ html: true, linkify: true, highlight: highlightDiff });
const { escapeHtml } = markdown.utils;

/** A pull request with its title and body. */
export function pullRequestPage(shown: ShownPullRequest): string {
  return page(`
  <h1>${escapeHtml(shown.title)} <span>#${shown.number}</span></h1>
  <div class="meta"><span class="state">Open</span> wants to merge 1 commit into <code>${shown.base}</code> from <code>${shown.branch}</code></div>
  ${box('<b>release-bot</b> · Verified', shown.body)}`);
}

/** A comment with the folded sections of risky resources opened, as a reviewer does. */
export function commentPage(body: string): string {
  const opened = body.replaceAll('<details><summary>⚠️', '<details open><summary>⚠️');
  return page(box('<b>github-actions</b> <i>bot</i> commented', opened));
}

function box(head: string, body: string): string {
  return `<div class="box"><div class="head">${head}</div><div class="markdown-body">${toHtml(body)}</div></div>`;
}

/** Markdown as GitHub shows it, alerts and the colours of diffs included. */
function toHtml(text: string): string {
  return markdown
    .render(text)
    .replace(/<blockquote>\s*<p>\[!([A-Z]+)\]\s*([\s\S]*?)<\/blockquote>/g, toAlert);
}

function toAlert(_: string, level: string, content: string): string {
  const title = `${level.charAt(0)}${level.slice(1).toLowerCase()}`;
  const named = `<p class="markdown-alert-title">${title}</p>`;
  return `<div class="markdown-alert markdown-alert-${level.toLowerCase()}">${named}<p>${content}</div>`;
}

const COLOURS: Readonly<Record<string, string>> = { '+': 'pl-mi1', '-': 'pl-md', '@': 'pl-mdr' };

function highlightDiff(code: string, language: string): string {
  if (language !== 'diff') return '';
  const lines = code.split('\n').map((line) => {
    const colour = COLOURS[line.charAt(0)];
    return colour === undefined ? escapeHtml(line) : `<span class="${colour}">${escapeHtml(line)}</span>`;
  });
  return `<pre>${lines.join('\n')}</pre>`;
}

function page(content: string): string {
  return `<!doctype html><meta charset="utf-8"><style>${readFileSync(STYLES, 'utf8')}
    body { margin: 0; padding: 24px; background: #fff; width: 900px; font-family: -apple-system, "Liberation Sans", Arial, sans-serif; }
    h1 { font-weight: 400; font-size: 28px; margin: 0 0 8px; } h1 span { color: #59636e; }
    .state { display: inline-block; background: #1f883d; color: #fff; border-radius: 2em; padding: 5px 12px; font-size: 14px; margin-right: 8px; }
    .meta { color: #59636e; font-size: 14px; margin-bottom: 16px; } .meta code { background: #ddf4ff; color: #0969da; border-radius: 6px; padding: 2px 6px; font-size: 12px; }
    .box { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; } .head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; font-size: 14px; color: #59636e; border-radius: 6px 6px 0 0; }
    .head i { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 6px; font-size: 12px; font-style: normal; }
    .markdown-body { padding: 16px; font-size: 14px; font-family: inherit; }
  </style>${content}`;
}
