/** How the demo shows a rendered diff: with which tools it is made, and the comment as people would read its Markdown. */
import { dirname } from 'node:path';
import { styleText } from 'node:util';
import { toolPath } from './kubectl.ts';

/** PATH with kubectl and helm before everything else, or why there is none. */
export type RenderPath =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'none'; readonly why: string };

export function findRenderPath(): RenderPath {
  try {
    const folders = [...new Set([dirname(toolPath('kubectl')), dirname(toolPath('helm'))])];
    return { kind: 'path', path: [...folders, process.env['PATH'] ?? ''].join(':') };
  } catch (error) {
    return { kind: 'none', why: error instanceof Error ? error.message : String(error) };
  }
}

/** The Markdown behind a bar, what is marked in its diffs in colour; the hidden marker is left out. */
export function framed(markdown: string): string {
  let diff = false;
  const lines = withoutMarker(markdown).map((line) => {
    if (line.startsWith('```')) diff = line === '```diff';
    return `    ${styleText('dim', '│')} ${coloured(line, diff)}`.trimEnd();
  });
  return lines.join('\n');
}

function withoutMarker(markdown: string): readonly string[] {
  return markdown
    .replace(/^<!--.*-->\n+/, '')
    .trimEnd()
    .split('\n');
}

function coloured(line: string, diff: boolean): string {
  if (line.startsWith('#')) return styleText('bold', line);
  if (!diff) return line;
  if (line.startsWith('+')) return styleText('green', line);
  return line.startsWith('-') ? styleText('red', line) : line;
}
