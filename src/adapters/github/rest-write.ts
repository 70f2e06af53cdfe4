/** One write over REST, from its request to the core's three outcomes. */
import type { WriteResult } from '../../core/ports.ts';
import { explaining, isRuleViolation, refused } from './failures.ts';
import { type Fault, faultOf, isUnsettling } from './fault.ts';
import { isNotYetVisible, untilVisible } from './settling.ts';
import type { Access, Operation } from './situation.ts';

export interface RestWrite<Body, Value> {
  readonly operation: Operation;
  /** What it is about, e.g. `tag "v1.8.0"`. */
  readonly subject: string;
  /** E.g. `POST /repos/{owner}/{repo}/git/refs`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  made(body: Body): Value;
  /** The refusal says that the state is not the one that was read. */
  isConflict(fault: Fault): boolean;
}

/** Sent again on 5xx: what was done at the first time is then a conflict. @throws ReleaseError a definite refusal */
export function restWrite<Body, Value>(
  access: Access,
  write: RestWrite<Body, Value>,
): Promise<WriteResult<Value>> {
  const { operation, subject, route, parameters } = write;
  const situation = { access, operation, subject };
  const { owner, name: repo } = access.repository;
  const send = () => access.client.rest<Body>(route, { owner, repo, ...parameters });
  return explaining(situation, async () => {
    const answer = await untilVisible(
      () => send().then((body) => ({ body }), faultIn),
      (sent) => 'fault' in sent && isNotYetVisible(sent.fault),
    );
    if ('body' in answer) return { kind: 'done', value: write.made(answer.body) };
    const { fault } = answer;
    if (isUnsettling(fault)) return { kind: 'unsettled', why: fault.message };
    if (!isRuleViolation(fault) && write.isConflict(fault)) return { kind: 'conflict', why: fault.message };
    throw refused(fault, situation);
  });
}

const faultIn = (error: unknown): { readonly fault: Fault } => ({ fault: faultOf(error) });
