/** Two states of a repository, compared as reviewers see them: found, gathered and rendered with the real tools. */
import { describe, expect, it } from 'vitest';
import { type RenderJob, type RenderSide, renderDiff } from '../../src/commands/render-diff.ts';
import type { RenderedDiff } from '../../src/core/diff/rendered-diff.ts';
import type { Entry } from '../../src/core/snapshot.ts';
import { readerOf, realRenderer, type Texts, toolsRun } from '../support/rendering.ts';

/** @param bytes content of files that are no text */
function sideOf(texts: Texts, bytes: Readonly<Record<string, Uint8Array>> = {}) {
  const binary = Object.entries(bytes).map(
    ([path, content]): Entry => ({
      kind: 'unreadable',
      path,
      reason: 'binary',
      bytes: content.length,
      content,
    }),
  );
  return { ...readerOf(texts, binary), list: async () => Object.keys(texts) };
}

function compare(base: Texts, head: Texts, more: Partial<RenderJob> = {}) {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])];
  const changed = paths.filter((path) => base[path] !== head[path]);
  return compareSides(sideOf(base), sideOf(head), { changed, ...more });
}

function compareSides(base: RenderSide, head: RenderSide, more: Partial<RenderJob>) {
  const job = { changed: [], repositoryUrls: [], branch: 'main', maskKey: 'a key for tests', ...more };
  const ports = { renderer: realRenderer(), progress: () => undefined };
  return renderDiff({ base, head, ...job }, ports);
}

const APP = {
  'apps/shop/kustomization.yaml': 'resources:\n- service.yaml\n',
  'apps/shop/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\n',
};

function flux(namespace = 'shop', name = 'apps', path = './apps/shop'): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  path: ${path}
  targetNamespace: ${namespace}
  prune: true
  interval: 10m
  sourceRef:
    kind: GitRepository
    name: flux-system
`;
}

/** All of `clusters/` is applied by this, as `flux bootstrap` writes it. */
const ROOT = { 'clusters/flux-system/gotk-sync.yaml': flux('flux-system', 'flux-system', './clusters') };
const BEFORE = { ...APP, ...ROOT, 'clusters/shop.yaml': flux() };
const AFTER = { ...APP, ...ROOT, 'clusters/production/shop.yaml': flux() };

describe.skipIf(!toolsRun)("an operator's object that moves to another file", () => {
  it('is one target, and nothing is deleted', async () => {
    const { targets, risks, changed } = await compare(BEFORE, AFTER);
    expect(targets).toMatchObject([
      { path: 'clusters/flux-system/gotk-sync.yaml', state: 'identical', remarks: [] },
      {
        path: 'clusters/production/shop.yaml',
        state: 'identical',
        remarks: ['clusters/production/shop.yaml: its object has moved here from clusters/shop.yaml'],
      },
    ]);
    expect({ risks, changed }).toEqual({ risks: [], changed: false });
  });

  it('shows what changes on the way', async () => {
    const { targets } = await compare(BEFORE, { ...AFTER, 'clusters/production/shop.yaml': flux('web') });
    expect(targets).toMatchObject([{ state: 'changed' }, { state: 'changed' }]);
  });

  it('is found under its old path and under its new one', async () => {
    for (const paths of [['clusters/shop.yaml'], ['clusters/production']])
      expect((await compare(BEFORE, AFTER, { paths })).targets).toHaveLength(1);
  });

  it('is another one in another environment, and where several have its name', async () => {
    const config = `version: 1
environments:
  - name: staging
    path: clusters/staging
  - name: production
    path: clusters/production
