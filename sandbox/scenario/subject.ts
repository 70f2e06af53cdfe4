import type { PullRequest, Repository } from '../store/model.ts';
import { fullName, type Store } from '../store/store.ts';
import type { Backstage } from './backstage.ts';
import type { Script } from './script.ts';

/** What a step is about. */
export interface Subject {
  readonly stage: Backstage;
  readonly store: Store;
  readonly repository: Repository;
  /** Null as long as none is open or was. */
  readonly pull: PullRequest | null;
}

function repositoryOf(store: Store, script: Script): Repository {
  const all = [...store.state.repositories.values()];
  const [owner = '', name = ''] = (script.repository ?? '').split('/');
  const found = script.repository === undefined ? all[0] : store.find(owner, name)?.repository;
  if (found === undefined) throw new Error(`there is no repository ${script.repository ?? ''}`.trim());
  if (script.repository === undefined && all.length > 1)
    throw new Error(`"repository" must say which is meant: ${all.map(fullName).join(', ')}`);
  return found;
}

/** Repository and pull request of a script, as they are now. @throws Error when no repository is meant */
export function subjectOf(stage: Backstage, script: Script): Subject {
  const { store } = stage.box;
  const repository = repositoryOf(store, script);
  const number = script['pull-request'] ?? Math.max(0, ...repository.pulls.keys());
  return { stage, store, repository, pull: repository.pulls.get(number) ?? null };
}

/** The pull request, which must be there. @throws Error */
export function pullOf({ pull }: Subject): PullRequest {
  if (pull === null)
    throw new Error('there is no pull request yet; wait with `when: { pull-request: opened }`');
  return pull;
}

/** `/repos/<owner>/<name>` */
export function repositoryPath({ repository }: Subject): string {
  return `/repos/${fullName(repository)}`;
}

/** `/repos/<owner>/<name>/pulls/<number>` */
export function pullPath(subject: Subject): string {
  return `${repositoryPath(subject)}/pulls/${pullOf(subject).number}`;
}
