/** Random damage to texts, the same for the same seed. */

/** A generator of numbers from 0 to below 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What breaks parsers: signs of YAML, JSON, TOML and templates, odd white space, names that mean something. */
const PIECES: readonly string[] = [
  ...': \n|\r\n|\r|\t|- |#| #|"|\'|{|}|[|]|,|&a |*a|!!str |!!binary |>-\n  |% |---\n|...\n|<<: *a|? |~|null|\\|=|@|`'.split(
    '|',
  ),
  '|',
  '|-\n  ',
  '\uFEFF',
  '\u0000',
  '\u2028',
  '\u{1F600}',
  '\uD800',
  '{{ .Values.image }}',
  '${TAG}',
  '$(TAG)',
  'images:\n',
  'image: ',
  'newTag: ',
  'digest: ',
  'containers:\n',
  'kind: List\n',
  '# gitops-release: shop:tag',
  ' # gitops-release: ghcr.io/acme/shop',
  ' # {"$imagepolicy": "flux-system:shop:tag"}',
  'ghcr.io/acme/shop:1.7.3',
  '@sha256:0',
  '1.10',
  '0x1',
];

type Random = () => number;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

function pick<Item>(random: Random, items: readonly Item[], fallback: Item): Item {
  return items[below(random, items.length)] ?? fallback;
}

/** One to four changes of a text: cuts, repeats, moves, and pieces put in. */
export function mutate(text: string, random: Random): string {
  let result = text;
  for (let count = 1 + below(random, 4); count > 0; count -= 1) result = change(result, random);
  return result;
}

function change(text: string, random: Random): string {
  const at = below(random, text.length + 1);
  const length = below(random, random() < 0.2 ? text.length : 12);
  const chunk = text.slice(at, at + length);
  switch (below(random, 6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + chunk.repeat(1 + below(random, 8)) + text.slice(at);
    case 2: {
      const to = below(random, text.length + 1);
      return text.slice(0, to) + chunk + text.slice(to);
    }
    case 3:
      return text.replaceAll('\n', random() < 0.5 ? '\r\n' : '\n\n');
    default:
      return text.slice(0, at) + pick(random, PIECES, ':') + text.slice(at + below(random, 3));
  }
}
