/** kustomize: the `images:` of a kustomization. */
import type { Notice } from '../../errors.ts';
import type { ImageArgument } from '../../images/argument.ts';
import { formatReference } from '../../images/reference.ts';
import type { Files, Step } from '../../snapshot.ts';
import { findAnchorUses } from '../anchors.ts';
import { lineStarts } from '../lines.ts';
import { nameOf, repositoryPath } from '../paths.ts';
import { setScalars } from '../set-scalars.ts';
import { placeIn } from '../unsafe.ts';
import type { Format, FormatResult, SeenImage, Target } from './format.ts';
import { joinResults } from './join.ts';
import { addMissing } from './kustomize/add-missing.ts';
import { type Kustomization, readKustomization } from './kustomize/image-entries.ts';
import { KUSTOMIZATION_NAMES, kustomizationPaths, locateKustomization } from './kustomize/locate.ts';
import { noEdits, updateEntry } from './kustomize/update-entry.ts';
import { argumentFor, currentValues, isFor } from './kustomize/wanted.ts';
import { placesAt, textsAt } from './places.ts';

export const kustomizationFormat: Format = {
  name: 'kustomization',
  entryPaths: kustomizationPaths,
  edit(target, files) {
    const located = locateKustomization(repositoryPath(target.path), files);
    if (located.kind === 'none') return editBelow(target, files);
    if (located.kind === 'need') return located;
    return editKustomization(target, readKustomization(located.path, located.text), files);
  },
};

/**
 * Below a folder without a kustomization, what the kustomizations say already is set. They get no new entries:
 * the image stands in another file below, and is set there.
 */
function editBelow(target: Target, files: Files): Step<FormatResult> | undefined {
  const { paths, unread } = placesAt(repositoryPath(target.path), files);
  if (unread.length > 0) return { kind: 'need', paths: unread };
  const texts = textsAt(
    paths.filter((path) => KUSTOMIZATION_NAMES.includes(nameOf(path))),
    files,
  );
  const parts = texts.map(({ path, text }) => updateOwn(target, readKustomization(path, text)));
  return parts.length === 0 ? undefined : { kind: 'ready', value: joinResults(parts) };
}

function editKustomization(target: Target, kustomization: Kustomization, files: Files): Step<FormatResult> {
  const own = updateOwn(target, kustomization);
  const missing = target.images.filter((image) => !own.found.has(image));
  if (missing.length === 0) return { kind: 'ready', value: own };
  const added = addMissing({ path: target.path, images: missing }, kustomization, files);
  return added.kind === 'need' ? added : { kind: 'ready', value: joinResults([own, added.value]) };
}

/** Brings the entries that are there to their wanted values. */
function updateOwn(target: Target, kustomization: Kustomization): FormatResult {
  const uses = findAnchorUses(kustomization.root);
  const context = { path: target.path, kustomization, uses };
  const updates = kustomization.entries.map((entry) => {
    const argument = argumentFor(target.images, entry);
    return argument === undefined ? noEdits : updateEntry(context, entry, argument);
  });
  const scalars = setScalars(
    kustomization.source,
    updates.flatMap(({ wishes }) => wishes),
    uses,
  );
  const matched = target.images.filter((image) => kustomization.entries.some((entry) => isFor(image, entry)));
  return {
    edits: [...scalars, ...updates.flatMap(({ edits }) => edits)],
    changes: updates.flatMap(({ changes }) => changes),
    notices: [
      ...updates.flatMap(({ notices }) => notices),
      ...matched.flatMap((image) => tellRepeated(kustomization, image)),
      ...tellIgnored(kustomization),
    ],
    found: new Set(matched),
    seen: seenEntries(kustomization),
    problems: [],
    hints: [],
  };
}

function tellRepeated({ source, entries }: Kustomization, image: ImageArgument): readonly Notice[] {
  const matching = entries.filter((entry) => isFor(image, entry));
  if (matching.length < 2) return [];
  const lines = matching.map(({ map }) => placeIn(source, map.start).line).join(', ');
  const what = `${matching.length} entries are for "${image.text}" (lines ${lines}); all of them are set`;
  return [{ level: 'notice', what, where: { file: source.file } }];
}

function tellIgnored({ source, ignored }: Kustomization): readonly Notice[] {
  const [first] = ignored;
  if (first === undefined) return [];
  const what = 'kustomize reads the first document of a kustomization only; what follows is left alone';
  return [{ level: 'warning', what, where: placeIn(source, first) }];
}

function seenEntries({ source, entries }: Kustomization): readonly SeenImage[] {
  const lineOf = lineStarts(source.text);
  return entries.flatMap((entry) => {
    const { name, newName } = entry.values;
    if (name === undefined) return [];
    const { newTag: tag, digest } = currentValues(entry);
    const image = formatReference({ repository: newName || name, tag, digest });
    return [{ image, where: { file: source.file, line: lineOf(entry.map.start) } }];
  });
}
