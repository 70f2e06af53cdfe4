/** Files of each format for property tests: images with their versions, and the values around them. */
import fc from 'fast-check';
import { isPlainString } from '../../src/core/edit/scalar.ts';
import { Text, type Tree } from './yaml-printer.ts';

/** A file as a function of the tags of its images, so that what is wanted is built, not computed from the text. */
export interface Generated {
  readonly format: string;
  /** Name of the file. */
  readonly path: string;
  /** Images in it, each of another repository. */
  readonly repositories: readonly string[];
  /** How often each of them stands there. */
  readonly uses: number;
  build(tags: readonly string[]): readonly Tree[];
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/).filter(isPlainString);
const repositories = fc
  .uniqueArray(fc.tuple(fc.constantFrom('ghcr.io/acme/', 'registry.example.com:5000/', 'acme/', ''), word), {
    minLength: 1,
    maxLength: 3,
    selector: ([, name]) => name,
  })
  .map((parts) => parts.map(([registry, name]) => `${registry}${name}`));
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** Values that nobody sets, among them what looks like an image, and blocks of text. */
const note = fc.oneof(
  fc.constantFrom<Tree>(
    'note one',
    'note two',
    'note: three, {four} #5',
    'yes',
    '1.10',
    '',
    'line one\n\n  line: two\n# no comment\nimage: ghcr.io/acme/shop:1.7.3',
    true,
    null,
    8080,
    {},
    [],
  ),
  fc.record({ labels: fc.dictionary(word, word, { maxKeys: 3 }), ports: fc.array(fc.nat(9999)) }),
);
const notes = fc.dictionary(
  word.map((name) => `x-${name}`),
  note,
  { maxKeys: 3 },
);

type Build = Generated['build'];

/** A file from its images, the notes around them and a choice of shape for each. */
function generated(format: string, path: string, shape: (around: Around) => Build): fc.Arbitrary<Generated> {
  const around = fc.record({
    repositories,
    notes,
    more: notes,
    shapes: fc.array(fc.nat(99), { minLength: 3, maxLength: 3 }),
  });
  return around.map((given) => ({
    format,
    path,
    repositories: given.repositories,
    uses: 1,
    build: shape(given),
  }));
}

interface Around {
  readonly repositories: readonly string[];
  readonly notes: Readonly<Record<string, Tree>>;
  readonly more: Readonly<Record<string, Tree>>;
  /** One number for each image. */
  readonly shapes: readonly number[];
}

const kindOf = (apiVersion: string, kind: string, rest: Readonly<Record<string, Tree>>): Tree => ({
  apiVersion,
  kind,
  metadata: { name: 'shop' },
  ...rest,
});

function choose<Item>(items: readonly [Item, ...Item[]], number: number): Item {
  return items[number % items.length] ?? items[0];
}

function containersOf(
  { repositories: names, notes, more }: Around,
  tags: readonly string[],
): readonly Tree[] {
  return names.map((name, index) => ({
    name: `c${index}`,
    ...notes,
    image: `${name}:${tags[index]}`,
    ...more,
  }));
}

