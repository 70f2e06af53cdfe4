/** What a config file says that is well-formed and cannot be: each mistake with its place. */
import { parseSensitive } from '../diff/masking/sensitive.ts';
import { placeIn, type Source } from '../edit/unsafe.ts';
import { textOf, type YamlNode } from '../edit/yaml-node.ts';
import { at, itemsOf } from '../edit/yaml-path.ts';
import { type Failure, type Place, ReleaseError } from '../errors.ts';
import { freezeProblem } from '../gates/freeze.ts';
import { checkTogether, parseChannel, parseTagTemplate } from '../release/tag-template.ts';
import { nearest } from '../request/nearest.ts';

interface Mistake {
  readonly node: YamlNode;
  readonly what: string;
  readonly next: string;
}

/**
 * @param known mistakes of form, which leave nothing to say of the values that they are in
 * @returns what is wrong beyond those
 */
export function contradictions(
  root: YamlNode,
  source: Source,
  known: readonly Failure[],
): readonly Failure[] {
  const mistakes = [...ofEnvironments(root), ...ofPatterns(root), ...ofWindows(root), ...ofRelease(root)];
  return mistakes
    .filter(({ node }) => !known.some(({ where }) => isInside(where, node, source)))
    .map(({ node, what, next }) => ({
      code: 'config-invalid',
      what,
      where: placeIn(source, node.start),
      next,
    }));
}

function isInside(where: Failure['where'], { start, end }: YamlNode, source: Source): boolean {
  if (where === undefined || typeof where === 'string') return false;
  const [place, first, last] = [where, placeIn(source, start), placeIn(source, end)].map(ordinal);
  return place !== undefined && first !== undefined && last !== undefined && first <= place && place <= last;
}

/** One number for line and column; lines are shorter than this. */
export function ordinal({ line = 0, column = 0 }: Place): number {
  return line * 1e6 + column;
}

function ofEnvironments(root: YamlNode): readonly Mistake[] {
  const nodes = itemsOf(at(root, 'environments'));
  const names = nodes.map((node) => textOf(at(node, 'name')) ?? '');
  const sources = nodes.map((node) => textOf(at(node, 'from')));
  return nodes.flatMap((node, index): readonly Mistake[] => {
    const name = names[index] ?? '';
    const from = sources[index];
    if (names.indexOf(name) !== index)
      return [
        {
          node: at(node, 'name') ?? node,
          what: `the environment "${name}" stands twice`,
          next: 'Rename one.',
        },
      ];
    if (from === undefined || names.slice(0, index).includes(from)) return [];
    const why = from === name ? ', itself' : wayBack(name, from, { names, sources });
    const next = 'Name an environment that stands before it.';
    return [{ node: at(node, 'from') ?? node, what: `"${name}" takes from "${from}"${why}`, next }];
  });
}

/** Why an environment that does not stand before is no source: it is not there, or leads back. */
function wayBack(name: string, from: string, { names, sources }: Listed): string {
  if (!names.includes(from)) return ', one that is not there';
  const way = [from];
  for (let next = sourceOf(from); next !== undefined && !way.includes(next); next = sourceOf(next)) {
    way.push(next);
    if (next === name) return `${way.slice(1).map(alsoTaking).join('')}: a circle`;
  }
  return ', one behind it';

  function sourceOf(environment: string): string | undefined {
    return sources[names.indexOf(environment)];
  }
}

interface Listed {
  readonly names: readonly string[];
  /** What each of them takes from. */
  readonly sources: readonly (string | undefined)[];
}

function alsoTaking(environment: string): string {
  return `, which takes from "${environment}"`;
}

function ofPatterns(root: YamlNode): readonly Mistake[] {
  return itemsOf(at(root, 'sensitive')).flatMap((node) => tried(node, parseSensitive));
}

function ofWindows(root: YamlNode): readonly Mistake[] {
  const windows = itemsOf(at(root, 'environments')).flatMap((node) => itemsOf(at(node, 'freeze')));
  return windows.flatMap((node) => {
    const text = (key: string): string | undefined => textOf(at(node, key));
    const timezone = text('timezone');
    const problem = freezeProblem({
      from: text('from') ?? '',
      to: text('to') ?? '',
      ...(timezone === undefined ? {} : { timezone }),
    });
    if (problem === undefined) return [];
    return [{ node, what: `this window never freezes: ${problem}`, next: FREEZE_HELP }];
  });
}

const FREEZE_HELP =
  'Give both ends alike: "Fri 16:00" and "Mon 07:00", "22:00" and "06:00", or two dates; and an IANA time zone.';

function ofRelease(root: YamlNode): readonly Mistake[] {
  const release = at(root, 'release');
  const [tag, channel, environment] = ['tag', 'channel', 'environment'].map((key) => at(release, key));
  const names = itemsOf(at(root, 'environments')).map((node) => textOf(at(node, 'name')) ?? '');
  const name = textOf(environment);
  const stranger =
    environment === undefined || name === undefined || names.length === 0 || names.includes(name)
      ? []
      : [{ node: environment, ...strange(name, names) }];
  const alone = [...tried(tag, parseTagTemplate), ...tried(channel, parseChannel)];
  const released = name ?? names.at(-1);
  const values = released === undefined ? {} : { environment: released };
  const together = (text: string) => checkTogether(textOf(tag) ?? '', text, values);
  return [...alone, ...(alone.length > 0 || tag === undefined ? [] : tried(channel, together)), ...stranger];
}

function strange(name: string, names: readonly string[]): { readonly what: string; readonly next: string } {
  const close = nearest(name, names);
  return {
    what: `there is no environment "${name}" to release`,
    next: close === undefined ? `There are ${names.join(', ')}.` : `Did you mean \`${close}\`?`,
  };
}

/** An empty text stands for nothing. */
function tried(node: YamlNode | undefined, parse: (text: string) => unknown): readonly Mistake[] {
  const text = textOf(node);
  if (node === undefined || text === undefined || text === '') return [];
  try {
    parse(text);
    return [];
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const [{ what, next }] = error.failures;
    return [{ node, what, next }];
  }
}
