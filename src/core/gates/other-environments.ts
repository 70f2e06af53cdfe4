/** Environments that share a branch: a status that it requires for one of them is asked of proposals to all. */
import type { Config } from '../config/config.ts';
import type { RequiredCheck } from '../facts.ts';
import { filesOf } from '../release/released.ts';
import { gateContext } from './promotion.ts';

export interface ProposedFiles {
  readonly environment: string | undefined;
  readonly files: readonly string[];
}

/** Environments whose status this action writes on a proposal, where the branch requires it. */
export function toldEnvironments(
  proposed: ProposedFiles,
  required: readonly RequiredCheck[],
  config: Config | undefined,
): readonly string[] {
  const { environment } = proposed;
  const others = config === undefined ? [] : untouchedEnvironments(proposed, required, config);
  return environment === undefined ? others : [environment, ...others];
}

/**
 * What else is changed than files of its own environment, a base say, may reach any.
 * @returns environments whose status the branch requires, and of which the proposal changes nothing
 */
export function untouchedEnvironments(
  { environment, files }: ProposedFiles,
  required: readonly RequiredCheck[],
  config: Config,
): readonly string[] {
  const within = (name: string | undefined): readonly string[] =>
    filesOf(files, {
      name,
      environment: config.environments.find((each) => each.name === name),
      config,
      paths: [],
    });
  if (files.length === 0 || within(environment).length < files.length) return [];
  const contexts = required.map(({ context }) => context.toLowerCase());
  return config.environments
    .map(({ name }) => name)
    .filter((name) => name !== environment && contexts.includes(gateContext(name).toLowerCase()))
    .filter((name) => within(name).length === 0);
}
