/**
 * What is asked for, or set up, wrongly on the journey: one clear error for each mistake, with the line of the config
 * file or the name of the input, what is wrong and what to do next; and nothing is written.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configText, environmentsOf, openPromotion, type PromotionWorld } from '../support/promotion.ts';
import { writtenIn } from '../support/written.ts';

const CONFIG = '.gitops-release.yaml';
type Inputs = Readonly<Record<string, string>>;

let world: PromotionWorld;
beforeAll(async () => {
  world = await openPromotion();
});
afterAll(() => world.stop());

/** Errors of a run that fails and writes nothing, as annotations and without them. */
async function refusedBy(inputs: Inputs): Promise<readonly string[]> {
  const before = writtenIn(world);
  const { status, log, outputs } = await world.promote(inputs);
  expect(status, log).toBe(1);
  expect(writtenIn(world)).toEqual(before);
  expect(outputs['changed'] ?? 'false').toBe('false');
  return log.split('\n').filter((line) => line.startsWith('::error'));
}

/** Every command of the journey, as it is asked for rightly. */
const COMMANDS: Readonly<Record<string, Inputs>> = {
  update: {
    command: 'update',
    app: 'shop',
    environment: 'staging',
    images: 'ghcr.io/acme/shop:1.8.0',
    delivery: 'commit',
  },
  promote: { command: 'promote', app: 'shop', environment: 'production' },
  rollback: { command: 'rollback', app: 'shop', environment: 'production' },
  release: { command: 'release' },
  verify: { command: 'verify', app: 'shop', environment: 'production', timeout: '1s' },
};

const environment = (name: string, ...more: readonly string[]): string =>
  [
    `  - name: ${name}`,
    `    path: apps/{app}/overlays/${name}`,
    ...more.map((line) => `    ${line}`),
    '',
  ].join('\n');
const environments = (...each: readonly string[]): string => `version: 1\nenvironments:\n${each.join('')}`;
const frozen = (window: string): string =>
  environments(
    environment('staging'),
    environment('production', 'from: staging', 'freeze:', `  - ${window}`),
  );

interface Mistake {
  readonly title: string;
  readonly config: string;
  readonly line: number;
  readonly what: string;
  readonly next: string;
}

const MISTAKES: readonly Mistake[] = [
  {
    title: 'an environment that takes from one that is not there',
    config: environments(environment('staging'), environment('production', 'from: stagin')),
    line: 7,
    what: '"production" takes from "stagin", one that is not there',
    next: 'Name an environment that stands before it.',
  },
  {
    title: 'an environment that takes from itself',
    config: environments(environment('staging'), environment('production', 'from: production')),
    line: 7,
    what: '"production" takes from "production", itself',
    next: 'Name an environment that stands before it.',
  },
  {
    title: 'a circle of environments',
    config: environments(
      environment('staging', 'from: production'),
      environment('production', 'from: staging'),
    ),
    line: 5,
    what: '"staging" takes from "production", which takes from "staging": a circle',
    next: 'Name an environment that stands before it.',
  },
  {
    title: 'a freeze window that contradicts itself',
    config: frozen('{ from: "Fri 16:00", to: "07:00" }'),
    line: 9,
    what: 'this window never freezes: it begins on a weekday ("Fri 16:00") and ends on a time of every day ("07:00")',
    next: 'Give both ends alike',
  },
  {
    title: 'a freeze window that ends before it begins',
    config: frozen('{ from: 2027-01-02, to: 2026-12-23 }'),
    line: 9,
    what: 'this window never freezes: it ends before it begins',
    next: 'Give both ends alike',
  },
  {
    title: 'a time zone that does not exist',
    config: frozen('{ from: "22:00", to: "06:00", timezone: Europe/Berlni }'),
    line: 9,
    what: 'there is no time zone "Europe/Berlni"',
    next: 'an IANA time zone',
  },
  {
    title: 'a release template without {version}',
    config: `${environments(environment('staging'), environment('production', 'from: staging'))}release:\n  tag: "{app}-stable"\n`,
    line: 9,
    what: 'the template "{app}-stable" has no {version}: every release would have the same tag',
    next: 'Write e.g. `v{version}`',
  },
];

