/** `path#key`: the one value that a person points to, in YAML, JSON and TOML. */
import { ReleaseError } from '../errors.ts';
import type { ImageArgument } from '../images/argument.ts';
import { digestProblem, formatReference, sameRepository, splitReference } from '../images/reference.ts';
import type { Files, Step } from '../snapshot.ts';
import type { TargetEdit } from './edit.ts';
import { unreadable } from './entries.ts';
import type { Target } from './formats/format.ts';
import { filledInNotice, isFilledIn, type ValueKind, wantedValue } from './image-value.ts';
import { type Beside, besideOf, isForOneOf, repositoriesBeside, versionBeside } from './key-siblings.ts';
import { nameOf, repositoryPath } from './paths.ts';
import { findNodes } from './selector/find.ts';
import { parseKeyPath, splitKey } from './selector/parse.ts';
import { type KeyFile, type KeyValue, readKeyFile, setKeyValue } from './selector/values.ts';
import { lineIn, placeIn } from './unsafe.ts';
import type { YamlNode } from './yaml-node.ts';

/**
 * Sets the scalar at the key: a whole reference where the old value is one, else a tag or a digest, by what the
 * old value looks like.
 * @throws ReleaseError key-not-found, image-not-found, edit-ambiguous, edit-unsafe, yaml-*, toml-invalid, path-*
 */
export function editKey(target: Target, files: Files): Step<TargetEdit> {
  const { file, key = '' } = splitKey(target.path);
  const path = repositoryPath(file);
  const entry = files.get(path);
  if (entry === undefined) return { kind: 'need', paths: [path] };
  if (entry.kind === 'folder') throw isFolder(path, key);
  if (entry.kind !== 'file') throw unreadable(entry);
  const source = readKeyFile(path, entry.text);
  const value = chooseValue(source, { key, images: target.images });
  return { kind: 'ready', value: setValue(target, source, value) };
}

interface Wanted {
  readonly key: string;
  readonly images: readonly ImageArgument[];
}

/** Several documents may have the key: then only that which holds the wanted image. */
function chooseValue(source: KeyFile, { key, images }: Wanted): KeyValue {
  const { nodes, missing } = findNodes(source.roots, parseKeyPath(key));
  if (missing !== undefined) {
    const at = missing.at === '' ? 'at the top' : `under "${missing.at}"`;
    const there = missing.there.length === 0 ? 'there are no keys' : `there are ${missing.there.join(', ')}`;
    throw new ReleaseError({
      code: 'key-not-found',
      what: `there is no "${missing.part}" ${at} of the file; ${there}`,
      where: { file: source.file },
      next: `Correct what stands behind "#" in path: got "${key}".`,
    });
  }
  const values = nodes.map((node): KeyValue => ({ node, text: source.textOf(node) }));
  const naming = values.filter(({ text }) => images.some((image) => names(text, image)));
  const [first, ...others] = naming.length > 0 ? naming : values;
  if (first === undefined || others.length === 0) return first ?? { node: source.roots[0], text: '' };
  const lines = [first, ...others].map(({ node }) => lineIn(source, node?.start ?? 0)).join(', ');
  throw new ReleaseError({
    code: 'edit-ambiguous',
    what: `"${key}" stands in the file several times (${lines})`,
    where: { file: source.file },
    next: `Choose one of them: ${choices(source, key, [first, ...others])}; or an item of a list, e.g. containers[name=web].`,
  });
}

/** The documents by their index, which always tells them apart. */
function choices({ roots }: KeyFile, key: string, values: readonly KeyValue[]): string {
  const rest = key.replace(/^\[[^\]]*\]\.?/, '');
  const indexes = values.map(({ node }) => roots.findLastIndex((root) => root.start <= (node?.start ?? 0)));
  return [...new Set(indexes)]
    .slice(0, 5)
    .map((index) => `#[${index}].${rest}`)
    .join(', ');
}

function names(text: string | undefined, { name, repository }: ImageArgument): boolean {
  const old = splitReference(text ?? '').repository;
  return [name, repository].some((one) => one !== undefined && old !== '' && sameRepository(old, one));
}

function setValue({ path, images }: Target, source: KeyFile, value: KeyValue): TargetEdit {
  const old = value.text;
  const { node } = value;
  if (old === undefined || node === undefined) throw notScalar(source, value);
  const where = placeIn(source, node.start);
  if (isFilledIn(old)) {
    return { edits: [], changes: [], notices: [filledInNotice(old, where)] };
  }
  const beside = besideOf(source.roots, node);
  const argument = argumentFor(source, value, fitting(source, value, { beside, images }));
  const kind =
    beside !== undefined && isNameAlone({ path, source, node, beside }, argument)
      ? 'name'
      : kindOf(source, old, argument);
  const judged = wantedValue(kind, old, argument);
  if (judged.kind === 'refused') {
    throw new ReleaseError({ code: 'edit-unsafe', what: judged.why, where, next: judged.next });
  }
  if (judged.kind === 'templated' || judged.value === old) return { edits: [], changes: [], notices: [] };
  const { file } = source;
  const image = argument.repository ?? splitReference(judged.value).repository;
  return {
    edits: setKeyValue(source, node, judged.value),
    changes: [{ path, file, line: where.line, image, from: judged.from, to: judged.to }],
    notices: [],
  };
}

