import { GitHubError } from '../http/errors.ts';
import type { Args, Node } from './context.ts';

function boundary(args: Args, name: 'first' | 'last', field: string): number | undefined {
  const value = args[name];
  if (typeof value !== 'number') return undefined;
  if (value > 100) {
    throw new GitHubError(
      422,
      `Requesting ${value} records on the \`${field}\` connection exceeds the \`${name}\` limit of 100 records.`,
    );
  }
  if (value < 0)
    throw new GitHubError(422, `\`${name}\` on the \`${field}\` connection cannot be less than zero.`);
  return value;
}

function position(cursor: unknown): number | undefined {
  if (typeof cursor !== 'string') return undefined;
  const text = Buffer.from(cursor, 'base64').toString();
  return Number(/^cursor:v2:(\d+)$/.exec(text)?.[1] ?? Number.NaN);
}

function cursorOf(index: number): string {
  return Buffer.from(`cursor:v2:${index + 1}`).toString('base64');
}

/** What a connection is cut from. */
export interface Source<T> {
  readonly type: string;
  readonly field: string;
  readonly items: readonly T[];
  readonly node: (item: T) => unknown;
  /** More fields of the connection. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Fields of the edge beside node and cursor. */
  readonly edge?: (item: T) => Readonly<Record<string, unknown>>;
}

interface Window {
  readonly start: number;
  readonly end: number;
}

function windowOf(args: Args, field: string, total: number): Window {
  const first = boundary(args, 'first', field);
  const last = boundary(args, 'last', field);
  let start = position(args['after']) ?? 0;
  let end = Math.min(total, (position(args['before']) ?? total + 1) - 1);
  if (first !== undefined) end = Math.min(end, start + first);
  else if (last !== undefined) start = Math.max(start, end - last);
  return { start: Math.min(start, total), end: Math.max(start, end) };
}

function requireBoundary(args: Args, field: string): void {
  if (typeof args['first'] === 'number' || typeof args['last'] === 'number') return;
  throw new GitHubError(
    422,
    `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`,
  );
}

/** A Relay connection over a list, with GitHub's limits. `totalCount` alone needs no `first` or `last`. */
export function connection<T>(args: Args, source: Source<T>): Node {
  const { type, field, items, node, extra = {}, edge } = source;
  const { start, end } = windowOf(args, field, items.length);
  const page = () => {
    requireBoundary(args, field);
    return items.slice(start, end);
  };
  return {
    __typename: type,
    totalCount: items.length,
    nodes: () => page().map(node),
    edges: () =>
      page().map((item, index) => ({
        __typename: `${type.replace(/Connection$/, '')}Edge`,
        cursor: cursorOf(start + index),
        node: () => node(item),
        ...edge?.(item),
      })),
    pageInfo: {
      __typename: 'PageInfo',
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: end > start ? cursorOf(start) : null,
      endCursor: end > start ? cursorOf(end - 1) : null,
    },
    ...extra,
  };
}

/** Sorts by GitHub's `orderBy: {field, direction}`. */
export function ordered<T>(
  items: readonly T[],
  orderBy: unknown,
  keys: Readonly<Record<string, (item: T) => string | number>>,
): T[] {
  const list = [...items];
  if (typeof orderBy !== 'object' || orderBy === null) return list;
  const { field, direction } = orderBy as { field?: string; direction?: string };
  const key = keys[field ?? ''];
  if (key === undefined) throw new GitHubError(422, `sandbox: ordering by ${field} is not built`);
  const sign = direction === 'DESC' ? -1 : 1;
  return list.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}
