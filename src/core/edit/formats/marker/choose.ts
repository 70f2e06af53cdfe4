/** Which token of a marked line is the value, and which argument it is for. */
import { ReleaseError } from '../../../errors.ts';
import type { ImageArgument } from '../../../images/argument.ts';
import {
  digestProblem,
  referenceProblem,
  sameRepository,
  splitReference,
} from '../../../images/reference.ts';
import { isFilledIn } from '../../image-value.ts';
import { type MarkedLine, type Token, valueTokens } from './line.ts';

/**
 * The one value of a marked line.
 * @throws ReleaseError edit-ambiguous (several), edit-unsafe (none); both name the line.
 */
export function chooseToken(file: string, marked: MarkedLine): Token {
  const tokens = valueTokens(marked);
  const fitting = tokens.filter((token) => fits(token, marked));
  const candidates = fitting.length > 0 ? fitting : tokens;
  const quoted = candidates.filter((token) => token.quoted);
  const [first, ...others] = quoted.length > 0 && fitting.length === 0 ? quoted : candidates;
  if (first === undefined) throw nothing(file, marked);
  if (others.length > 0) throw ambiguous(file, marked, [first, ...others]);
  return first;
}

function fits({ text }: Token, { id, kind }: MarkedLine): boolean {
  if (kind === 'digest') return digestProblem(text) === undefined;
  const { tag, digest } = splitReference(text);
  const named = isNamed(text, id);
  if (kind === 'name') return named && tag === undefined && digest === undefined;
  if (kind === 'tag') return isTagLike(text);
  return referenceProblem(text) === undefined && named && (text.includes('/') || text !== id);
}

/** Whether a reference is to the app or repository that a marker names. */
export function isNamed(text: string, id: string): boolean {
  const { repository } = splitReference(text);
  return sameRepository(repository, id) || repository.split('/').at(-1) === id.split('/').at(-1);
}

/** A tag with a digit or a digest beside it: words such as `AS` or `export` have none. */
function isTagLike(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(?:@sha\d+:[0-9a-f]+)?$/.test(text) && /\d/.test(text);
}

/**
 * The argument that a marker asks for: its repository or name, or the last part of its repository (the app).
 * @throws ReleaseError edit-ambiguous where two images have the same last part
 */
export function argumentOf(
  file: string,
  marked: MarkedLine,
  images: readonly ImageArgument[],
): ImageArgument | undefined {
  const { id, line } = marked;
  const exact = images.filter(({ name, repository }) =>
    [name, repository].some((one) => one !== undefined && (one === id || sameRepository(one, id))),
  );
  const byApp = images.filter(({ repository }) => repository?.split('/').at(-1) === id);
  const [first, ...others] = exact.length > 0 ? exact : byApp;
  if (first !== undefined && others.length > 0) {
    const listed = [first, ...others].map(({ text }) => `"${text}"`).join(', ');
    throw new ReleaseError({
      code: 'edit-ambiguous',
      what: `the marker "gitops-release: ${id}" is for several images of this run: ${listed}`,
      where: { file, line },
      next: 'Write the whole repository in the marker, e.g. gitops-release: ghcr.io/acme/shop.',
    });
  }
  return first;
}

function nothing(file: string, { id, line }: MarkedLine): ReleaseError {
  return new ReleaseError({
    code: 'edit-unsafe',
    what: `the marker "gitops-release: ${id}" stands on a line without a value`,
    where: { file, line },
    next: 'Put the marker at the end of the line whose value is to be set.',
  });
}

function ambiguous(file: string, { id, line }: MarkedLine, tokens: readonly Token[]): ReleaseError {
  const listed = tokens.map(({ text }) => `"${text.slice(0, 80)}"`).join(', ');
  return new ReleaseError({
    code: 'edit-ambiguous',
    what: `the marker "gitops-release: ${id}" may mean several values of its line: ${listed}`,
    where: { file, line },
    next: 'Write the value on a line of its own, with the marker behind it.',
  });
}

/** Whether another program fills the value in: then it has no words of its own. */
export function isTemplatedLine(marked: MarkedLine): boolean {
  return isFilledIn(marked.code);
}
