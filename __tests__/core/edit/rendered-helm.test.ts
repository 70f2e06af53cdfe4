/** Real helm and kustomize render before and after, with values as their operator hands them over. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { toolPath } from '../../../scripts/kubectl.ts';
import { editFolder } from '../../../scripts/local-files.ts';

const supported = process.platform === 'linux' && process.arch === 'x64';

/** The image as well-known charts put it together, and all values beside it: nothing else may change there. */
const TEMPLATE = `apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  template:
    spec:
      containers:
        - name: shop
          {{- $i := .Values.image }}
          {{- if kindIs "string" $i }}
          image: {{ $i }}
          {{- else }}
          {{- $registry := $i.registry | default (dig "imageRegistry" "" (.Values.global | default dict)) }}
          {{- $name := ternary (printf "%s/%s" $registry $i.repository) $i.repository (ne $registry "") }}
          {{- $tagged := printf "%s:%s" $name ($i.tag | default .Chart.AppVersion | toString) }}
          image: {{ ternary (printf "%s@%s" $name $i.digest) $tagged (ne ($i.digest | default "") "") }}
          {{- end }}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: values}
data:
  values: |
{{ omit .Values "image" | toYaml | indent 4 }}
`;
const CHART = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\nappVersion: 1.0.0\n',
  'chart/templates/shop.yaml': TEMPLATE,
};

type Files = Readonly<Record<string, string>>;

/** How an operator calls helm for a file: what it hands over as values, and its further arguments. */
type Call = (text: string) => { readonly values: string; readonly args?: readonly string[] };

function helm(text: string, call: Call): readonly string[] {
  const { values, args = [] } = call(text);
  return inFolder({ ...CHART, 'handed-over.yaml': values }, (folder) =>
    execFileSync(toolPath('helm'), ['template', 'shop', 'chart', '-f', 'handed-over.yaml', ...args], {
      cwd: folder,
      stdio: 'pipe',
    })
      .toString()
      .split('\n'),
  );
}

function inFolder<Result>(files: Files, act: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'rendered-helm-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function edit(path: string, text: string, image: string): string {
  return inFolder({ [path]: text }, (folder) => editFolder(folder, path, [image]).texts.get(path) ?? text);
}

function differing(before: readonly string[], after: readonly string[]): readonly string[] {
  expect(after).toHaveLength(before.length);
  return after.filter((line, index) => line !== before[index]).map((line) => line.trim());
}

const itself: Call = (text) => ({ values: text });
const release: Call = (text) => ({ values: stringify(parse(text).spec.values) });
const argoValues: Call = (text) => ({ values: parse(text).spec.source.helm.values });
const argoObject: Call = (text) => ({ values: stringify(parse(text).spec.source.helm.valuesObject) });
const argoParameters: Call = (text) => ({
  values: 'image: {}\n',
  args: parse(text).spec.source.helm.parameters.flatMap((each: Parameter) => [
    each.forceString === true ? '--set-string' : '--set',
    `${each.name}=${each.value}`,
  ]),
});

interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly forceString?: boolean;
}

const RELEASE = 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\nspec:\n';
const ARGO =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec:\n  source:\n    helm:\n';
const OLD = `sha256:${'a'.repeat(64)}`;
const NEW = `sha256:${'b'.repeat(64)}`;

