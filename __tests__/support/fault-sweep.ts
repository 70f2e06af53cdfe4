/**
 * The fault sweep: every request of a command is broken, one at a time and in every way, then the same command runs
 * again; the final state is that of an undisturbed run. The undisturbed run and what a signal ends are processes of
 * the built action; the other rows run in this process, in worlds that are made once and rewound after each row.
 */
import { delimiter } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fault, RequestInfo } from '../../sandbox/http/faults.ts';
import { playInProcess } from './in-process.ts';
import { leftBehind } from './left-behind.ts';
import { rememberKubectl } from './remembered-tools.ts';
import { runStep, type Step, type StepOptions, startStep } from './step.ts';
import { openWorld, type World } from './world.ts';

export interface Journey {
  readonly title: string;
  readonly open?: () => Promise<World>;
  /** What happened before the run under test. */
  prepare(world: World): Promise<void>;
  /** What others do while the first run goes on. */
  readonly meanwhile?: (world: World) => void | Promise<void>;
  /** What goes on during both runs. */
  readonly always?: (world: World) => void;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What is left in the end, without ids and times; branches, pull requests and comments if left out. */
  readonly state?: (world: World) => unknown;
  /** Requests of the undisturbed run; undefined: as many as it takes. */
  readonly requests: number | undefined;
  /** Rendered and commented on, with real kustomize. */
  readonly tools?: boolean;
  /** Requests to break: those that are not broken in another journey. */
  readonly broken: readonly number[];
  /** Requests that only read: what was done before them is all that matters, so fewer ways of breaking differ. */
  readonly reads?: readonly number[];
  /** Titles of the ways; all if left out. */
  readonly ways?: readonly string[];
}

export const nothing = async (): Promise<void> => {};

/** Numbers from one to another. */
export function upTo(last: number, first = 1): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** How a request is broken. A kill ends the process when the request arrives, or once it is carried out. */
export interface Break {
  readonly title: string;
  readonly fault?: Fault;
  /** Makes a difference for reads, too. */
  readonly reads?: boolean;
  readonly kill?: { readonly signal: NodeJS.Signals; readonly when: 'onArrival' | 'onDone' };
}

export const breaks: readonly Break[] = [
  { title: 'dropped before', fault: { kind: 'drop-before' }, reads: true },
  { title: 'dropped after', fault: { kind: 'drop-after' } },
  { title: '502, not done', fault: { kind: 'status', status: 502 }, reads: true },
  { title: '502, done', fault: { kind: 'status', status: 502, applied: true } },
  { title: '500, done', fault: { kind: 'status', status: 500, applied: true } },
  { title: 'secondary rate limit', fault: { kind: 'secondary-limit', retryAfter: 1 }, reads: true },
  { title: 'node not yet visible', fault: { kind: 'not-resolved' } },
  { title: 'stale reads after', fault: { kind: 'stale-read', reads: 1 } },
  { title: 'SIGINT before', kill: { signal: 'SIGINT', when: 'onArrival' }, reads: true },
  { title: 'SIGINT after', kill: { signal: 'SIGINT', when: 'onDone' } },
  { title: 'SIGKILL before', kill: { signal: 'SIGKILL', when: 'onArrival' } },
  { title: 'SIGKILL after', kill: { signal: 'SIGKILL', when: 'onDone' }, reads: true },
];

