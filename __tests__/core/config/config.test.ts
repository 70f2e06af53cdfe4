/** The config file: what it may hold, and the error for everything else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/core/config/config.ts';
import { parseConfigOn } from '../../../src/core/config/on-branch.ts';
import { placeOfPath } from '../../../src/core/config/places.ts';
import { failuresOf } from '../../support/failures.ts';

const WHOLE = `version: 1
environments:                       # in promotion order
  - name: dev
    path: apps/{app}/overlays/dev
    delivery: commit
  - name: staging
    path: apps/{app}/overlays/staging
    from: dev
    merge: auto
  - name: production
    path: apps/{app}/overlays/production
    from: staging
    merge: wait
    soak: 24h
    freeze:
      - { from: "Fri 16:00", to: "Mon 07:00", timezone: Europe/Berlin, reason: weekend }
    images:
      tags: ">=1.0.0"
      digest: required
      registries: [ghcr.io/acme/*]
    protection:
      required-reviews: 2
      dismiss-stale-reviews: true
      code-owner-reviews: true
      required-checks: [build, test, security-scan]
    verify: { operator: flux, timeout: 15m, on-failure: rollback }
apps:
  payments:
    images: [ghcr.io/acme/payments-api, ghcr.io/acme/payments-worker]
    path: { production: clusters/production/payments }
release:
  tag: "v{version}"
  bump: patch
secrets: deny
sensitive:
  - ConfigMap/*/data.password
policies: [policies/*.yaml]
`;

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schema/gitops-release.schema.json'), 'utf8'),
) as object;
const fits = new Ajv2020({ strict: false }).compile(schema);
const FILE = '.gitops-release.yaml';

describe('a config file', () => {
  it('is read whole, and fits its JSON Schema', () => {
    const config = parseConfig(FILE, WHOLE);
    expect(config.environments.map(({ name }) => name)).toEqual(['dev', 'staging', 'production']);
    expect(config.sensitive).toEqual(['ConfigMap/*/data.password']);
    expect(fits(parse(WHOLE)), JSON.stringify(fits.errors)).toBe(true);
  });

  it('needs no more than its version', () => {
    expect(parseConfig(FILE, 'version: 1\n')).toEqual({
      environments: [],
      apps: {},
      release: {},
      sensitive: [],
    });
  });

  it('tells all mistakes together, each with its line', () => {
    const failures = failuresOf(() => parseConfig(FILE, 'version: 2\nenvironment: []\nsecrets: maybe\n'));
    expect(failures.map(({ where }) => where)).toMatchObject([{ line: 1 }, { line: 2 }, { line: 3 }]);
  });

  it('tells mistakes of form and of meaning together, none of them twice', () => {
    const text = `version: 1
environments:
  - name: staging
    path: ../staging
    from: production
    freeze:
      - { from: "Fri 16:00", to: "Fri 16:00" }
      - { from: "Fri 25:00", to: "Mon 07:00" }
  - name: production
    path: apps/{app}/production
    from: staging
    soak: soon
release: { tag: stable }
sensitive: [password]
`;
    const failures = failuresOf(() => parseConfig(FILE, text));
    const lines = failures.map(({ where }) => (typeof where === 'object' ? where.line : undefined));
    expect(lines).toEqual([4, 5, 7, 8, 12, 13, 14]);
  });

  it('reads an empty template as none', () => {
    expect(parseConfig(FILE, 'version: 1\nrelease: { tag: "" }\n').release.tag).toBe('');
  });
});

const environment = (more: string): string =>
  `version: 1\nenvironments:\n  - name: dev\n    path: apps/{app}/dev\n${more}`;

