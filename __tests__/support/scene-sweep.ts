/**
 * The fault sweep of journeys with many rows: worlds are made once and rewound after each row, and only what a signal
 * ends is played by a process of its own. After each request and after both runs somebody looks for what must never be.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/http/faults.ts';
import { type Break, breaks } from './fault-sweep.ts';
import { type Asked, playInProcess } from './in-process.ts';
import { type Step, startStep } from './step.ts';
import type { World } from './world.ts';

/** Says what is wrong at this moment; asked again and again in one row. */
export type Look = () => readonly string[];

/** A world in which everything has happened that comes before the run under test. */
export interface Scene {
  readonly world: World;
  readonly asked: Asked;
  watch(): Look;
  /** What is left in the end, without ids and times. */
  state(): Promise<unknown>;
}

export interface SceneJourney {
  readonly title: string;
  open(): Promise<Scene>;
  /** Requests of the undisturbed run, by name. */
  readonly requests: readonly string[];
  /** Number of the first one to break: those before are broken in another sweep. */
  readonly from?: number;
  /** Is ended by SIGINT, too. */
  readonly interrupted?: boolean;
  /** What must be left in the end, among other things. */
  readonly left: object;
  /** Codes that every run to its end fails with; none: it succeeds. */
  readonly fails?: readonly string[];
}

interface Row {
  readonly index: number;
  readonly request: string;
  readonly how: Break;
  readonly title: string;
}

interface Played {
  /** How the runs ended: what they failed with, or the signal. */
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly wrong: readonly string[];
  /** Whether the request came that was to be broken. */
  readonly hit: boolean;
  /** What was left after each run. */
  readonly early: unknown;
  readonly state: unknown;
  readonly log: string;
}

/** Rows of one journey that are played at once: they wait more than they compute. */
const WORLDS = 6;

const ALWAYS = Number.MAX_SAFE_INTEGER;

const WRITES = /^(?:POST|PATCH|PUT|DELETE) |^(?:CommitOnBranch|CreateBranch|OpenPullRequest|MoveBranches)$/;

/**
 * A run that ends after a read, or before one, has left what the write before it has left: signals matter for writes
 * alone. How a process ends by SIGINT has nothing to do with the journey, so that one of them shows it.
 */
function fits(request: string, { kill, reads }: Break, interrupted: boolean): boolean {
  if (!WRITES.test(request)) return reads === true && kill === undefined;
  return kill?.signal !== 'SIGINT' || interrupted;
}

function rowsOf({ requests, from = 1, interrupted = false }: SceneJourney): readonly Row[] {
  return requests.flatMap((request, position) => {
    const index = position + 1;
    const ways = index < from ? [] : breaks.filter((how) => fits(request, how, interrupted));
    return ways.map((how) => ({ index, request, how, title: how.title }));
  });
}

/** Names the requests, and looks after each of them. */
function observe({ world }: Scene, look: Look) {
  const names: string[] = [];
  const wrong: string[] = [];
  const see = (when: string): void => void wrong.push(...look().map((what) => `${when}: ${what}`));
  const hook: Fault = {
    kind: 'hook',
    times: ALWAYS,
    onArrival: ({ operation, method, path }) => {
      const short = path
        .replace(/^.*\/repos\/acme\/config\/|\?.*$/g, '')
        .replace(/[0-9a-f]{40}|\d+(?:\.\d+)*/g, '*');
      names.push(operation ?? `${method} ${short}`);
    },
    onDone: ({ index, operation, method }) => see(`after request ${index} (${operation ?? method})`),
  };
  return { names, wrong, see, start: () => void world.sandbox.faults.add(hook) };
}

function arm({ world }: Scene, { index, how }: Row, step: () => Step): void {
  const { fault, kill } = how;
  const { faults } = world.sandbox;
  if (fault !== undefined) faults.add({ ...fault, when: { index } });
  if (kill === undefined) return;
  const end = async (): Promise<void> => {
    step().process.kill(kill.signal);
    await new Promise((resolve) => setTimeout(resolve, 30));
  };
  const kind = kill.when === 'onArrival' ? 'drop-before' : 'hook';
  faults.add({ kind, when: { index }, [kill.when]: end });
}

async function untilKilled({ world, asked }: Scene, started: (step: Step) => void): Promise<Ended> {
  const step = startStep(world.sandbox, asked);
  started(step);
  const { status, log } = await step.result;
  const failures = status === null || status === 130 ? ['killed'] : [`status ${status}`];
  return { failures, log: [log] };
}

type Ended = Pick<Awaited<ReturnType<typeof playInProcess>>, 'failures' | 'log'>;

