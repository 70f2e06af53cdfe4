/** A secret that stands in a file of a target is hidden in all that is said of it, also where nothing is rendered. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTargets } from '../../../src/core/diff/diff.ts';
import type { RenderedDiff } from '../../../src/core/diff/rendered-diff.ts';
import { OPTIONS, target } from '../../support/rendered.ts';
import type { Texts } from '../../support/rendering.ts';
import { shapesOf } from '../../support/secret-shapes.ts';

/** What is told of a target that fails with a message, and has these files at one side. */
function broken(files: Texts, said: string, sensitive: readonly string[] = []): RenderedDiff {
  const failed = target('', '', { head: { kind: 'failed', message: `error: line 3: [${said}] in it` } });
  const sources = [new Map(Object.entries(files))];
  return diffTargets([failed], { ...OPTIONS, sensitive, sources });
}

const shown = (files: Texts, said: string, sensitive?: readonly string[]): string =>
  JSON.stringify(broken(files, said, sensitive));

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const PLANT = 'plant in the garden';
const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n';
const OVERLAY = 'apps/shop/overlays/production';
const kustomization = (text: string): Texts => ({ [`${OVERLAY}/kustomization.yaml`]: text });
const listed = (key: string, file: string): string => `secretGenerator:\n- name: db\n  ${key}: [${file}]\n`;