/** A pod by itself, in templates of workloads and custom resources, and in a List, behind another object. */
function objectsOf({ notes, more, shapes }: Around, pod: Tree): readonly Tree[] {
  const object = choose(
    [
      kindOf('apps/v1', 'Deployment', { spec: { ...more, template: { metadata: notes, spec: pod } } }),
      kindOf('batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template: { spec: pod } } } } }),
      kindOf('v1', 'List', { items: [kindOf('v1', 'Pod', { spec: pod })] }),
      kindOf('example.com/v1', 'Worker', { spec: { pools: [{ template: { spec: pod } }], ...notes } }),
    ],
    shapes[1] ?? 0,
  );
  return [kindOf('v1', 'ConfigMap', { data: notes }), object];
}

const manifest = generated('manifest', 'deployment.yaml', (around) => (tags) => {
  const containers = containersOf(around, tags);
  const pods = [
    { containers },
    { initContainers: containers, containers: [] },
    { containers: [], ephemeralContainers: containers },
  ] as const;
  return objectsOf(around, choose<Tree>(pods, around.shapes[0] ?? 0));
});

const repeated = generated('manifest', 'pods.yaml', (around) => (tags) => {
  const containers = containersOf(around, tags);
  const volumes = around.repositories.map((name, index) => ({
    name: `v${index}`,
    image: { reference: `${name}:${tags[index]}`, ...around.notes },
  }));
  return objectsOf(around, { initContainers: containers, ...around.more, containers, volumes });
}).map((file) => ({ ...file, uses: 3 }));

/** One image in the shapes of Helm values. */
function valuesOf(name: string, tag: string | undefined, shape: number): Readonly<Record<string, Tree>> {
  const [registry, ...path] = name.split('/');
  const version = tag ?? '';
  return choose<Readonly<Record<string, Tree>>>(
    [
      { image: { repository: name, tag: version } },
      { image: { tag: version, pullPolicy: 'Always', repository: name, digest: DIGEST } },
      { image: `${name}:${version}` },
      { sidecarImage: `${name}:${version}@${DIGEST}` },
      { image: name, tag: version },
      { image: name, imageTag: version },
      { imageRepository: name, imageTag: version, imageDigest: DIGEST },
      { webImageTag: version, webImage: name },
      path.length > 0 && /[.:]/.test(registry ?? '')
        ? { image: { registry: registry ?? '', repository: path.join('/'), tag: version } }
        : { image: { repository: name, tag: `${version}@${DIGEST}` } },
    ],
    shape,
  );
}

function valuesTree({ repositories: names, notes, more, shapes }: Around, tags: readonly string[]): Tree {
  const parts = names.map((name, index) => valuesOf(name, tags[index], shapes[index] ?? 0));
  const [first = {}, second, third] = parts;
  return {
    ...notes,
    web: { ...more, ...first },
    ...(second === undefined ? {} : { workers: [{ name: 'a', ...second }, { name: 'b' }] }),
    ...(third === undefined ? {} : { deep: { deeper: { ...notes, ...third } } }),
  };
}

const helmValues = generated('helm-values', 'values-production.yaml', (around) => (tags) => [
  valuesTree(around, tags),
]);

const helmRelease = generated('helm-values', 'release.yaml', (around) => (tags) => [
  kindOf('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
    spec: { values: valuesTree(around, tags), ...around.more },
  }),
]);

function entriesOf({ repositories: names, notes, shapes }: Around, tags: readonly string[]): readonly Tree[] {
  return names.map((name, index) =>
    choose<Tree>(
      [
        { name, newTag: tags[index] ?? '' },
        { newTag: tags[index] ?? '', name: `old${index}`, newName: name },
        { name, digest: DIGEST, newTag: tags[index] ?? '' },
      ],
      (shapes[index] ?? 0) + Object.keys(notes).length,
    ),
  );
}

const kustomization = generated('kustomization', 'kustomization.yaml', (around) => (tags) => [
  { ...around.notes, images: entriesOf(around, tags), ...around.more },
]);

const flux = generated('flux', 'flux.yaml', (around) => (tags) => {
  const [first = '', ...others] = around.repositories;
  const rest = { ...around, repositories: others };
  const images = entriesOf(rest, tags.slice(1));
  return [
    kindOf('source.toolkit.fluxcd.io/v1', 'OCIRepository', {
      spec: { ...around.notes, url: `oci://${first}`, ref: { tag: tags[0] ?? '' } },
    }),
    choose(
      [
        kindOf('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { spec: { ...around.more, images } }),
        kindOf('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
          spec: { postRenderers: [{ kustomize: { images } }] },
        }),
      ],
      around.shapes[2] ?? 0,
    ),
  ];
});

const argocd = generated('argocd', 'application.yaml', (around) => (tags) => {
  const { repositories: names, notes, more, shapes } = around;
  const items = names.map((name, index) =>
    choose([`${name}:${tags[index]}`, `old${index}=${name}:${tags[index]}`], shapes[index] ?? 0),
  );
  const parameters = names.flatMap((name, index) => [
    { name: `part${index}.image.repository`, value: name },
    { name: `part${index}.image.tag`, value: tags[index] ?? '', forceString: true },
  ]);
  const source = choose<Tree>(
    [
      { kustomize: { images: items, ...notes } },
      { helm: { parameters, ...notes } },
      { helm: { valuesObject: valuesTree(around, tags) } },
      { helm: { ...notes, values: new Text(valuesTree(around, tags)) } },
    ],
    shapes[0] ?? 0,
  );
  const repoURL = 'https://github.com/acme/config';
  const spec = { ...more, source: { repoURL, ...(source as Readonly<Record<string, Tree>>) } };
  return [
    choose(
      [
        kindOf('argoproj.io/v1alpha1', 'Application', { spec }),
        kindOf('argoproj.io/v1alpha1', 'ApplicationSet', { spec: { generators: [], template: { spec } } }),
      ],
      shapes[1] ?? 0,
    ),
  ];
});

/** Files of every format that there is. */
export const generatedFiles: Readonly<Record<string, fc.Arbitrary<Generated>>> = {
  manifest,
  'manifest with each image thrice': repeated,
  'helm-values': helmValues,
  'HelmRelease values': helmRelease,
  kustomization,
  flux,
  argocd,
};
