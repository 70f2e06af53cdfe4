/** The config file as a value. */
import { parseYaml } from '../edit/yaml.ts';
import { type Failure, ReleaseError } from '../errors.ts';
import type { FreezeWindow } from '../gates/freeze.ts';
import type { MergeMode } from '../merging/decide.ts';
import type { Delivery } from '../request/deliveries.ts';
import { contradictions, ordinal } from './contradictions.ts';
import { CONFIG } from './definition.ts';
import { likeNames } from './like-names.ts';
import { type Plain, readShape } from './read.ts';

/** Where it stands in a config repository. */
export const CONFIG_FILE = '.gitops-release.yaml';

export interface Environment {
  readonly name: string;
  /** With `{app}` for the app's name. */
  readonly path: string;
  readonly from?: string;
  /** `owner/name`, where it is another config repository. */
  readonly repository?: string;
  /** Beginnings of image repositories in `from`, and what they are here. */
  readonly registries?: Readonly<Record<string, string>>;
  /** Such as `24h`. */
  readonly soak?: string;
  readonly 'soak-restart'?: boolean;
  readonly 'require-verified'?: boolean;
  readonly freeze?: readonly FreezeWindow[];
  readonly verify?: VerifySettings;
  /** Branch to change; undefined: the default branch. */
  readonly base?: string;
  readonly delivery?: Delivery;
  readonly merge?: MergeMode;
  /** As `PROTECTION` has it. */
  readonly protection?: Plain;
  /** Checks that must pass, whether or not the branch requires them. */
  readonly checks?: Plain;
}

export interface VerifySettings {
  readonly operator: 'flux' | 'argocd';
  /** Name of its object, or context of its status; `{app}` stands for the app. */
  readonly name?: string;
  readonly creator?: string;
  readonly timeout?: string;
  readonly 'on-failure'?: 'report' | 'rollback';
}

export interface ReleaseSettings {
  /** Template, e.g. `v{version}`. */
  readonly tag?: string;
  readonly bump?: 'patch' | 'minor' | 'major';
  readonly environment?: string;
  /** Template of a tag that moves. */
  readonly channel?: string;
  readonly 'github-release'?: boolean;
  /** Files, folders or globs in which operators' objects pin the release's tag. */
  readonly pin?: readonly string[];
}

export interface App {
  readonly images?: readonly string[];
  /** Paths by environment, where they differ from the pattern. */
  readonly path?: Readonly<Record<string, string>>;
}

/** What the commands of this version read of it; the rest is checked for its form. */
export interface Config {
  readonly environments: readonly Environment[];
  readonly apps: Readonly<Record<string, App>>;
  readonly release: ReleaseSettings;
  /** Patterns as `parseSensitive` reads them. */
  readonly sensitive: readonly string[];
}

export const NO_CONFIG: Config = { environments: [], apps: {}, release: {}, sensitive: [] };

/** @throws ReleaseError config-invalid with each mistake and its line; yaml-invalid, yaml-aliases */
export function parseConfig(file: string, text: string): Config {
  const source = { file, text };
  const { documents } = parseQuoted(file, text);
  const [document, second] = documents;
  if (document?.root === undefined) throw refused([notOne(file, 'the file is empty')]);
  if (second?.root !== undefined) throw refused([notOne(file, 'the file holds several documents')]);
  const failures: Failure[] = [];
  const value = readShape(CONFIG, document.root, { at: '', reading: { source, failures } });
  const wrong = [
    ...failures,
    ...contradictions(document.root, source, failures),
    ...likeNames(document.root, source),
  ];
  if (wrong.length > 0 || value === undefined) throw refused(wrong);
  return toConfig(value as { readonly [key: string]: Plain });
}

/** In a flow mapping a placeholder is a mapping of its own, unless it is quoted. */
function parseQuoted(file: string, text: string): ReturnType<typeof parseYaml> {
  try {
    return parseYaml(file, text);
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code !== 'yaml-invalid') throw error;
    const [first, ...others] = error.failures;
    const line = typeof first.where === 'object' ? (first.where.line ?? 0) : 0;
    const isPlaceholder = /^[^#]*\{[^'"]*\{\w+\}/.test(text.split('\n')[line - 1] ?? '');
    if (!isPlaceholder) throw error;
    const next = "Within `{ }` put a text with a placeholder into quotes: `path: 'apps/{app}/overlays/dev'`.";
    throw new ReleaseError([{ ...first, next }, ...others], error);
  }
}

/** The shape holds, so that the parts are what they are called. */
function toConfig(value: { readonly [key: string]: Plain }): Config {
  const { environments = [], apps = {}, release = {}, sensitive = [] } = value as unknown as Partial<Config>;
  return { environments, apps, release, sensitive };
}

function notOne(file: string, what: string): Failure {
  const next = 'Write one mapping that starts with `version: 1`, or delete the file.';
  return { code: 'config-invalid', what, where: { file }, next };
}

/** In the order of the file. */
function refused(failures: readonly Failure[]): ReleaseError {
  const [first, ...others] = failures.toSorted((left, right) => offsetOf(left) - offsetOf(right));
  if (first === undefined) throw new Error('nothing is refused');
  return new ReleaseError([first, ...others]);
}

function offsetOf({ where }: Failure): number {
  return typeof where === 'object' ? ordinal(where) : 0;
}
