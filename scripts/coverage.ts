/**
 * Counts what looks like an image in folders of one's own by other means than the project's parsers, and holds it
 * against `list`: `npm run coverage -- <folder>...`. Every line is listed or explained by a rule that is printed;
 * exits 1 where one is not, or where `list` tells what stands nowhere.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Comparison, compare, type ListOutput } from './image-count/compare.ts';
import { findMentions, type Mention } from './image-count/mentions.ts';

const CLI = join(import.meta.dirname, '..', 'src', 'cli.ts');
const NOT_ENTERED = /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/;

/** Compares the mentions in every text below `folder` with what the command prints about it. */
export function coverFolder(folder: string): Comparison {
  const texts = readTexts(folder);
  const mentions = [...texts].flatMap(([file, text]) => findMentions(file, text));
  return compare(mentions, runList(folder), texts);
}

function readTexts(folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path).replaceAll('\\', '/');
    if (!entry.isFile() || NOT_ENTERED.test(file)) continue;
    const bytes = readFileSync(path);
    if (!bytes.includes(0)) texts.set(file, bytes.toString('utf8'));
  }
  return texts;
}

function runList(folder: string): ListOutput {
  const args = [CLI, 'list', '--dir', folder, '--output', 'json'];
  const printed = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(printed);
}

/** The comparison as people read it. */
export function formatComparison(folder: string, comparison: Comparison): string {
  const { mentions, listed, explained, unexplained, invented } = comparison;
  const rules = [...explained].map(
    ([rule, found]) => `  ${found.length} explained: ${rule}${example(found)}`,
  );
  return [
    `${folder}: ${mentions} mentions, ${listed} listed`,
    ...rules,
    `  ${unexplained.length} UNEXPLAINED`,
    ...unexplained.map((mention) => `    ${shown(mention)}`),
    `  ${invented.length} invented`,
    ...invented.map(({ file, line, image }) => `    ${file}:${line}  ${image}`),
  ].join('\n');
}

function example([first]: readonly Mention[]): string {
  return first === undefined ? '' : `, e.g. ${shown(first)}`;
}

function shown({ file, line, key, value }: Mention): string {
  return `${file}:${line}  ${key === '' ? '' : `${key}: `}${value.slice(0, 100)}`;
}

function main(folders: readonly string[]): void {
  if (folders.length === 0) {
    console.error('Usage: npm run coverage -- <folder>...');
    process.exitCode = 2;
  }
  for (const folder of folders) {
    const comparison = coverFolder(folder);
    console.log(formatComparison(folder, comparison));
    if (comparison.unexplained.length + comparison.invented.length > 0) process.exitCode = 1;
  }
}

if (import.meta.main) main(process.argv.slice(2));
