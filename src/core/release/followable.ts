/** Which tags an operator can follow by itself. */
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
 * @param channel template of the tag that moves; undefined: there is none
 */
export function followable(
  template: string,
  channel: string | undefined,
  operator: VerifySettings['operator'],
): Followed {
  const { name, range, tag } = FIELDS[operator];
  if (/^v?\{version\}$/.test(template))
    return {
      how: 'range',
      why: `${name} follows ${template} by a range of versions in ${range}, e.g. ">=1.0.0"`,
    };
  const skipped = `${name} reads a tag as a version only if all of it is one, and so no range finds ${template}`;
  if (channel !== undefined)
    return { how: 'channel', why: `${skipped}; it follows the channel ${channel} in ${tag}` };
  return {
    how: 'pin',
    why: `${skipped}; use \`v{version}\`, add a \`channel\` and name that in ${tag}, or change the tag there with each release`,
  };
}