const ROWS: readonly (readonly [
  name: string,
  file: string,
  text: string,
  image: string,
  call: Call,
  shown: string,
])[] = [
  [
    'parts',
    'values.yaml',
    '# shop\nimage:\n  registry: ghcr.io\n  repository: acme/shop\n  tag: 1.7.3 # now\nother: [1, 2]\n',
    'ghcr.io/acme/shop:1.10',
    itself,
    'ghcr.io/acme/shop:1.10',
  ],
  [
    'a tag that YAML takes for a number',
    'values.yaml',
    'image: {repository: ghcr.io/acme/shop, tag: 1.7.3}\n',
    'ghcr.io/acme/shop:1e3',
    itself,
    'ghcr.io/acme/shop:1e3',
  ],
  [
    'one string',
    'values.yaml',
    "image: 'ghcr.io/acme/shop:1.7.3'\nreplicas: 2\n",
    'ghcr.io/acme/shop:1.8.0',
    itself,
    'ghcr.io/acme/shop:1.8.0',
  ],
  [
    'a digest beside the tag',
    'values.yaml',
    `image:\n  repository: ghcr.io/acme/shop\n  tag: 1.7.3\n  digest: ${OLD}\n`,
    `ghcr.io/acme/shop:1.8.0@${NEW}`,
    itself,
    `ghcr.io/acme/shop@${NEW}`,
  ],
  [
    'a digest in the tag',
    'values.yaml',
    `image:\n  repository: ghcr.io/acme/shop\n  tag: 1.7.3@${OLD}\n`,
    `ghcr.io/acme/shop:1.8.0@${NEW}`,
    itself,
    `ghcr.io/acme/shop:1.8.0@${NEW}`,
  ],
  [
    'a registry for all',
    'values.yaml',
    'global: {imageRegistry: registry.example.com:5000}\nimage:\n  repository: acme/shop\n  tag: v1\n',
    'registry.example.com:5000/acme/shop:v2',
    itself,
    'registry.example.com:5000/acme/shop:v2',
  ],
  [
    'a HelmRelease',
    'shop.yaml',
    `${RELEASE}  values:\n    image:\n      repository: ghcr.io/acme/shop\n      tag: "1.7.3"\n    script: |\n      run ghcr.io/acme/shop:1.7.3\n`,
    'ghcr.io/acme/shop:1.8.0',
    release,
    'ghcr.io/acme/shop:1.8.0',
  ],
  [
    "an Application's values in a block",
    'shop.yaml',
    `${ARGO}      values: |\n        image:\n            repository: ghcr.io/acme/shop\n            tag: 1.7.3   # here\n\n        script: |\n          run ghcr.io/acme/shop:1.7.3\n`,
    'ghcr.io/acme/shop:1.10',
    argoValues,
    'ghcr.io/acme/shop:1.10',
  ],
  [
    "an Application's values as an object",
    'shop.yaml',
    `${ARGO}      valuesObject:\n        image: {repository: ghcr.io/acme/shop, tag: v1}\n`,
    'ghcr.io/acme/shop:1.0',
    argoObject,
    'ghcr.io/acme/shop:1.0',
  ],
  [
    "an Application's parameters",
    'shop.yaml',
    `${ARGO}      parameters:\n        - {name: image.repository, value: ghcr.io/acme/shop}\n        - {name: image.tag, value: 1.7.3, forceString: true}\n        - {name: replicas, value: "3"}\n`,
    'ghcr.io/acme/shop:1.10',
    argoParameters,
    'ghcr.io/acme/shop:1.10',
  ],
];

describe.skipIf(!supported)('helm renders the wanted image, and nothing else differs', () => {
  test.each(ROWS)('%s', (_name, file, text, image, call, shown) => {
    const edited = edit(file, text, image);
    const lines = differing(helm(text, call), helm(edited, call));
    expect(lines.map((line) => line.replaceAll('"', ''))).toEqual([`image: ${shown}`]);
  });
});

describe.skipIf(!supported)('kustomize renders what a Flux Kustomization sets', () => {
  const POD =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: shop}\nspec:\n  containers:\n    - {name: shop, image: ghcr.io/acme/shop:1.0}\n    - {name: proxy, image: envoyproxy/envoy:v1}\n';
  /** kustomize-controller writes `spec.images` into the kustomization before it builds. */
  const build = (text: string): readonly string[] =>
    inFolder(
      {
        'pod.yaml': POD,
        'kustomization.yaml': stringify({ resources: ['pod.yaml'], images: parse(text).spec.images }),
      },
      (folder) => execFileSync(toolPath('kubectl'), ['kustomize', folder]).toString().split('\n'),
    );

  test.each([
    ['a tag', 'newTag: "1.7.3"', 'ghcr.io/acme/shop:1.8.0', 'ghcr.io/acme/shop:1.8.0'],
    ['a digest', `digest: ${OLD}`, `ghcr.io/acme/shop@${NEW}`, `ghcr.io/acme/shop@${NEW}`],
    ['a tag of digits', 'newTag: v1', 'ghcr.io/acme/shop:20261121', 'ghcr.io/acme/shop:20261121'],
  ])('%s', (_name, version, image, shown) => {
    const text = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: shop}\nspec:\n  images:\n    - name: ghcr.io/acme/shop\n      ${version}\n`;
    const lines = differing(build(text), build(edit('shop.yaml', text, image)));
    expect(lines).toEqual([`- image: ${shown}`]);
  });
});
