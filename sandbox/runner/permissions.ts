/** What the GITHUB_TOKEN of a job may do. */
import type { RunnerEvent } from './environment.ts';
import { fields } from './yaml-values.ts';

export type Granted = Readonly<Record<string, string>>;

/** Fact: what a job without `permissions` has in a repository with the restricted default (docs: GITHUB_TOKEN). */
export const DEFAULT_PERMISSIONS: Granted = { contents: 'read', packages: 'read' };

const LEVELS = ['none', 'read', 'write'];

/** Whether the pull request of the event comes from another repository. */
export function isFromFork({ name, payload }: RunnerEvent): boolean {
  const pull = fields(fields(payload)['pull_request']);
  const side = (end: string): unknown => fields(fields(pull[end])['repo'])['full_name'];
  return name === 'pull_request' && side('head') !== side('base');
}

/** Fact: on `pull_request` from a fork every `write` becomes `read` (docs: GITHUB_TOKEN, permissions of forks). */
export function permissionsOn(event: RunnerEvent, asked: Granted): Granted {
  if (!isFromFork(event)) return asked;
  return Object.fromEntries(
    Object.entries(asked).map(([name, level]) => [name, level === 'write' ? 'read' : level]),
  );
}

/** Fact: a reusable workflow can only keep or lower what its caller has. @throws Error what GitHub says at the start */
export function checkNested(job: string, asked: Granted, granted: Granted): void {
  for (const [name, level] of Object.entries(asked)) {
    const allowed = granted[name] ?? 'none';
    if (LEVELS.indexOf(level) > LEVELS.indexOf(allowed))
      throw new Error(
        `The nested job '${job}' is requesting '${name}: ${level}', but is only allowed '${name}: ${allowed}'.`,
      );
  }
}
