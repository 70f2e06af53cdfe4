/**
 * `[old=]new[:tag][@digest]`: what `kustomize edit set image` takes, and Argo CD's `kustomize.images` with it.
 * `*` for `new` keeps the name. Source: kustomize kustomize/commands/edit/set/setimage.go.
 */
import type { ImageArgument } from '../../../images/argument.ts';
import {
  formatReference,
  formatVersion,
  type Reference,
  referenceProblem,
  sameRepository,
  splitReference,
} from '../../../images/reference.ts';
import { isFilledIn, type Judgement } from '../../image-value.ts';

export interface KustomizeImage extends Reference {
  /** Name of the image that is replaced; undefined: that of the repository. */
  readonly old: string | undefined;
}

const KEEP = '*';

export function readKustomizeImage(value: string): KustomizeImage {
  const equals = value.indexOf('=');
  const old = equals < 0 ? undefined : value.slice(0, equals);
  return { old, ...splitReference(value.slice(equals + 1)) };
}

/** Repository that runs. */
export function runningRepository({ old, repository }: KustomizeImage): string {
  return repository === KEEP ? (old ?? repository) : repository;
}

/** Whether an argument is for it: by the old name, or by a repository that it names. */
export function isForKustomizeImage({ name, repository }: ImageArgument, value: string): boolean {
  const image = readKustomizeImage(value);
  const entry = image.old ?? image.repository;
  if (name !== undefined) return sameRepository(entry, name);
  return [entry, image.repository].some((each) => sameRepository(each, repository ?? ''));
}

/** The string as wanted; a new name for an image without an old one keeps its own as the old one. */
export function wantedKustomizeImage(value: string, argument: ImageArgument): Judgement {
  if (isFilledIn(value)) return { kind: 'templated' };
  const before = readKustomizeImage(value);
  const problem = referenceProblem(formatReference({ ...before, repository: runningRepository(before) }));
  if (problem !== undefined) {
    const next = 'Write it as [old=]new[:tag][@digest], then run again.';
    return { kind: 'refused', why: `"${value.slice(0, 80)}" is not an image: ${problem}`, next };
  }
  const renamed = argument.name === undefined ? undefined : argument.repository;
  const changes = renamed !== undefined && renamed !== runningRepository(before);
  const after = {
    repository: changes ? renamed : before.repository,
    tag: argument.keepTag ? before.tag : argument.tag,
    digest: argument.keepDigest ? before.digest : argument.digest,
  };
  const old = before.old ?? (changes ? before.repository : undefined);
  const text = `${old === undefined ? '' : `${old}=`}${formatReference(after)}`;
  return { kind: 'set', value: text, from: versionText(before), to: versionText(after) };
}

function versionText(parts: Pick<Reference, 'tag' | 'digest'>): string {
  return formatVersion(parts).replace(/^:/, '');
}