/** Beside a tag or digest stands the image that it is of. @throws ReleaseError image-not-found */
function fitting(
  source: KeyFile,
  { node }: KeyValue,
  { beside, images }: { readonly beside: Beside | undefined; readonly images: readonly ImageArgument[] },
): readonly ImageArgument[] {
  const repositories = beside === undefined ? [] : repositoriesBeside(beside);
  if (repositories.length === 0) return images;
  const own = images.filter((image) => isForOneOf(repositories, image));
  if (own.length > 0) return own;
  const wanted = images.map(({ name, repository }) => `"${name ?? repository ?? ''}"`).join(', ');
  throw new ReleaseError({
    code: 'image-not-found',
    what: `the value belongs to the image "${repositories[0] ?? ''}" beside it, not to ${wanted}`,
    where: placeIn(source, node?.start ?? 0),
    next: 'Check the image and the key.',
  });
}

interface Pointed {
  readonly path: string;
  readonly source: KeyFile;
  readonly node: YamlNode;
  readonly beside: Beside;
}

/** A repository whose version stands beside it takes a name alone. @throws ReleaseError edit-unsafe for a version */
function isNameAlone({ path, source, node, beside }: Pointed, { tag, digest }: ImageArgument): boolean {
  const version = versionBeside(beside);
  if (version === undefined) return false;
  if (tag === undefined && digest === undefined) return true;
  throw new ReleaseError({
    code: 'edit-unsafe',
    what: `\`${beside.key}\` holds the name of the image alone: its version stands beside it, in \`${version}\``,
    where: placeIn(source, node.start),
    next: `Give path as ${path.slice(0, path.length - beside.key.length)}${version}.`,
  });
}

/** @throws ReleaseError image-not-found, edit-ambiguous */
function argumentFor(source: KeyFile, value: KeyValue, images: readonly ImageArgument[]): ImageArgument {
  const old = value.text ?? '';
  const naming = images.filter((image) => names(old, image));
  const [only, ...more] = naming.length > 0 ? naming : images;
  const where = placeIn(source, value.node?.start ?? 0);
  if (only === undefined || (naming.length === 0 && isWhole(old))) {
    const wanted = images.map(({ text }) => `"${text}"`).join(', ');
    throw new ReleaseError({
      code: 'image-not-found',
      what: `the value is the image "${old}", not ${wanted}`,
      where,
      next: `Check the image and the key, or rename it on purpose with name=repository:tag, e.g. ${splitReference(old).repository}=${formatReference({ repository: only?.repository ?? 'repository', tag: only?.tag, digest: only?.digest })}.`,
    });
  }
  if (more.length === 0) return only;
  throw new ReleaseError({
    code: 'edit-ambiguous',
    what: `"${old}" does not say which of the ${images.length} images it belongs to`,
    where,
    next: 'Set this path in a run with one image.',
  });
}

/** A value with a registry, a folder or `name:tag` in it. */
function isWhole(old: string): boolean {
  return digestProblem(old) !== undefined && /[/:]/.test(old.replace(/@.*$/, ''));
}

function kindOf({ file }: KeyFile, old: string, argument: ImageArgument): ValueKind {
  if (nameOf(file) === 'Chart.yaml') return 'tag';
  if (old !== '' && digestProblem(old) === undefined) return 'digest';
  if (isWhole(old) || names(old, argument)) return 'reference';
  return old === '' && argument.tag === undefined ? 'digest' : 'tag';
}

function notScalar(source: KeyFile, { node }: KeyValue): ReleaseError {
  const found = node?.kind === 'list' ? 'a list' : 'a mapping';
  return new ReleaseError({
    code: 'edit-unsafe',
    what: `the key holds ${found}, not a single value`,
    where: placeIn(source, node?.start ?? 0),
    next: 'Point to a value inside of it, e.g. image.tag or containers[name=web].image.',
  });
}

function isFolder(path: string, key: string): ReleaseError {
  return new ReleaseError({
    code: 'input-invalid',
    what: `"${path}" is a folder, and "#${key}" is a key in a file`,
    where: path,
    next: 'Give the file that has the key, e.g. apps/shop/values.yaml#image.tag.',
  });
}