`;
    const common = { ...APP, ...ROOT, '.gitops-release.yaml': config };
    const apart = await compare(
      { ...common, 'clusters/staging/shop.yaml': flux() },
      { ...common, 'clusters/production/shop.yaml': flux() },
    );
    expect(states(apart)).toEqual(['gone', 'identical', 'new']);
    const several = await compare(
      { ...APP, 'clusters/a/ks.yaml': flux(), 'clusters/b/ks.yaml': flux() },
      { ...APP, 'clusters/c/ks.yaml': flux(), 'clusters/d/ks.yaml': flux() },
      { paths: ['clusters/*/ks.yaml'] },
    );
    expect(states(several)).toEqual(['gone', 'gone', 'new', 'new']);
  });

  it('is a second one where the first stays', async () => {
    const more = { ...BEFORE, 'clusters/production/shop.yaml': flux() };
    const { targets } = await compare(BEFORE, more, { paths: ['clusters/production'] });
    expect(targets).toMatchObject([{ path: 'clusters/production/shop.yaml', state: 'new' }]);
  });

  it('is told to move where nothing is known to apply its folder', async () => {
    const { risks } = await compare(
      { ...APP, 'clusters/shop.yaml': flux() },
      { ...APP, 'clusters/production/shop.yaml': flux() },
    );
    expect(risks).toMatchObject([
      {
        rule: 'deletion',
        target: 'clusters',
        what: expect.stringMatching(/^leaves this target and comes in another/),
        names: ['clusters/production'],
      },
    ]);
  });
});

function states({ targets }: RenderedDiff): readonly string[] {
  return targets.map(({ state }) => state).sort();
}

describe.skipIf(!toolsRun)('a file that is no text', () => {
  const PICTURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe);
  const STORE = Uint8Array.of(0x30, 0x82, 0x0a, 0, 0xff, 0x01, 0x77, 0x13);
  const GENERATOR = `resources:
- service.yaml
configMapGenerator:
- name: assets
  files:
  - logo.png
secretGenerator:
- name: keys
  files:
  - server.p12
`;
  const texts = { ...APP, 'apps/shop/kustomization.yaml': GENERATOR };
  const withFiles = (logo: Uint8Array, store: Uint8Array) => {
    const entries = { 'apps/shop/logo.png': logo, 'apps/shop/server.p12': store };
    return sideOf({ ...texts, 'apps/shop/logo.png': '', 'apps/shop/server.p12': '' }, entries);
  };

  it('reaches the tool with its bytes, and what it makes is told by its content', async () => {
    const other = PICTURE.with(5, 0xee);
    const [base, head] = [withFiles(PICTURE, STORE), withFiles(other, STORE.with(5, 0xee))];
    const diff = await compareSides(base, head, { changed: ['apps/shop/logo.png'] });
    expect(diff.targets).toMatchObject([{ path: 'apps/shop', state: 'changed', problems: [] }]);
    const patches = diff.targets[0]?.resources.map(({ id, patch }) => [id.kind, patch]);
    expect(patches).toMatchObject([
      ['ConfigMap', expect.stringContaining('logo.png: (binary, 7 bytes, ')],
      ['Secret', expect.stringContaining('server.p12: (secret value ')],
    ]);
    expect(JSON.stringify(diff)).not.toContain(Buffer.from(other).toString('base64'));
  });

  it('is the same where its bytes are', async () => {
    const side = withFiles(PICTURE, STORE);
    const diff = await compareSides(side, side, { changed: ['apps/shop/logo.png'] });
    expect(diff.targets).toMatchObject([{ state: 'identical' }]);
  });

  it('of a chart is there for its templates', async () => {
    const chart = {
      'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
      'charts/shop/templates/assets.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: assets}\nbinaryData:\n  logo.png: {{ .Files.Get "files/logo.png" | b64enc }}\n',
      'charts/shop/files/logo.png': '',
    };
    const side = (bytes: Uint8Array) => sideOf(chart, { 'charts/shop/files/logo.png': bytes });
    const diff = await compareSides(side(PICTURE), side(PICTURE.with(5, 0xee)), {
      changed: ['charts/shop/files/logo.png'],
    });
    expect(diff.targets).toMatchObject([
      { state: 'changed', problems: [], remarks: [expect.stringContaining('own values')] },
    ]);
  });
});

describe.skipIf(!toolsRun)('a chart that nothing is known to set values for', () => {
  const CHART = {
    'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
    'charts/shop/values.yaml': 'tag: 1.7.3\n',
    'charts/shop/values-production.yaml': 'tag: 1.7.3\n',
    'charts/shop/templates/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: "shop-{{ .Values.tag }}"}\n',
  };
  const change = { changed: ['charts/shop/templates/pod.yaml'] };

  it('is told to have its own values alone, where not every file was searched for those that set others', async () => {
    const { targets } = await compareSides(sideOf(CHART), sideOf(CHART), change);
    expect(targets.map(({ path, remarks }) => [path, remarks])).toEqual([
      [
        'charts/shop',
        [expect.stringMatching(/^charts\/shop: it is rendered with the chart's own values alone:/)],
      ],
      ['charts/shop', []],
    ]);
    const clone = { ...sideOf(CHART), operatorFiles: async () => [] };
    expect((await compareSides(clone, clone, change)).targets.flatMap(({ remarks }) => remarks)).toEqual([]);
  });
});
