/** The hidden mark in a pull request's body that tells a later run what the text says. */

const PREFIX = '<!-- gitops-release: text=';

export function formatMarker(digest: string): string {
  return `${PREFIX}${digest} -->`;
}

export function hasMarker(body: string, digest: string): boolean {
  return body.includes(formatMarker(digest));
}

const MANUAL = '<!-- gitops-release: merge=manual -->';

/** Mark of a proposal that was asked for with `merge: manual`: runs that nobody has asked for leave its merge alone. */
export function formatManualMarker(): string {
  return MANUAL;
}

export function hasManualMarker(body: string): boolean {
  return body.includes(MANUAL);
}
