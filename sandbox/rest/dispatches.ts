import { GitHubError, notFound } from '../http/errors.ts';
import type { RestResponse, Route } from '../http/router.ts';
import { branchHead } from '../store/refs.ts';
import { noContent, notBuilt } from './answer.ts';
import { at, type Call } from './call.ts';
import { invalidRequest, optionalFlag, optionalObject, text } from './input.ts';

const REPO = '/repos/{owner}/{repo}';
const LONGEST_EVENT = 100;
const MOST_KEYS = 10;
const LARGEST_PAYLOAD = 64 * 1024;

/** Events that start workflows; the sandbox takes note of them and runs none. */
export const dispatchRoutes: readonly Route[] = [
  at('POST', `${REPO}/dispatches`, 'contents=write', repositoryDispatch),
  at('POST', `${REPO}/actions/workflows/{workflow}/dispatches`, 'actions=write', workflowDispatch),
];

function repositoryDispatch(call: Call): RestResponse {
  const name = text(call.request.body, 'event_type');
  const payload = optionalObject(call.request.body, 'client_payload') ?? {};
  if (name.length > LONGEST_EVENT)
    throw invalidRequest(`For 'properties/event_type', ${JSON.stringify(name)} is too long.`);
  const keys = Object.keys(payload).length;
  if (keys > MOST_KEYS) {
    throw invalidRequest(`No more than ${MOST_KEYS} properties are allowed; ${keys} were supplied.`);
  }
  if (Buffer.byteLength(JSON.stringify(payload)) >= LARGEST_PAYLOAD) {
    throw new GitHubError(422, 'client_payload is too large.');
  }
  note(call, { kind: 'repository', name, ref: call.repository.defaultBranch, payload });
  return noContent();
}

async function workflowDispatch(call: Call): Promise<RestResponse> {
  const body = call.request.body;
  if (optionalFlag(body, 'return_run_details') === true)
    throw notBuilt('`return_run_details`: no workflow runs here');
  const given = text(body, 'ref');
  const ref = given.replace(/^refs\/(heads|tags)\//, '');
  const oid = branchHead(call.repository, ref) ?? call.repository.refs.get(`refs/tags/${ref}`);
  if (oid === undefined) throw new GitHubError(422, `No ref found for: ${given}`);
  const workflow = call.params['workflow'] ?? '';
  const file = await call.git.read(`${oid}:.github/workflows/${workflow}`);
  if (file === null) throw notFound();
  if (!/workflow_dispatch/.test(file.bytes.toString())) {
    throw new GitHubError(422, "Workflow does not have 'workflow_dispatch' trigger");
  }
  note(call, { kind: 'workflow', name: workflow, ref, payload: optionalObject(body, 'inputs') ?? {} });
  return noContent();
}

function note(
  call: Call,
  it: {
    readonly kind: 'workflow' | 'repository';
    readonly name: string;
    readonly ref: string;
    readonly payload: unknown;
  },
): void {
  call.repository.dispatches.push({ ...it, actor: call.actor.login, at: call.store.now() });
}