async function play(scene: Scene, row: Row): Promise<Played> {
  const { world, asked } = scene;
  const { wrong, see, start } = observe(scene, scene.watch());
  world.sandbox.faults.reset();
  start();
  let step: Step | undefined;
  arm(scene, row, () => {
    if (step === undefined) throw new Error('the request came before the process');
    return step;
  });
  const first = await (row.how.kill === undefined
    ? playInProcess(world.sandbox, asked)
    : untilKilled(scene, (started) => {
        step = started;
      }));
  see('after the first run');
  const hit = world.sandbox.faults.list().length === 1;
  const early = await scene.state();
  world.sandbox.faults.reset();
  start();
  const again = { ...asked, env: { ...asked.env, GITHUB_RUN_ATTEMPT: '2' } };
  const second = await playInProcess(world.sandbox, again);
  see('after the second run');
  const log = [...first.log, '--- second', ...second.log].join('\n');
  const ends = { first: first.failures, second: second.failures, log };
  return { ...ends, wrong, hit, early, state: await scene.state() };
}

async function undisturbed({ open }: SceneJourney) {
  const scene = await open();
  try {
    const { names, wrong, see, start } = observe(scene, scene.watch());
    scene.world.sandbox.faults.reset();
    start();
    const { failures, log } = await playInProcess(scene.world.sandbox, scene.asked);
    see('in the end');
    return { names, failures, wrong, log: log.join('\n'), state: await scene.state() };
  } finally {
    await scene.world.stop();
  }
}

interface Playing {
  readonly ends: ReadonlyMap<Row, Promise<Played>>;
  /** Leaves out the rows that nobody has waited for. */
  stop(): Promise<unknown>;
}

/** Plays rows in their order, several at once. */
function playAll(journey: SceneJourney, rows: readonly Row[]): Playing {
  const waiting = rows.map((row) => ({ row, ...Promise.withResolvers<Played>() }));
  const ends = new Map(waiting.map(({ row, promise }) => [row, promise]));
  for (const end of ends.values()) end.catch(() => undefined);
  const work = async (): Promise<void> => {
    const scene = await journey.open();
    const rewind = scene.world.sandbox.checkpoint();
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await play(scene, next.row).then(next.resolve, next.reject);
        await rewind();
      }
    } finally {
      await scene.world.stop();
    }
  };
  const refuse = (error: unknown): void => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  const workers = Array.from({ length: WORLDS }, () => work().catch(refuse));
  const stop = (): Promise<unknown> => {
    waiting.splice(0);
    return Promise.all(workers);
  };
  return { ends, stop };
}

const codesOf = (failures: readonly string[]): readonly string[] =>
  failures.map((failure) => failure.split(':')[0] ?? '');

/** Tests of all journeys, and their table. */
export function sweepScenes(journeys: readonly SceneJourney[]): void {
  const table: string[] = [];
  describe.each(journeys)('$title', (journey) => {
    const { title: name, requests, left, fails = [] } = journey;
    const expected = undisturbed(journey);
    const rows = rowsOf(journey);
    const played = playAll(journey, rows);
    afterAll(() => played.stop());

    it('makes the requests that the sweep breaks', async () => {
      const { names, failures, wrong, state, log } = await expected;
      expect({ names, wrong, failures: codesOf(failures) }, log).toEqual({
        names: requests,
        wrong: [],
        failures: fails,
      });
      expect(state).toMatchObject(left);
      expect(rows.length).toBeGreaterThan(requests.length);
    });

    it.each(rows)('request $index, $request: $title', async (row) => {
      const end = await played.ends.get(row);
      if (end === undefined) throw new Error('the row was not played');
      const [first, second] = [codesOf(end.first), codesOf(end.second)];
      const ends = [first, second].map((codes) => codes.join(', ') || 'done').join(' | ');
      table.push(`| ${name} | ${row.index} ${row.request} | ${row.title} | ${ends} |`);
      expect({ hit: end.hit, wrong: end.wrong }, end.log).toEqual({ hit: true, wrong: [] });
      expect(second, end.log).toEqual(fails);
      const { state } = await expected;
      expect(end.state, end.log).toEqual(state);
      expect(first, end.log).toEqual(row.how.kill === undefined ? fails : ['killed']);
      if (row.how.kill === undefined) expect(end.early, end.log).toEqual(state);
    });
  });

  afterAll(() => {
    const head = [
      '| journey | request | fault | first run | second run |',
      '| --- | --- | --- | --- | --- |',
    ];
    console.log([...head, ...table].join('\n'));
  });
}
