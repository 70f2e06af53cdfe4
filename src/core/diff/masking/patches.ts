/** Patches of kustomize whose target is a Secret: nothing in them has to say so. */
import { readDocuments } from '../documents.ts';
import { isList, isMapping, type Mapping, textAt, type Value } from '../value.ts';
import { readBrokenPatch } from './broken.ts';
import type { Found } from './extracted.ts';

/** @param map an item of `patches` or `patchesJson6902`, of a kustomization or an operator's object */
export function patchesIn(map: Mapping): readonly Found[] {
  const kind = textAt(map, 'target', 'kind') ?? '';
  if (!/(?<![A-Za-z])Secret(?![A-Za-z])/.test(kind)) return [];
  const [patch, path] = [textAt(map, 'patch'), textAt(map, 'path')];
  return [
    {
      bodies: patch === undefined ? [] : patchBodies(patch),
      references: path === undefined ? [] : [{ path, toBodies: patchBodies }],
    },
  ];
}

function patchBodies(text: string): readonly Value[] {
  const { values, problems } = readDocuments(text, new Map());
  const bodies = values.flatMap((value) => (isList(value) ? value : [value])).map(patchBody);
  return problems.length === 0 ? bodies : [...bodies, readBrokenPatch(text)];
}

/** An operation of RFC 6902, or a part of the Secret. */
function patchBody(value: Value): Value {
  if (!isMapping(value)) return value;
  const [, field] = /^\/(data|stringData)(?:\/|$)/.exec(textAt(value, 'path') ?? '') ?? [];
  if (field !== undefined) return { kind: 'Secret', [field]: value['value'] ?? null };
  return textAt(value, 'op') === undefined ? { ...value, kind: 'Secret' } : value;
}
