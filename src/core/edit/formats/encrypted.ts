/** Documents encrypted with SOPS: their `sops` key holds a signature over all of their values. */
import type { Failure } from '../../errors.ts';
import { pairOf, type YamlNode } from '../yaml-node.ts';

export function isEncrypted(root: YamlNode): boolean {
  return root.kind === 'map' && pairOf(root, 'sops') !== undefined;
}

/** The same of a text in any form that SOPS writes: YAML, JSON, INI, dotenv. */
export function isEncryptedText(text: string): boolean {
  return (
    text.includes('ENC[AES256_GCM,') && /^[ \t]*(?:\[sops\]|["']?sops["']?[ \t]*:|sops_mac=)/m.test(text)
  );
}

export function encryptedProblem(file: string): Failure {
  return {
    code: 'edit-unsafe',
    what: `"${file}" is encrypted with SOPS, and a change would break its signature`,
    where: { file },
    next: 'Keep images out of encrypted files.',
  };
}
