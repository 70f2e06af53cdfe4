/**
 * What Flux and Argo CD run after each step of a journey, by what they follow: releases, a rollback, a pre-release. The
 * statements of docs/operators.md, row by row.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FluxRef,
  type Following,
  NothingToRun,
  type Operator,
  openOperator,
} from '../support/operator.ts';
import { byHelmRelease, byKustomize, byValueFile } from '../support/operator-renders.ts';
import { ARGO_OBJECT, FLUX_OBJECT, openReleasedApps, type ReleasedApps } from '../support/released-apps.ts';

const RENDERS = process.platform === 'linux' && process.arch === 'x64';
const STEPS = ['1.7.3', '1.8.0', 'rollback to 1.7.3', '1.9.0-rc.1'] as const;

const flux = (ref: FluxRef): Following => ({ operator: 'flux', ref });
const argo = (targetRevision: string): Following => ({ operator: 'argocd', targetRevision });

const ALL = ['1.7.3', '1.8.0', '1.7.3', '1.9.0-rc.1'];
/** A range knows of no rollback, and leaves out pre-releases. */
const HIGHEST = ['1.7.3', '1.8.0', '1.8.0', '1.8.0'];
const WITH_PRE_RELEASES = ['1.7.3', '1.8.0', '1.8.0', '1.9.0-rc.1'];
const OLD = ['1.7.3', '1.7.3', '1.7.3', '1.7.3'];
const NEW = ['none', '1.8.0', '1.8.0', '1.8.0'];
const NOTHING = ['none', 'none', 'none', 'none'];
/** Stands for the merged commit of the first release. */
const FIRST = 'the commit of 1.7.3';
/** Stands for the tag that the operator's own object names on the branch. */
const PIN = 'what release.pin moves';

const ROWS: readonly (readonly [string, Following, readonly string[]])[] = [
  ['branch', flux({ branch: 'main' }), ALL],
  ['full name of the branch', flux({ name: 'refs/heads/main' }), ALL],
  ['nothing: `master`', flux({}), NOTHING],
  ['range', flux({ semver: '>=1.0.0' }), HIGHEST],
  ['range of everything', flux({ semver: '*' }), HIGHEST],
  ['range of patches', flux({ semver: '~1.7' }), OLD],
  ['version as a range', flux({ semver: '1.8' }), NEW],
  ['range with pre-releases', flux({ semver: '>=1.0.0-0' }), WITH_PRE_RELEASES],
  ['everything with pre-releases', flux({ semver: '*-0' }), WITH_PRE_RELEASES],
  ['channel', flux({ tag: 'production' }), ALL],
  ['full name of the channel', flux({ name: 'refs/tags/production' }), ALL],
  ['release tag', flux({ tag: 'v1.7.3' }), OLD],
  ['release tag to come', flux({ tag: 'v1.8.0' }), NEW],
  ['full name of a release tag', flux({ name: 'refs/tags/v1.7.3' }), OLD],
  ['commit', flux({ commit: FIRST }), OLD],
  ['branch and tag: the tag counts', flux({ branch: 'main', tag: 'v1.7.3' }), OLD],
  ['tag and range: the range counts', flux({ tag: 'v1.7.3', semver: '1.x' }), HIGHEST],
  ['range and name: the name counts', flux({ semver: '1.x', name: 'refs/tags/v1.7.3' }), OLD],
  ['name and commit: the commit counts', flux({ name: 'refs/heads/main', commit: FIRST }), OLD],

  ['pin that moves', flux({ tag: PIN }), ALL],

  ['nothing: `HEAD`', argo(''), ALL],
  ['HEAD', argo('HEAD'), ALL],
  ['branch', argo('main'), ALL],
  ['full name of the branch', argo('refs/heads/main'), ALL],
  ['range', argo('>=1.0.0'), HIGHEST],
  ['range by star', argo('1.*'), HIGHEST],
  ['range of everything', argo('*'), HIGHEST],
  ['range of patches', argo('~1.8'), NEW],
  ['range with pre-releases', argo('>=1.0.0-0'), WITH_PRE_RELEASES],
  ['everything with pre-releases', argo('*-0'), WITH_PRE_RELEASES],
  ['channel', argo('production'), ALL],
  ['full name of the channel', argo('refs/tags/production'), ALL],
  ['release tag', argo('v1.7.3'), OLD],
  ['release tag to come', argo('v1.8.0'), NEW],
  ['version without the `v` of its tag', argo('1.8.0'), NOTHING],
  ['version of two parts', argo('1.8'), NOTHING],
  ['version of two parts with `v`', argo('v1.8'), NOTHING],
  ['commit', argo(FIRST), OLD],
  ['pin that moves', argo(PIN), ALL],
];

