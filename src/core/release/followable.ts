/** Which tags an operator can follow by itself. */
import { parse } from 'semver';
import type { VerifySettings } from '../config/config.ts';

/** `range`: by a range of versions. `channel`: by the tag that moves. `pin`: only by a value that somebody changes. */
export interface Followed {
  readonly how: 'range' | 'channel' | 'pin';
  /** What to write into the operator's object, or what it cannot do. */
  readonly why: string;
}

const FIELDS = {
  flux: { name: 'Flux', range: '`ref.semver` of a GitRepository', tag: '`ref.tag` of a GitRepository' },
  argocd: {
    name: 'Argo CD',
    range: '`targetRevision` of an Application',
    tag: '`targetRevision` of an Application',
  },
} as const;

/**
 * Flux counts a tag only if all of it is a version, with or without `v`, and skips others silently; a GitRepository has
 * no filter for a prefix (fact sheet D1). Argo CD compares whole tags, too; `tagPrefix` exists only in
 * recent versions (D4). Both take a tag by its name, and look anew where that points: a tag that moves is followed.
 * @param template of the tag, with the name of the environment filled in
 * @param channel template of the tag that moves; undefined: there is none
 */
export function followable(
  template: string,
  channel: string | undefined,
  operator: VerifySettings['operator'],
): Followed {
  const { name, range, tag } = FIELDS[operator];
  const found = rangeOf(template);
  if (found !== undefined)
    return {
      how: 'range',
      why: `${name} follows ${template} by a range of versions in ${range}, e.g. "${found}"`,
    };
  const skipped = template.includes('{app}')
    ? `${name} takes the highest version of all apps in a range, and so none follows each release of ${template}`
    : `${name} reads a tag as a version only if all of it is one, and so no range finds ${template}`;
  if (channel !== undefined)
    return { how: 'channel', why: `${skipped}; it follows the channel ${channel} in ${tag}` };
  return {
    how: 'pin',
    why: `${skipped}; use \`v{version}\`, add a \`channel\` and name that in ${tag}, or let \`release.pin\` move the tag there with each release`,
  };
}

/** A range that finds every release: what stands behind the version may make a pre-release of it. */
function rangeOf(template: string): string | undefined {
  if (template.includes('{app}')) return undefined;
  const version = template.replace('{version}', '1.8.0').replace(/^v/, '');
  const parsed = /^\d/.test(version) ? parse(version) : null;
  if (parsed === null) return undefined;
  return parsed.prerelease.length > 0 ? '>=1.0.0-0' : '>=1.0.0';
}
