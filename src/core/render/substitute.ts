/**
 * Flux's post-build substitution on rendered documents. Source: fluxcd/pkg kustomize/kustomize_varsub.go and the
 * bash-like functions of envsubst that the Flux docs name.
 */
import { mapAt, readMap, textAt } from './data.ts';
import type { Substitution } from './input.ts';
import { applyOperator, hasDefault, parseExpression } from './variable-functions.ts';

const SWITCH = 'kustomize.toolkit.fluxcd.io/substitute';

/** @param text documents as kustomize prints them */
export function substitute(text: string, substitution: Substitution): string {
  return text
    .split(/^---\n/m)
    .map((document) => (isDisabled(document) ? document : replaceVariables(document, substitution)))
    .join('---\n');
}

/** By a label or an annotation of the object. */
function isDisabled(document: string): boolean {
  if (!document.includes(SWITCH)) return false;
  const object = readMap(document);
  return ['labels', 'annotations'].some(
    (field) => textAt(mapAt(object, 'metadata', field), SWITCH) === 'disabled',
  );
}

/** `$${` stands for `${`, and what follows it is text; a variable without value and default becomes empty. */
function replaceVariables(text: string, substitution: Substitution): string {
  let out = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('${', at);
    if (start < 0) return out + text.slice(at);
    const escaped = start > at && text[start - 1] === '$';
    const end = escaped ? start + 1 : closing(text, start + 2);
    if (end < 0) return out + text.slice(at);
    const written = text.slice(start, end + 1);
    out +=
      text.slice(at, escaped ? start - 1 : start) + (escaped ? written : replacement(written, substitution));
    at = end + 1;
  }
}

/** Nobody nests defaults deeper; a limit keeps the work in proportion to the text. */
const MAX_DEPTH = 16;

/** Offset of the brace that closes; defaults may hold variables themselves. -1: none, or too deep. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at)) depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
    if (depth > MAX_DEPTH) return -1;
  }
  return -1;
}

/** What Flux does not know stays as it is written; there the operator refuses the whole. */
function replacement(written: string, substitution: Substitution): string {
  const expression = parseExpression(written.slice(2, -1));
  if (expression === undefined) return written;
  const { variables, open } = substitution;
  const { name, rest } = expression;
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value === undefined && open) return written;
  if (hasDefault(expression)) return value || replaceVariables(rest, substitution);
  return applyOperator({ ...expression, rest: replaceVariables(rest, substitution) }, value ?? '');
}
