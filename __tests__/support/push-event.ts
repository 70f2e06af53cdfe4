/** The push that brought the newest commits of main, as the config repository's workflow is told of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';

/** @param before the commit that main was at @returns variables of the workflow's run */
export function pushedSince({ git, sandbox }: World, before: string): Readonly<Record<string, string>> {
  const path = join(sandbox.store.folder, 'event.json');
  const ids = git('rev-list', '--reverse', `${before}..main`).trim().split('\n');
  const commits = ids.map((id) => ({ id }));
  writeFileSync(path, JSON.stringify({ ref: 'refs/heads/main', before, after: ids.at(-1), commits }));
  return {
    GITHUB_REPOSITORY: 'acme/config',
    GITHUB_SHA: ids.at(-1) ?? '',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: path,
  };
}
