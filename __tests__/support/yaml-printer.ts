/** Prints values as YAML in styles chosen at random: what people and tools write, and what nobody would. */
import { isPlainString } from '../../src/core/edit/scalar.ts';

/** A value to print; a `Text` is YAML inside of a literal block. */
export type Tree =
  | string
  | number
  | boolean
  | null
  | Text
  | readonly Tree[]
  | { readonly [key: string]: Tree };

/** YAML that stands as a text in another YAML. */
export class Text {
  readonly tree: Tree;

  constructor(tree: Tree) {
    this.tree = tree;
  }
}

/** A number from 0 to below 1. */
export type Random = () => number;

/** Prints the documents of one file, each in a style of its own. */
export function printYaml(documents: readonly Tree[], random: Random): string {
  const printer = new Printer(random);
  const texts = documents.map((tree) => `${printer.document(tree).join('\n')}\n`);
  const first = printer.pick(['', '---\n', '# head\n', '# head\n---\n', '\n']);
  const between = () => printer.pick(['---\n', '--- # next\n', '...\n---\n', '---\n# of this document\n']);
  const whole = first + texts.reduce((before, text) => `${before}${between()}${text}`);
  const ended = printer.chance(0.2)
    ? whole.replace(/\n+$/, '')
    : whole + printer.pick(['', '# tail\n', '\n']);
  const broken = printer.chance(0.25) ? ended.replaceAll('\n', '\r\n') : ended;
  return printer.chance(0.15) ? `\uFEFF${broken}` : broken;
}

const COMMENTS = [
  '',
  '',
  '',
  ' # note',
  '  #\ttab: "x"',
  " \t# it's {a: [b",
  ' #',
  ' # ghcr.io/acme/shop:0.0.0',
];
const BETWEEN = ['# between', '#\ttab', '', '# image: ghcr.io/acme/shop:0.0.0', '#- {a: b}'];

const isTree = (tree: Tree): tree is { readonly [key: string]: Tree } =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree) && !(tree instanceof Text);
const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree);

class Printer {
  readonly #random: Random;
  readonly #anchors = new Map<string, string>();
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item;
  }

  /** Anchors are those of one document. */
  document(tree: Tree): readonly string[] {
    this.#anchors.clear();
    return this.#block(tree, 0);
  }

  /** Lines of a collection in block style, each with its indent. */
  #block(tree: Tree, indent: number): readonly string[] {
    if (isList(tree)) return this.#items(tree, indent);
    if (!isTree(tree)) throw new Error('a scalar has no lines of its own');
    const lines = Object.entries(tree).map(([key, value]) => this.#pair(key, value, indent));
    return this.#join(lines, indent);
  }

  #items(items: readonly Tree[], indent: number): readonly string[] {
    const gap = this.pick([1, 1, 1, 2, 3]);
    const lines = items.map((item) => {
      const dash = `${' '.repeat(indent)}-${' '.repeat(gap)}`;
      if (!this.#isBlock(item)) return this.#value(dash, item, indent);
      const [first = '', ...rest] = this.#block(item, dash.length);
      return [dash + first.trimStart(), ...rest];
    });
    return this.#join(lines, indent);
  }

  #pair(key: string, value: Tree, indent: number): readonly string[] {
    const name = this.chance(0.1) ? JSON.stringify(key) : this.chance(0.05) ? `'${key}'` : key;
    const head = `${' '.repeat(indent)}${name}:`;
    if (!this.#isBlock(value)) return this.#value(`${head}${this.pick([' ', ' ', '  '])}`, value, indent);
    const deeper = isList(value) && this.chance(0.5) ? indent : indent + this.pick([1, 2, 2, 2, 3, 4, 8]);
    const anchor = this.chance(0.05) ? ` &${this.#name()}` : '';
    return [`${head}${anchor}${this.pick(COMMENTS)}`, ...this.#block(value, deeper)];
  }

  /** Empty collections have no block style. */
  #isBlock(tree: Tree): boolean {
    if (!isList(tree) && !isTree(tree)) return false;
    return Object.keys(tree).length > 0 && (this.#holdsText(tree) || !this.chance(0.15));
  }

  #holdsText(tree: Tree): boolean {
    if (tree instanceof Text || (typeof tree === 'string' && tree.includes('\n'))) return true;
    return (isList(tree) || isTree(tree)) && Object.values(tree).some((child) => this.#holdsText(child));
  }

  /** Comments and empty lines between; spaces alone would belong to a block scalar before them. */
  #join(parts: readonly (readonly string[])[], indent: number): readonly string[] {
    return parts.flatMap((lines, index) => {
      const line = this.pick(BETWEEN);
      const shown = line.startsWith('#') ? ' '.repeat(this.chance(0.7) ? indent : 0) + line : line;
      if (index === 0 || !this.chance(0.12)) return lines;
      const isBehindOne = parts[index - 1]?.length === 1;
      return [isBehindOne && this.chance(0.2) ? '   ' : shown, ...lines];
    });
  }

  #value(head: string, value: Tree, indent: number): readonly string[] {
    if (value instanceof Text) return this.#text(head, value, indent);
    if (typeof value !== 'string') return [`${head}${this.#flow(value)}${this.pick(COMMENTS)}`];
    const known = this.#anchors.get(value);
    if (known !== undefined && this.chance(0.5)) return [`${head}*${known}${this.pick(COMMENTS)}`];
    const anchor = this.chance(0.08) ? this.#anchorFor(value) : '';
    const isBlock = value.includes('\n') || (value.trim() !== '' && this.chance(0.12));
    if (!isBlock) return [`${head}${anchor}${this.#inline(value, false)}${this.pick(COMMENTS)}`];
    const sign = value.includes('\n') ? '|-' : this.pick(['|-', '>-']);
    const pad = ' '.repeat(indent + this.pick([1, 2, 2, 4, 7]));
    const lines = value.split('\n').map((line) => (line === '' ? '' : pad + line));
    return [`${head}${anchor}${sign}${this.pick(COMMENTS)}`, ...lines];
  }

  #text(head: string, { tree }: Text, indent: number): readonly string[] {
    const inner = new Printer(this.#random);
    const pad = ' '.repeat(indent + this.pick([1, 2, 2, 4, 8]));
    const lines = inner.document(tree).map((line) => (line.trim() === '' ? '' : pad + line));
    return [`${head}${this.pick(['|', '|-', '|'])}${this.pick(COMMENTS)}`, ...lines];
  }

  /** Only texts that nobody sets are written once and repeated: a shared version is not set on its own. */
  #anchorFor(value: string): string {
    const name = this.#name();
    if (value.startsWith('note ')) this.#anchors.set(value, name);
    return `&${name} `;
  }

  #name(): string {
    this.#count += 1;
    return `a${this.#count}`;
  }

  #flow(value: Tree): string {
    if (typeof value === 'string') return this.#inline(value, true);
    const [open, between, close] = [this.pick(['', ' ']), this.pick([', ', ',  ']), this.pick(['', ' '])];
    if (isList(value)) return `[${open}${value.map((item) => this.#flow(item)).join(between)}${close}]`;
    if (!isTree(value)) return String(value);
    const pairs = Object.entries(value).map(([key, child]) => `${key}: ${this.#flow(child)}`);
    return `{${open}${pairs.join(between)}${close}}`;
  }

  #inline(value: string, flow: boolean): string {
    const isPlain = isPlainString(value) && !(flow && value.includes(':'));
    const styles = isPlain ? ['plain', 'plain', 'single', 'double'] : ['single', 'double'];
    const style = this.pick(styles);
    if (style === 'plain') return value;
    return style === 'single' ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
  }
}
