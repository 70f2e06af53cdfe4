/**
 * Pins: where an operator's object names one Git tag of a repository. `ref.tag` or `ref.name` of a Flux GitRepository,
 * `targetRevision` of an Argo CD source. A branch, a range of versions or a commit is no pin.
 * Source: Flux source-controller docs/spec/v1/gitrepositories.md; Argo CD docs/user-guide/tracking_strategies.md.
 */
import { ReleaseError } from '../errors.ts';
import type { Files, Step } from '../snapshot.ts';
import { findAnchorUses } from './anchors.ts';
import type { TargetEdit } from './edit.ts';
import { findSources } from './formats/argocd/sources.ts';
import { textsAt } from './formats/places.ts';
import { expandGlob } from './glob.ts';
import { lineStarts } from './lines.ts';
import { repositoryPath } from './paths.ts';
import { proven } from './prove.ts';
import { quotesOf, setScalars } from './set-scalars.ts';
import { parseYaml } from './yaml.ts';
import { textOf, type YamlMap, type YamlNode } from './yaml-node.ts';
import { at, mapOf } from './yaml-path.ts';

/** Where pins are looked for. */
export interface PinPlace {
  /** Files, folders with all below them, or globs. */
  readonly paths: readonly string[];
  /** Web address of the repository that is pinned. */
  readonly repository: string;
}

export interface Pin {
  readonly file: string;
  readonly line: number;
  /** Name of the tag, without `refs/tags/`. */
  readonly tag: string;
}

/** Pins at one of `from` are set to `to`. */
export interface PinMove extends PinPlace {
  readonly from: readonly string[];
  readonly to: string;
}

interface FoundPin extends Pin {
  readonly root: YamlNode;
  readonly node: YamlNode;
  readonly flow: boolean;
  /** `refs/tags/`, or nothing. */
  readonly prefix: string;
}

const FULL = 'refs/tags/';

/** @returns the pins, or the paths to read first. @throws ReleaseError path-missing */
export function findPins(place: PinPlace, files: Files): Step<readonly Pin[]> {
  const found = pinsAt(place, files);
  if (found.kind === 'need') return found;
  return { kind: 'ready', value: found.value.map(({ file, line, tag }) => ({ file, line, tag })) };
}

/** @throws ReleaseError path-missing, edit-unsafe */
export function movePins(move: PinMove, files: Files): Step<TargetEdit> {
  const found = pinsAt(move, files);
  if (found.kind === 'need') return found;
  const pins = found.value.filter(({ tag }) => move.from.includes(tag));
  const edits = [...new Set(pins.map(({ root }) => root))].flatMap((root) =>
    editDocument(root, pins, move, files),
  );
  const image = addressOf(move.repository);
  const changes = pins.map(({ file, line, tag }) => ({
    path: file,
    file,
    line,
    image,
    from: tag,
    to: move.to,
  }));
  const again = (edited: Files) => movePins(move, edited);
  return { kind: 'ready', value: proven({ edits, changes, notices: [] }, files, again) };
}

function pinsAt(place: PinPlace, files: Files): Step<readonly FoundPin[]> {
  const steps = place.paths.map((path) => filesAt(repositoryPath(path), files));
  const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: [...new Set(needs)] };
  const paths = [...new Set(steps.flatMap((step) => (step.kind === 'ready' ? step.value : [])))].toSorted();
  const unread = paths.filter((path) => !files.has(path));
  if (unread.length > 0) return { kind: 'need', paths: unread };
  const repository = addressOf(place.repository);
  return {
    kind: 'ready',
    value: textsAt(paths, files).flatMap(({ path, text }) => pinsIn(path, text, repository)),
  };
}

/** Manifests at a path, below the folders that it names. @throws ReleaseError path-missing */
function filesAt(pattern: string, files: Files): Step<readonly string[]> {
  const matching = pattern === '' ? ({ kind: 'ready', value: [''] } as const) : expandGlob(pattern, files);
  if (matching.kind === 'need') return matching;
  const steps = matching.value.map((path): Step<readonly string[]> => {
    const entry = files.get(path);
    if (entry === undefined) return { kind: 'need', paths: [path] };
    return entry.kind === 'folder'
      ? expandGlob(path === '' ? '**' : `${path}/**`, files)
      : { kind: 'ready', value: [path] };
  });
  const needs = steps.flatMap((step) => (step.kind === 'need' ? step.paths : []));
  if (needs.length > 0) return { kind: 'need', paths: needs };
  if (matching.value.length === 0) throw nothingAt(pattern);
  const all = steps.flatMap((step) => (step.kind === 'ready' ? step.value : []));
  return { kind: 'ready', value: all.filter((path) => /\.(?:ya?ml|json)$/i.test(path)) };
}

