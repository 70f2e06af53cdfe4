import { readFileSync } from 'node:fs';
import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { Path } from './checks.ts';
import { SCRIPT, type Script } from './script.ts';

/** A script that cannot be played: every problem with its place. */
export class ScenarioError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

function inWords(path: Path): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`));
  return parts.join('').replace(/^\./, '') || 'the script';
}

/** Checks a script that was written as a value. @throws ScenarioError */
export function checkScript(value: unknown, where: (path: Path) => string = inWords): Script {
  const problems: string[] = [];
  SCRIPT(value, { path: [], tell: (path, problem) => problems.push(`${where(path)}: ${problem}`) });
  if (problems.length > 0) throw new ScenarioError(problems);
  return value as Script;
}

/**
 * Reads a script.
 * @param file its name, for messages
 * @throws ScenarioError each problem as `file:line:column: what is wrong`
 */
export function parseScript(content: string, file: string): Script {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [broken] = document.errors;
  if (broken !== undefined) throw new ScenarioError([`${at(broken.pos[0])}: ${broken.message}`]);
  return checkScript(document.toJS(), (path) => at(offsetOf(document, path)));
}

/** Where a value stands: its key, as far as there is one. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: Path): number {
  const parent = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  const name = path.at(-1);
  const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === name) : undefined;
  if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
  const node = document.getIn(path, true);
  if (isNode(node)) return node.range?.[0] ?? 0;
  return isNode(parent) ? (parent.range?.[0] ?? 0) : 0;
}

/** Reads a script from a file. @throws ScenarioError */
export function readScript(file: string): Script {
  return parseScript(readFileSync(file, 'utf8'), file);
}
