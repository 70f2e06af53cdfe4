import type { Label, Milestone, Repository } from '../../store/model.ts';
import { nodeId } from '../../store/node-id.ts';
import { apiUrl, htmlUrl } from './repository.ts';
import { userShape } from './user.ts';
import type { Shape, View } from './view.ts';

/** `label`. */
export function labelShape(view: View, repository: Repository, label: Label): Shape {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${apiUrl(view, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: label.isDefault,
    description: label.description,
  };
}

/** Labels of an issue by their names, in the order they were put on. */
export function labelsOf(view: View, repository: Repository, names: readonly string[]): readonly Shape[] {
  const all = [...repository.labels.values()];
  return names.flatMap((name) => {
    const found = all.find((label) => label.name.toLowerCase() === name.toLowerCase());
    return found === undefined ? [] : [labelShape(view, repository, found)];
  });
}

/** `milestone`; null for none. */
export function milestoneShape(
  view: View,
  repository: Repository,
  milestone: Milestone | undefined,
): Shape | null {
  if (milestone === undefined) return null;
  const issues = [...repository.issues.values(), ...repository.pulls.values()];
  const its = issues.filter((issue) => issue.milestone === milestone.number);
  const url = `${apiUrl(view, repository)}/milestones/${milestone.number}`;
  return {
    url,
    html_url: `${htmlUrl(view, repository)}/milestone/${milestone.number}`,
    labels_url: `${url}/labels`,
    id: milestone.id,
    node_id: nodeId('Milestone', milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    creator: userShape(view, milestone.creator),
    open_issues: its.filter((issue) => issue.state === 'open').length,
    closed_issues: its.filter((issue) => issue.state === 'closed').length,
    state: milestone.state,
    created_at: milestone.createdAt,
    updated_at: milestone.updatedAt,
    due_on: milestone.dueOn,
    closed_at: milestone.closedAt,
  };
}
