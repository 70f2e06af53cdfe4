/** A change that a person proposes in the config repository, and the event that a workflow there gets of it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep, type StepResult } from './step.ts';
import type { World } from './world.ts';

export interface ProposedChange {
  readonly number: number;
  readonly base: string;
  readonly head: string;
  /** `diff` as a step of a workflow on `pull_request`, or on another event, with the tools on PATH. */
  diff(inputs?: Readonly<Record<string, string>>, event?: object): Promise<StepResult>;
  /** A clone with the change checked out, whose `origin/main` is the base. */
  clone(): string;
  remove(): void;
}

/** @param files path to new content; null removes the file */
export async function proposeChange(
  world: World,
  files: Readonly<Record<string, string | null>>,
): Promise<ProposedChange> {
  const branch = 'change';
  const author = 'alice';
  await world.sandbox.pushCommit({ repo: 'acme/config', branch, author, message: 'Change', files });
  const token = world.sandbox.addToken({ kind: 'user-classic', login: author, scopes: ['repo'] }).value;
  const response = await fetch(`${world.sandbox.apiUrl}/repos/acme/config/pulls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ title: 'Change', head: branch, base: 'main' }),
  });
  const pull = (await response.json()) as Pull;
  const folder = mkdtempSync(join(tmpdir(), 'change-'));
  const given = { command: 'diff', repository: 'acme/config', token: world.token };
  return {
    number: pull.number,
    base: pull.base.sha,
    head: pull.head.sha,
    diff(inputs = {}, event = { pull_request: pull }) {
      const path = join(mkdtempSync(join(folder, 'event-')), 'event.json');
      writeFileSync(path, JSON.stringify(event));
      const env = { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: 'acme/config', RUNNER_TEMP: folder };
      return runStep(world.sandbox, { inputs: { ...given, ...inputs }, env, tools: true });
    },
    clone() {
      const bare = world.git('rev-parse', '--absolute-git-dir').trim();
      const into = mkdtempSync(join(folder, 'clone-'));
      execFileSync('git', ['clone', '--quiet', '--branch', branch, bare, into]);
      return into;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Pull {
  readonly number: number;
  readonly base: { readonly sha: string };
  readonly head: { readonly sha: string };
}

/** Bodies of all comments on pull requests of the config repository. */
export function commentsOf(world: World): readonly string[] {
  return [...world.sandbox.repository('acme/config').comments.values()].map(({ body }) => body);
}
