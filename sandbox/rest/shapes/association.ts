import type { Repository } from '../../store/model.ts';
import type { View } from './view.ts';

/** `author_association`: how an author stands to a repository. Past contributions are not counted. */
export function association(view: Pick<View, 'state'>, repository: Repository, login: string): string {
  const name = login.toLowerCase();
  if (repository.owner.toLowerCase() === name) return 'OWNER';
  const members = view.state.members.get(repository.owner.toLowerCase());
  if ([...(members?.keys() ?? [])].some((member) => member.toLowerCase() === name)) return 'MEMBER';
  const invited = [...repository.collaborators.keys()].some((each) => each.toLowerCase() === name);
  return invited ? 'COLLABORATOR' : 'NONE';
}
