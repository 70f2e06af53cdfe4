/** One mutation, from its input to the core's three outcomes. */
import type { WriteResult } from '../../core/ports.ts';
import type { Answer, GraphqlDocument, Unsettled } from './client.ts';
import { explaining, refused } from './failures.ts';
import { type Fault, graphqlFault } from './fault.ts';
import { untilVisible } from './settling.ts';
import type { Access, Operation } from './situation.ts';

export interface Write<Data, Value> {
  readonly operation: Operation;
  /** What it is about, e.g. `branch "main"`. */
  readonly subject: string;
  readonly document: GraphqlDocument;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the write made; undefined: the answer does not show that it was done. */
  readonly made: (data: Data) => Made<Value> | undefined;
  /** The refusal says that the state is not the one that was read. */
  readonly isConflict: (fault: Fault) => boolean;
}

export interface Made<Value> {
  readonly value: Value;
}

/** @throws ReleaseError a definite refusal. */
export function perform<Data, Value>(access: Access, write: Write<Data, Value>): Promise<WriteResult<Value>> {
  const situation = { access, operation: write.operation, subject: write.subject };
  return explaining(situation, async () => {
    const answer = await untilVisible(
      () => access.client.mutate<Data>(write.document, { input: write.input }),
      isTooEarly,
    );
    if ('unsettled' in answer) return { kind: 'unsettled', why: answer.unsettled };
    const made = answer.data === undefined ? undefined : write.made(answer.data);
    if (made !== undefined) return { kind: 'done', value: made.value };
    const error = answer.errors[0];
    if (error === undefined) return { kind: 'unsettled', why: 'The answer shows no result.' };
    const fault = graphqlFault(error);
    if (UNSETTLED.test(fault.message)) return { kind: 'unsettled', why: fault.message };
    if (write.isConflict(fault)) return { kind: 'conflict', why: fault.message };
    throw refused(fault, situation);
  });
}

/** Just after a creation GitHub may not find the new object yet; nothing was written then. */
function isTooEarly(answer: Answer<unknown> | Unsettled): boolean {
  return (
    'errors' in answer && answer.errors.some((error) => /could not resolve to a node/i.test(error.message))
  );
}

/** GitHub's words for a failure of its own in the middle of the work. */
const UNSETTLED =
  /something went wrong while executing|couldn't respond to your request in time|timed? ?out/i;
