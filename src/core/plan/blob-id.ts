import { createHash } from 'node:crypto';

/** Git's id of a file's content (Git book, "Git Objects"): that of GitHub for the same text. */
export function blobId(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
