/** Gives scalars new values: the scalar's own bytes change, its style stays, and nobody else's value moves. */
import type { AnchorUses } from './anchors.ts';
import type { Edit } from './edit.ts';
import { type Quote, writeScalar } from './scalar.ts';
import { lineIn, type Source, unsafe } from './unsafe.ts';
import { textOf, type YamlAlias, type YamlNode, type YamlScalar } from './yaml-node.ts';

/** A value to write where a scalar (or an alias of one) stands. */
export interface ScalarWish {
  readonly node: YamlNode;
  readonly value: string;
  /** Quotes to use where plain would be misread. */
  readonly quotes: 'single' | 'double';
  /** The scalar stands inside `{}` or `[]`. */
  readonly flow: boolean;
}

/**
 * All wishes of one document together, since they decide on each other: an anchor is changed only if every
 * alias of it is to get the same value; an alias alone is replaced by the literal value.
 * @throws ReleaseError edit-unsafe where another value would change too; it names both places.
 */
export function setScalars(source: Source, wishes: readonly ScalarWish[], uses: AnchorUses): readonly Edit[] {
  const byNode = new Map(wishes.map((wish) => [wish.node, wish]));
  return wishes.flatMap((wish) => {
    if (textOf(wish.node) === wish.value && follows(wish, byNode)) return [];
    refuseShared(source, wish, uses);
    if (wish.node.kind === 'alias') return replaceAlias(source, wish.node, { wish, byNode });
    if (wish.node.kind !== 'scalar') throw notScalar(source, wish.node);
    refuseOtherUsers(source, wish, { byNode, uses });
    return [replaceScalar(source, wish.node, wish)];
  });
}

type ByNode = ReadonlyMap<YamlNode, ScalarWish>;

/** An alias whose value is right stays right only if its anchor is not about to change. */
function follows(wish: ScalarWish, byNode: ByNode): boolean {
  const anchor = wish.node.kind === 'alias' ? byNode.get(wish.node.target) : undefined;
  return anchor === undefined || anchor.value === wish.value;
}

function replaceAlias(
  { file }: Source,
  node: YamlAlias,
  { wish, byNode }: { readonly wish: ScalarWish; readonly byNode: ByNode },
): readonly Edit[] {
  if (byNode.get(node.target)?.value === wish.value) return [];
  const text = writeScalar(wish.value, flowSafe(wish), wish.quotes);
  return [{ file, start: node.start, end: node.end, text }];
}

/** Inside `{}` some readers take the ":" of a plain `a:b` for a separator. */
function flowSafe({ flow, value, quotes }: ScalarWish): Quote {
  return flow && value.includes(':') ? quotes : 'plain';
}

function replaceScalar({ file, text }: Source, node: YamlScalar, wish: ScalarWish): Edit {
  if (node.tag !== undefined && !['!', 'tag:yaml.org,2002:str'].includes(node.tag)) {
    throw unsafe({ file, text }, node.start, {
      what: `the value has the tag ${node.tag}, and "${wish.value}" is to be a string`,
      next: 'Remove the tag from the value, then run again.',
    });
  }
  const { start, end } = node;
  if (start === end) return { file, ...intoNothing(text, start, wish) };
  if (node.style === 'block') return { file, ...replaceBlock(text, node, wish) };
  const kept = node.style === 'plain' && !node.value.includes(':') ? flowSafe(wish) : node.style;
  return { file, start, end, text: writeScalar(wish.value, kept, wish.quotes) };
}

/** Behind `key:`; of spaces that are there one is taken as the separator. */
function intoNothing(text: string, at: number, wish: ScalarWish): Pick<Edit, 'start' | 'end' | 'text'> {
  const value = writeScalar(wish.value, flowSafe(wish), wish.quotes);
  const spare = /^[ \t](?=[ \t\r\n]|$)/.test(text.slice(at, at + 2));
  return spare ? { start: at + 1, end: at + 1, text: value } : { start: at, end: at, text: ` ${value}` };
}

/**
 * `|-` and `>-` with one line keep their form. Others end in a line break that an image tag must not have:
 * they become an ordinary scalar.
 */
function replaceBlock(
  text: string,
  node: YamlScalar,
  wish: ScalarWish,
): Pick<Edit, 'start' | 'end' | 'text'> {
  const written = text.slice(node.start, node.end);
  const line = /^([|>][0-9]?-[0-9]?[ \t]*(?:#[^\n]*)?\r?\n +)(\S[^\r\n]*)$/.exec(written.trimEnd());
  if (line?.[1] !== undefined && line[2] !== undefined) {
    const start = node.start + line[1].length;
    return { start, end: start + line[2].length, text: wish.value };
  }
  const comment = /^[|>][0-9+-]*[ \t]+(#[^\r\n]*)/.exec(written)?.[1];
  const value = writeScalar(wish.value, 'plain', wish.quotes);
  const end = node.start + written.trimEnd().length;
  return { start: node.start, end, text: comment === undefined ? value : `${value} ${comment}` };
}

function refuseOtherUsers(
  source: Source,
  { node, value }: ScalarWish,
  { byNode, uses }: { readonly byNode: ByNode; readonly uses: AnchorUses },
): void {
  const other = uses.aliasesOf(node).find((alias) => !byNode.has(alias));
  if (other === undefined) return;
  throw unsafe(source, node.start, {
    what: `the value carries the anchor &${node.anchor}, and ${lineIn(source, other.start)} uses it as *${other.name}: setting "${value}" here would change it there too`,
    next: `Write the value out in ${lineIn(source, other.start)} instead of *${other.name}, then run again.`,
  });
}

/** @throws ReleaseError edit-unsafe where the node lies in a map or list that aliases repeat elsewhere. */
export function refuseShared(source: Source, { node }: Pick<ScalarWish, 'node'>, uses: AnchorUses): void {
  const shared = uses.sharedAround(node);
  const alias = shared === undefined ? undefined : uses.aliasesOf(shared)[0];
  if (shared === undefined || alias === undefined) return;
  throw unsafe(source, node.start, {
    what: `this is part of what the anchor &${shared.anchor} (${lineIn(source, shared.start)}) shares with *${alias.name} in ${lineIn(source, alias.start)}: a change here would change it there too`,
    next: `Write the values out in ${lineIn(source, alias.start)} instead of *${alias.name}, then run again.`,
  });
}

function notScalar(source: Source, node: YamlNode) {
  return unsafe(source, node.start, {
    what: `expected a single value here, found a ${node.kind === 'map' ? 'mapping' : 'list'}`,
    next: 'Write a string here, then run again.',
  });
}

/** Quotes that a node of the file uses, if it uses any. */
export function quotesOf(node: YamlNode | undefined): 'single' | 'double' | undefined {
  return node?.kind === 'scalar' && (node.style === 'single' || node.style === 'double')
    ? node.style
    : undefined;
}
