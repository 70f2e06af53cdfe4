/** Both sides of a target, read. */
import { type DocumentCache, readDocuments } from './documents.ts';
import { findDuplicates } from './match.ts';
import type { RenderedTarget, Rendering } from './rendered.ts';
import { type Resource, toResource } from './resource.ts';
import type { Value } from './value.ts';

export type Side =
  | { readonly kind: 'resources'; readonly resources: readonly Resource[] }
  /** `resources` are those that could be read all the same; they are never shown, but may hold secrets. */
  | { readonly kind: 'failed'; readonly message: string; readonly resources: readonly Resource[] }
  | { readonly kind: 'absent'; readonly resources: readonly [] };

export interface Sides {
  readonly target: RenderedTarget;
  readonly base: Side;
  readonly head: Side;
}

/** What was read already: a document that both sides have is read once, and its resource is one value. */
export interface ReadCache {
  readonly documents: DocumentCache;
  readonly resources: Map<Value, Resource>;
}

export function readSides(target: RenderedTarget, cache: ReadCache): Sides {
  return { target, base: readSide(target.base, cache), head: readSide(target.head, cache) };
}

/** A rendering with a document that is no YAML has failed: what a cluster would make of it is unknown. */
function readSide(rendering: Rendering, cache: ReadCache): Side {
  if (rendering.kind === 'absent') return { kind: 'absent', resources: [] };
  if (rendering.kind === 'failed') return { kind: 'failed', message: rendering.message, resources: [] };
  const { values, problems } = readDocuments(rendering.text, cache.documents);
  const resources = values.map((value) => resourceOf(value, cache));
  if (problems.length === 0) return { kind: 'resources', resources };
  return { kind: 'failed', message: problems.slice(0, 10).join('\n'), resources };
}

function resourceOf(value: Value, { resources }: ReadCache): Resource {
  const known = resources.get(value) ?? toResource(value);
  resources.set(value, known);
  return known;
}

/** What is odd about head, as sentences with the name behind them. */
export function remarksOn({ head }: Sides): readonly string[] {
  if (head.kind !== 'resources') return [];
  const twice = findDuplicates(head.resources).map(({ id }) => `${id.kind} ${id.name} stands more than once`);
  const odd = head.resources.filter(({ id, body }) => isOdd(id.name, body));
  return [...new Set([...twice, ...odd.map(({ id }) => `a document is no resource: ${id.kind} ${id.name}`)])];
}

function isOdd(name: string, body: Resource['body']): boolean {
  return name === '(no mapping)' || name === '(no name)' || typeof body !== 'object';
}