describe('a mistake in the config file', () => {
  const rows = MISTAKES.flatMap((mistake) =>
    Object.keys(COMMANDS).map((command) => ({ ...mistake, command })),
  );

  it.each(rows)('$title: $command', async ({ config, line, what, next, command }) => {
    await world.push({ [CONFIG]: config });
    const [error, ...more] = await refusedBy(COMMANDS[command] ?? {});
    expect(more).toEqual([]);
    expect(error?.split(/:\d+: /)[0]).toBe(`::error::${CONFIG}:${line}`);
    expect(error).toContain(what);
    expect(error).toContain(next);
  });

  it.each(Object.keys(COMMANDS))(
    'is told with all the others, in the order of the file: %s',
    async (command) => {
      const wrong = environments(
        environment('staging', 'from: production', 'soak: soon'),
        environment('production', 'from: staging', 'freeze:', '  - { from: "9:00", to: "17:00" }'),
      );
      await world.push({ [CONFIG]: `${wrong}release: { tag: stable }\nsecret: deny\n` });
      const [error = '', ...more] = await refusedBy(COMMANDS[command] ?? {});
      expect(more).toEqual([]);
      expect(error).toContain('::error::5 problems:');
      const lines = [...error.matchAll(/\d\. \.gitops-release\.yaml:(\d+):/g)].map(([, line]) =>
        Number(line),
      );
      expect(lines).toEqual([5, 6, 11, 12, 13]);
    },
  );
});

/** The input, what is wrong with it, and what to do; several of them where the input is wrong in several ways. */
type Told = readonly (readonly [where: string, what: string, next: string])[];

const NO_PROD = '.gitops-release.yaml has no environment "prod"';
const NAMES = 'dev, staging, production';
const ADD = 'Name one of those, or add it.';
const TARGET = "Check the app's name, and `path` of the environment or of the app in the config file.";

