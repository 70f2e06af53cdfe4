/** What of one file has secrets in it: manifests, and what kustomize makes Secrets of. */
import { readDocuments } from '../documents.ts';
import { mappingsIn } from '../workload.ts';
import { readBroken } from './broken.ts';
import { secretValuePaths } from './chart-secrets.ts';
import type { Extracted, Found } from './extracted.ts';
import { generatedBy } from './generated.ts';
import { patchesIn } from './patches.ts';
import { secretsByKey } from './secret-keys.ts';

/** Whatever else a file holds is no secret, or only by what a template makes of it. */
const TELLING = /secret|pass|pwd|token|credential|key\b|:\/\/|-----BEGIN/i;

/** Manifests of other kinds hold no secret but by their look; those that have another one inside are read. */
const KIND = /^kind:\s*["']?(\w+)/m;
const READ_KINDS =
  /^(?:Secret\w*|Kustomization|Component|\w*Helm\w*|Application\w*|\w*List|ConfigMapGenerator)$/;
const SECRET_INSIDE = /kind[\\"']*\s{0,99}:\s{0,99}[\\"']*Secret(?![A-Za-z])/;

/** @param all whatever it holds: places in resources of any kind may be declared secret */
export function extractSecrets(text: string, all: boolean): Extracted {
  if (!all && !TELLING.test(text)) return { bodies: [], references: [], valuePaths: [] };
  const documents = text.split(/^(?=---(?:\s|$))/m);
  const isRead = (document: string): boolean => {
    const kind = KIND.exec(document)?.[1];
    return all || kind === undefined || READ_KINDS.test(kind) || SECRET_INSIDE.test(document);
  };
  const { bodies, references } = readSecrets(documents.filter(isRead).join(''));
  return {
    bodies: [...bodies, ...documents.filter((document) => !isRead(document))],
    references,
    valuePaths: secretValuePaths(text),
  };
}

function readSecrets(text: string): Found {
  const { values, problems } = readDocuments(text, new Map());
  const found = values.flatMap(mappingsIn).flatMap((map) => [...generatedBy(map), ...patchesIn(map)]);
  return {
    bodies: [
      ...values,
      // As text, too: passwords in addresses and private keys of what is no YAML.
      ...(problems.length === 0 ? [] : [readBroken(text), text]),
      { kind: 'Secret', stringData: values.flatMap(secretsByKey) },
      ...found.flatMap(({ bodies }) => bodies),
    ],
    references: found.flatMap(({ references }) => references),
  };
}
