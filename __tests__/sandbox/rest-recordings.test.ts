import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { githubDescription } from '../support/openapi.ts';
import { differences, textOf } from '../support/recorded-shape.ts';
import { SITUATIONS } from '../support/recorded-situations.ts';
import { prepare, type Situation } from '../support/recorded-world.ts';
import { type Recording, readRecordings } from '../support/recordings.ts';
import { RestSession } from '../support/rest-session.ts';

const recordings = (readRecordings() ?? []).filter((each) => each.operation !== 'POST /graphql');
let box: Sandbox;
let situation: Situation;

interface Held {
  readonly recording: Recording;
  readonly outcome: 'holds' | 'not built' | 'not reproduced' | 'differs';
  readonly found: readonly string[];
}

/** Recorded operations that the sandbox does not serve. */
const NOT_BUILT: readonly RegExp[] = [];

/** Situations that are made by faults (faults.test.ts holds them) or that GitHub no longer answers so. */
const NOT_REPRODUCED: readonly { readonly operation: string; readonly status: number }[] = [
  // Edited by hand in hub4j's recordings.
  { operation: 'GET /repos/{o}/{r}', status: 403 },
  { operation: 'GET /repos/{o}/{r}', status: 429 },
  // An enterprise server that has limits switched off.
  { operation: 'GET /rate_limit', status: 404 },
];

async function hold(recording: Recording): Promise<Held> {
  if (NOT_BUILT.some((pattern) => pattern.test(recording.operation)))
    return { recording, outcome: 'not built', found: [] };
  const left = NOT_REPRODUCED.some(
    (each) => each.operation === recording.operation && each.status === recording.status,
  );
  const make = SITUATIONS[`${recording.operation} ${recording.status}`];
  if (left) return { recording, outcome: 'not reproduced', found: [] };
  if (make === undefined) return { recording, outcome: 'differs', found: ['no situation makes this again'] };
  const answer = await make(situation, recording);
  const described = githubDescription().operation(
    answer.method,
    decodeURIComponent(answer.path.split('?')[0] ?? ''),
  );
  const found = [
    ...(answer.status === recording.status
      ? []
      : [`status ${answer.status}: ${JSON.stringify(answer.body).slice(0, 200)}`]),
    ...answer.problems,
    ...differences(recording, answer.body, described),
    ...(sameText(recording, answer.body)
      ? []
      : [`says "${textOf(answer.body)}", recorded "${textOf(recording.body)}"`]),
  ];
  return { recording, outcome: found.length === 0 ? 'holds' : 'differs', found };
}

/** Only refusals have words of their own; some old ones were recorded without a body. */
function sameText(recording: Recording, body: unknown): boolean {
  if (recording.status < 400 || textOf(recording.body) === '') return true;
  return textOf(recording.body) === textOf(body);
}

function table(held: readonly Held[]): string {
  const count = (outcome: Held['outcome']): number => held.filter((each) => each.outcome === outcome).length;
  const listed = (outcome: Held['outcome']): string => {
    const names = held.filter((each) => each.outcome === outcome);
    return [...new Set(names.map(({ recording }) => `  ${recording.operation} ${recording.status}`))].join(
      '\n',
    );
  };
  const rows = (['holds', 'differs', 'not built', 'not reproduced'] as const).map(
    (outcome) => `${outcome.padEnd(16)}${count(outcome)}`,
  );
  return [
    `recorded exchanges ${held.length}`,
    ...rows,
    'not built:',
    listed('not built'),
    'not reproduced:',
    listed('not reproduced'),
  ].join('\n');
}

describe.skipIf(recordings.length === 0)('answers are as GitHub’s were recorded', () => {
  beforeAll(async () => {
    box = await startSandbox();
    situation = await prepare(box, (token) => new RestSession(box.apiUrl, token));
  });
  afterAll(() => box.stop());

  it('has the same status, keys, types and error texts', async () => {
    const held: Held[] = [];
    for (const recording of recordings) held.push(await hold(recording));
    console.info(table(held));
    const different = held.filter((each) => each.outcome === 'differs');
    expect(
      different.map(({ recording, found }) => ({
        operation: recording.operation,
        status: recording.status,
        found,
      })),
    ).toEqual([]);
  });
});