const ASKED: readonly (readonly [command: string, inputs: Inputs, told: Told])[] = [
  ['update', { environment: 'prod' }, [['input "environment"', `${NO_PROD}; it has ${NAMES}`, ADD]]],
  ['promote', { environment: 'prod' }, [['input "environment"', `${NO_PROD}; it has ${NAMES}`, ADD]]],
  ['rollback', { environment: 'prod' }, [['input "environment"', `${NO_PROD}; it has ${NAMES}`, ADD]]],
  ['release', { environment: 'prod' }, [['input "environment"', NO_PROD, `It has ${NAMES}.`]]],
  ['verify', { environment: 'prod' }, [['input "environment"', NO_PROD, `It has ${NAMES}.`]]],
  [
    'promote',
    { environment: 'productoin' },
    [['input "environment"', 'has no environment "productoin"', 'Did you mean `production`?']],
  ],
  [
    'promote',
    { from: 'stagng' },
    [['input "from"', 'has no environment "stagng"', 'Did you mean `staging`?']],
  ],
  [
    'promote',
    { from: 'production' },
    [['input "from"', '"production" is to be promoted to itself', 'Name another environment.']],
  ],
  [
    'promote',
    { from: 'dev' },
    [['input "from"', '"production" takes its images from "staging", so not from "dev"', 'Leave `from` out']],
  ],
  [
    'promote',
    { environment: 'dev', from: 'production' },
    [
      [
        'input "from"',
        '"dev" is the first environment and takes images from no other, so not from "production"',
        'say in `override`',
      ],
    ],
  ],
  [
    'promote',
    { environment: 'dev' },
    [['input "from"', 'nothing says where "dev" takes its images from', 'Add `from` to the environment']],
  ],
  [
    'promote',
    { app: 'cart, till' },
    [
      ['apps/cart/overlays/staging', 'the app "cart" has no target in "staging"', TARGET],
      ['apps/till/overlays/staging', 'the app "till" has no target in "staging"', TARGET],
    ],
  ],
  [
    'promote',
    { app: 'search' },
    [['apps/search/overlays/production', 'the app "search" has no target in "production"', TARGET]],
  ],
  [
    'promote',
    { app: 'cart-*' },
    [
      [
        'input "app"',
        'no app fits "cart-*"; there are payments, search, shop, storefront',
        'Check the spelling.',
      ],
    ],
  ],
  [
    'update',
    { app: 'cart' },
    [['apps/cart/overlays/staging', 'nothing stands at "apps/cart/overlays/staging"', 'Check the spelling']],
  ],
  [
    'rollback',
    { app: 'cart' },
    [
      [
        'apps/cart/overlays/production',
        'nothing stands at "apps/cart/overlays/production"',
        'what the config file says',
      ],
    ],
  ],
  [
    'rollback',
    { to: '9.9.9' },
    [['input "to"', 'the target was never at "9.9.9"', 'name one by its tag or commit']],
  ],
  [
    'release',
    { 'release-tag': 'production' },
    [
      [
        'input "release-tag"',
        'the template "production" has no {version}',
        'a tag that moves is a `channel`',
      ],
    ],
  ],
  [
    'update',
    { 'release-tag': 'production' },
    [
      [
        'input "release-tag"',
        'the template "production" has no {version}',
        'a tag that moves is a `channel`',
      ],
    ],
  ],
  [
    'release',
    {},
    [['tag v1.7.9', 'the tag v1.7.9 exists already, on commit ', 'A release tag is never moved']],
  ],
  [
    'promote',
    { from: 'a b', group: 'some', merge: 'now', timeout: 'soon', override: 'yes' },
    [
      ['input "timeout"', 'got "soon"', 'Give a number and a unit'],
      ['input "merge"', 'got "now"', 'Give `manual`, `auto`, `wait`'],
      ['input "from"', 'got "a b"', 'Use letters, digits'],
      ['input "group"', 'got "some"', 'Give `app` or `all`'],
      ['input "override"', 'got "yes", which is no reason', 'Say in a sentence'],
    ],
  ],
];

describe('what is asked for', () => {
  const staging = 'apps/search/overlays/staging/kustomization.yaml';
  const production = 'apps/shop/overlays/production/kustomization.yaml';

  beforeAll(async () => {
    const taken = await world.push({
      [CONFIG]: configText(environmentsOf(), { release: { tag: 'v{version}' } }),
      [staging]: 'images:\n  - name: ghcr.io/acme/search\n    newTag: 1.0.0\n',
    });
    world.git('tag', '--annotate', '--message=x', 'v1.7.9', taken);
    const object = world.git('rev-parse', 'v1.7.9').trim();
    world.sandbox.repository('acme/config').refs.set('refs/tags/v1.7.9', object);
    const text = world.git('show', `main:${production}`);
    await world.push({ [production]: text.replace('1.7.3', '1.7.9') });
  });

  it.each(ASKED)('wrongly: %s %j', async (command, inputs, told) => {
    const [error = '', ...more] = await refusedBy({ ...COMMANDS[command], ...inputs });
    expect(more).toEqual([]);
    expect(error.startsWith(`::error::${told.length} problems:`)).toBe(told.length > 1);
    const each = error.split('%0A').slice(told.length > 1 ? 1 : 0);
    expect(each).toHaveLength(told.length);
    for (const [index, [where, what, next]] of told.entries()) {
      const text = each[index]?.replace(/^(?:::error::|\d+\. )/, '') ?? '';
      expect(text.startsWith(`${where}: `), text).toBe(true);
      expect(text).toContain(what);
      expect(text.slice(text.indexOf(what) + what.length)).toContain(next);
    }
  });
});
