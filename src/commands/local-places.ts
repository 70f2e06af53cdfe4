/** Where in a clone each environment stands. */
import type { Config, Environment } from '../core/config/config.ts';
import { branchesOf, findPlace, type LocalBranches, type LocalPlace } from '../core/history/branches.ts';

export async function readLocalPlaces(
  config: Config,
  environments: readonly Environment[],
  branches: LocalBranches,
): Promise<ReadonlyMap<string, LocalPlace>> {
  const isPlain = config.environments.every(
    ({ base, repository }) => base === undefined && repository === undefined,
  );
  if (isPlain) return new Map(environments.map(({ name }) => [name, { kind: 'tree' }]));
  const [checkedOut, defaultBranch, addresses] = await Promise.all([
    branches.checkedOut(),
    branches.defaultBranch(),
    branches.addresses(),
  ]);
  const names = branchesOf(config, defaultBranch);
  const commits = new Map(
    await Promise.all(names.map(async (name) => [name, await branches.commitOf(name)] as const)),
  );
  const facts = { checkedOut, defaultBranch, addresses, commits };
  return new Map(
    environments.map((environment) => [environment.name, findPlace(environment, config, facts)]),
  );
}