/** The environment of `startStep`, so that both kinds of runs write the same. */
const STEP = { GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567' };

function arm(world: World, step: () => Step, index: number, { fault, kill }: Break): void {
  if (fault !== undefined) world.sandbox.faults.add({ ...fault, when: { index } });
  if (kill === undefined) return;
  const end = async (_info: RequestInfo): Promise<void> => {
    step().process.kill(kill.signal);
    await new Promise((resolve) => setTimeout(resolve, 30));
  };
  const kind = kill.when === 'onArrival' ? 'drop-before' : 'hook';
  world.sandbox.faults.add({ kind, when: { index }, [kill.when]: end });
}

/** Without tools nothing is rendered, whatever this machine has. */
function stepOf(world: World, { inputs, env = {}, tools = false }: Journey): StepOptions {
  const diff = tools ? '' : 'none';
  const path = tools ? { PATH: process.env['PATH'] ?? '' } : {};
  return { inputs: { diff, ...world.inputs, ...inputs }, env: { ...path, ...env } };
}

async function openPrepared({ open = openWorld, prepare }: Journey): Promise<World> {
  const world = await open();
  await prepare(world);
  return world;
}

async function begin(world: World, { meanwhile, always }: Journey): Promise<void> {
  world.sandbox.faults.reset();
  await meanwhile?.(world);
  always?.(world);
}

async function undisturbed(
  journey: Journey,
): Promise<{ readonly state: unknown; readonly requests: number }> {
  const world = await openPrepared(journey);
  try {
    await begin(world, journey);
    const { status, log } = await runStep(world.sandbox, stepOf(world, journey));
    if (status !== 0) throw new Error(log);
    return { state: (journey.state ?? leftBehind)(world), requests: world.sandbox.faults.count };
  } finally {
    await world.stop();
  }
}

/** GitHub fails to find a node just after its creation: that can't befall the first request, a read. */
function casesOf({ broken, reads = [], ways }: Journey) {
  const fits = (index: number, how: Break): boolean => {
    if (ways !== undefined && !ways.includes(how.title)) return false;
    return reads.includes(index) ? how.reads === true : index > 1 || how.fault?.kind !== 'not-resolved';
  };
  return broken.flatMap((index) =>
    breaks.filter((how) => fits(index, how)).map((how) => ({ index, how, title: how.title })),
  );
}

interface Ended {
  /** As of a process; null where a signal ended it. */
  readonly status: number | null;
  readonly log: string;
}

interface Ends {
  readonly first: Ended;
  readonly second: Ended;
  readonly state: unknown;
}

async function inProcess(world: World, journey: Journey): Promise<Ended> {
  const { inputs, env } = stepOf(world, journey);
  const { failures, log } = await playInProcess(world.sandbox, { inputs, env: { ...STEP, ...env } });
  return { status: failures.length === 0 ? 0 : 1, log: [...log, ...failures].join('\n') };
}

async function asProcess(world: World, journey: Journey, started: (step: Step) => void): Promise<Ended> {
  const step = startStep(world.sandbox, stepOf(world, journey));
  started(step);
  return step.result;
}

async function breakAndRepeat(
  world: World,
  journey: Journey,
  { index, how }: { readonly index: number; readonly how: Break },
): Promise<Ends> {
  let step: Step | undefined;
  const running = (): Step => {
    if (step === undefined) throw new Error('the request came before the process');
    return step;
  };
  const run = (): Promise<Ended> =>
    how.kill === undefined
      ? inProcess(world, journey)
      : asProcess(world, journey, (started) => {
          step = started;
        });
  await begin(world, journey);
  arm(world, running, index, how);
  const first = await run();
  world.sandbox.faults.reset();
  journey.always?.(world);
  const second = await run();
  return { first, second, state: (journey.state ?? leftBehind)(world) };
}

/** Worlds of a journey: as many as rows are played at once, each rewound to where the journey begins. */
function createWorlds(journey: Journey) {
  interface Prepared {
    readonly world: World;
    rewind(): Promise<void>;
  }
  const free: Prepared[] = [];
  const all: World[] = [];
  const make = async (): Promise<Prepared> => {
    const world = await openPrepared(journey);
    all.push(world);
    return { world, rewind: world.sandbox.checkpoint() };
  };
  return {
    async within<Value>(act: (world: World) => Promise<Value>): Promise<Value> {
      const prepared = free.pop() ?? (await make());
      const value = await act(prepared.world);
      await prepared.rewind();
      free.push(prepared);
      return value;
    },
    stop: async () => void (await Promise.all(all.map((world) => world.stop()))),
  };
}

/** Tests of all journeys, and their table. */
export function sweep(journeys: readonly Journey[]): void {
  const rows: string[] = [];
  const path = process.env['PATH'] ?? '';
  const kubectl = journeys.some(({ tools }) => tools === true) ? rememberKubectl() : undefined;
  if (kubectl !== undefined) process.env['PATH'] = `${kubectl.folder}${delimiter}${path}`;
  describe.each(journeys)('$title', (journey) => {
    const expected = undisturbed(journey);
    const worlds = createWorlds(journey);
    afterAll(() => worlds.stop());

    it('makes the requests that the sweep breaks', async () => {
      const { requests } = await expected;
      if (journey.requests !== undefined) expect(requests).toBe(journey.requests);
      expect(requests).toBeGreaterThanOrEqual(Math.max(...journey.broken));
    });

    it.concurrent.each(casesOf(journey))('request $index: $title', async ({ index, how, title }) => {
      const { first, second, state } = await worlds.within((world) =>
        breakAndRepeat(world, journey, { index, how }),
      );
      const [one, two] = [first.status ?? 'killed', second.status];
      rows.push(`| ${journey.title} | ${index} | ${title} | ${one} | ${two} |`);
      expect(second.status, second.log).toBe(0);
      expect(state, `${first.log}\n--- second\n${second.log}`).toEqual((await expected).state);
      if (how.kill === undefined) expect(first.status, first.log).toBe(0);
    });
  });

  afterAll(() => {
    process.env['PATH'] = path;
    kubectl?.forget();
    const head = ['| update | request | fault | first run | second run |', '| --- | --- | --- | --- | --- |'];
    console.log([...head, ...rows.sort()].join('\n'));
  });
}