/** [what is wrong, file, line, words of the error, whether the JSON Schema finds it, too] */
const MISTAKES: readonly (readonly [string, string, number, RegExp, boolean])[] = [
  ['no version', 'apps: {}\n', 1, /"version" is missing/, true],
  ['another version', 'version: 2\n', 1, /`version` is "2".*Give `1`/, true],
  [
    'a key that is misspelled',
    environment('    protecton: {}\n'),
    5,
    /no key "protecton" in `environments\[0\]`.*Did you mean `protection`/,
    true,
  ],
  ['a list for a mapping', 'version: 1\napps: []\n', 2, /`apps` is a list.*Give a mapping/, true],
  [
    'a word for a number',
    environment('    protection: { required-reviews: two }\n'),
    5,
    /required-reviews` is "two".*whole number from 0/,
    true,
  ],
  [
    'a word for a flag',
    environment('    protection: { code-owner-reviews: "yes" }\n'),
    5,
    /code-owner-reviews` is "yes".*`true` or `false`/,
    true,
  ],
  [
    'a choice that there is not',
    environment('    merge: now\n'),
    5,
    /merge` is "now".*`manual` or `auto` or `wait`/,
    true,
  ],
  ['a duration without a unit', environment('    soak: "24"\n'), 5, /soak` is "24".*90s, 30m/, true],
  [
    'a path that climbs',
    'version: 1\nenvironments:\n  - name: dev\n    path: ../x\n',
    4,
    /path` is "\.\.\/x"/,
    true,
  ],
  [
    'a freeze at no time of day',
    environment('    freeze: [{ from: "Fri 25:00", to: "Mon 07:00" }]\n'),
    5,
    /from` is "Fri 25:00"/,
    true,
  ],
  [
    'a tag of releases without a version',
    'version: 1\nrelease:\n  tag: production\n',
    3,
    /has no \{version\}/,
    false,
  ],
  [
    'a tag below the channel',
    `${environment('')}release:\n  tag: "{environment}/v{version}"\n  channel: "{environment}"\n`,
    7,
    /the tag dev\/v\{version\} stands below the channel dev/,
    false,
  ],
  [
    'a key that stands twice',
    'version: 1\nsecrets: deny\nsecrets: allow\n',
    3,
    /"secrets" stands twice/,
    false,
  ],
  [
    'an environment that stands twice',
    `${environment('')}  - name: dev\n    path: b\n`,
    5,
    /"dev" stands twice/,
    false,
  ],
  [
    'an environment that takes from itself',
    environment('    from: dev\n'),
    5,
    /takes from "dev", itself/,
    false,
  ],
  [
    'one that takes from none',
    environment('    from: test\n'),
    5,
    /takes from "test", one that is not there/,
    false,
  ],
  [
    'an order against the list',
    `${environment('    from: prod\n')}  - name: prod\n    path: b\n`,
    5,
    /takes from "prod", one behind it/,
    false,
  ],
  [
    'a circle',
    `${environment('    from: prod\n')}  - name: staging\n    path: b\n    from: dev\n  - name: prod\n    path: c\n    from: staging\n`,
    5,
    /"dev" takes from "prod", which takes from "staging", which takes from "dev": a circle/,
    false,
  ],
  [
    'a window that is none',
    environment('    freeze:\n      - { from: "22:00", to: "Mon 07:00" }\n'),
    6,
    /begins on a time of every day \("22:00"\) and ends on a weekday \("Mon 07:00"\).*Give both ends alike/,
    false,
  ],
  [
    'a window whose end is before its start',
    environment('    freeze:\n      - { from: 2027-01-02, to: 2026-12-23 }\n'),
    6,
    /it ends before it begins/,
    false,
  ],
  [
    'a day that no calendar has',
    environment('    freeze:\n      - { from: 2026-02-30, to: 2026-03-02 }\n'),
    6,
    /there is no day "2026-02-30"/,
    false,
  ],
  [
    'a time zone that does not exist',
    environment('    freeze:\n      - { from: "22:00", to: "06:00", timezone: Europe/Berlni }\n'),
    6,
    /there is no time zone "Europe\/Berlni"/,
    false,
  ],
  [
    'a tag without its version',
    'version: 1\nrelease:\n  tag: "{app}-stable"\n',
    3,
    /has no \{version\}: every release would have the same tag.*a tag that moves is a `channel`/,
    false,
  ],
  [
    'a tag that no Git takes',
    'version: 1\nrelease: { tag: "v {version}" }\n',
    2,
    /"v \{version\}" makes no name that Git allows/,
    false,
  ],
  [
    'a channel with a version',
    'version: 1\nrelease:\n  tag: v{version}\n  channel: stable-{version}\n',
    4,
    /\{version\}/,
    false,
  ],
  [
    'an environment to release that is not there',
    `${environment('')}release:\n  environment: dve\n`,
    6,
    /no environment "dve" to release.*Did you mean `dev`/,
    false,
  ],
  [
    'a pattern of no value',
    'version: 1\nsensitive: [password]\n',
    2,
    /sensitive\[0\]` is "password".*ConfigMap/,
    true,
  ],
  ['a key of the prototype', 'version: 1\nconstructor: {}\n', 2, /no key "constructor"/, true],
  ['a text', 'version\n', 1, /the file holds "version".*Give a mapping/, true],
  ['several documents', 'version: 1\n---\nversion: 1\n', 0, /several documents/, false],
  ['nothing', '# later\n', 0, /the file is empty/, false],
];

describe('a mistake', () => {
  test.each(MISTAKES)('%s', (_name, text, line, words) => {
    const [failure, ...more] = failuresOf(() => parseConfig(FILE, text));
    expect(more).toEqual([]);
    expect(failure?.code).toBe('config-invalid');
    expect(failure?.where).toMatchObject(line === 0 ? { file: FILE } : { file: FILE, line });
    expect(`${failure?.what}. ${failure?.next}`).toMatch(words);
  });

  test.each(MISTAKES.filter(([, , , , found]) => found))(
    '%s: the JSON Schema finds it, too',
    (_name, text) => {
      expect(fits(parse(text))).toBe(false);
    },
  );
});

describe('the app and environment at a path', () => {
  const config = parseConfig(FILE, WHOLE);
  test.each([
    ['apps/shop/overlays/production', { app: 'shop', environment: 'production' }],
    ['apps/shop/overlays/staging/jobs', { app: 'shop', environment: 'staging' }],
    ['clusters/production/payments', { app: 'payments', environment: 'production' }],
    ['clusters/production/payments/api', { app: 'payments', environment: 'production' }],
    ['apps/shop/overlays', undefined],
    ['apps/overlays/dev', undefined],
    ['clusters/production/payments-old', undefined],
    ['', undefined],
  ])('%s', (path, place) => {
    expect(placeOfPath(config, path)).toEqual(place);
  });

  it('is found where the app is a part of a name, or where there is one path for all', () => {
    const own = parseConfig(
      FILE,
      'version: 1\nenvironments:\n  - { name: dev, path: "envs/dev/{app}.yaml" }\n  - { name: prod, path: clusters/prod }\n',
    );
    expect(placeOfPath(own, 'envs/dev/shop.yaml')).toEqual({ app: 'shop', environment: 'dev' });
    expect(placeOfPath(own, 'clusters/prod/shop')).toEqual({ app: '', environment: 'prod' });
  });
});

describe('a placeholder between braces', () => {
  it('is to be put into quotes, says the error', () => {
    const text = 'version: 1\nenvironments:\n  - { name: dev, path: apps/{app}/overlays/dev }\n';
    const [failure] = failuresOf(() => parseConfig('.gitops-release.yaml', text));
    expect(failure?.where).toMatchObject({ line: 3 });
    expect(failure?.next).toContain("`path: 'apps/{app}/overlays/dev'`");
  });
});

describe('a config file of a branch', () => {
  it('names the branch where it is wrong', () => {
    const [failure] = failuresOf(() => parseConfigOn('release', 'version: 2\n'));
    expect(failure?.what).toMatch(/ \(on branch release\)$/);
  });
});
