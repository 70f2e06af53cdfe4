/** A secret planted wherever a manifest can hold one is found in no text that the action makes of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffOptions, diffTargets } from '../../../src/core/diff/diff.ts';
import { parseSensitive } from '../../../src/core/diff/masking/sensitive.ts';
import type { RenderedTarget } from '../../../src/core/diff/rendered.ts';
import { formatComment, formatDiffFile, SUMMARY_LIMIT } from '../../../src/core/report/comment.ts';
import { codesOf } from '../../support/failures.ts';
import { deployment, OPTIONS, rendered, target } from '../../support/rendered.ts';
import { shapesOf } from '../../support/secret-shapes.ts';

/** All that people get to see, and the value it is made of. */
function everything(targets: readonly RenderedTarget[], options: DiffOptions = OPTIONS): string {
  const diff = diffTargets(targets, options);
  const about = { id: 'shop', base: 'a'.repeat(40), head: 'b'.repeat(40) };
  const { targets: _, ...findings } = diff;
  return [
    ...formatComment(diff, { ...about, maxParts: 3 }),
    ...formatComment(diff, { ...about, limit: SUMMARY_LIMIT }),
    formatDiffFile(diff),
    JSON.stringify(findings),
    ...diff.targets.flatMap((one) => [
      one.label,
      ...one.problems.map(({ message }) => message),
      JSON.stringify(one),
    ]),
  ].join('\n');
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const quoted = (text: string): string => JSON.stringify(text);

function secret(data: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n  namespace: shop\n${data}`;
}

/** Every place that a manifest has for a value. */
const PLACES: Readonly<Record<string, (value: string) => string>> = {
  'data of a Secret': (value) => secret(`data:\n  password: ${base64(value)}\n`),
  'stringData of a Secret': (value) => secret(`stringData:\n  password: ${quoted(value)}\n`),
  'an annotation of the Secret': (value) =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n  annotations:\n    note: ${quoted(`was ${value}`)}\n`,
  'last-applied-configuration of a Secret': (value) =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: ${quoted(
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        data: { short: base64('abc'), password: base64(value) },
      }),
    )}\n`,
  'a ConfigMap': (value) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata:\n  a: ${quoted(`x=${value};`)}\n`,
  'a key of a ConfigMap': (value) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata:\n  ${quoted(value)}: "1"\n`,
  'a manifest in a ConfigMap': (value) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata:\n  s.yaml: ${quoted(secret(`stringData: {p: ${quoted(value)}}`))}\n`,
  'JSON in a ConfigMap': (value) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata:\n  a.json: ${quoted(JSON.stringify({ deep: [{ p: value }] }))}\n`,
  'a variable': (value) => deployment({ container: `env:\n- name: PASSWORD\n  value: ${quoted(value)}` }),
  'an address': (value) =>
    deployment({
      container: `env:\n- name: URL\n  value: ${quoted(`amqp://shop:${encodeURIComponent(value)}@mq/`)}`,
    }),
  'an argument': (value) => deployment({ container: `args: [${quoted(`--password=${value}`)}]` }),
  'base64 inside of base64': (value) =>
    deployment({
      container: `env:\n- name: AUTH\n  value: Basic ${base64(`me:${value}`)}\n- name: B\n  value: ${base64(`shop:${value}!`)}`,
    }),
  'an image and its tag': (value) => deployment({ image: quoted(`ghcr.io/acme/${value}:latest`) }),
  'a name': (value) => deployment({ name: quoted(`shop-${value}`) }),
  'a label': (value) =>
    [1, 2, 3]
      .map((n) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: s${n}\n  labels: {a: ${quoted(value)}}`)
      .join('\n---\n'),
  'a folder of the host': (value) =>
    deployment({ pod: `volumes:\n- name: x\n  hostPath: {path: ${quoted(`/srv/${value}`)}}` }),
  'a role': (value) =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}\nrules:\n- {apiGroups: [""], resources: [${quoted(value)}], verbs: ["*"]}`,
  'a list of Secrets': (value) =>
    `apiVersion: v1\nkind: List\nitems:\n- ${secret(`data: {p: ${base64(value)}}`).replaceAll('\n', '\n  ')}`,
  'a Secret inside of another resource': (value) =>
    `apiVersion: kubernetes.crossplane.io/v1alpha2\nkind: Object\nmetadata: {name: o}\nspec:\n  forProvider:\n    manifest: {apiVersion: v1, kind: Secret, stringData: {p: ${quoted(value)}}}`,
};

const VALUES = {
  plain: 'moon-river-42',
  'with quotes': 'it"s <a> & \\b\\ {tall}',
  'of many letters': 'ключ-от-дома-🔑-77',
  'of six letters': 'k9!x2z',
  'of several lines': 'first-line-of-it\nsecond-line-of-it\n\tthird-line-of-it',
};

const holder = (value: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: holder}\ndata:\n  all: ${base64(value)}`;

