/** Environments that stand in another repository than the one whose config file describes them. */
import { CONFIG_FILE, type Config, type Environment } from '../config/config.ts';
import { ReleaseError } from '../errors.ts';

/** Where an environment is described, where that is not the repository that is changed. */
export interface Home {
  /** `owner/name`. */
  readonly repository: string;
  readonly config: Config;
}

/** The environment's repository must be opened; a run that cannot do that fails with this. */
export class StandsElsewhere extends ReleaseError {
  /** `owner/name`. */
  readonly repository: string;
  readonly home: Home;

  constructor({ name, repository }: { readonly name: string; readonly repository: string }, home: Home) {
    super({
      code: 'input-contradiction',
      what: `"${name}" stands in ${repository}, and this run is about ${home.repository}`,
      where: CONFIG_FILE,
      next: `Run this command in a workflow of ${repository}, or with \`repository: ${repository}\`.`,
    });
    this.repository = repository;
    this.home = home;
  }
}

/**
 * @param url page of the repository that was opened
 * @throws StandsElsewhere
 */
export function checkStandsHere(
  environment: Environment | undefined,
  config: Config | undefined,
  url: string,
): void {
  const { name = '', repository } = environment ?? {};
  const own = url.split('/').slice(-2).join('/');
  if (repository === undefined || config === undefined) return;
  if (repository.toLowerCase() === own.toLowerCase()) return;
  throw new StandsElsewhere({ name, repository }, { repository: own, config });
}