/** The tag of each app that the operator runs: `none` where it finds nothing to run. */
interface Runs {
  readonly shop: string;
  readonly catalog: string;
}

let at: ReleasedApps;
let operator: Operator;

/** The commit of the first release, and the pin, in their places. */
function settled(following: Following): Following {
  const { git } = at.world;
  const own = (path: string, key: string): string =>
    new RegExp(`${key}: (v[^ \\n]+)`).exec(git('show', `main:${path}`))?.[1] ?? '';
  const put = (text: string, pin: () => string): string =>
    text === PIN ? pin() : text === FIRST ? git('rev-parse', 'v1.7.3^{commit}').trim() : text;
  if (following.operator === 'argocd')
    return argo(put(following.targetRevision, () => own(ARGO_OBJECT, 'targetRevision')));
  const entries = Object.entries(following.ref).map(([key, text]) => [
    key,
    put(text, () => own(FLUX_OBJECT, 'tag')),
  ]);
  return flux(Object.fromEntries(entries));
}

const NOTHING_RUNS: Runs = { shop: 'none', catalog: 'none' };
const CATALOG = 'apps/catalog/overlays/production';
/** By commit and operator; a commit builds to the same each time. */
const built = new Map<string, Promise<Runs>>();

async function runsNow(following: Following, fetched: Map<string, Promise<Runs>>): Promise<Runs> {
  const wanted = await operator.choose(settled(following)).catch((error: unknown) => {
    if (error instanceof NothingToRun) return undefined;
    throw error;
  });
  if (wanted === undefined) return NOTHING_RUNS;
  return kept(fetched, `${following.operator} ${wanted}`, async () => {
    const { commit, folder } = await operator.fetch(wanted);
    return kept(built, `${following.operator} ${commit}`, () => build(folder, following));
  });
}

function kept(from: Map<string, Promise<Runs>>, key: string, make: () => Promise<Runs>): Promise<Runs> {
  const runs = from.get(key) ?? make();
  from.set(key, runs);
  return runs;
}

async function build(folder: string, following: Following): Promise<Runs> {
  const [shop, catalog] = await Promise.all([
    byKustomize(folder, 'apps/shop/overlays/production'),
    following.operator === 'flux'
      ? byHelmRelease(folder, `${CATALOG}/release.yaml`)
      : byValueFile(folder, 'charts/catalog', `${CATALOG}/values.yaml`),
  ]);
  return { shop: tagOf(shop, 'shop'), catalog: tagOf(catalog, 'catalog') };
}

function tagOf(images: readonly string[], app: string): string {
  const start = `ghcr.io/acme/${app}:`;
  const tags = images.filter((image) => image.startsWith(start)).map((image) => image.slice(start.length));
  return [...new Set(tags)].join(', ');
}

async function all(): Promise<readonly Runs[]> {
  const now: Runs[] = [];
  const fetched = new Map<string, Promise<Runs>>();
  const atOnce = 4;
  for (let from = 0; from < ROWS.length; from += atOnce)
    now.push(
      ...(await Promise.all(
        ROWS.slice(from, from + atOnce).map(([, following]) => runsNow(following, fetched)),
      )),
    );
  return now;
}

describe.runIf(RENDERS)('an operator runs', () => {
  /** By step, then by row. */
  const seen: (readonly Runs[])[] = [];
  beforeAll(async () => {
    at = await openReleasedApps({
      tag: 'v{version}',
      channel: '{environment}',
      pin: ['clusters/{environment}'],
    });
    operator = openOperator(at.address);
    await at.release('1.7.3');
    seen.push(await all());
    await at.release('1.8.0');
    seen.push(await all());
    await at.rollBack('1.7.3');
    seen.push(await all());
    await at.release('1.9.0-rc.1');
    seen.push(await all());
  }, 300_000);
  afterAll(async () => {
    operator.close();
    await at.world.stop();
  });

  const rows = ROWS.map(([title, { operator: who, ...what }, expected], row) => {
    const ref = 'ref' in what ? what.ref : what.targetRevision;
    return { title, who, ref: JSON.stringify(ref), expected, row };
  });
  it.each(rows)('$who, $title ($ref): $expected', ({ row, expected }) => {
    const apps = seen.map((runs) => runs[row]);
    expect(apps).toEqual(expected.map((tag) => ({ shop: tag, catalog: tag })));
    expect(apps).toHaveLength(STEPS.length);
  });
});
