/** What `list` tells of a file, and how it is shown. */
import { describe, expect, test } from 'vitest';
import { listFile } from '../../../src/core/list/list-file.ts';
import { formatListing } from '../../../src/core/report/listing.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const file = (path: string, text: string) => listFile({ kind: 'file', path, mode: '100644', text });

const MARKED = `image = "ghcr.io/acme/shop:1.7.3" # gitops-release: shop
tag = "1.7.3" # gitops-release: cart:tag
image = "\${REGISTRY}/shop:1" # gitops-release: shop
both = ["1", "2"] # gitops-release: shop:tag
`;

describe('a file', () => {
  test('with markers: each with its value, or why it has none', () => {
    const { references } = file('a.tfvars', MARKED);
    expect(references).toMatchObject([
      { image: 'ghcr.io/acme/shop', tag: '1.7.3', line: 1, format: 'marker', fixed: undefined },
      { image: 'cart', tag: '1.7.3', line: 2, fixed: undefined },
      { image: 'shop', line: 3, fixed: 'another program fills the value in' },
      { image: 'shop', line: 4, fixed: expect.stringContaining('may mean several values') },
    ]);
  });

  test('that is a kustomization: its entries', () => {
    const text = `images:\n- name: a\n  newName: b/c\n  newTag: v1\n- {name: d, digest: "${DIGEST}"}\n- {name: e, newTag: "\${TAG}"}\n`;
    expect(file('x/kustomization.yaml', text).references).toMatchObject([
      { image: 'b/c', tag: 'v1', line: 2, fixed: undefined },
      { image: 'd', digest: DIGEST, line: 5 },
      { image: 'e', line: 6, fixed: expect.stringContaining('fills') },
    ]);
  });

  test('without the word "image": values of a HelmRelease', () => {
    const text = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  values:
    redis:
      repository: public.ecr.aws/docker/library/redis
      tag: 8.6.2
`;
    expect(file('release.yaml', text).references).toMatchObject([
      { image: 'public.ecr.aws/docker/library/redis', tag: '8.6.2', line: 7, fixed: undefined },
    ]);
  });

  test('whose version another program chooses: told, with the reason', () => {
    const text = `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
spec:
  url: oci://quay.io/jetstack/charts/cert-manager
  ref:
    semver: 1.x
`;
    expect(file('source.yaml', text).references).toMatchObject([
      {
        image: 'quay.io/jetstack/charts/cert-manager',
        line: 6,
        fixed: expect.stringContaining('range "1.x"'),
      },
    ]);
  });

  test('with a digest behind the tag: both', () => {
    const text = `image:\n  repository: ghcr.io/acme/shop\n  tag: 1.7.3@${DIGEST}\n`;
    expect(file('values.yaml', text).references).toMatchObject([{ tag: '1.7.3', digest: DIGEST }]);
  });

  test('that is filled in with a bare template: told as such', () => {
    const text = 'image:\n  repository: ghcr.io/acme/shop\n  tag: {{ tag }}\n';
    expect(file('values.yaml', text).references).toMatchObject([
      { image: 'ghcr.io/acme/shop', line: 3, fixed: 'another program fills the value in' },
    ]);
  });

  test('with a value that others share: why it is not set', () => {
    const text = `image:
  repository: ghcr.io/acme/shop
  tag: &version 1.7.3
cart:
  image: ghcr.io/acme/cart:2.0.0
  label: *version
`;
    expect(file('values.yaml', text).references).toMatchObject([
      { image: 'ghcr.io/acme/shop', fixed: expect.stringContaining('line 6 uses it as *version') },
      { image: 'ghcr.io/acme/cart', fixed: undefined },
    ]);
  });

  test('with thousands of images that share an anchor: each with its own answer, in one pass', () => {
    const shop = (index: number) =>
      `shop${index}: {repository: ghcr.io/acme/shop${index}, tag: *v}\ncart${index}: {repository: ghcr.io/acme/cart${index}, tag: &c${index} 1.7.3}\npin${index}: *c${index}\n`;
    const text = `version: &v 1.7.3\n${Array.from({ length: 2_000 }, (_, index) => shop(index)).join('')}`;
    const start = performance.now();
    const { references } = file('values.yaml', text);
    expect(performance.now() - start).toBeLessThan(5_000);
    const refused = references.filter(({ fixed }) => fixed?.includes('carries the anchor &c'));
    expect(refused.map(({ image }) => image)).toEqual(
      Array.from({ length: 2_000 }, (_, index) => `ghcr.io/acme/cart${index}`),
    );
    expect(references.filter(({ fixed }) => fixed === undefined)).toHaveLength(2_000);
  });

  test('with an anchor inside of Helm values in a block: only what it shares is refused', () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    helm:
      values: |
        shop: {repository: ghcr.io/acme/shop, tag: &v 1.7.3}
        cart: {repository: ghcr.io/acme/cart, tag: 2.0.0}
        pinned: *v
`;
    expect(file('app.yaml', text).references).toMatchObject([
      { image: 'ghcr.io/acme/shop', fixed: expect.stringContaining('anchor &v') },
      { image: 'ghcr.io/acme/cart', fixed: undefined },
    ]);
  });

  test("with a digest or an entry of Argo CD that Flux's image automation writes: not editable", () => {
    const values = `image:
  repository: ghcr.io/acme/shop
  tag: 1.7.3
  digest: ${DIGEST} # {"$imagepolicy": "flux-system:shop:digest"}
`;
    expect(file('values.yaml', values).references).toMatchObject([
      { image: 'ghcr.io/acme/shop', tag: '1.7.3', fixed: expect.stringContaining('image automation') },
    ]);
    const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    kustomize:
      images:
        - ghcr.io/acme/shop:1.7.3 # {"$imagepolicy": "flux-system:shop"}
        - ghcr.io/acme/cart:2.0.0
`;
    expect(file('app.yaml', application).references).toMatchObject([
      { image: 'ghcr.io/acme/shop', fixed: expect.stringContaining('image automation') },
      { image: 'ghcr.io/acme/cart', fixed: undefined },
    ]);
  });

  test('with an image that has no version: told, with what to add', () => {
    const entry = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
spec:
  images:
    - name: shop
      newName: ghcr.io/acme/shop
`;
    expect(file('shop.yaml', entry).references).toMatchObject([
      { image: 'ghcr.io/acme/shop', tag: undefined, line: 6, fixed: expect.stringContaining('newTag:') },
    ]);
  });

  test('with values that name half an image: told, with the reason', () => {
    const text = `image: {tag: 1.7.3}
cart:
  image:
    repository: ghcr.io/acme/cart
    pullPolicy: Always
backup:
  repository: acme/backups
images: [ghcr.io/acme/job:1.0.0]
`;
    expect(file('values.yaml', text).references).toMatchObject([
      { image: 'image', tag: '1.7.3', line: 1, fixed: expect.stringContaining('no repository stands') },
      { image: 'ghcr.io/acme/cart', line: 4, fixed: expect.stringContaining('add an empty `tag:`') },
      { image: 'ghcr.io/acme/job', tag: '1.0.0', line: 8, fixed: undefined },
    ]);
  });

  test('with text of Argo CD that is not understood: told as not read, with its line', () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    helm:
      values: >
        image: {repository: ghcr.io/acme/shop, tag: 1.7.3}
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  generators:
    - list:
        elementsYaml: "{{ .shops | toJson }} # tag"
  templatePatch: |
    spec: {source: {kustomize: {images: ["{{ .image }}"]}}}
  template:
    spec:
      source:
        kustomize:
          images: [ghcr.io/acme/cart:2.0.0]
`;
    const { references, skipped } = file('apps.yaml', text);
    expect(references).toMatchObject([{ image: 'ghcr.io/acme/cart', line: 21, fixed: undefined }]);
    expect(skipped).toMatchObject([
      { file: 'apps.yaml', why: expect.stringMatching(/^line 6: `helm.values` is no YAML/) },
      { file: 'apps.yaml', why: expect.stringMatching(/^line 15: `templatePatch` is a template/) },
      { file: 'apps.yaml', why: expect.stringMatching(/^line 14: `elementsYaml` is a template/) },
    ]);
  });

  test('with a container whose image is malformed: no other one of that image is set either', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      initContainers:
        - {name: migrate, image: 'ghcr.io/acme/shop:1.7.3'}
      containers:
        - name: shop
          image: ghcr.io/acme/shop:# set by CI
`;
    const { references } = file('deployment.yaml', text);
    expect(references.map(({ fixed }) => fixed)).toEqual([expect.any(String), expect.any(String)]);
  });

  test('with a value beside one of the same image that is not to be set: neither is', () => {
    const text = `web: {image: "ghcr.io/acme/shop:1.7.3"} # {"$imagepolicy": "flux-system:shop"}
worker: {image: "ghcr.io/acme/shop:1.7.3"}
cart: {image: "ghcr.io/acme/cart:2.0.0"}
`;
    expect(file('values.yaml', text).references).toMatchObject([
      { line: 1, fixed: expect.stringContaining('image automation') },
      { line: 2, fixed: expect.stringContaining('image automation') },
      { line: 3, fixed: undefined },
    ]);
  });

  test('that is encrypted: no references, and why', () => {
    const text = `image:
  repository: ghcr.io/acme/shop
  tag: 1.7.3
sops:
  mac: ENC[AES256_GCM,data:abc,type:str]
`;
    expect(file('values.yaml', text)).toMatchObject({
      references: [],
      skipped: [{ file: 'values.yaml', why: expect.stringContaining('SOPS') }],
    });
    const secret = 'apiVersion: v1\nkind: Secret\nsops:\n  version: 3.9.0\n';
    expect(file('secret.yaml', secret).skipped).toHaveLength(1);
  });

  test('that holds no mapping: told as such; one with comments alone is no news', () => {
    expect(file('notes.yaml', '- image: ghcr.io/acme/shop:1.7.3\n').skipped).toEqual([
      { file: 'notes.yaml', why: 'holds no YAML mapping' },
    ]);
    expect(file('empty.yaml', '# image: none\n')).toEqual({ references: [], skipped: [] });
  });

  test('that cannot be read: why', () => {
    expect(file('t.yaml', 'image: [a\n').skipped).toMatchObject([{ file: 't.yaml' }]);
    const entry = { kind: 'unreadable', path: 'a.yaml', reason: 'oversize', bytes: 2e6 } as const;
    expect(listFile(entry).skipped).toEqual([{ file: 'a.yaml', why: 'too large' }]);
    expect(listFile({ ...entry, path: 'a.png' }).skipped).toEqual([]);
  });
});

