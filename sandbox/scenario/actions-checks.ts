import { entryOf } from '../store/merging.ts';
import type { Actions } from './script.ts';
import { pullOf, repositoryPath, type Subject } from './subject.ts';

/** The commit that is spoken of: the pull request's head, or what the merge queue built of it. */
function shaOf(subject: Subject, on: 'head' | 'merge-group' | undefined): string {
  const pull = pullOf(subject);
  if (on !== 'merge-group') return pull.headOid;
  const group = entryOf(subject.store.state, subject.repository, pull.number)?.group ?? null;
  if (group === null) throw new Error('the merge queue has built nothing of the pull request');
  return group.headOid;
}

/** A check run begins, goes on or ends: one that is not over is changed, else there is a new one. */
export async function check(subject: Subject, wanted: NonNullable<Actions['check']>): Promise<void> {
  const { name, conclusion, status, app, on } = wanted;
  const actor = subject.stage.app(app);
  const sha = shaOf(subject, on);
  const running = [...subject.repository.checkRuns.values()].find(
    (run) =>
      run.headSha === sha &&
      run.name === name &&
      run.appId === actor.token?.appId &&
      run.status !== 'completed',
  );
  const body = conclusion === undefined ? { status } : { status: 'completed', conclusion };
  const runs = `${repositoryPath(subject)}/check-runs`;
  if (running === undefined) {
    await subject.stage.rest(actor, `POST ${runs}`, { name, head_sha: sha, ...body });
  } else await subject.stage.rest(actor, `PATCH ${runs}/${running.id}`, body);
}

/** A commit status, by an App unless a person is named. */
export async function status(subject: Subject, wanted: NonNullable<Actions['status']>): Promise<void> {
  const { by, on, ...body } = wanted;
  const actor = by === undefined ? subject.stage.app() : subject.stage.person(by);
  await subject.stage.rest(actor, `POST ${repositoryPath(subject)}/statuses/${shaOf(subject, on)}`, body);
}
