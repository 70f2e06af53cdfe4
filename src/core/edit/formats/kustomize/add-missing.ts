/** Entries for images that the kustomization reaches but does not name yet. */
import { type Notice, ReleaseError } from '../../../errors.ts';
import { contradiction, type ImageArgument, sameWish } from '../../../images/argument.ts';
import { formatReference, sameRepository } from '../../../images/reference.ts';
import type { Files, Step } from '../../../snapshot.ts';
import { findAnchorUses } from '../../anchors.ts';
import type { ImageChange } from '../../edit.ts';
import { refuseShared } from '../../set-scalars.ts';
import { placeIn } from '../../unsafe.ts';
import type { FormatResult, SeenImage, Target } from '../format.ts';
import { type Kustomization, refuseMergedImages } from './image-entries.ts';
import { insertEntries } from './insert-entries.ts';
import type { ImageUse } from './manifest-images.ts';
import { reachImages } from './reach.ts';
import { type NewEntry, versionText } from './wanted.ts';

interface Addition {
  readonly entry: NewEntry;
  readonly argument: ImageArgument;
  readonly uses: readonly ImageUse[];
}

/**
 * Looks for the images in what the kustomization reaches, and adds an entry for each name they have there.
 * An image that already runs as wanted needs none.
 * @throws ReleaseError input-contradiction, edit-ambiguous, edit-unsafe
 */
export function addMissing(target: Target, kustomization: Kustomization, files: Files): Step<FormatResult> {
  const reached = reachImages(kustomization, files);
  if (reached.needs.length > 0) return { kind: 'need', paths: reached.needs };
  const additions = target.images.flatMap((argument) => additionsFor(argument, reached.uses));
  refuseContradictions(additions);
  const pending = additions.filter(({ entry, uses }) => uses.some((use) => !runsAlready(use, entry)));
  const inserted = insert(kustomization, pending);
  const { file, line } = placeIn(kustomization.source, inserted.at);
  const place = { file, line };
  return {
    kind: 'ready',
    value: {
      edits: inserted.edits,
      changes: pending.map((addition) => changesOf(target.path, addition, place)),
      notices: [...reached.notices, ...additions.flatMap((addition) => tell(addition, pending))],
      found: new Set(additions.map(({ argument }) => argument)),
      seen: reached.uses.map(seenUse),
      problems: reached.problems,
      hints: reached.notices,
    },
  };
}

function additionsFor(argument: ImageArgument, uses: readonly ImageUse[]): readonly Addition[] {
  const wanted = argument.name ?? argument.repository ?? '';
  const names = new Set(uses.filter(({ name }) => sameRepository(name, wanted)).map(({ name }) => name));
  return [...names].map((name) => {
    const same = uses.filter((use) => use.name === name);
    return { argument, uses: same, entry: entryFor(argument, name, same) };
  });
}

/** A part that `*` keeps must be written out, since the other part alone would clear it. */
function entryFor(argument: ImageArgument, name: string, uses: readonly ImageUse[]): NewEntry {
  const renamed =
    argument.name === undefined || argument.repository === name ? undefined : argument.repository;
  const versioned = argument.tag !== undefined || argument.digest !== undefined;
  const kept = (part: 'tag' | 'digest') => (versioned ? only(argument, uses, part) : undefined);
  return {
    name,
    newName: renamed,
    newTag: argument.keepTag ? kept('tag') : argument.tag,
    digest: argument.keepDigest ? kept('digest') : argument.digest,
  };
}

function only(
  argument: ImageArgument,
  uses: readonly ImageUse[],
  part: 'tag' | 'digest',
): string | undefined {
  const values = [...new Set(uses.map((use) => use[part]))];
  if (values.length <= 1) return values[0];
  const listed = uses.map((use) => `${use[part] ?? 'none'} (${use.file}:${use.line})`).join(', ');
  throw new ReleaseError({
    code: 'edit-ambiguous',
    what: `"${argument.text}" keeps the ${part}, but the image is used with several: ${listed}`,
    where: 'images',
    next: `Give the ${part} instead of "*".`,
  });
}

function refuseContradictions(additions: readonly Addition[]): void {
  const byName = new Map<string, Addition>();
  for (const addition of additions) {
    const before = byName.get(addition.entry.name);
    if (before !== undefined && !sameWish(before.argument, addition.argument)) {
      throw contradiction(before.argument, addition.argument);
    }
    byName.set(addition.entry.name, before ?? addition);
  }
}

function runsAlready(use: ImageUse, entry: NewEntry): boolean {
  const versioned = entry.newTag !== undefined || entry.digest !== undefined;
  return (
    (entry.newName === undefined || entry.newName === use.name) &&
    (!versioned || (entry.newTag === use.tag && entry.digest === use.digest))
  );
}

function insert(
  kustomization: Kustomization,
  pending: readonly Addition[],
): ReturnType<typeof insertEntries> {
  if (pending.length === 0) return { edits: [], at: 0 };
  refuseMergedImages(kustomization);
  const uses = findAnchorUses(kustomization.root);
  const home = kustomization.list ?? kustomization.root;
  refuseShared(kustomization.source, { node: home }, uses);
  const distinct = new Map(pending.map(({ entry }) => [entry.name, entry]));
  return insertEntries(kustomization, [...distinct.values()]);
}

function changesOf(
  path: string,
  { entry, uses }: Addition,
  place: { file: string; line: number },
): ImageChange {
  const before = [...new Set(uses.map(({ tag, digest }) => versionText({ newTag: tag, digest })))];
  return {
    path,
    ...place,
    image: entry.newName ?? entry.name,
    ...(entry.newName === undefined || entry.newName === entry.name ? {} : { renamedFrom: entry.name }),
    from: before.join(', '),
    to: versionText(entry),
  };
}

function tell({ entry, uses }: Addition, pending: readonly Addition[]): readonly Notice[] {
  const [use] = uses;
  const where = use === undefined ? {} : { where: { file: use.file, line: use.line } };
  const added = pending.some((one) => one.entry === entry);
  const what = added
    ? `no entry of \`images\` was for "${entry.name}"; one is added`
    : `"${entry.name}" runs as wanted already, without an entry of \`images\``;
  return [{ level: 'notice', what, ...where }];
}

function seenUse({ name, tag, digest, file, line }: ImageUse): SeenImage {
  return { image: formatReference({ repository: name, tag, digest }), where: { file, line } };
}
