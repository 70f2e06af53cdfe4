/** One value of a file that names an image or a part of one: what an argument makes of it. */
import type { Notice, Place } from '../errors.ts';
import type { ImageArgument } from '../images/argument.ts';
import {
  digestProblem,
  formatReference,
  referenceProblem,
  repositoryProblem,
  splitReference,
  tagProblem,
} from '../images/reference.ts';

/** What a value holds: a whole reference, or one part of it. */
export type ValueKind = 'reference' | 'tag' | 'name' | 'digest';

/** A value as wanted, and how people read the change. */
export interface WantedValue {
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

export type Judgement =
  | ({ readonly kind: 'set' } & WantedValue)
  | { readonly kind: 'templated' }
  | { readonly kind: 'refused'; readonly why: string; readonly next: string };

/** Whether a value is filled in by another program: `${VAR}`, `$(VAR)`, `{{ }}`, `$VAR`. */
export function isFilledIn(value: string): boolean {
  return /\$\{|\$\(|\{\{|\$[A-Za-z_]|<%/.test(value);
}

/** The remark on a value that is left alone, since another program fills it in. */
export function filledInNotice(value: string, where: Place): Notice {
  const what = `not touched: another program fills in "${value.trim().slice(0, 80)}"`;
  return { level: 'warning', what, where, filledIn: true };
}

/** Whether a plan without changes is one because other programs fill the values in. */
export function isLeftToOthers(changes: readonly unknown[], notices: readonly Notice[]): boolean {
  return changes.length === 0 && notices.some(({ filledIn }) => filledIn === true);
}

/** @param old the value as it is read, without quotes; empty: nothing is there yet */
export function wantedValue(kind: ValueKind, old: string, argument: ImageArgument): Judgement {
  if (isFilledIn(old)) return { kind: 'templated' };
  const problem = oldProblem(kind, old);
  if (problem !== undefined) {
    const next = `Point to a value that is ${NOUNS[kind]}, or say which part of an image it is.`;
    return { kind: 'refused', why: `"${old.slice(0, 80)}" is not ${NOUNS[kind]}: ${problem}`, next };
  }
  if (kind === 'reference') return wantedReference(old, argument);
  if (kind === 'digest') return wantedDigest(old, argument);
  return kind === 'tag' ? wantedTag(old, argument) : wantedName(old, argument);
}

const NOUNS: Readonly<Record<ValueKind, string>> = {
  reference: 'an image reference',
  tag: 'a tag',
  name: 'the name of an image',
  digest: 'a digest',
};

function oldProblem(kind: ValueKind, old: string): string | undefined {
  if (kind === 'reference') return referenceProblem(old);
  if (old === '') return undefined;
  if (kind === 'name') return repositoryProblem(old);
  if (kind === 'digest') return digestProblem(old);
  const { tag, digest } = splitTag(old);
  return (
    (tag === undefined ? undefined : tagProblem(tag)) ??
    (digest === undefined ? undefined : digestProblem(digest))
  );
}

function wantedReference(old: string, argument: ImageArgument): Judgement {
  const before = splitReference(old);
  const renamed = argument.name === undefined ? undefined : argument.repository;
  const after = {
    repository: renamed ?? before.repository,
    tag: argument.keepTag ? before.tag : argument.tag,
    digest: argument.keepDigest ? before.digest : argument.digest,
  };
  return { kind: 'set', value: formatReference(after), from: versionOf(before), to: versionOf(after) };
}

/** Helm charts take `1.8.0@sha256:…` for a tag; a digest beside the tag is set only where one was. */
function wantedTag(old: string, argument: ImageArgument): Judgement {
  const before = splitTag(old);
  const tag = argument.keepTag ? before.tag : argument.tag;
  if (tag === undefined && argument.digest !== undefined && before.digest === undefined) {
    return {
      kind: 'refused',
      why: `the value is a tag, and "${argument.text}" has a digest only`,
      next: 'Give the tag too, as repository:tag@digest.',
    };
  }
  const digest =
    before.digest === undefined ? undefined : argument.keepDigest ? before.digest : argument.digest;
  const after = { tag, digest };
  return { kind: 'set', value: versionOf(after), from: versionOf(before), to: versionOf(after) };
}

/** An old digest beside a new tag would run the old image, and a value cannot be taken away. */
function wantedDigest(old: string, argument: ImageArgument): Judgement {
  if (argument.digest === undefined && !argument.keepDigest) {
    return {
      kind: 'refused',
      why: `the value is a digest, and "${argument.text}" has none: the old one would stay`,
      next: 'Give the digest, as repository:tag@sha256:…, or keep the old one with "@*".',
    };
  }
  const digest = argument.digest ?? old;
  return { kind: 'set', value: digest, from: old === '' ? '' : `@${old}`, to: `@${digest}` };
}

function wantedName(old: string, argument: ImageArgument): Judgement {
  const name = (argument.name === undefined ? old : argument.repository) ?? old;
  return { kind: 'set', value: name, from: old, to: name };
}

function splitTag(text: string): { readonly tag: string | undefined; readonly digest: string | undefined } {
  const at = text.indexOf('@');
  const tag = at < 0 ? text : text.slice(0, at);
  return { tag: tag === '' ? undefined : tag, digest: at < 0 ? undefined : text.slice(at + 1) };
}

function versionOf(parts: { readonly tag: string | undefined; readonly digest: string | undefined }): string {
  return `${parts.tag ?? ''}${parts.digest === undefined ? '' : `@${parts.digest}`}`;
}
