/** Names of tags: a template filled in, and read back from the tags that exist. */
import { parse } from 'semver';
import { ReleaseError } from '../errors.ts';
import { fillTemplate, type Placeholder, parseTemplate } from '../request/template.ts';

const OF_RELEASES = ['version', 'app', 'environment'] as const;
const OF_CHANNELS = ['app', 'environment'] as const;

export interface TagValues {
  readonly app: string;
  readonly environment: string;
  readonly version: string;
}

/** What Git takes in a name (git check-ref-format); values are names and versions, which are safe. */
const FORBIDDEN = /[\s\p{Cc}~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.lock(?:\/|$)|(?:^|\/)\.|\.$|^-|^$|^@$/u;

/** @throws ReleaseError input-invalid without `{version}`; template-placeholder */
export function parseTagTemplate(template: string): string {
  checkName(parseTemplate(template, OF_RELEASES));
  if (template.split('{version}').length === 2) return template;
  throw new ReleaseError({
    code: 'input-invalid',
    what: template.includes('{version}')
      ? `the template ${JSON.stringify(template)} has {version} twice`
      : `the template ${JSON.stringify(template)} has no {version}: every release would have the same tag`,
    next: 'Write e.g. `v{version}` or `{app}-v{version}`; a tag that moves is a `channel`.',
  });
}

/** A channel moves from release to release, so that its name holds no version. */
export function parseChannel(template: string): string {
  return checkName(parseTemplate(template, OF_CHANNELS));
}

/**
 * Git keeps no name below another: beside a tag `production` there is none that starts with `production/`.
 * @param values what is known; a placeholder without a value stands for itself
 * @throws ReleaseError input-contradiction
 */
export function checkTogether(
  template: string,
  channel: string,
  values: { readonly app?: string; readonly environment?: string },
): void {
  const { app = '{app}', environment = '{environment}' } = values;
  const [tag = '', moving = ''] = [template, channel].map((text) =>
    text.replaceAll('{app}', app).replaceAll('{environment}', environment),
  );
  if (!tag.startsWith(`${moving}/`)) return;
  throw new ReleaseError({
    code: 'input-contradiction',
    what: `the tag ${tag} stands below the channel ${moving}, and Git holds no tag below another`,
    where: '`release.tag` and `release.channel`',
    next: `Call the channel e.g. \`${channel}/latest\`, or the tag e.g. \`${template.replace('/', '-')}\`.`,
  });
}

function checkName(template: string): string {
  const name = template.replace(/\{[a-z-]+\}/g, 'x');
  if (!FORBIDDEN.test(name)) return template;
  throw new ReleaseError({
    code: 'input-invalid',
    what: `${JSON.stringify(template)} makes no name that Git allows for a tag`,
    next: 'Use letters, digits, `-`, `_`, `.` and `/`, e.g. `v{version}`.',
  });
}

export function tagName(template: string, values: TagValues): string {
  const rest: Record<Placeholder, string> = {
    ...values,
    images: '',
    from: '',
    'source-sha': '',
    'run-url': '',
  };
  return fillTemplate(template, rest);
}

/** What tags of this template start with. */
export function tagPrefix(template: string, values: Omit<TagValues, 'version'>): string {
  return tagName(template.split('{version}')[0] ?? '', { ...values, version: '' });
}

/** The version in a tag's name; undefined: the tag is not of this template. */
export function versionIn(
  name: string,
  template: string,
  values: Omit<TagValues, 'version'>,
): string | undefined {
  const [before = '', after = ''] = template
    .split('{version}')
    .map((part) => tagName(part, { ...values, version: '' }));
  if (name.length <= before.length + after.length) return undefined;
  if (!name.startsWith(before) || !name.endsWith(after)) return undefined;
  const version = name.slice(before.length, name.length - after.length);
  return parse(version)?.raw === version && !/^[v=]/.test(version) ? version : undefined;
}
