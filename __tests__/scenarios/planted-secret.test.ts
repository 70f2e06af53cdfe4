/**
 * A password that stands wherever a config repository can hold one is in nothing that the action shows or leaves: the
 * built action and the built command line, with real kustomize and helm.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toolPath } from '../../scripts/kubectl.ts';
import { createCheckoutReader } from '../../src/adapters/checkout/reader.ts';
import { commentsOf, type ProposedChange, proposeChange } from '../support/proposed-change.ts';
import { render, toolsRun } from '../support/rendering.ts';
import { shapesOf } from '../support/secret-shapes.ts';
import { runStep, type StepResult } from '../support/step.ts';
import { openWorld, type World } from '../support/world.ts';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js');
const OVERLAY = 'apps/shop/overlays/production';
const CHART = `${OVERLAY}/charts/notes`;
const OLD = 'tall-cedar+77/grove';
const NEW = 'moon-river+42/delta';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const applied = (password: string): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'Secret', data: { password: base64(password) } });

/** What does not depend on the password. */
const FIXED = {
  'apps/shop/base/kustomization.yaml': 'resources:\n- deployment.yaml\n',
  [`${CHART}/Chart.yaml`]: 'apiVersion: v2\nname: notes\nversion: 0.1.0\n',
  [`${CHART}/values.yaml`]: 'password: ""\n',
  [`${CHART}/templates/NOTES.txt`]: 'Log in with {{ .Values.password }}.\n',
  [`${CHART}/templates/secret.yaml`]:
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: notes\ndata:\n  password: {{ .Values.password | b64enc }}\n',
  [`${CHART}/templates/config.yaml`]:
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: notes\ndata:\n  notes: |\n    {{ tpl (.Files.Get "message.txt") . }}\n',
  [`${CHART}/message.txt`]: 'Log in with {{ .Values.password }}.',
  'apps/broken/Chart.yaml': 'apiVersion: v2\nname: broken\nversion: 0.1.0\n',
  'apps/broken/templates/it.yaml':
    '{{ if .Values.strict }}{{ fail (printf "no host for %s" .Values.url) }}{{ end }}\nkind: A\napiVersion: v1\n',
};

/** Everything that holds the password. */
function planted(password: string): Readonly<Record<string, string>> {
  return {
    'apps/shop/base/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector: {matchLabels: {app: shop}}
  template:
    metadata:
      labels: {app: shop}
    spec:
      containers:
      - name: shop
        args: ['--password=${password}']
        image: ghcr.io/acme/shop
        env:
        - name: DATABASE_PASSWORD
          value: ${password}
        - name: DATABASE_URL
          value: postgres://shop:${encodeURIComponent(password)}@db/shop
`,
    [`${OVERLAY}/secret.yaml`]: `apiVersion: v1
kind: Secret
metadata:
  name: db
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: ${JSON.stringify(applied(password))}
stringData:
  password: ${password}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: app
data:
  application.properties: |
    db.user=shop
    db.password=${password}
`,
    'apps/broken/values.yaml': `url: db?password=${password}\nstrict: ${password === NEW}\n`,
  };
}

function kustomization(password: string, tag: string): string {
  return `resources:
- ../../base
- secret.yaml
images:
- name: ghcr.io/acme/shop
  newTag: ${tag}
secretGenerator:
- name: generated
  literals:
  - password=${password}
configMapGenerator:
- name: settings
  literals:
  - url=amqp://shop:${password}@mq
helmCharts:
- name: notes
  releaseName: notes
  valuesInline:
    password: ${password}
`;
}

const files = (password: string, tag: string): Readonly<Record<string, string>> => ({
  ...planted(password),
  [`${OVERLAY}/kustomization.yaml`]: kustomization(password, tag),
});

/** Shapes of both passwords that stand in a text. */
const leaksIn = (text: string): readonly string[] =>
  [OLD, NEW].flatMap(shapesOf).filter((shape) => text.includes(shape));

/** All that a step shows and leaves. */
function everything(world: World, { log, summary, outputs }: StepResult): string {
  const left = ['diff-file', 'diff-report'].map((name) => readFileSync(outputs[name] ?? '', 'utf8'));
  return [log, summary, JSON.stringify(outputs), ...left, ...commentsOf(world)].join('\n');
}

describe.skipIf(!toolsRun)('a planted password', () => {
  let world: World;
  let change: ProposedChange;
  beforeAll(async () => {
    world = await openWorld({ files: { ...FIXED, ...files(OLD, '1.7.3') } });
    change = await proposeChange(world, files(NEW, '1.8.0'));
  });
  afterAll(async () => {
    change.remove();
    await world.stop();
  });

  it('is really in what is rendered', async () => {
    const reader = createCheckoutReader(change.clone());
    const rendering = await render({ kind: 'kustomization', path: OVERLAY }, reader);
    const text = rendering.kind === 'rendered' ? rendering.text : '';
    expect(text.split(NEW).length - 1).toBeGreaterThan(4);
    expect(text.split(base64(NEW)).length - 1).toBeGreaterThan(2);
  });

  it('is not shown by `diff` of a pull request that changes it, though the rest of the change is', async () => {
    const result = await change.diff();
    const shown = everything(world, result);
    expect(leaksIn(shown)).toEqual([]);
    const [comment = '', ...more] = commentsOf(world);
    expect(more).toEqual([]);
    expect(comment).toContain('| `ghcr.io/acme/shop` | `1.7.3` | `1.8.0` |');
    expect(comment).toMatch(/^-\s+password: \(secret value [0-9a-f]{8}\)$/m);
    expect(comment).toMatch(/^\+\s+password: \(secret value [0-9a-f]{8}\)$/m);
    expect(result).toMatchObject({ status: 1 });
    expect(result.log).toMatch(/apps\/broken does not render: .*no host for db\?password=\(secret value/);
  });

  it('is not shown by `update` beside the image that it changes', async () => {
    const inputs = { ...world.inputs, images: 'ghcr.io/acme/shop:1.9.0' };
    const result = await runStep(world.sandbox, { inputs, tools: true });
    expect(result.status).toBe(0);
    const shown = everything(world, result);
    expect(leaksIn(shown)).toEqual([]);
    expect(commentsOf(world).join('\n')).toContain('| `ghcr.io/acme/shop` | `1.7.3` | `1.9.0` |');
    expect(shown).toMatch(/^ +value: \(secret value/m);
  });

  it.each(['text', 'json', 'markdown'])('is not shown by the command line as %s', (form) => {
    const tools = [dirname(toolPath('kubectl')), process.env['PATH'] ?? ''].join(delimiter);
    const args = [CLI, 'diff', '--dir', change.clone(), '--base', 'origin/main', '--output', form];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { PATH: tools },
    });
    expect(leaksIn(`${stdout}${stderr}`)).toEqual([]);
    expect(stdout).toContain('1.8.0');
    expect(stdout).toContain('(secret value ');
    expect(status).toBe(1);
    expect(stdout).toContain('no host for db?password=(secret value ');
  });
});
