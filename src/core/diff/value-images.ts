/** Images outside of containers, as charts, Flux and other operators take them: in values and references of their own. */
import { referenceProblem, splitReference } from '../images/reference.ts';
import { isList, isMapping, type Mapping, textAt, type Value, valueAt } from './value.ts';
import { CONTAINER_LISTS } from './workload.ts';

/**
 * Images at any depth, each by a key that is the same on both sides while its repository is: the path without the
 * positions in lists, the repository, and its number where there are several.
 */
export function findValueImages(body: Value | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (value: Value | undefined, path: string): void => {
    if (isList(value)) for (const item of value) visit(item, path);
    if (!isMapping(value)) return;
    const image = imageIn(value);
    if (image !== undefined) found.set(freeKey(`${path} ${splitReference(image).repository}`, found), image);
    for (const [key, child] of Object.entries(value)) {
      if (!(CONTAINER_LISTS.includes(key) && isList(child))) visit(child, `${path}/${key}`);
    }
  };
  visit(body, '');
  return found;
}

function freeKey(key: string, taken: ReadonlyMap<string, string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key} ${number}`;
  return free;
}

/** What a mapping itself says, not what stands in it. */
function imageIn(map: Mapping): string | undefined {
  return imageOfParts(map) ?? artifactOf(map) ?? wholeImage(map);
}

/** `repository` and `tag` or `digest` beside one another, as values of charts have them. */
function imageOfParts(map: Mapping): string | undefined {
  const repository = textAt(map, 'repository');
  if (repository === undefined) return undefined;
  const registry = textAt(map, 'registry') ?? '';
  return versioned(registry === '' ? repository : `${registry}/${repository}`, map);
}

/** The `spec` of Flux's OCIRepository. */
function artifactOf(map: Mapping): string | undefined {
  const url = /^oci:\/\/(.+)$/.exec(textAt(map, 'url') ?? '')?.[1];
  const reference = map['ref'];
  return url === undefined || !isMapping(reference) ? undefined : versioned(url, reference);
}

/** A tag that is written without quotes may be a number. */
function versioned(name: string, map: Mapping): string | undefined {
  const [tag = '', digest = ''] = ['tag', 'digest'].map((key) => {
    const value = valueAt(map, key);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
  const image = `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
  return image !== name && referenceProblem(image) === undefined ? image : undefined;
}

/** An `image` that is surely one: it has a tag or a digest. */
function wholeImage(map: Mapping): string | undefined {
  const image = textAt(map, 'image') ?? '';
  const { tag, digest } = splitReference(image);
  return (tag ?? digest) !== undefined && referenceProblem(image) === undefined ? image : undefined;
}
