/** Files that SOPS has encrypted: whatever finds a value in them, a change would break their signature. */
import { describe, expect, test } from 'vitest';
import { editTarget } from '../../../src/core/edit/target.ts';
import { parseImageArgument } from '../../../src/core/images/argument.ts';
import { listFile } from '../../../src/core/list/list-file.ts';
import { failuresOf } from '../../support/failures.ts';
import { answer } from '../../support/files.ts';

const MAC = 'ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]';
const FILES: Readonly<Record<string, string>> = {
  'kustomization.yaml': `images:\n- name: ghcr.io/acme/shop\n  newTag: 1.7.3\nsops:\n  mac: ${MAC}\n`,
  'values.yaml': `image:\n  repository: ghcr.io/acme/shop\n  tag: 1.7.3 # gitops-release: ghcr.io/acme/shop:tag\nsops:\n  mac: ${MAC}\n`,
  'values.json': `{\n  "tag": "1.7.3",\n  "sops": {"mac": "${MAC}"}\n}\n`,
  '.env': `TAG=1.7.3 # gitops-release: ghcr.io/acme/shop:tag\nsops_mac=${MAC}\n`,
  'shop.ini': `[shop]\ntag = 1.7.3 ; gitops-release: ghcr.io/acme/shop:tag\n[sops]\nmac = ${MAC}\n`,
};

const update = (path: string) =>
  answer(
    (files) => editTarget({ path, images: [parseImageArgument('ghcr.io/acme/shop:1.8.0')] }, files),
    FILES,
  );

describe('an encrypted file', () => {
  test.each([
    'kustomization.yaml',
    'values.yaml',
    'values.yaml#image.tag',
    'values.json#tag',
    '.env',
    'shop.ini',
  ])('is refused: %s', (path) => {
    expect(failuresOf(() => update(path))[0]).toMatchObject({
      code: 'edit-unsafe',
      what: expect.stringContaining('encrypted with SOPS'),
    });
  });

  test.each(Object.entries(FILES))('is told as not read: %s', (path, text) => {
    const { references, skipped } = listFile({ kind: 'file', path, mode: '100644', text });
    expect(references).toEqual([]);
    expect(skipped).toMatchObject([{ file: path, why: expect.stringContaining('SOPS') }]);
  });

  test('that names SOPS without being encrypted is edited', () => {
    const text = `# sops: ENC[ is not here\nimages:\n- name: ghcr.io/acme/shop\n  newTag: 1.7.3\n`;
    const { references } = listFile({ kind: 'file', path: 'kustomization.yaml', mode: '100644', text });
    expect(references).toMatchObject([{ fixed: undefined }]);
  });
});
