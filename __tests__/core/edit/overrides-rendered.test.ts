/** Whatever makes real kustomize render another image than a base has been set to is told, and nothing else is. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toolPath } from '../../../scripts/kubectl.ts';
import { findOverrides } from '../../../src/core/edit/overrides/overrides.ts';
import { formatNotice } from '../../../src/core/report/failure.ts';

const supported = process.platform === 'linux' && process.arch === 'x64';
const BASE = 'apps/shop/base/kustomization.yaml';
const OVERLAY = 'apps/shop/overlays/dev/kustomization.yaml';
const COMPONENT = 'apps/shop/components/canary/kustomization.yaml';
const component = (body: string): string =>
  `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${body}`;
const entry = (tag: string): string => `images:\n  - name: ghcr.io/acme/shop\n    newTag: ${tag}\n`;
const JSON_PATCH =
  '[{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "ghcr.io/acme/shop:0.9.0"}]';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec: {template: {spec: {containers: [{name: shop, image: ghcr.io/acme/shop:0.1.0}]}}}
`;
const IMAGE_TAG =
  'apiVersion: builtin\nkind: ImageTagTransformer\nmetadata: {name: pin}\nimageTag: {name: ghcr.io/acme/shop, newTag: 0.9.0}\n';
const PATCH_TRANSFORMER = `apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: pin}\ntarget: {kind: Deployment}\npatch: '${JSON_PATCH}'\n`;
const indented = (text: string): string => text.replace(/^(?=.)/gm, '      ');

interface Case {
  readonly title: string;
  /** Behind `resources` of the overlay. */
  readonly overlay?: string;
  /** Behind `images` of the base. */
  readonly base?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** File that the notice names; undefined: nothing is told. */
  readonly told: string | undefined;
}

const withComponent = 'components: [../../components/canary]\n';

const CASES: readonly Case[] = [
  {
    title: 'a component that the overlay brings in',
    overlay: withComponent,
    files: { [COMPONENT]: component(entry('0.9.0')) },
    told: COMPONENT,
  },
  {
    title: "a component's component",
    overlay: withComponent,
    files: {
      [COMPONENT]: component('components: [../pinned]\n'),
      'apps/shop/components/pinned/kustomization.yaml': component(entry('0.9.0')),
    },
    told: 'apps/shop/components/pinned/kustomization.yaml',
  },
  {
    title: 'a component that says the same',
    overlay: withComponent,
    files: { [COMPONENT]: component(entry('2.0.0')) },
    told: undefined,
  },
  {
    title: 'a component of the base itself, which comes before its entry',
    base: 'components: [../components/canary]\n',
    files: { [COMPONENT]: component(entry('0.9.0')) },
    told: undefined,
  },
  {
    title: 'a JSON patch in a file',
    overlay:
      'patchesJson6902:\n  - target: {group: apps, version: v1, kind: Deployment, name: shop}\n    path: pin.json\n',
    files: { 'apps/shop/overlays/dev/pin.json': JSON_PATCH },
    told: OVERLAY,
  },
  {
    title: 'a JSON patch in the list itself',
    overlay: `patchesJson6902:\n  - target: {group: apps, version: v1, kind: Deployment, name: shop}\n    patch: '${JSON_PATCH}'\n`,
    told: OVERLAY,
  },
  {
    title: 'a patch beside the entry, which comes before it',
    base: `patches:\n  - target: {kind: Deployment}\n    patch: '${JSON_PATCH}'\n`,
    told: undefined,
  },
  {
    title: 'an image transformer of the overlay, in a file',
    overlay: 'transformers: [pin.yaml]\n',
    files: { 'apps/shop/overlays/dev/pin.yaml': IMAGE_TAG },
    told: 'apps/shop/overlays/dev/pin.yaml',
  },
  {
    title: 'an image transformer of the base itself, which comes after its entry',
    base: `transformers:\n  - |\n${indented(IMAGE_TAG)}`,
    told: BASE,
  },
  {
    title: 'a patch transformer of the base itself',
    base: 'transformers: [pin.yaml]\n',
    files: { 'apps/shop/base/pin.yaml': PATCH_TRANSFORMER },
    told: 'apps/shop/base/pin.yaml',
  },
  {
    title: 'an image transformer for another image',
    overlay: 'transformers: [pin.yaml]\n',
    files: { 'apps/shop/overlays/dev/pin.yaml': IMAGE_TAG.replace('acme/shop', 'acme/cart') },
    told: undefined,
  },
];

function filesOf({ overlay = '', base = '', files = {} }: Case): Readonly<Record<string, string>> {
  return {
    [BASE]: `resources: [deployment.yaml]\n${entry('2.0.0')}${base}`,
    'apps/shop/base/deployment.yaml': DEPLOYMENT,
    [OVERLAY]: `resources: [../../base]\n${overlay}`,
    ...files,
  };
}

function render(files: Readonly<Record<string, string>>): string {
  const home = mkdtempSync(join(tmpdir(), 'overrides-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), text);
    }
    const folder = join(home, dirname(OVERLAY));
    return execFileSync(toolPath('kubectl'), ['kustomize', folder], { stdio: 'pipe' }).toString();
  } finally {
    rmSync(home, { recursive: true });
  }
}

describe.skipIf(!supported)('an entry of a base, under an overlay', () => {
  test.each(CASES)('$title', (each) => {
    const files = filesOf(each);
    const change = { path: 'apps/shop/base', file: BASE, line: 4, image: 'ghcr.io/acme/shop' };
    const texts = Object.entries(files).map(
      ([path, text]) => ({ kind: 'file', path, mode: '100644', text }) as const,
    );
    const notices = findOverrides([{ ...change, from: '1.0.0', to: '2.0.0' }], texts).map(formatNotice);
    const runs = each.told === undefined ? '2.0.0' : '0.9.0';
    expect(render(files)).toContain(`image: ghcr.io/acme/shop:${runs}\n`);
    expect(notices).toHaveLength(each.told === undefined ? 0 : 1);
    expect(notices.join('')).toContain(each.told ?? '');
    expect(notices.join('')).toContain(each.told === undefined ? '' : 'sets 0.9.0');
  });
});
