/** What the demo's alice changes in the config repository by hand, beside the image: enough for a reviewer to look twice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pullRequestEvent } from '../sandbox/runner/events.ts';
import type { ActionOptions } from '../sandbox/runner/run-action.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

const FOLDER = 'apps/shop/overlays/production';
const BRANCH = 'shop-2.0';

/** Her pull request, and the step that it starts in the config repository. */
export interface HandMade {
  readonly number: number;
  readonly step: Pick<ActionOptions, 'inputs' | 'context' | 'event'>;
}

/** Pushes as a person does, and opens a pull request. @throws Error where the sandbox refuses */
export async function openByHand(sandbox: Sandbox, context: ActionOptions['context']): Promise<HandMade> {
  const repo = 'acme/config';
  const message = 'Shop 2.0 in production';
  await sandbox.pushCommit({ repo, branch: BRANCH, author: 'alice', message, files: changedFiles() });
  const number = await openPull(sandbox, message);
  const { event, sha, ref } = await pullRequestEvent(sandbox, repo, { number, action: 'opened' });
  const permissions = { contents: 'read', pull_requests: 'write' } as const;
  const token = sandbox.addToken({ kind: 'github-token', permissions, repositories: [repo] }).value;
  const at = { ...context, repository: repo, sha, ref, token, workflow: 'rendered diff', job: 'diff' };
  return { number, step: { inputs: { command: 'diff' }, context: at, event } };
}

function changedFiles(): Readonly<Record<string, string>> {
  const path = (name: string) => `${FOLDER}/${name}`;
  const read = (name: string) =>
    readFileSync(join(import.meta.dirname, '..', 'sandbox', 'config-repository', FOLDER, name), 'utf8');
  const secret = [
    '',
    'secretGenerator:',
    '  - name: shop-sessions',
    '    literals:',
    '      - store-url=redis://shop:7rWq-Lx2k-9dPz@sessions.shop.svc:6379',
    '',
  ];
  const privileged = '          securityContext: {privileged: true}\n';
  return {
    [path('kustomization.yaml')]: read('kustomization.yaml').replace('1.7.3', '2.0.0') + secret.join('\n'),
    [path('resources.yaml')]: read('resources.yaml').replace('memory: 1Gi', 'memory: 2Gi') + privileged,
  };
}

async function openPull(sandbox: Sandbox, title: string): Promise<number> {
  const token = sandbox.addToken({ kind: 'user-classic', login: 'alice', scopes: ['repo'] }).value;
  const response = await fetch(`${sandbox.apiUrl}/repos/acme/config/pulls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ title, head: BRANCH, base: 'main' }),
  });
  if (response.status !== 201) throw new Error(await response.text());
  return ((await response.json()) as { readonly number: number }).number;
}
