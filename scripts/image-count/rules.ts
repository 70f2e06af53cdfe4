/**
 * Why a mention of an image need not be listed. A rule says what the mention is, never merely which file or image
 * it is; the count of each rule is printed with an example, so that one that explains too much is seen.
 */
import type { Mention } from './mentions.ts';
import { commentStart, keysAround, keysBeside, kindAt, opensBlock } from './surroundings.ts';

/** A mention and the text around it. */
export interface Case {
  readonly mention: Mention;
  readonly lines: readonly string[];
  /** Why `list` has told that it did not read the file. */
  readonly skipped: string | undefined;
}

export interface Rule {
  readonly name: string;
  explains(found: Case): boolean;
}

const lineOf = ({ mention, lines }: Case): string => lines[mention.line - 1] ?? '';
const isYaml = ({ mention }: Case): boolean => /\.(?:ya?ml|json)$/i.test(mention.file);
const around = ({ lines, mention }: Case): readonly string[] => keysAround(lines, mention.line - 1);
const beside = ({ lines, mention }: Case): readonly string[] => keysBeside(lines, mention.line - 1);
const kindOf = ({ lines, mention }: Case): string | undefined => kindAt(lines, mention.line - 1);
const path = (pattern: RegExp) => (found: Case) => pattern.test(found.mention.file);
const VERSION_KEYS = /^(?:tag|digest|imageTag|newTag|imageDigest)$/;

/** Kinds with Helm values in them, where such keys count. */
const HELM: readonly string[] = ['HelmRelease', 'Application', 'ApplicationSet'];

/** Asked in this order; the first that explains a mention is counted. */
export const RULES: readonly Rule[] = [
  {
    name: 'a comment',
    explains: (found) =>
      found.mention.key !== 'gitops-release' && found.mention.column >= commentStart(lineOf(found)),
  },
  { name: 'prose', explains: path(/\.(?:md|mdx|txt|rst|adoc)$|(?:^|\/)(?:LICENSE|NOTICE|OWNERS)$/i) },
  {
    name: 'the configuration of a CI system',
    explains: path(
      /(?:^|\/)\.(?:github|circleci|woodpecker|gitea|forgejo)\/|\.gitlab-ci\.yml$|azure-pipelines/,
    ),
  },
  {
    name: 'source code',
    explains: path(/\.(?:go|[cm]?[jt]sx?|py|rs|rb|java|kt|cs|lua|c|h|proto|html|css|sh|bash|cue|tpl)$/),
  },
  { name: 'a Dockerfile without a marker', explains: path(/(?:^|\/)(?:Docker|Container)file(?:\.|$)/i) },
  { name: 'a file of Docker Compose', explains: path(/(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/) },
  { name: 'a JSON schema', explains: path(/schema\.json$|(?:^|\/)schemas?\//) },
  { name: 'no YAML or JSON, and no marker on the line', explains: (found) => !isYaml(found) },
  { name: 'a line that a template engine fills in', explains: (found) => /\{\{/.test(lineOf(found)) },
  { name: 'in a file that list tells as skipped', explains: ({ skipped }) => skipped !== undefined },
  {
    name: 'the schema of a custom resource',
    explains: (found) => kindOf(found) === 'CustomResourceDefinition',
  },
  {
    name: 'the key of a mapping or a list',
    explains: ({ mention, lines }) =>
      /^[{[]$/.test(mention.value) || (mention.value === '' && opensBlock(lines, mention.line - 1)),
  },
  {
    name: 'in the second document of a kustomization, which kustomize does not read',
    explains: ({ mention, lines }) =>
      /(?:^|\/)kustomization\.ya?ml$/i.test(mention.file) &&
      lines.some((line, at) => at > 1 && at < mention.line && line.startsWith('---')),
  },
  {
    name: 'a tag beside a range, a commit or a ref, which goes before it',
    explains: (found) =>
      found.mention.key === 'tag' &&
      (beside(found).some((key) => /^(?:semver|commit)$/.test(key)) ||
        /\bsemver:/.test(lineOf(found)) ||
        (kindOf(found) === 'GitRepository' && beside(found).includes('name'))),
  },
  {
    name: 'a bare word where the place does not say that it is an image',
    explains: (found) =>
      found.mention.key === 'image' &&
      /^[\w.-]+$/.test(found.mention.value) &&
      !around(found).some((key) => /ontainers$/.test(key)),
  },
  {
    name: 'the address of a Git repository or a web page',
    explains: ({ mention }) => /^(?:https?|ssh|git):\/\/|^git@/.test(mention.value),
  },
  {
    name: 'the address of a chart: its version stands in the HelmRelease or Application',
    explains: (found) =>
      found.mention.value.startsWith('oci://') &&
      /^(?:HelmRepository|Application)$/.test(kindOf(found) ?? ''),
  },
  {
    name: 'the address of an OCIRepository that takes the latest version: there is no tag to set',
    explains: (found) =>
      found.mention.value.startsWith('oci://') && kindOf(found) === 'OCIRepository' && !hasRef(found),
  },
  {
    name: 'a repository without a tag or digest beside it: there is nothing to set',
    explains: (found) =>
      /repository$/i.test(found.mention.key) && !beside(found).some((key) => VERSION_KEYS.test(key)),
  },
  {
    name: 'a registry without a repository beside it: the chart knows the rest',
    explains: (found) =>
      /registry$/i.test(found.mention.key) && !beside(found).some((key) => /repository$/i.test(key)),
  },
  {
    name: 'a tag without a repository beside it: set as path#key',
    explains: (found) =>
      VERSION_KEYS.test(found.mention.key) &&
      !beside(found).some((key) => /^(?:image|repository|imageRepository|newName|url)$/.test(key)) &&
      [found.mention.key, ...around(found)].some((key) => /image|elements|generators/i.test(key)),
  },
  {
    name: 'a parameter for a tag without one for its repository: set as path#key',
    explains: ({ mention, lines }) =>
      mention.key === 'value' &&
      [-2, -1, 0].some((by) => /name:\s+["']?[\w.-]*tag\b/i.test(lines[mention.line + by] ?? '')),
  },
  {
    name: 'a value that cannot be an image: true, a number, nothing',
    explains: ({ mention, lines }) =>
      mention.key !== '' &&
      /^(?:true|false|null|~|-?\d+(?:\.\d+)?|)$/.test(mention.value) &&
      !opensBlock(lines, mention.line - 1) &&
      !VERSION_KEYS.test(mention.key) &&
      mention.key !== 'image',
  },
  {
    name: 'a field of a custom resource that is not called image: set with a marker or as path#key',
    explains: (found) =>
      /^[A-Za-z]+Image$/.test(found.mention.key) &&
      kindOf(found) !== undefined &&
      !HELM.includes(kindOf(found) ?? ''),
  },
  {
    name: 'a text that ends in a line break, which no image does',
    explains: ({ mention }) => /^[|>][0-9+]*$/.test(mention.value),
  },
  {
    name: 'under a key that names no image, such as an argument or a query: set with a marker or as path#key',
    explains: ({ mention }) => mention.key === '',
  },
];

function hasRef({ lines, mention }: Case): boolean {
  const indent = /^\s*/.exec(lines[mention.line - 1] ?? '')?.[0] ?? '';
  return lines.some(
    (line, at) => Math.abs(at - mention.line) < 25 && new RegExp(`^${indent}ref:`).test(line),
  );
}

/** @returns the name of the rule that explains the mention, or undefined */
export function explain(found: Case): string | undefined {
  return RULES.find((rule) => rule.explains(found))?.name;
}
