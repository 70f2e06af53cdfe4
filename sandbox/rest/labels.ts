import { notFound, validationFailed } from '../http/errors.ts';
import type { Label, Repository } from '../store/model.ts';
import { created, noContent, ok, paged } from './answer.ts';
import { at, type Call } from './call.ts';
import { type Body, optionalText, text } from './input.ts';
import { labelShape } from './shapes/labels.ts';

const REPO = '/repos/{owner}/{repo}';
const READ = 'issues=read; pull_requests=read';
const WRITE = 'issues=write; pull_requests=write';

/** The labels of a repository; what is put on issues is in issue-labels.ts. */
export const labelRoutes = [
  at('GET', `${REPO}/labels`, READ, (call) =>
    paged(call.request, [...call.repository.labels.values()], (each) =>
      labelShape(call.view, call.repository, each),
    ),
  ),
  at('POST', `${REPO}/labels`, WRITE, (call) => created(shape(call, create(call, call.request.body)))),
  at('GET', `${REPO}/labels/{name}`, READ, (call) => ok(shape(call, named(call)))),
  at('PATCH', `${REPO}/labels/{name}`, WRITE, (call) => ok(shape(call, change(call)))),
  at('DELETE', `${REPO}/labels/{name}`, WRITE, (call) => {
    const label = named(call);
    call.repository.labels.delete(label.id);
    for (const issue of [...call.repository.issues.values(), ...call.repository.pulls.values()]) {
      issue.labels = issue.labels.filter((name) => !same(name, label.name));
    }
    return noContent();
  }),
];

function shape(call: Call, label: Label): ReturnType<typeof labelShape> {
  return labelShape(call.view, call.repository, label);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The label of that name in any case; undefined when there is none. */
export function findLabel(repository: Repository, name: string): Label | undefined {
  return [...repository.labels.values()].find((label) => same(label.name, name));
}

function named(call: Call): Label {
  const label = findLabel(call.repository, call.params['name'] ?? '');
  if (label === undefined) throw notFound();
  return label;
}

function color(body: Body): string | undefined {
  const value = optionalText(body, 'color')?.replace(/^#/, '');
  if (value !== undefined && !/^[0-9a-f]{6}$|^[0-9a-f]{3}$/i.test(value)) {
    throw validationFailed({ resource: 'Label', code: 'invalid', field: 'color' });
  }
  return value;
}

function mustBeFree(call: Call, name: string): void {
  if (findLabel(call.repository, name) !== undefined) {
    throw validationFailed({ resource: 'Label', code: 'already_exists', field: 'name' });
  }
}

function create(call: Call, body: Body): Label {
  const name = text(body, 'name');
  mustBeFree(call, name);
  return addLabel(call, {
    name,
    color: color(body) ?? 'ededed',
    description: optionalText(body, 'description') ?? null,
  });
}

/** Puts a label into the repository; `ededed` is the colour GitHub gives a label that an issue brings along. */
export function addLabel(call: Call, it: Pick<Label, 'name' | 'color' | 'description'>): Label {
  const label: Label = { id: call.store.nextId(), ...it, isDefault: false };
  call.repository.labels.set(label.id, label);
  return label;
}

function change(call: Call): Label {
  const label = named(call);
  const body = call.request.body;
  const name = optionalText(body, 'new_name') ?? label.name;
  if (!same(name, label.name)) mustBeFree(call, name);
  for (const issue of [...call.repository.issues.values(), ...call.repository.pulls.values()]) {
    issue.labels = issue.labels.map((each) => (same(each, label.name) ? name : each));
  }
  label.name = name;
  label.color = color(body) ?? label.color;
  if (body['description'] !== undefined) label.description = optionalText(body, 'description') ?? null;
  return label;
}
