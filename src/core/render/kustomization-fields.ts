/** Fields that an operator sets on the kustomization of a folder before it builds it. */
import { type Data, type DataMap, isMap, listAt, textAt } from './data.ts';

/** Puts lists behind the ones that are there; an empty list changes nothing. */
export function appendTo(kustomization: DataMap, key: string, items: readonly Data[]): DataMap {
  if (items.length === 0) return kustomization;
  return { ...kustomization, [key]: [...listAt(kustomization, key), ...items] };
}

/** Sets what is given. */
export function setFields(
  kustomization: DataMap,
  fields: Readonly<Record<string, Data | undefined>>,
): DataMap {
  const given = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { ...kustomization, ...Object.fromEntries(given) };
}

/** Each image takes the place of the entry of its name, as a whole, or goes to the end. */
export function setImages(kustomization: DataMap, images: readonly DataMap[]): DataMap {
  const merged = [...listAt(kustomization, 'images')];
  for (const image of images) {
    const at = merged.findIndex((entry) => textAt(entry, 'name') === textAt(image, 'name'));
    if (at < 0) merged.push(image);
    else merged[at] = image;
  }
  return merged.length === 0 ? kustomization : { ...kustomization, images: merged };
}

/**
 * Labels and annotations on every object's own metadata, and there alone: after all other transformers, as
 * built-in transformers with fields of their own.
 */
export function setMetadata(
  kustomization: DataMap,
  metadata: { readonly labels: DataMap; readonly annotations: DataMap },
): DataMap {
  const transformer = (kind: string, field: 'labels' | 'annotations'): readonly string[] => {
    if (Object.keys(metadata[field]).length === 0) return [];
    const fieldSpecs = [{ path: `metadata/${field}`, create: true }];
    const body = { [field]: metadata[field], fieldSpecs };
    return [
      JSON.stringify({ apiVersion: 'builtin', kind, metadata: { name: `operator-${field}` }, ...body }),
    ];
  };
  return appendTo(kustomization, 'transformers', [
    ...transformer('LabelTransformer', 'labels'),
    ...transformer('AnnotationsTransformer', 'annotations'),
  ]);
}

/** The maps of a list, e.g. patches. */
export function mapsOf(items: readonly Data[]): readonly DataMap[] {
  return items.filter(isMap);
}