const FILES: Readonly<Record<string, Texts>> = {
  'a Secret': { 's.yaml': `${SECRET}stringData:\n  note: ${PLANT}\n` },
  'a Secret in base64': { 's.yaml': `${SECRET}data:\n  note: ${base64(PLANT)}\n` },
  'a Secret whose data is not in base64': { 's.yaml': `${SECRET}data:\n  note: ${PLANT}\n` },
  'a Secret with a line too far left': {
    's.yaml': `${SECRET}stringData:\n  a: x\n note: ${PLANT}\n  b: y\n`,
  },
  'a Secret with a quote too many': { 's.yaml': `${SECRET}stringData:\n  a: "x\n  note: "${PLANT}"\n` },
  'a Secret with a tab': { 's.yaml': `${SECRET}data:\n\tnote: ${base64(PLANT)}\n` },
  'a Secret that is broken behind its data': {
    's.yaml': `data: {note: ${PLANT}, a: b}\nkind: Secret\n  x: [\n`,
  },
  'a broken Secret in JSON': { 's.json': `{"kind": "Secret", "stringData": {"note": "${PLANT}"}` },
  'a broken Secret with several lines': {
    's.yaml': `${SECRET}stringData:\n  note: |\n    first\n    ${PLANT}\n  a: [\n`,
  },
  'a Secret whose data stands above': {
    's.yaml': `stringData:\n  note: ${PLANT}\nkind: Secret\nmetadata: [\n`,
  },
  'one broken Secret of several': {
    's.yaml': `${SECRET}---\na: [\n---\n${SECRET}stringData:\n  note: ${PLANT}\n`,
  },
  'a Secret behind a CustomResourceDefinition': {
    's.yaml': `kind: CustomResourceDefinition\nspec: {x: [}\n---\n${SECRET}stringData: {note: ${PLANT}}\n---\na: b\n`,
  },
  'an inline patch': kustomization(
    `patches:\n- patch: |\n    kind: Secret\n    metadata: {name: db}\n    stringData:\n      note: ${PLANT}\n`,
  ),
  'a broken inline patch': kustomization(
    `patches:\n- patch: |\n    kind: Secret\n    metadata: {name: db}\n    stringData:\n      a: x\n     note: ${PLANT}\n`,
  ),
  'a broken inline patch that is only aimed at Secrets': kustomization(
    `patches:\n- target: {kind: Secret}\n  patch: |\n    metadata: {name: db}\n    stringData:\n      a: x\n     note: ${PLANT}\n`,
  ),
  'an operation on a Secret': kustomization(
    `patches:\n- target: {kind: Secret, name: db}\n  patch: '[{"op": "add", "path": "/stringData/note", "value": "${PLANT}"}]'\n`,
  ),
  'a broken operation on a Secret': kustomization(
    `patches:\n- target: {kind: Secret}\n  patch: |-\n    - op: add\n     path: /stringData/note\n      value: ${PLANT}\n`,
  ),
  'a file with a patch for a Secret': {
    ...kustomization('patches:\n- target: {kind: Secret|ConfigMap}\n  path: ../patch.yaml\n'),
    'apps/shop/overlays/patch.yaml': `stringData: {note: ${PLANT}}\n`,
  },
  'an old patch of JSON 6902': {
    ...kustomization(
      'patchesJson6902:\n- target: {version: v1, kind: Secret, name: db}\n  path: patch.yaml\n',
    ),
    [`${OVERLAY}/patch.yaml`]: `- {op: replace, path: /data/note, value: ${base64(PLANT)}}\n`,
  },
  'a literal of a secretGenerator': kustomization(
    `secretGenerator:\n- name: db\n  literals: ["note=${PLANT}"]\n`,
  ),
  'a literal in quotes': kustomization(`secretGenerator:\n- name: db\n  literals:\n  - note='${PLANT}'\n`),
  'a literal without a key': kustomization(`secretGenerator:\n- name: db\n  literals:\n  - ${PLANT}\n`),
  'a literal of a broken kustomization': kustomization(
    `secretGenerator:\n- name: db\n  literals:\n  - a=b\n  - note=${PLANT}\n resources: [\n`,
  ),
  'a list of literals in a broken kustomization': kustomization(
    `secretGenerator:\n- name: db\n  literals: ["a=b", "note=${PLANT}"]\nresources: [\n`,
  ),
  'a generator that stands alone': {
    'g.yaml': `kind: SecretGenerator\nmetadata: {name: db}\nliterals: ["note=${PLANT}"]\n`,
  },
  'a file of a secretGenerator': {
    ...kustomization(listed('files', 'note=n.txt')),
    [`${OVERLAY}/n.txt`]: PLANT,
  },
  'a file of settings': {
    ...kustomization(listed('envs', '../db.env')),
    'apps/shop/overlays/db.env': `# db\nNOTE=${PLANT}\n`,
  },
  'a file of settings that has no keys': {
    ...kustomization(listed('envs', 'db.env')),
    [`${OVERLAY}/db.env`]: `first line of it\n${PLANT}\n`,
  },
  'values of a chart': { 'chart/values.yaml': `auth:\n  rootPassword: ${PLANT}\n` },
  'values of a kustomization': kustomization(
    `helmCharts:\n- name: db\n  valuesInline: {auth: {apiKey: ${PLANT}}}\n`,
  ),
  'values of a HelmRelease': {
    'r.yaml': `kind: HelmRelease\nmetadata: {name: db}\nspec: {values: {clientSecret: ${PLANT}}}\n`,
  },
  'variables of a Flux Kustomization': {
    'k.yaml': `kind: Kustomization\nspec:\n  postBuild:\n    substitute: {DB_PASSWORD: ${PLANT}}\n`,
  },
  'parameters of an Application': {
    'a.yaml': `kind: Application\nspec: {source: {helm: {parameters: [{name: auth.password, value: ${PLANT}}]}}}\n`,
  },
  'values of which a chart makes a Secret': {
    'db/templates/s.yaml': `{{- if .Values.on }}\n${SECRET}data:\n  a: {{ .Values.db.entry | b64enc | quote }}\n{{- end }}\n`,
    'values.yaml': `db: {entry: ${PLANT}}\n`,
  },
  'values of which a chart in a chart makes a Secret': {
    'top/charts/db/templates/s.yaml': `${SECRET}type: Opaque\nstringData:\n  {{- range $k, $v := .Values.entries }}\n  {{ $k }}: {{ $v }}\n  {{- end }}\n`,
    'top/values.yaml': `db: {entries: {note: ${PLANT}}}\n`,
  },
  'values of a HelmRelease of which a chart makes a Secret': {
    'db/templates/s.yaml': `${SECRET}stringData:\n  a: {{ .Values.entry }}\n`,
    'r.yaml': `kind: HelmRelease\nmetadata: {name: db}\nspec: {values: {entry: ${PLANT}}}\n`,
  },
  'an address in a manifest': {
    'd.yaml': `kind: Deployment\nspec: {url: "amqp://shop:${encodeURIComponent(PLANT)}@mq"}\n`,
  },
  'a Secret in a template of another resource': {
    'o.yaml': `kind: Object\nspec:\n  manifest:\n    kind: Secret\n    stringData: {note: ${PLANT}}\n`,
  },
  'a list of Secrets': {
    'l.yaml': `kind: SecretList\nitems:\n- metadata: {name: a}\n  stringData: {note: ${PLANT}}\n`,
  },
  'an address in any file': { 'notes.txt': `see amqp://shop:${encodeURIComponent(PLANT)}@mq\n` },
};

describe('a planted secret is hidden in what a renderer says, where it stands in', () => {
  it.each(Object.keys(FILES))('%s', (place) => {
    const text = place.startsWith('an address') ? encodeURIComponent(PLANT) : PLANT;
    expect(shown(FILES[place] ?? {}, text)).not.toContain(text);
    expect(shown(FILES[place] ?? {}, base64(PLANT))).not.toContain(base64(PLANT));
    expect(shown({}, text)).toContain(text);
  });
});

