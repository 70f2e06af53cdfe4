/**
 * marker: lines of text files in any language that end in a comment `gitops-release: <app or repository>[:tag|:name|
 * :digest]`. The value of that line is replaced, its quotes stay.
 */
import { ReleaseError } from '../../errors.ts';
import type { ImageArgument } from '../../images/argument.ts';
import { referenceProblem, sameRepository, splitReference } from '../../images/reference.ts';
import type { Step } from '../../snapshot.ts';
import type { ImageChange } from '../edit.ts';
import { filledInNotice, type ValueKind, wantedValue } from '../image-value.ts';
import { repositoryPath } from '../paths.ts';
import { writeScalar } from '../scalar.ts';
import type { Format, FormatResult, SeenImage, Target } from './format.ts';
import { joinResults, nothing } from './join.ts';
import { nativeLines } from './kustomize/native-lines.ts';
import { argumentOf, chooseToken, isNamed, isTemplatedLine } from './marker/choose.ts';
import { type MarkedLine, markedLines, type Token } from './marker/line.ts';
import { placesAt, type TextFile, textsAt } from './places.ts';

export const markerFormat: Format = {
  name: 'marker',
  entryPaths: (path) => [path],
  edit(target, files): Step<FormatResult> | undefined {
    const { paths, unread } = placesAt(repositoryPath(target.path), files);
    if (unread.length > 0) return { kind: 'need', paths: unread };
    const marked = textsAt(paths, files).filter(({ path, text }) => markersIn(path, text).length > 0);
    if (marked.length === 0) return undefined;
    return { kind: 'ready', value: joinResults(marked.map((entry) => editMarked(target, entry))) };
  },
};

/** The marked lines that no other format sets. */
export function markersIn(file: string, text: string): readonly MarkedLine[] {
  const marked = markedLines(text);
  if (marked.length === 0) return marked;
  const native = nativeLines(file, text);
  return marked.filter(({ line }) => !native.has(line));
}

/** What the marked lines of one file need. */
function editMarked({ path, images }: Target, { path: file, text }: TextFile): FormatResult {
  const parts = markersIn(file, text).map((marked) => {
    const argument = argumentOf(file, marked, images);
    return argument === undefined
      ? { ...nothing, seen: seenIn(file, marked) }
      : setLine({ path, file, marked }, argument);
  });
  return joinResults(parts);
}

interface Line {
  readonly path: string;
  readonly file: string;
  readonly marked: MarkedLine;
}

function setLine({ path, file, marked }: Line, argument: ImageArgument): FormatResult {
  const where = { file, line: marked.line };
  const found = new Set([argument]);
  if (isTemplatedLine(marked)) {
    return { ...nothing, found, notices: [filledInNotice(marked.code, where)] };
  }
  const token = chooseToken(file, marked);
  refuseOther({ file, marked }, token.text, argument);
  const judged = wantedValue(marked.kind, token.text, argument);
  if (judged.kind === 'templated') return { ...nothing, found };
  if (judged.kind === 'refused') {
    throw new ReleaseError({ code: 'edit-unsafe', what: judged.why, where, next: judged.next });
  }
  if (judged.value === token.text) return { ...nothing, found };
  const image = imageOf(marked.kind, judged.value, argument);
  const old = marked.kind === 'reference' ? splitReference(token.text).repository : image;
  const renamed = old === image ? {} : { renamedFrom: old };
  const change: ImageChange = {
    path,
    file,
    line: marked.line,
    image,
    ...renamed,
    from: judged.from,
    to: judged.to,
  };
  const { start, end } = token;
  const text = written(file, token, judged.value);
  return { ...nothing, found, edits: [{ file, start, end, text }], changes: [change] };
}

/** A marker left behind on another image must not give it a tag that it does not have. */
function refuseOther(
  { file, marked }: Omit<Line, 'path'>,
  text: string,
  { name, repository }: ImageArgument,
): void {
  if (marked.kind !== 'reference' || name !== undefined || referenceProblem(text) !== undefined) return;
  if (isNamed(text, marked.id) || sameRepository(splitReference(text).repository, repository ?? '')) return;
  throw new ReleaseError({
    code: 'edit-unsafe',
    what: `the marker "gitops-release: ${marked.id}" stands on another image: "${text}"`,
    where: { file, line: marked.line },
    next: `Correct the marker or the value, or rename it on purpose with ${marked.id}=repository:tag.`,
  });
}

/** A bare value of YAML gets quotes where it would be read as a number; other languages keep bare words bare. */
function written(file: string, token: Token, value: string): string {
  return !token.quoted && /\.ya?ml$/.test(file) ? writeScalar(value, 'plain', 'double') : value;
}

function imageOf(kind: ValueKind, value: string, { repository, name }: ImageArgument): string {
  if (kind === 'reference') return value.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return repository ?? name ?? '';
}

/** For the error that lists what is there: a marker for another image. */
function seenIn(file: string, marked: MarkedLine): readonly SeenImage[] {
  const where = { file, line: marked.line };
  if (marked.kind !== 'reference' || isTemplatedLine(marked)) return [{ image: marked.id, where }];
  try {
    const { text } = chooseToken(file, marked);
    return [{ image: referenceProblem(text) === undefined ? text : marked.id, where }];
  } catch (error) {
    if (error instanceof ReleaseError) return [{ image: marked.id, where }];
    throw error;
  }
}
