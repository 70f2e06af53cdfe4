/** A Kubernetes resource and what makes it that one and no other. */
import { canonical } from './canonical.ts';
import { fingerprint, isMapping, textAt, type Value } from './value.ts';

/** Versions of a group are views of one resource, so `apps/v1` and `apps/v1beta1` share the group `apps`. */
export interface ResourceId {
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

export interface Resource {
  readonly id: ResourceId;
  /** In canonical form. */
  readonly body: Value;
}

/** What a value without a kind is called: renderers print such documents, Kubernetes refuses them. */
export const NO_KIND = 'Document';

/** @param value a document of a rendering; one that is no resource is told by its content alone */
export function toResource(value: Value): Resource {
  const body = canonical(value);
  if (!isMapping(body)) return { id: { group: '', kind: NO_KIND, name: '(no mapping)' }, body };
  const kind = textAt(body, 'kind') ?? NO_KIND;
  const version = textAt(body, 'apiVersion') ?? '';
  const group = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
  const namespace = textAt(body, 'metadata', 'namespace');
  return { id: { group, kind, ...(namespace === undefined ? {} : { namespace }), name: nameOf(body) }, body };
}

function nameOf(body: Value): string {
  const generated = textAt(body, 'metadata', 'generateName');
  return textAt(body, 'metadata', 'name') ?? (generated === undefined ? '(no name)' : `${generated}*`);
}

/** A text that is the same for the same resource only. */
export function idKey(id: ResourceId): string {
  return fingerprint([id.kind, id.namespace ?? null, id.name, id.group]);
}