describe('any secret', () => {
  const value = fc
    .string({ minLength: 8, maxLength: 40, unit: 'grapheme' })
    .filter(
      (text) =>
        text.trim() === text && !/[\n\r\u2028\u2029\u0085]/.test(text) && !/^[#"']|=|\{\{|^\$\{/.test(text),
    );
  const shapes: Readonly<Record<string, (text: string) => Texts>> = {
    'a Secret': (text) => ({ 's.yaml': `${SECRET}stringData: {a: ${JSON.stringify(text)}}` }),
    'a Secret in base64': (text) => ({ 's.yaml': `${SECRET}data: {a: ${base64(text)}}` }),
    'a literal': (text) => kustomization(`secretGenerator:\n- literals: [${JSON.stringify(`a=${text}`)}]\n`),
    'a file': (text) => ({ ...kustomization(listed('files', 'a=n.txt')), [`${OVERLAY}/n.txt`]: `${text}\n` }),
    settings: (text) => ({ ...kustomization(listed('envs', 'a.env')), [`${OVERLAY}/a.env`]: `A=${text}\n` }),
    'values of a chart': (text) => ({ 'values.yaml': `db: {password: ${JSON.stringify(text)}}\n` }),
  };

  it.each(Object.keys(shapes))('in %s is hidden in what a renderer says', (shape) => {
    fc.assert(
      fc.property(value, (text) => {
        const files = shapes[shape]?.(text) ?? {};
        for (const said of [text, JSON.stringify(text), base64(`a${text}`)]) {
          const [problem] = broken(files, said).targets[0]?.problems ?? [];
          const left = problem?.message.replace(/\(secret value [0-9a-f]{8}\)/g, '') ?? '';
          expect(shapesOf(text).filter((one) => left.includes(one))).toEqual([]);
        }
      }),
    );
  });
});

describe('what the config declares secret, in files', () => {
  const DECLARED = ['ConfigMap/prod-shop/data.note', 'HelmRelease/*/spec.values.database'];
  it.each([
    ['a ConfigMap', { 'c.yaml': `kind: ConfigMap\nmetadata: {name: prod-shop}\ndata: {note: ${PLANT}}\n` }],
    [
      'a ConfigMap that gets its prefix later',
      { 'c.yaml': `kind: ConfigMap\nmetadata: {name: shop}\ndata: {note: ${PLANT}}\n` },
    ],
    ['a literal', kustomization(`configMapGenerator:\n- name: shop\n  literals: [note=${PLANT}]\n`)],
    [
      'values of a HelmRelease',
      { 'r.yaml': `kind: HelmRelease\nmetadata: {name: a}\nspec: {values: {database: {x: ${PLANT}}}}\n` },
    ],
  ])('%s', (_, files) => {
    expect(shown(files, PLANT, DECLARED)).not.toContain(PLANT);
    expect(shown(files, PLANT)).toContain(PLANT);
  });
});

describe('what is no secret, and shown', () => {
  it.each([
    [
      'the name of a Secret',
      { 'values.yaml': 'existingSecret: shop-credentials\nsecret: shop-credentials\n' },
      'shop-credentials',
    ],
    [
      'where a secret is',
      { 'values.yaml': 'passwordKey: admin-key-name\ntokenPath: /var/run/token\n' },
      'admin-key-name',
    ],
    [
      'the name of a Secret as most are called',
      { 'values.yaml': 'githubConfigSecret: shop-runner-secret\n' },
      'shop-runner-secret',
    ],
    [
      'the tag of an image that stands in a Secret, too',
      {
        't/templates/s.yaml': `${SECRET}stringData:\n  app.yaml: |\n    tag: {{ .Values.image.tag }}\n`,
        't/values.yaml': 'image: {tag: v1.10.2}\n',
      },
      'v1.10.2',
    ],
    [
      'values that only decide whether there is a Secret',
      {
        't/templates/s.yaml': `${SECRET}  labels: {a: {{ .Values.mode }}}\nstringData:\n  {{- if eq .Values.mode "x" }}\n  a: b\n  {{- end }}\n`,
        't/values.yaml': 'mode: standalone-mode\n',
      },
      'standalone-mode',
    ],
    ['the name of a variable', { 'values.yaml': 'apiKey: SHOP_API_KEY\n' }, 'SHOP_API_KEY'],
    [
      'what a template fills in',
      { 't.yaml': `${SECRET}stringData:\n  a: {{ .Values.password | quote }}\n` },
      '.Values.password',
    ],
    ['a ConfigMap', { 'c.yaml': 'kind: ConfigMap\ndata: {password: shown-as-it-is}\n' }, 'shown-as-it-is'],
    [
      'the name of a broken Secret',
      { 's.yaml': `apiVersion: v1\nkind: Secret\ndata:\n  a: "\nmetadata:\n  name: name-of-it\n` },
      'name-of-it',
    ],
    [
      'a SealedSecret',
      { 's.yaml': 'kind: SealedSecret\nspec: {encryptedData: {a: AgBy3i4OJSWK}}\n' },
      'AgBy3i4OJSWK',
    ],
  ])('%s', (_, files, text) => {
    expect(shown(files, text)).toContain(text);
  });
});
