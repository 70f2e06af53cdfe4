/** What of one file has secrets in it: manifests, and what kustomize makes Secrets of. */
import { readDocuments } from '../documents.ts';
import { mappingsIn } from '../workload.ts';
import { readBroken } from './broken.ts';
import { secretValuePaths } from './chart-secrets.ts';
import type { Extracted } from './extracted.ts';
import { generatedBy } from './generated.ts';
import { patchesIn } from './patches.ts';
import { secretsByKey } from './secret-keys.ts';

/** Whatever else a file holds is no secret, or only by what a template makes of it. */
const TELLING = /secret|pass|pwd|token|credential|key\b|:\/\/|-----BEGIN/i;

/** @param all whatever it holds: places in resources of any kind may be declared secret */
export function extractSecrets(text: string, all: boolean): Extracted {
  if (!all && !TELLING.test(text)) return { bodies: [], references: [], valuePaths: [] };
  const { values, problems } = readDocuments(text, new Map());
  const found = values.flatMap(mappingsIn).flatMap((map) => [...generatedBy(map), ...patchesIn(map)]);
  const byKey = values.flatMap(secretsByKey);
  return {
    bodies: [
      ...values,
      // As text, too: passwords in addresses and private keys of what is no YAML.
      ...(problems.length === 0 ? [] : [readBroken(text), text]),
      { kind: 'Secret', stringData: byKey },
      ...found.flatMap(({ bodies }) => bodies),
    ],
    references: found.flatMap(({ references }) => references),
    valuePaths: secretValuePaths(text),
  };
}
