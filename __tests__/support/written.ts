/** Everything that a run can write into the config repository, to see that it has written nothing. */
import type { World } from './world.ts';

export function writtenIn({
  sandbox,
  git,
}: Pick<World, 'sandbox' | 'git'>): Readonly<Record<string, unknown>> {
  const { pulls, comments, labels, statuses, checkRuns, releases, deployments, reviews, issues } =
    sandbox.repository('acme/config');
  const lists = { pulls, comments, labels, checkRuns, releases, deployments, reviews, issues };
  const texts = Object.entries(lists).map(([name, list]) => [name, JSON.stringify([...list.values()])]);
  return {
    refs: git('for-each-ref', '--format=%(refname) %(objectname)'),
    statuses: JSON.stringify(statuses),
    ...Object.fromEntries(texts),
  };
}
