import { notFound, validationFailed } from '../http/errors.ts';
import type { Milestone } from '../store/model.ts';
import { created, noContent, ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { optionalOneOf, optionalText, text } from './input.ts';
import { milestoneShape } from './shapes/labels.ts';

const MILESTONES = '/repos/{owner}/{repo}/milestones';
const READ = 'issues=read; pull_requests=read';
const WRITE = 'issues=write; pull_requests=write';

export const milestoneRoutes = [
  at('GET', MILESTONES, READ, (call) => {
    const state = call.request.query.get('state') ?? 'open';
    const all = [...call.repository.milestones.values()].filter(
      (each) => state === 'all' || each.state === state,
    );
    return paged(call.request, all, (each) => shape(call, each));
  }),
  at('POST', MILESTONES, WRITE, (call) => created(shape(call, create(call)))),
  at('GET', `${MILESTONES}/{number}`, READ, (call) => ok(shape(call, found(call)))),
  at('PATCH', `${MILESTONES}/{number}`, WRITE, (call) => ok(shape(call, change(call)))),
  at('DELETE', `${MILESTONES}/{number}`, WRITE, (call) => {
    const milestone = found(call);
    for (const issue of [...call.repository.issues.values(), ...call.repository.pulls.values()]) {
      if (issue.milestone === milestone.number) issue.milestone = null;
    }
    call.repository.milestones.delete(milestone.id);
    return noContent();
  }),
];

function shape(call: Call, milestone: Milestone): { readonly [key: string]: unknown } {
  return milestoneShape(call.view, call.repository, milestone) ?? {};
}

function found(call: Call): Milestone {
  const number = Number(call.params['number']);
  const milestone = [...call.repository.milestones.values()].find((each) => each.number === number);
  if (milestone === undefined) throw notFound();
  return milestone;
}

function mustBeFree(call: Call, title: string): void {
  if ([...call.repository.milestones.values()].some((each) => each.title === title)) {
    throw validationFailed({ resource: 'Milestone', code: 'already_exists', field: 'title' });
  }
}

function create(call: Call): Milestone {
  const body = call.request.body;
  const title = text(body, 'title');
  mustBeFree(call, title);
  const number = call.repository.nextMilestone;
  call.repository.nextMilestone = number + 1;
  const now = call.store.now();
  const milestone: Milestone = {
    id: call.store.nextId(),
    number,
    title,
    description: optionalText(body, 'description') ?? null,
    state: optionalOneOf(body, 'state', ['open', 'closed']) ?? 'open',
    creator: call.actor.login,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    dueOn: optionalText(body, 'due_on') ?? null,
  };
  call.repository.milestones.set(milestone.id, milestone);
  return milestone;
}

function change(call: Call): Milestone {
  const milestone = found(call);
  const body = call.request.body;
  const title = optionalText(body, 'title') ?? milestone.title;
  if (title !== milestone.title) mustBeFree(call, title);
  const state = optionalOneOf(body, 'state', ['open', 'closed']) ?? milestone.state;
  if (state !== milestone.state) milestone.closedAt = state === 'closed' ? call.store.now() : null;
  milestone.title = title;
  milestone.state = state;
  milestone.updatedAt = call.store.now();
  if (body['description'] !== undefined) milestone.description = optionalText(body, 'description') ?? null;
  if (body['due_on'] !== undefined) milestone.dueOn = optionalText(body, 'due_on') ?? null;
  return milestone;
}