function pinsIn(file: string, text: string, repository: string): readonly FoundPin[] {
  if (!/GitRepository|targetRevision/.test(text)) return [];
  const lineOf = lineStarts(text);
  return rootsOf(file, text).flatMap((root) =>
    placesIn(root, repository).flatMap(({ node, flow, prefix }) => {
      const tag = (textOf(node) ?? '').slice(prefix.length);
      return tag === '' ? [] : [{ file, line: lineOf(node.start), tag, root, node, flow, prefix }];
    }),
  );
}

/** A template of a chart is no YAML yet, and pins nothing. */
function rootsOf(file: string, text: string): readonly YamlNode[] {
  try {
    return parseYaml(file, text).documents.flatMap(({ root }) => root ?? []);
  } catch (error) {
    if (error instanceof ReleaseError && ['yaml-invalid', 'yaml-aliases'].includes(error.code)) return [];
    throw error;
  }
}

type PinNode = Pick<FoundPin, 'node' | 'flow' | 'prefix'>;

function placesIn(root: YamlNode, repository: string): readonly PinNode[] {
  const sources = findSources(root);
  if (sources !== undefined)
    return sources.flatMap((source) =>
      addressOf(textOf(at(source, 'repoURL')) ?? '') === repository ? pinOf(source, 'targetRevision') : [],
    );
  if (!/^source\.toolkit\.fluxcd\.io\//.test(textOf(at(root, 'apiVersion')) ?? '')) return [];
  if (textOf(at(root, 'kind')) !== 'GitRepository') return [];
  const ref = mapOf(at(root, 'spec', 'ref'));
  if (ref === undefined || addressOf(textOf(at(root, 'spec', 'url')) ?? '') !== repository) return [];
  // The first of these that is there counts.
  const key = ['commit', 'name', 'semver', 'tag'].find((each) => textOf(at(ref, each)) !== undefined);
  if (key === 'tag') return pinOf(ref, key);
  return key === 'name' ? pinOf(ref, key).filter(({ prefix }) => prefix !== '') : [];
}

function pinOf(map: YamlMap, key: string): readonly PinNode[] {
  const node = at(map, key);
  if (node === undefined) return [];
  return [{ node, flow: map.flow, prefix: textOf(node)?.startsWith(FULL) === true ? FULL : '' }];
}

function editDocument(root: YamlNode, pins: readonly FoundPin[], { to }: PinMove, files: Files) {
  const own = pins.filter((pin) => pin.root === root);
  const file = own[0]?.file ?? '';
  const entry = files.get(file);
  const wishes = own.map(({ node, flow, prefix }) => ({
    node,
    value: `${prefix}${to}`,
    quotes: quotesOf(node) ?? ('double' as const),
    flow,
  }));
  return setScalars({ file, text: entry?.kind === 'file' ? entry.text : '' }, wishes, findAnchorUses(root));
}

/** `host/owner/name` of any form of an address: https, ssh with or without a port, `git@host:owner/name`. */
export function addressOf(url: string): string {
  const plain = url.trim().toLowerCase();
  const [, host = '', path = ''] =
    /^[a-z+]+:\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/.exec(plain) ??
    /^(?:[^@/]+@)([^/:]+):(.+)$/.exec(plain) ??
    [];
  const name = path.replace(/\/+$/, '').replace(/\.git$/, '');
  return name === '' ? '' : `${host.replace(/^ssh\./, '')}/${name}`;
}

function nothingAt(pattern: string): ReleaseError {
  return new ReleaseError({
    code: 'path-missing',
    what: `nothing stands at "${pattern}", where pins of operators are looked for`,
    where: '`release.pin` in .gitops-release.yaml',
    next: 'Name the files or folders that hold the GitRepository or Application objects, e.g. clusters/{environment}.',
  });
}
