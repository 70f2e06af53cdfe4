/** Addresses of things that a reader wants to open. */
import { normalRepository } from '../images/reference.ts';

/** Page of an image where its registry has one for people; undefined elsewhere, and for what is no image's name. */
export function imagePage(repository: string): string | undefined {
  const name = normalRepository(repository);
  const slash = name.indexOf('/');
  const domain = name.slice(0, slash);
  const path = name.slice(slash + 1);
  if (!/^[a-z0-9.-]+$/.test(domain) || !/^[\w./-]+$/.test(path) || path.includes('..')) return undefined;
  if (domain === 'docker.io') {
    return path.startsWith('library/')
      ? `https://hub.docker.com/_/${path.slice('library/'.length)}`
      : `https://hub.docker.com/r/${path}`;
  }
  if (domain === 'quay.io') return `https://quay.io/repository/${path}`;
  return domain === 'ghcr.io' || domain.endsWith('.pkg.dev') || domain === 'gcr.io'
    ? `https://${domain}/${path}`
    : undefined;
}

/** Page of a file's line at a commit or branch of the config repository. */
export function filePage(
  repositoryUrl: string,
  commit: string,
  place: { readonly file: string; readonly line: number },
): string {
  const path = place.file.split('/').map(encodeURIComponent).join('/');
  return `${repositoryUrl}/blob/${commit}/${path}#L${place.line}`;
}
