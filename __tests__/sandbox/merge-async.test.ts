import { describe, expect, it } from 'vitest';
import { type Ask, RestSession } from '../support/rest-session.ts';
import { freshBox } from './box.ts';
import { branchWithCommit, graphql, openPull } from './client.ts';
import { ENQUEUE, requireStatus, stateOf } from './merging.ts';

const PULL = '/repos/acme/config/pulls/1';

describe('merging in the background', () => {
  const at = freshBox();
  const ask = async (request: string, status: number, options: Ask = {}) => {
    const [method = '', path = ''] = request.split(' ');
    const answer = await new RestSession(at.box.apiUrl, at.alice).ask(method, path, options);
    expect({ status: answer.status, problems: answer.problems }).toEqual({ status, problems: [] });
    return answer.body;
  };
  async function open(): Promise<{ id: string; sha: string }> {
    const sha = await branchWithCommit(at.box, at.alice, 'topic');
    return { id: await openPull(at.box, at.alice, 'topic'), sha };
  }

  it('is taken on, told again, and done later', async () => {
    const { sha } = await open();
    const body = { merge_method: 'squash', commit_title: 'Ship' };
    const asked = await ask(`PUT ${PULL}/merge-async`, 202, { body });
    expect(asked).toMatchObject({
      status: 'pending',
      details: { merge_method: 'squash', merge_action: 'default', expected_head_sha: sha },
    });
    const again = await ask(`PUT ${PULL}/merge-async`, 409, { body: { merge_method: 'merge' } });
    expect(again.details).toMatchObject({ uuid: asked.details.uuid, merge_method: 'squash' });
    const result = await ask(`GET ${PULL}/merge-async/${asked.details.uuid}`, 200);
    expect(result.status).toBe('merged');
    const done = await ask(`PUT ${PULL}/merge-async`, 200);
    expect(done).toEqual({
      status: 'merged',
      details: { message: 'Pull request is already merged.', sha: result.details.sha },
    });
    await at.box.advance(25 * 60 * 60 * 1000);
    await ask(`GET ${PULL}/merge-async/${asked.details.uuid}`, 404);
  });

  it('lets nobody else merge meanwhile', async () => {
    await open();
    await ask(`PUT ${PULL}/merge-async`, 202);
    const direct = await ask(`PUT ${PULL}/merge`, 405);
    expect(direct.message).toBe('Merge already in progress');
  });

  it('fails late by the rules, and early for what is closed', async () => {
    const { id } = await open();
    requireStatus(at.box, 'build');
    const asked = await ask(`PUT ${PULL}/merge-async`, 202);
    await stateOf(at.box, at.alice, id);
    const result = await ask(`GET ${PULL}/merge-async/${asked.details.uuid}`, 200);
    expect(result.status).toBe('failed');
    expect(result.details.message).toContain('Required status check "build" is expected.');
    await ask(`PATCH ${PULL}`, 200, { body: { state: 'closed' } });
    const closed = await ask(`PUT ${PULL}/merge-async`, 400);
    expect(closed).toEqual({ status: 'failed', details: { message: 'Pull request is closed.' } });
  });

  it('is called off when the head moves', async () => {
    await open();
    const asked = await ask(`PUT ${PULL}/merge-async`, 202);
    const push = { repo: 'acme/config', branch: 'topic', author: 'bob', message: 'More' };
    await at.box.pushCommit({ ...push, files: { more: '1' } });
    await ask(`GET ${PULL}`, 200);
    expect((await ask(`GET ${PULL}/merge-async/${asked.details.uuid}`, 200)).status).toBe('failed');
  });

  it('is the way into a merge queue', async () => {
    const { id, sha } = await open();
    requireStatus(at.box, 'build', {});
    await ask(`POST /repos/acme/config/statuses/${sha}`, 201, {
      body: { state: 'success', context: 'build' },
    });
    const asked = await ask(`PUT ${PULL}/merge-async`, 202, { body: { merge_action: 'merge_queue' } });
    await stateOf(at.box, at.alice, id);
    expect((await ask(`GET ${PULL}/merge-async/${asked.details.uuid}`, 200)).status).toBe('enqueued');
    expect((await stateOf(at.box, at.alice, id)).isInMergeQueue).toBe(true);
    expect((await ask(`PUT ${PULL}/merge-async`, 200)).status).toBe('enqueued');
    const { errors } = await graphql(at.box, at.alice, ENQUEUE, { input: { pullRequestId: id } });
    expect(errors?.[0]?.message).toBe('Pull request is already in the queue');
  });
});
