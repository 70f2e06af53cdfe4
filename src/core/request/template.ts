/** Templates of titles, bodies, messages and branch names: text with `{placeholder}`s. */
import { ReleaseError } from '../errors.ts';

export const PLACEHOLDERS = [
  'app',
  'environment',
  'version',
  'images',
  'from',
  'source-sha',
  'run-url',
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

const PATTERN = /\{([A-Za-z][A-Za-z0-9_-]*)\}/g;

/**
 * @param known the placeholders that have a value where this template is used
 * @returns the template unchanged
 * @throws ReleaseError template-placeholder naming the first unknown one
 */
export function parseTemplate(template: string, known: readonly Placeholder[] = PLACEHOLDERS): string {
  for (const [, name] of template.matchAll(PATTERN)) {
    if (known.some((placeholder) => placeholder === name)) continue;
    const exists = PLACEHOLDERS.some((placeholder) => placeholder === name);
    throw new ReleaseError({
      code: 'template-placeholder',
      what: exists ? `the placeholder {${name}} has no value here` : `there is no placeholder {${name}}`,
      next: `Use ${known.map((placeholder) => `{${placeholder}}`).join(', ')}.`,
    });
  }
  return template;
}

/** Puts the values in; a value is never read as a template again. */
export function fillTemplate(template: string, values: Readonly<Record<Placeholder, string>>): string {
  return template.replace(PATTERN, (whole, name: string) => {
    const placeholder = PLACEHOLDERS.find((candidate) => candidate === name);
    return placeholder === undefined ? whole : values[placeholder];
  });
}
