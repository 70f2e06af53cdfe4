/** The config file of a branch. */
import { ReleaseError } from '../errors.ts';
import { CONFIG_FILE, type Config, parseConfig } from './config.ts';

/**
 * Nobody looks on another branch than their own for a mistake, so that the branch is named.
 * @throws ReleaseError config-invalid, yaml-invalid
 */
export function parseConfigOn(branch: string, text: string): Config {
  try {
    return parseConfig(CONFIG_FILE, text);
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    const [first, ...others] = error.failures;
    const what = `${first.what.replace(/[.\s]+$/, '')} (on branch ${branch})`;
    throw new ReleaseError([{ ...first, what }, ...others], error);
  }
}
