/** The hidden mark in a pull request's body that tells a later run what the text says. */

const PREFIX = '<!-- gitops-release: text=';

export function formatMarker(digest: string): string {
  return `${PREFIX}${digest} -->`;
}

export function hasMarker(body: string, digest: string): boolean {
  return body.includes(formatMarker(digest));
}
