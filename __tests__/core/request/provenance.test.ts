import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import {
  eventDefaultBranch,
  readProvenance,
  withoutOwnSource,
} from '../../../src/core/request/provenance.ts';

interface Example {
  readonly name: string;
  readonly examples: readonly unknown[];
}

const path = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');
const events = JSON.parse(readFileSync(path, 'utf8')) as readonly Example[];
const SHA = 'a'.repeat(40);
const environment = { GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: SHA, GITHUB_RUN_ID: '7' };

describe('where a run comes from', () => {
  it.each(events.map(({ name, examples }) => ({ name, examples })))(
    'is read from every payload of $name that GitHub publishes',
    ({ examples }) => {
      for (const payload of examples) {
        const { source, run } = readProvenance(environment, payload);
        expect(source?.sha).toMatch(/^[0-9a-f]{40}$/);
        expect(run).toEqual({ url: 'https://github.com/acme/shop/actions/runs/7', attempt: '1' });
        expect(['string', 'undefined']).toContain(typeof eventDefaultBranch(payload));
      }
    },
  );

  it.each([
    ['push', {}, SHA],
    ['pull_request', { pull_request: { head: { sha: 'b'.repeat(40) } } }, 'b'.repeat(40)],
    ['workflow_run', { workflow_run: { head_sha: 'c'.repeat(40) } }, 'c'.repeat(40)],
    ['a payload with nonsense', { pull_request: { head: { sha: 'main; rm -rf' } } }, SHA],
    ['no payload', undefined, SHA],
  ])('of %s', (_title, payload, sha) => {
    expect(readProvenance(environment, payload).source?.sha).toBe(sha);
  });

  it('is unknown outside GitHub Actions', () => {
    expect(readProvenance({}, undefined)).toEqual({ source: undefined, run: undefined, actor: undefined });
  });

  describe('in the config repository itself', () => {
    const own = { repository: { owner: 'Acme', name: 'shop' }, workflowRepository: 'acme/shop' };
    const sourceOn = (GITHUB_EVENT_NAME: string, connection = own) =>
      withoutOwnSource(readProvenance(environment, {}), connection, { ...environment, GITHUB_EVENT_NAME });

    it.each(['workflow_dispatch', 'repository_dispatch', 'schedule', ''])(
      'is the run, and no commit that was built, on %j',
      (name) => {
        const { source, run } = sourceOn(name);
        expect(source).toBeUndefined();
        expect(run?.url).toBe('https://github.com/acme/shop/actions/runs/7');
      },
    );

    it('is the commit too where the sources stand beside, and a push was built', () => {
      expect(sourceOn('push').source?.sha).toBe(SHA);
    });

    it('is asked of no other repository', () => {
      const other = { ...own, repository: { owner: 'acme', name: 'config' } };
      expect(sourceOn('workflow_dispatch', other).source?.sha).toBe(SHA);
    });
  });
});
