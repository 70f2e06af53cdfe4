/** The config file as a value. */
import { parseSensitive } from '../diff/masking/sensitive.ts';
import { placeIn, type Source } from '../edit/unsafe.ts';
import { parseYaml } from '../edit/yaml.ts';
import { textOf, type YamlNode } from '../edit/yaml-node.ts';
import { at, itemsOf } from '../edit/yaml-path.ts';
import { type Failure, ReleaseError } from '../errors.ts';
import { type FreezeWindow, freezeProblem } from '../gates/freeze.ts';
import type { MergeMode } from '../merging/decide.ts';
import type { Delivery } from '../request/request.ts';
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
  const { documents } = parseYaml(file, text);
  const [document, second] = documents;
  if (document?.root === undefined) throw refused([notOne(file, 'the file is empty')]);
  if (second?.root !== undefined) throw refused([notOne(file, 'the file holds several documents')]);
  const failures: Failure[] = [];
  const value = readShape(CONFIG, document.root, { at: '', reading: { source, failures } });
  if (failures.length > 0 || value === undefined) throw refused(failures);
  const wrong = [...contradictions(document.root, source), ...likeNames(document.root, source)];
  if (wrong.length > 0) throw refused(wrong);
  return toConfig(value as { readonly [key: string]: Plain });
}

/** The shape holds, so that the parts are what they are called. */
function toConfig(value: { readonly [key: string]: Plain }): Config {
  const { environments = [], apps = {}, release = {}, sensitive = [] } = value as unknown as Partial<Config>;
  return { environments, apps, release, sensitive };
}

function contradictions(root: YamlNode, source: Source): readonly Failure[] {
  const nodes = itemsOf(at(root, 'environments'));
  const names = nodes.map((node) => textOf(at(node, 'name')) ?? '');
  const fail = (node: YamlNode, what: string, next: string): Failure => ({
    code: 'config-invalid',
    what,
    where: placeIn(source, node.start),
    next,
  });
  const environments = nodes.flatMap((node, index): readonly Failure[] => {
    const name = names[index] ?? '';
    const from = textOf(at(node, 'from'));
    if (names.indexOf(name) !== index)
      return [fail(node, `the environment "${name}" stands twice`, 'Rename one.')];
    if (from === undefined || names.slice(0, index).includes(from)) return [];
    const why = from === name ? 'itself' : names.includes(from) ? 'one behind it' : 'one that is not there';
    return [
      fail(node, `"${name}" takes from "${from}", ${why}`, 'Name an environment that stands before it.'),
    ];
  });
  const patterns = itemsOf(at(root, 'sensitive')).flatMap((node) => {
    try {
      parseSensitive(textOf(node) ?? '');
      return [];
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      const [{ what, next }] = error.failures;
      return [fail(node, what, next)];
    }
  });
  const windows = nodes.flatMap((node) =>
    itemsOf(at(node, 'freeze')).flatMap((window) => {
      const text = (key: string): string | undefined => textOf(at(window, key));
      const timezone = text('timezone');
      const problem = freezeProblem({
        from: text('from') ?? '',
        to: text('to') ?? '',
        ...(timezone === undefined ? {} : { timezone }),
      });
      return problem === undefined
        ? []
        : [fail(window, `this window never freezes: ${problem}`, FREEZE_HELP)];
    }),
  );
  return [...environments, ...patterns, ...windows];
}

const FREEZE_HELP =
  'Give both ends alike: "Fri 16:00" and "Mon 07:00", "22:00" and "06:00", or two dates; and an IANA time zone.';

function notOne(file: string, what: string): Failure {
  const next = 'Write one mapping that starts with `version: 1`, or delete the file.';
  return { code: 'config-invalid', what, where: { file }, next };
}

function refused(failures: readonly Failure[]): ReleaseError {
  const [first, ...others] = failures;
  if (first === undefined) throw new Error('nothing is refused');
  return new ReleaseError([first, ...others]);
}
