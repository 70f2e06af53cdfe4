/** What may replace what: by version, and where there is none by the order of the runs. */
import { describe, expect, test } from 'vitest';
import { pendingIntents } from '../../../src/core/delivery/proposal.ts';
import { formatTrail, type Intent } from '../../../src/core/delivery/trail.ts';
import { historyPaths } from '../../../src/core/plan/never-older.ts';
import { planUpdate } from '../../../src/core/plan/update.ts';
import type { ProposalCommit, RepositoryFacts } from '../../../src/core/ports.ts';
import { BASE, factsOf, ownCommit, pullRequestOf } from '../../support/facts.ts';
import { failuresOf } from '../../support/failures.ts';
import { answer } from '../../support/files.ts';
import { MINIMAL, parseUpdate, sourceOf } from '../../support/request.ts';

const PATH = 'apps/shop';
const IMAGE = 'ghcr.io/acme/shop';

interface Case {
  readonly tag: string;
  readonly run?: string;
  readonly attempt?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

function requestOf({ tag, run = '42', attempt = '1', inputs = {} }: Case) {
  const environment = { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt };
  const given = { ...MINIMAL, path: PATH, images: `${IMAGE}:${tag}`, ...inputs };
  return parseUpdate(sourceOf(given, { environment })).update;
}

/** Message of a commit that some run of some repository has made. */
function messageOf(
  tag: string,
  run: string,
  more: { repository?: string; origin?: Intent['origin'] } = {},
): string {
  const repository = more.repository ?? 'acme/shop';
  const intent: Intent = { path: PATH, image: `${IMAGE}:${tag}`, from: ['main-1'] };
  const intents = more.origin === undefined ? [intent] : [{ ...intent, origin: more.origin }];
  const url = `https://github.com/${repository}/actions/runs/${run}`;
  const trail = { apps: ['shop'], environment: undefined, intents, plan: 'x' };
  return `Update shop\n\n${formatTrail(trail, { source: undefined, run: { url, attempt: '1' }, actor: undefined }, undefined)}`;
}

function planOn(base: string, wanted: Case, facts: RepositoryFacts = factsOf({})) {
  const texts = { [`${PATH}/kustomization.yaml`]: `images:\n- name: ${IMAGE}\n  newTag: ${base}\n` };
  const pending = pendingIntents(facts.proposal);
  const ground = { request: requestOf(wanted), facts, commit: BASE, pending };
  return answer((files) => planUpdate(ground, files), texts).value;
}

const onBase = (...messages: readonly string[]): RepositoryFacts => ({
  ...factsOf({}),
  history: new Map([[PATH, messages]]),
});

function proposed(message: string): RepositoryFacts {
  const commit: ProposalCommit = { ...ownCommit('c'.repeat(40), BASE), message };
  return factsOf({ head: commit.oid, commits: [commit], pullRequest: pullRequestOf() });
}

describe('versions', () => {
  test.each([
    ['1.7.3', '1.8.0'],
    ['1.8.0-rc.1', '1.8.0'],
    ['main-1', '1.0.0'],
    ['1.9', '1.8'],
  ])('%s gives way to %s', (base, tag) => {
    expect(planOn(base, { tag })).toMatchObject({ stale: false, changes: [{ from: base, to: tag }] });
  });

  test('a lower one is refused with its place', () => {
    expect(failuresOf(() => planOn('1.8.0', { tag: 'v1.7.9' }))).toMatchObject([
      { code: 'image-older', where: { file: `${PATH}/kustomization.yaml`, line: 3 } },
    ]);
  });

  test('a lower one is set where the input says so', () => {
    const plan = planOn('1.8.0', { tag: '1.7.9', inputs: { 'allow-downgrade': 'true' } });
    expect(plan.changes).toMatchObject([{ from: '1.8.0', to: '1.7.9' }]);
  });

  test('one that is there is no change', () => {
    expect(planOn('1.8.0', { tag: '1.8.0' })).toMatchObject({ files: [], stale: false });
  });

  test('one lower than the open proposal is refused with its address', () => {
    const facts = proposed(messageOf('1.9.0', '41'));
    expect(failuresOf(() => planOn('main-1', { tag: '1.8.0' }, facts))).toMatchObject([
      { code: 'image-older', where: 'https://github.com/acme/config/pull/7' },
    ]);
  });

  test('one higher than what a later run has proposed is newer all the same', () => {
    const plan = planOn('main-1', { tag: '1.9.0' }, proposed(messageOf('1.8.0', '50')));
    expect(plan.changes).toMatchObject([{ to: '1.9.0' }]);
  });
});

const later = messageOf('main-2', '50');
const earlier = messageOf('main-0', '41');

describe('tags without an order', () => {
  test.each<[string, RepositoryFacts, Case, boolean]>([
    ['nobody has set it', onBase(), { tag: 'main-3' }, false],
    ['an earlier run has set it', onBase(earlier), { tag: 'main-3' }, false],
    ['a later run has set it', onBase(later), { tag: 'main-3' }, true],
    [
      'a later run has set it, then people touched the folder',
      onBase('Scale', later),
      { tag: 'main-3' },
      true,
    ],
    ['the last to set it was an earlier run', onBase(earlier, later), { tag: 'main-3' }, false],
    ['the same run has set it', onBase(messageOf('main-2', '42')), { tag: 'main-3', attempt: '2' }, false],
    [
      'a later attempt has set it',
      onBase(messageOf('x', '42').replace('attempt 1', 'attempt 3')),
      { tag: 'main-3' },
      true,
    ],
    [
      'a run with more digits is later',
      onBase(messageOf('main-2', '100')),
      { tag: 'main-3', run: '99' },
      true,
    ],
    [
      'a later run of another repository has set it',
      onBase(messageOf('main-2', '50', { repository: 'acme/cart' })),
      { tag: 'main-3' },
      false,
    ],
    [
      'a later run has set it, but the input allows it',
      onBase(later),
      { tag: 'main-3', inputs: { 'allow-downgrade': 'true' } },
      false,
    ],
    ['a later run is proposing it', proposed(later), { tag: 'main-3' }, true],
    ['an earlier run is proposing it', proposed(earlier), { tag: 'main-3' }, false],
    [
      'a later run has only carried the wish of an earlier one',
      onBase(messageOf('main-2', '50', { origin: { repository: 'acme/shop', run: 40, attempt: 1 } })),
      { tag: 'main-3' },
      false,
    ],
    [
      'a later run has carried a wish of nobody known',
      onBase(messageOf('main-2', '50', { origin: null })),
      { tag: 'main-3' },
      false,
    ],
  ])('%s', (_title, facts, wanted, stale) => {
    const plan = planOn('main-2', wanted, facts);
    expect(plan.stale).toBe(stale);
    expect(plan.notices.some(({ what }) => what.includes('is not set: run'))).toBe(stale);
    if (!stale) expect(plan.changes).toMatchObject([{ to: wanted.tag }]);
  });

  test('a carried wish keeps the run that asked for it', () => {
    const facts = proposed(messageOf('main-2', '41').replace(IMAGE, 'ghcr.io/acme/side'));
    const side = `images:\n- name: ${IMAGE}\n  newTag: a\n- name: ghcr.io/acme/side\n  newTag: main-1\n`;
    const ground = {
      request: requestOf({ tag: 'b' }),
      facts,
      commit: BASE,
      pending: pendingIntents(facts.proposal),
    };
    const plan = answer((files) => planUpdate(ground, files), { [`${PATH}/kustomization.yaml`]: side }).value;
    expect(plan.message.body).toContain('"origin":{"repository":"acme/shop","run":41,"attempt":1}');
    expect(plan.changes).toHaveLength(2);
  });
});

describe('the history that is asked for', () => {
  const MANY = Array.from({ length: 30 }, (_, at) => `apps/a${at}`);
  test.each([
    ['main-3', {}, [PATH]],
    ['1.8.0', {}, [PATH]],
    ['1.8.0', { 'lift-hold': 'true' }, []],
    ['main-3', { 'allow-downgrade': 'true', 'lift-hold': 'true' }, []],
    ['main-3', { path: 'apps/*/dev, charts/a.yaml#b' }, ['apps', 'charts/a.yaml']],
    ['main-3', { path: MANY.join() }, MANY],
  ])('for %s with %j', (tag, inputs, paths) => {
    expect(historyPaths(requestOf({ tag, inputs }))).toEqual(paths);
  });
});
