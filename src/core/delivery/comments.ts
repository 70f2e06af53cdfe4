/** The comment that a pull request is to have: what to write so that it stands there once, in all its parts. */
import type { OwnComment } from '../ports.ts';
import { formatOutdated, parseDiffMarker } from '../report/comment-marker.ts';

export type CommentStep =
  | { readonly kind: 'create'; readonly body: string }
  | { readonly kind: 'update'; readonly id: string; readonly body: string }
  | { readonly kind: 'remove'; readonly id: string };

/**
 * @param own comments of the credential, oldest first; those of another id are left alone
 * @param parts the bodies in order, each with its marker
 * @returns nothing where all stands as wanted; of comments that two runs wrote at once the oldest stays
 */
export function planComments(
  id: string,
  own: readonly OwnComment[],
  parts: readonly string[],
): readonly CommentStep[] {
  const known = own.flatMap((comment) => {
    const marker = parseDiffMarker(comment.body);
    return marker?.id === id ? [{ ...comment, part: marker.part }] : [];
  });
  const firsts = parts.map((_, index) => known.find(({ part }) => part === index + 1));
  const writes = parts.flatMap((body, index): readonly CommentStep[] => {
    const first = firsts[index];
    if (first === undefined) return [{ kind: 'create', body }];
    return sameText(first.body, body) ? [] : [{ kind: 'update', id: first.id, body }];
  });
  const surplus = known.filter((comment) => !firsts.includes(comment));
  return [...writes, ...surplus.map((comment): CommentStep => ({ kind: 'remove', id: comment.id }))];
}

/** @returns what to write so that comments about another head say that they are; those that say it already stay */
export function planOutdated(id: string, own: readonly OwnComment[], head: string): readonly CommentStep[] {
  return own.flatMap(({ id: comment, body }): readonly CommentStep[] => {
    const marker = parseDiffMarker(body);
    if (marker?.id !== id || marker.head === head) return [];
    const outdated = formatOutdated(body.replaceAll('\r\n', '\n'), head);
    return sameText(outdated, body) ? [] : [{ kind: 'update', id: comment, body: outdated }];
  });
}

/**
 * GitHub may give line breaks back as CR LF, and without those at the end. Marks of hidden values and the run's page
 * are others in every run; what they stand for has not changed while the commits are the same.
 */
function sameText(left: string, right: string): boolean {
  const normal = (text: string): string =>
    text
      .replaceAll('\r\n', '\n')
      .replace(/\(secret value [0-9a-f]+\)/g, '(secret value)')
      .replace(/\/actions\/runs\/\d+/g, '')
      .trimEnd();
  return normal(left) === normal(right);
}
