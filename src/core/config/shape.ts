/** What the config file may hold, as a value: the reader checks files by it, and the JSON Schema is made of it. */

interface Described {
  /** One sentence for the reader of the schema. */
  readonly doc: string;
}

export type Shape = Described &
  (
    | { readonly kind: 'text'; readonly pattern?: RegExp; readonly like?: string }
    | { readonly kind: 'choice'; readonly of: readonly string[] }
    | { readonly kind: 'flag' }
    /** A whole number, `min` or more. */
    | { readonly kind: 'number'; readonly min: number }
    | { readonly kind: 'list'; readonly of: Shape }
    /** A mapping with these keys and no others. */
    | { readonly kind: 'record'; readonly keys: Readonly<Record<string, Key>> }
    /** A mapping from names to values of one shape. */
    | { readonly kind: 'table'; readonly of: Shape }
    /** The first that fits the kind of the value. */
    | { readonly kind: 'either'; readonly of: readonly Shape[] }
  );

export interface Key {
  readonly shape: Shape;
  readonly required?: boolean;
}

export const text = (doc: string, pattern?: RegExp, like?: string): Shape => ({
  kind: 'text',
  doc,
  ...(pattern === undefined ? {} : { pattern }),
  ...(like === undefined ? {} : { like }),
});
export const choice = (doc: string, ...of: readonly string[]): Shape => ({ kind: 'choice', doc, of });
export const flag = (doc: string): Shape => ({ kind: 'flag', doc });
export const number = (doc: string, min = 0): Shape => ({ kind: 'number', doc, min });
export const list = (doc: string, of: Shape): Shape => ({ kind: 'list', doc, of });
export const table = (doc: string, of: Shape): Shape => ({ kind: 'table', doc, of });
export const either = (doc: string, ...of: readonly Shape[]): Shape => ({ kind: 'either', doc, of });

/** Keys that end in `!` are required. */
export function record(doc: string, keys: Readonly<Record<string, Shape>>): Shape {
  const entries = Object.entries(keys).map(([name, shape]): [string, Key] =>
    name.endsWith('!') ? [name.slice(0, -1), { shape, required: true }] : [name, { shape }],
  );
  return { kind: 'record', doc, keys: Object.fromEntries(entries) };
}
