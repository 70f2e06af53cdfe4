/** The inputs that the action takes. `action.yml` says what they mean; a test holds the two together. */
export const INPUT_NAMES = [
  'command',
  'images',
  'image',
  'tag',
  'digest',
  'app',
  'environment',
  'path',
  'repository',
  'base',
  'token',
  'app-id',
  'private-key',
  'from',
  'to',
  'group',
  'override',
  'lift-hold',
  'release-tag',
  'channel',
  'github-release',
  'commit',
  'delivery',
  'merge',
  'merge-method',
  'require-protection',
  'checks',
  'timeout',
  'delete-branch',
  'branch',
  'title',
  'body',
  'body-path',
  'commit-message',
  'labels',
  'assignees',
  'reviewers',
  'team-reviewers',
  'milestone',
  'draft',
  'signoff',
  'allow-downgrade',
  'override-automation',
  'diff',
  'shard',
  'report-path',
  'render-cache',
  'dry-run',
  'api-url',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

/** Inputs as strings, trimmed; an input that was not given is absent or empty. */
export interface RawInputs {
  readonly values: ReadonlyMap<string, string>;
  /** How this front end names an input to its user: `input "images"` or `--images`. */
  label(name: InputName): string;
}

/** @returns the trimmed value, or undefined where the input is absent or empty. */
export function inputOf(inputs: RawInputs, name: InputName): string | undefined {
  const value = inputs.values.get(name)?.trim();
  return value === undefined || value === '' ? undefined : value;
}