describe('a listing', () => {
  const listing = { ...file('a.tfvars', MARKED), files: 1 };

  test('as a table', () => {
    const lines = formatListing(listing, 'text').split('\n');
    expect(lines[0]).toBe('IMAGE              TAG    FILE        FORMAT  EDITABLE');
    expect(lines[1]).toBe('ghcr.io/acme/shop  1.7.3  a.tfvars:1  marker  yes');
    expect(lines[3]).toBe(
      'shop               -      a.tfvars:3  marker  no: another program fills the value in',
    );
  });

  test('as JSON', () => {
    expect(JSON.parse(formatListing(listing, 'json'))).toMatchObject({
      files: 1,
      references: [
        {
          image: 'ghcr.io/acme/shop',
          tag: '1.7.3',
          digest: null,
          file: 'a.tfvars',
          line: 1,
          editable: true,
          reason: null,
        },
        { editable: true },
        { editable: false, reason: 'another program fills the value in' },
        { editable: false },
      ],
      skipped: [],
    });
  });

  test('as Markdown, with what was not read', () => {
    const skipped = [{ file: 'b.yaml', why: 'not valid YAML' }];
    expect(formatListing({ ...listing, skipped }, 'markdown')).toMatch(
      /\| `ghcr\.io\/acme\/shop` \|[\s\S]*Not read:\n\n- `b\.yaml`/,
    );
  });

  test('of nothing is empty', () => {
    expect(formatListing({ references: [], skipped: [], files: 3 }, 'text')).toBe('');
  });
});
