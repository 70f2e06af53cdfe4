/**
 * Keys inside a file: `file#key.path`. A part is a key (`image`; a dot in it is written `\.`), an index from 0
 * (`[0]`), or a choice by a key's value (`[name=web]`). In front it chooses a document: `[kind=Deployment].spec`.
 */
import { ReleaseError } from '../../errors.ts';

export type Part =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'where'; readonly key: string; readonly value: string };

/** A path as given, cut at its first `#`. */
export function splitKey(path: string): { readonly file: string; readonly key: string | undefined } {
  const at = path.indexOf('#');
  return at < 0 ? { file: path, key: undefined } : { file: path.slice(0, at), key: path.slice(at + 1) };
}

const KEY = /(?:[^.[\]\\]|\\[\s\S])+/y;
const CHOICE = /\[(?:(\d{1,9})|([^=\]]+)=([^\]]*))\]/y;

/** @throws ReleaseError input-invalid naming the place that cannot be read */
export function parseKeyPath(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const part = choiceAt(text, at) ?? keyAt(text, parts.length > 0 && text[at] === '.' ? at + 1 : at, at);
    if (part === undefined) throw unreadable(text, at);
    parts.push(part.part);
    at = part.end;
  }
  if (parts.length === 0) throw unreadable(text, 0);
  return parts;
}

type Read = { readonly part: Part; readonly end: number };

function choiceAt(text: string, at: number): Read | undefined {
  CHOICE.lastIndex = at;
  const match = CHOICE.exec(text);
  if (match === null) return undefined;
  const [whole, index, key = '', value = ''] = match;
  const part: Part =
    index === undefined ? { kind: 'where', key, value } : { kind: 'index', index: Number(index) };
  return { part, end: at + whole.length };
}

/** A key needs the dot before it, except in front. */
function keyAt(text: string, from: number, at: number): Read | undefined {
  if (at > 0 && from === at) return undefined;
  KEY.lastIndex = from;
  const match = KEY.exec(text);
  if (match === null) return undefined;
  return {
    part: { kind: 'key', key: match[0].replace(/\\([\s\S])/g, '$1') },
    end: from + match[0].length,
  };
}

/** The inverse of `parseKeyPath`. */
export function formatKeyPath(parts: readonly Part[]): string {
  return parts
    .map((part, index) => {
      if (part.kind === 'index') return `[${part.index}]`;
      if (part.kind === 'where') return `[${part.key}=${part.value}]`;
      return `${index === 0 ? '' : '.'}${part.key.replace(/[.[\]\\]/g, '\\$&')}`;
    })
    .join('');
}

function unreadable(text: string, at: number): ReleaseError {
  const place =
    text === '' ? 'nothing stands behind the "#"' : `it cannot be read from "${text.slice(at)}" on`;
  return new ReleaseError({
    code: 'input-invalid',
    what: `"${text}" is not a key in a file: ${place}`,
    next: 'Write path#key.path, e.g. values.yaml#web.image.tag or deployment.yaml#spec.template.spec.containers[name=web].image; a dot inside a key is written \\.',
  });
}
