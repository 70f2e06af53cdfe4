/**
 * Hides secret values behind a keyed hash: equal values get equal marks within one run, so a reader sees whether a
 * value changed and nothing else. The key is fresh in every run, so that marks can't be compared or guessed later.
 */
import { createHmac } from 'node:crypto';
import type { Value } from '../value.ts';
import { decode } from './bytes.ts';
import type { SecretValues } from './collect.ts';
import { type Needle, needlesOf, PREFIX } from './needles.ts';
import { mapSecrecy, type Secrecy } from './secrecy.ts';
import type { SensitivePattern } from './sensitive.ts';

export interface Mask {
  /** Text with every secret value in it replaced by its mark. */
  text(text: string): string;
  /** A resource's body with its secret values, and all that hold one, replaced. */
  body(body: Value): Value;
}

export interface MaskRules {
  readonly key: string;
  readonly patterns: readonly SensitivePattern[];
}

/** @param secrets the values of all sides and targets, collected before */
export function createMask(secrets: SecretValues, { key, patterns }: MaskRules): Mask {
  const index = createIndex(secrets);
  const mark = (bytes: Buffer | string): string =>
    `(secret value ${createHmac('sha256', key).update(bytes).digest('hex').slice(0, 8)})`;
  const text = (whole: string): string => replaceAll(whole, index, mark);
  const leaf = (value: Value, secrecy: Secrecy): Value => {
    if (secrecy === 'base64') return mark(decode(String(value ?? '')));
    if (secrecy !== 'open') return mark(String(value ?? ''));
    if (typeof value === 'boolean' || value === null) return value;
    const masked = text(String(value));
    return masked === String(value) ? value : masked;
  };
  return { text, body: (body) => mapSecrecy(body, patterns, leaf) };
}

interface Index {
  /** By the first letters; longest first, so that a secret that holds another is hidden as a whole. */
  readonly needles: ReadonlyMap<string, readonly Needle[]>;
  /** Which pairs of letters begin a needle: rules out nearly every place of a text without a look-up. */
  readonly starts: Uint8Array;
}

function createIndex(secrets: SecretValues): Index {
  const needles = new Map<string, Needle[]>();
  const starts = new Uint8Array(65_536);
  for (const needle of [...secrets].flatMap(needlesOf)) {
    const prefix = needle.text.slice(0, PREFIX);
    const known = needles.get(prefix);
    if (known === undefined) needles.set(prefix, [needle]);
    else known.push(needle);
    starts[startOf(needle.text, 0)] = 1;
  }
  for (const list of needles.values()) list.sort((a, b) => b.text.length - a.text.length);
  return { needles, starts };
}

function startOf(text: string, at: number): number {
  return ((text.charCodeAt(at) & 255) << 8) | (text.charCodeAt(at + 1) & 255);
}

function replaceAll(text: string, index: Index, mark: (bytes: Buffer | string) => string): string {
  if (index.needles.size === 0) return text;
  const pieces: string[] = [];
  let done = 0;
  for (let at = 0; at + PREFIX <= text.length; at += 1) {
    if (index.starts[startOf(text, at)] === 0) continue;
    const needle = index.needles
      .get(text.slice(at, at + PREFIX))
      ?.find((one) => text.startsWith(one.text, at));
    if (needle === undefined) continue;
    const [start, end] = spanOf(text, at, needle);
    const from = Math.max(done, start);
    pieces.push(text.slice(done, from), mark(needle.base64 ? text.slice(from, end) : needle.secret));
    done = end;
    at = end - 1;
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(done);
}

/**
 * Letters beside base64 hold bits of the secret too, so they go with it; the mark is then made of all that goes,
 * since they also hold bits of something else, which must not change unseen.
 */
function spanOf(text: string, at: number, needle: Needle): readonly [number, number] {
  const end = at + needle.text.length;
  if (!needle.base64) return [at, end];
  const before = /[A-Za-z0-9+/_-]/.test(text[at - 1] ?? '') ? 1 : 0;
  const behind = /^[A-Za-z0-9+/_-]?={0,2}/.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  return [at - before, end + behind];
}