describe('a planted secret', () => {
  for (const [shape, value] of Object.entries(VALUES)) {
    const single = value.split('\n')[0] ?? value;
    it.each(Object.keys(PLACES))(`${shape}, is not shown in %s`, (place) => {
      const text = PLACES[place]?.(place === 'a name' || place.startsWith('an image') ? single : value) ?? '';
      const clean = PLACES[place]?.('something else') ?? '';
      const known = holder(single === value ? value : `${value}\n`);
      const shown = [
        everything([target(`${known}\n---\n${clean}`, `${known}\n---\n${text}`)]),
        everything([target(`${holder('another')}\n---\n${text}`, `${known}\n---\n${clean}`)]),
        everything([
          target(known, known),
          target(clean, text, { name: `web-${single}`, environment: single }),
        ]),
      ].join('\n');
      const leaked = value
        .split('\n')
        .flatMap((line) => shapesOf(line.trim()))
        .filter((one) => shown.includes(one));
      expect(leaked).toEqual([]);
      expect(shapesOf(value).filter((one) => shown.includes(one))).toEqual([]);
    });

    it(`${shape}, is not shown in what a renderer says`, () => {
      const message = `error: yaml: line 3: ${value}: cannot unmarshal ${quoted(value)} (${base64(`a${value}`)})`;
      const broken = target('', '', { base: rendered(holder(value)), head: { kind: 'failed', message } });
      const shown = everything([broken]);
      expect(
        value
          .split('\n')
          .flatMap(shapesOf)
          .filter((one) => shown.includes(one)),
      ).toEqual([]);
      expect(shown).toContain('cannot unmarshal');
    });
  }

  it('is hidden in a message even if no manifest holds it', () => {
    const message = 'Error: dial postgres://shop:tall-cedar-77@db: values.yaml: password: "moon-river-42"';
    const shown = everything([target('', '', { head: { kind: 'failed', message } })]);
    expect(shown).not.toMatch(/tall-cedar|moon-river/);
  });

  it('is not shown in part, as a YAML library of Go cuts it', () => {
    const message = 'error: line 3: cannot unmarshal !!str `moon-ri...` into int';
    const broken = target('', '', {
      base: rendered(holder('moon-river-42')),
      head: { kind: 'failed', message },
    });
    expect(everything([broken])).not.toContain('moon-ri');
  });

  it('is not shown, whatever it is and wherever it stands in base64', () => {
    const value = fc
      .string({ minLength: 6, maxLength: 40 })
      .filter((text) => text.trim() === text && text.length >= 6);
    fc.assert(
      fc.property(value, fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (text, before, behind) => {
        const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "-"}\ndata:\n  a: ${quoted(`${before}${text}${behind}`)}\n  b: ${base64(`${before}${text}${behind}`)}`;
        const resource = diffTargets([target(holder(text), `${holder(text)}\n---\n${map}`)], OPTIONS)
          .targets[0]?.resources[0];
        const data = resource?.patch.slice(resource.patch.indexOf('data:')) ?? '';
        const frame = 'data:\n+  a: b: (secret value 01234567)';
        expect(shapesOf(text).filter((one) => data.includes(one) && !frame.includes(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('copies of a secret in other shapes', () => {
  const shownWith = (value: string, copy: string): string =>
    everything([target('', `${holder(value)}\n---\n${PLACES['a ConfigMap']?.(copy) ?? ''}`)]);

  it('as JSON of Go writes it', () => {
    const copy = '{"p":"tall\\u003ccedar\\u003e"}';
    expect(shownWith('tall<cedar>', copy)).not.toContain('cedar');
  });

  it.each([64, 76])('in base64 that is wrapped at %i letters', (width) => {
    const value = Array.from({ length: 40 }, (_, n) => `part ${n} of a long one`).join(', ');
    const wrapped = base64(value).replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
    const shown = shownWith(value, wrapped);
    expect(
      wrapped
        .split('\n')
        .slice(0, -1)
        .filter((line) => shown.includes(line.slice(2, -2))),
    ).toEqual([]);
  });

  it('as a number in a label that many resources share', () => {
    const services = [1, 2, 3].map(
      (n) => `apiVersion: v1\nkind: Service\nmetadata: {name: s${n}, labels: {pin: 7391846}}`,
    );
    const before = services.map((text) => text.replace('7391846', '1'));
    const sides = [before, services].map((list) => [holder('7391846'), ...list].join('\n---\n'));
    expect(everything([target(sides[0] ?? '', sides[1] ?? '')])).not.toContain('7391846');
  });

  it('letters of base64 that hold bits of it go with it', () => {
    const head = `${holder('moon-river-42')}\n---\n${PLACES['a ConfigMap']?.(base64('xmoon-river-42x')) ?? ''}`;
    const { resources } = diffTargets([target('', head)], OPTIONS).targets[0] ?? { resources: [] };
    const shown = resources.find(({ id }) => id.kind === 'ConfigMap')?.patch ?? '';
    expect(shown).toMatch(/x=[A-Za-z0-9]\(secret value [0-9a-f]{8}\)[A-Za-z0-9]?;/);
  });
});

describe('a secret that is a file', () => {
  const file = (text: string): string => secret(`stringData:\n  file: ${quoted(text)}`);
  const config = (text: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata: {a: ${quoted(text)}}`;
  const shown = (text: string, copy: string): boolean => {
    const { resources } = diffTargets(
      [target(file(text), `${file(text)}\n---\n${config(`<${copy}>`)}`)],
      OPTIONS,
    ).targets[0] ?? { resources: [] };
    return resources.some(({ patch }) => patch.includes(copy));
  };
  const docker = JSON.stringify({
    auths: { 'ghcr.io': { auth: base64('bot:moon-river-42'), email: 'a@b' } },
  });

  it.each([
    ['HOST=db.shop.svc\nPASSWORD=moonriver\n', 'moonriver'],
    ['[client]\nuser = shop\nstripe = sk_live_42\n', 'sk_live_42'],
    ['database:\n  password: "tallcedar"\n', 'tallcedar'],
    [docker, 'moon-river-42'],
    [docker, base64('bot:moon-river-42')],
    ['{"clients": [{"token": "tallcedar"}]}', 'tallcedar'],
    ['HOST=db\nPASSWORD=tall-cedar # of the shop\n', 'tall-cedar'],
    ['HOST=db\nPASSWORD="tall-cedar" # of the shop\n', 'tall-cedar'],
    ['HOST=db\nPASSWORD=tall-cedar;\n', 'tall-cedar'],
    ['Server=db;Database=shop;User Id=shop;Password=tallcedar;', 'tallcedar'],
    ['Server=db;Pwd="tall cedar";Encrypt=true', 'tall cedar'],
    ['jdbc:postgresql://db/shop?user=shop&password=tallcedar', 'tallcedar'],
    ['jdbc:postgresql://db/shop?password=tallcedar&ssl=true', 'tallcedar'],
    ['url=jdbc:mysql://db/shop?password=tallcedar&ssl=true\nuser=shop\n', 'tallcedar'],
    ['export TOKEN=tallcedar\n', 'tallcedar'],
    ['#!/bin/sh\nexport TOKEN="tall-cedar"\n', 'tall-cedar'],
    ['psql --password=tallcedar --host db', 'tallcedar'],
    ['machine api.example.com login bot password tallcedar\n', 'tallcedar'],
    ['machine api.example.com\n  login bot\n  password tallcedar\n', 'tallcedar'],
    ['name: shop\ntokens: [tallcedar, moonriver]\n', 'moonriver'],
    ['name: shop\ntokens: ["tallcedar", "moonriver"] # two\n', 'tallcedar'],
    ['tokens:\n- tall-cedar-77\n- "moon-river-42"\n', 'moon-river-42'],
    [JSON.stringify({ config: JSON.stringify({ password: 'tallcedar' }) }), 'tallcedar'],
    [JSON.stringify(JSON.stringify({ a: JSON.stringify({ password: 'tallcedar' }) })), 'tallcedar'],
    [`name: shop\nconfig: ${JSON.stringify(JSON.stringify({ password: 'tallcedar' }))}\n`, 'tallcedar'],
    [`name: shop\nconfig: {"password": "tallcedar"}\n`, 'tallcedar'],
    [JSON.stringify({ key: 'first-line-of-it\nsecond-line-of-it' }), 'second-line-of-it'],
    ['<user><name>shop</name><pw>tallcedar</pw></user>', 'tallcedar'],
    ['<server>\n  <password>tall&amp;cedar</password>\n</server>\n', 'tall&cedar'],
    ['<user name="shop" password="tallcedar"/>', 'tallcedar'],
    [
      '-----BEGIN CERTIFICATE-----\nMIIBszCCARygAwIBAgIB\n-----END CERTIFICATE-----\n',
      'MIIBszCCARygAwIBAgIB',
    ],
  ])('%j: %s is hidden elsewhere', (text, copy) => {
    expect(shown(text, copy)).toBe(false);
  });

  it.each([
    ['apiVersion: apps/v1\nkind: Deployment\ntype: ClusterIP\n', 'ClusterIP'],
    ['apiVersion: apps/v1\nkind: Deployment\n', 'apps/v1'],
    ['scrape_configs:\n- job_name: node\n', 'scrape_configs:'],
    ['timeout: 1000000ms\n', '1000000ms'],
    ['receivers:\n- team-a\n- everybody\n', 'everybody'],
    ['modes: [standalone, replicated]\nname: shop\n', 'replicated'],
    ['#!/bin/sh\nif [ -z "$NAME" ]; then exit; fi\nmode=standalone sh run.sh\n', 'standalone'],
    ['<server><mode>standalone</mode></server>', 'standalone'],
    ['machine api.example.com login builder password tallcedar', 'builder'],
  ])('%j: %s is what such files are full of, and shown', (text, copy) => {
    expect(shown(text, copy)).toBe(true);
  });
});

describe('what a mark tells', () => {
  const patchOf = (base: string, head: string, options: DiffOptions = OPTIONS): string =>
    diffTargets([target(base, head)], options)
      .targets[0]?.resources.map(({ patch }) => patch)
      .join('\n') ?? '';

  it('a changed value has another mark, an equal one the same, also between data and stringData', () => {
    const patch = patchOf(
      secret(`data:\n  a: ${base64('one-value')}\n  b: ${base64('same-value')}`),
      secret(`data:\n  a: ${base64('two-value')}\nstringData:\n  b: same-value`),
    );
    const marks = [...patch.matchAll(/([ab]): \(secret value ([0-9a-f]{8})\)/g)].map(([, key, mark]) => [
      key,
      mark,
    ]);
    const marksOf = (name: string): readonly unknown[] => [
      ...new Set(marks.filter(([key]) => key === name).map(([, mark]) => mark)),
    ];
    expect(marksOf('a')).toHaveLength(2);
    expect(marksOf('b')).toHaveLength(1);
  });

  it('another key gives other marks', () => {
    const [base, head] = [secret('stringData: {a: one}'), secret('stringData: {a: two}')];
    expect(patchOf(base, head)).not.toBe(patchOf(base, head, { ...OPTIONS, maskKey: 'another' }));
  });

  it('short values and ordinary words are hidden in the Secret, but not looked for elsewhere', () => {
    const head = `${secret('stringData: {user: postgres, port: "5432"}')}\n---\n${deployment({ image: 'postgres:16' })}`;
    const patch = patchOf('', head);
    expect(patch).toContain('image: postgres:16');
    expect(patch).not.toMatch(/user: postgres|port: .*5432/);
  });

  it('what stands beside hidden base64 can not change unseen', () => {
    const config = (value: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: ${value}}`;
    const known = holder('moon-river-42');
    const [base, head] = ['xmoon-river-42', 'ymoon-river-42'].map(
      (text) => `${known}\n---\n${config(base64(text))}`,
    );
    expect(patchOf(base ?? '', head ?? '')).not.toBe('');
  });
});

describe('what is no secret', () => {
  it('encrypted values of SOPS, SealedSecrets and ExternalSecrets are shown as they are', () => {
    const head = [
      secret(
        'data:\n  password: ENC[AES256_GCM,data:p673w==,iv:YY=,type:str]\n  open: aGVsbG8td29ybGQ=\nsops:\n  version: 3.9.0',
      ),
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: s}\nspec:\n  encryptedData: {password: AgBy3i4OJSWK}',
      'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: e}\nspec:\n  data: [{secretKey: password, remoteRef: {key: shop/db}}]',
    ].join('\n---\n');
    const shown = everything([target('', head)]);
    expect(shown).toContain('ENC[AES256_GCM,data:p673w==,iv:YY=,type:str]');
    expect(shown).toContain('AgBy3i4OJSWK');
    expect(shown).toContain('shop/db');
    expect(shown).not.toMatch(/aGVsbG8td29ybGQ|hello-world/);
  });
});

describe('keys of a Secret', () => {
  it.each([
    'SMTP_PASSWORD',
    'password',
    'api-key',
    'tls.crt',
    '.dockerconfigjson',
    'TOKEN',
    'dbPassword',
    'username',
  ])('an empty %s is shown by its name', (key) => {
    const shown = everything([
      target(
        '',
        `${secret(`stringData: {${key}: ""}`)}\n---\n${deployment({ container: `env: [{name: ${key}}]` })}`,
      ),
    ]);
    expect(shown).toContain(`+  ${key}: (secret value`);
    expect(shown).toContain(`- name: ${key}`);
  });

  it('one with a value is shown', () => {
    expect(everything([target('', secret('stringData: {hunter: "x", values-of-shop.yaml: "y"}'))])).toMatch(
      /hunter: .*\n.*values-of-shop.yaml: /,
    );
  });
});

describe('what only looks encrypted', () => {
  it('is hidden where SOPS left no mark in the resource', () => {
    expect(everything([target('', secret('stringData: {a: "ENC[moon-river-42]"}'))])).not.toContain(
      'moon-river',
    );
  });
});

describe('values that the configuration declares', () => {
  const map = (pin: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n  annotations: {pin: "${pin}"}\ndata:\n  app.properties: pin=${pin}\n  open: shown`;

  it.each(['ConfigMap/*/data."app.properties"', 'Config*/a*/data.*', '*/app/**.app', 'ConfigMap/app/data'])(
    '%s hides what it names',
    (pattern) => {
      const shown = everything([target(map('1234'), map('5678'))], {
        ...OPTIONS,
        sensitive: [pattern, '*/*/metadata.annotations.pin'],
      });
      expect(shown.includes('pin=5678')).toBe(pattern.startsWith('*/app'));
      expect(shown).not.toMatch(/pin: "?5678/);
    },
  );

  it('keys below a declared place are shown', () => {
    const head =
      'kind: HelmRelease\nmetadata: {name: a}\nspec: {values: {nodeSelector: {kubernetes.io/os: linux}}}';
    const shown = everything([target('', head)], { ...OPTIONS, sensitive: ['HelmRelease/*/spec.values'] });
    expect(shown).toMatch(/kubernetes.io\/os: \(secret value/);
  });

  it('a short value is hidden in last-applied-configuration as well', () => {
    const applied = JSON.stringify({ kind: 'ConfigMap', metadata: { name: 'app' }, data: { pin: '7391' } });
    const head = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\n  annotations: {last: ${quoted(applied)}}\ndata: {pin: "7391"}`;
    expect(everything([target('', head)], { ...OPTIONS, sensitive: ['ConfigMap/*/data.pin'] })).not.toContain(
      '7391',
    );
  });

  it('items of a list are named by their name', () => {
    const head = deployment({
      container: 'env:\n- {name: API_KEY, value: "k1"}\n- {name: LEVEL, value: "k2"}',
    });
    const shown = everything([target('', head)], {
      ...OPTIONS,
      sensitive: ['Deployment/*/spec.**.env.API_KEY.value'],
    });
    expect(shown).not.toContain('value: k1');
    expect(shown).toContain('value: k2');
  });

  it('a short declared value is hidden in a label that many resources share', () => {
    const services = (pin: string): string =>
      [1, 2, 3]
        .map((n) => `apiVersion: v1\nkind: Service\nmetadata: {name: s${n}, labels: {pin: "${pin}"}}`)
        .join('\n---\n');
    const shown = everything([target(services('ab1'), services('ab2'))], {
      ...OPTIONS,
      sensitive: ['Service/*/metadata.labels.pin'],
    });
    expect(shown).not.toMatch(/ab1|ab2/);
  });

  it.each(['', 'ConfigMap', 'ConfigMap/app', 'ConfigMap/app/data."open', 'ConfigMap/app/data..x'])(
    '"%s" is refused',
    (pattern) => {
      expect(codesOf(() => parseSensitive(pattern))).toEqual(['input-invalid']);
    },
  );
});

it('a message is cut only where its secrets are hidden', () => {
  const secret = `PLANT-${'kx81zqp'.repeat(40)}`;
  const manifest = `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {licence: "${secret}"}\n`;
  for (const before of [3_700, 3_900, 3_990]) {
    const head = { kind: 'failed', message: `${'x '.repeat(before / 2)}${secret} is no licence` } as const;
    const target = {
      name: 'shop',
      path: 'apps/shop',
      base: { kind: 'rendered', text: manifest } as const,
      head,
    };
    const shown = JSON.stringify(diffTargets([target], { maskKey: 'k', sensitive: [] }));
    expect(shown).not.toContain('kx81zqp');
  }
});

it.each([
  [
    'the password of an address, where it stands alone',
    'stringData: {DATABASE_URL: "postgres://shop:Xk29-PLANT-w@db"}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {DB_NAME: "Xk29-PLANT-w"}\n',
  ],
  [
    'a key that is a line of a private key',
    `stringData: {"-----BEGIN EC PRIVATE KEY-----": "", MHcPLANT: "", "PLANT/MHc+qw": "=", PLANTmHcCAQEEIPlant0123456789abcdefPlant: "x", hunterPLANT: ""}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: "hunterPLANT"}\n`,
  ],
  ['such a key in base64', `data: {MHcPLANT: "", PLANTqw: "PQ==", "PLANT/MHc+qw": "PQ=="}\n`],
  ['a value that only begins as SOPS writes one', 'data: {a: "ENC[PLANT-real-value"}\nsops: {}\n'],
])('%s is a secret', (_name, rest) => {
  const text = `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n${rest}`;
  expect(everything([target('', text)])).not.toContain('PLANT');
});
