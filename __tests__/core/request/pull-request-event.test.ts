import { describe, expect, it, test } from 'vitest';
import { readComparedEvent } from '../../../src/core/request/pull-request-event.ts';
import { failuresOf } from '../../support/failures.ts';

const [BASE, HEAD] = ['a'.repeat(40), 'b'.repeat(40)];
const pullRequest = (headRepository: string | null) => ({
  action: 'synchronize',
  pull_request: {
    number: 7,
    base: { sha: BASE, ref: 'main', repo: { full_name: 'acme/config' } },
    head: {
      sha: HEAD,
      ref: 'shop-1.8.0',
      repo: headRepository === null ? null : { full_name: headRepository },
    },
  },
});

describe('what is compared', () => {
  it('is the head of a pull request, not its test merge', () => {
    expect(readComparedEvent(pullRequest('acme/config'))).toEqual({
      base: BASE,
      head: HEAD,
      branch: 'main',
      pullRequest: 7,
      fork: false,
    });
  });

  test.each(['mallory/config', null])('comes from a fork where its repository is %j', (repository) => {
    expect(readComparedEvent(pullRequest(repository)).fork).toBe(true);
  });

  it('is the group of a merge queue', () => {
    const event = { merge_group: { base_sha: BASE, head_sha: HEAD, base_ref: 'refs/heads/release/1.x' } };
    expect(readComparedEvent(event)).toMatchObject({ branch: 'release/1.x', pullRequest: undefined });
  });

  test.each([undefined, {}, { ref: 'refs/heads/main', after: HEAD }, { pull_request: { number: 7 } }])(
    'is nothing in %j',
    (event) => {
      expect(failuresOf(() => readComparedEvent(event))[0]?.next).toContain('pull_request');
    },
  );
});
