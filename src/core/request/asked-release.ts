/** What every command that merges may be asked about releases. */
import { parseChannel, parseTagTemplate } from '../release/tag-template.ts';
import { parseBoolean } from './fields.ts';
import type { Reader } from './problems.ts';
import type { AskedRelease } from './request.ts';

/** Undefined: not given, so that the config file decides. */
export function readAskedRelease(read: Reader): AskedRelease {
  return {
    tag: read('release-tag', parseTagTemplate),
    channel: read('channel', parseChannel),
    githubRelease: read('github-release', (value) => parseBoolean(value, false)),
  };
}
