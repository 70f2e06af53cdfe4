/** manifest: Kubernetes objects that name their images themselves, in a file or a folder without a kustomization. */
import { ReleaseError } from '../../errors.ts';
import type { ImageArgument } from '../../images/argument.ts';
import { referenceProblem, sameRepository, splitReference } from '../../images/reference.ts';
import type { Step } from '../../snapshot.ts';
import { findAnchorUses } from '../anchors.ts';
import type { ImageChange } from '../edit.ts';
import { filledInNotice, wantedValue } from '../image-value.ts';
import { lineStarts } from '../lines.ts';
import { repositoryPath } from '../paths.ts';
import { quotesOf, type ScalarWish, setScalars } from '../set-scalars.ts';
import { unsafe } from '../unsafe.ts';
import { parseYaml } from '../yaml.ts';
import type { YamlDocument } from '../yaml-node.ts';
import { encryptedProblem, isEncrypted } from './encrypted.ts';
import type { Format, FormatResult, SeenImage, Target } from './format.ts';
import { joinResults, nothing } from './join.ts';
import { findImageFields, type ImageField } from './manifest/image-fields.ts';
import { markedLines } from './marker/line.ts';
import { isManifestName, placesAt, type TextFile, textsAt } from './places.ts';

export const manifestFormat: Format = {
  name: 'manifest',
  entryPaths: (path) => [path],
  edit(target, files): Step<FormatResult> | undefined {
    const path = repositoryPath(target.path);
    const { paths, unread } = placesAt(path, files);
    if (unread.length > 0) return { kind: 'need', paths: unread };
    const direct = files.get(path)?.kind === 'file';
    const texts = textsAt(paths.filter(isManifestName), files);
    const strict = (entry: TextFile): boolean => direct && markedLines(entry.text).length === 0;
    const parts = texts.map((entry) => (strict(entry) ? editFile(target, entry) : tryFile(target, entry)));
    if (parts.every((part) => part.seen.length === 0 && part.problems.length === 0)) return undefined;
    return { kind: 'ready', value: joinResults(parts) };
  },
};

/**
 * Beside others, or where markers name what to set, a file that is no YAML (a Helm template, say) matters only if
 * the image is found nowhere.
 */
function tryFile(target: Target, entry: TextFile): FormatResult {
  try {
    return editFile(target, entry);
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code === 'edit-unsafe') throw error;
    return { ...nothing, problems: error.failures };
  }
}

interface Source {
  readonly path: string;
  readonly file: string;
  readonly text: string;
  readonly lineOf: (offset: number) => number;
  /** Lines that name their own editor: a marker of this action, or Flux's image automation. */
  readonly owned: ReadonlySet<number>;
}

function editFile(target: Target, { path: file, text }: TextFile): FormatResult {
  const lineOf = lineStarts(text);
  const owned = new Set(markedLines(text).map(({ line }) => line));
  const source: Source = { path: target.path, file, text, lineOf, owned };
  return joinResults(
    parseYaml(file, text).documents.map((document) => editDocument(target, source, document)),
  );
}

function editDocument({ images }: Target, source: Source, { root }: YamlDocument): FormatResult {
  const fields = findImageFields(root).filter((field) => !source.owned.has(source.lineOf(field.node.start)));
  if (root === undefined || fields.length === 0) return nothing;
  if (isEncrypted(root)) return { ...nothing, problems: [encryptedProblem(source.file)] };
  const wanted = fields.map((field) => ({ field, argument: images.find((image) => isFor(image, field)) }));
  const parts = wanted.map(({ field, argument }) => judge(source, field, argument));
  const wishes = parts.flatMap(({ wish }) => wish ?? []);
  return {
    ...joinResults(parts.map(({ result }) => result)),
    edits: setScalars(source, wishes, findAnchorUses(root)),
  };
}

function isFor({ name, repository }: ImageArgument, { value, certain }: ImageField): boolean {
  if (!certain && referenceProblem(value) !== undefined) return false;
  // One that has its new name already is the same image: a second run finds it done.
  const own = splitReference(value).repository;
  return [name, repository].some((each) => each !== undefined && sameRepository(own, each));
}

interface Judged {
  readonly result: FormatResult;
  readonly wish: ScalarWish | undefined;
}

function judge(source: Source, field: ImageField, argument: ImageArgument | undefined): Judged {
  const where = { file: source.file, line: source.lineOf(field.node.start) };
  const seen: readonly SeenImage[] =
    field.certain || argument !== undefined ? [{ image: field.value, where }] : [];
  if (argument === undefined) return { result: { ...nothing, seen }, wish: undefined };
  const found = new Set([argument]);
  const judged = wantedValue('reference', field.value, argument);
  if (judged.kind === 'refused')
    throw unsafe(source, field.node.start, { what: judged.why, next: judged.next });
  if (judged.kind === 'templated') {
    const notice = filledInNotice(field.value, where);
    return { result: { ...nothing, found, seen, notices: [notice] }, wish: undefined };
  }
  if (judged.value === field.value) return { result: { ...nothing, found, seen }, wish: undefined };
  const image = splitReference(judged.value).repository;
  const old = splitReference(field.value).repository;
  const renamed = old === image ? {} : { renamedFrom: old };
  const change: ImageChange = {
    path: source.path,
    ...where,
    image,
    ...renamed,
    from: judged.from,
    to: judged.to,
  };
  const quotes = quotesOf(field.node) ?? 'double';
  const wish = { node: field.node, value: judged.value, quotes, flow: field.flow };
  return { result: { ...nothing, found, seen, changes: [change] }, wish };
}
