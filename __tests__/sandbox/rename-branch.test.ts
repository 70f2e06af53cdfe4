import { describe, expect, it } from 'vitest';
import { RestSession } from '../support/rest-session.ts';
import { freshBox } from './box.ts';
import { branchWithCommit, openPull } from './client.ts';
import { octokitOf, stateOf } from './merging.ts';

const BRANCHES = '/repos/acme/config/branches';

describe('a renamed branch', () => {
  const at = freshBox();
  const ask = async (method: string, path: string, token: string, body?: object) => {
    const answer = await new RestSession(at.box.apiUrl, token).ask(method, path, { body });
    expect(answer.problems).toEqual([]);
    return answer;
  };
  const rename = (branch: string, to: string, token = at.alice) =>
    ask('POST', `${BRANCHES}/${branch}/rename`, token, { new_name: to });

  function admin(): string {
    at.box.addUser({ login: 'ada' });
    at.box.repository('acme/config').collaborators.set('ada', 'admin');
    return at.box.addToken({ kind: 'user-classic', login: 'ada' }).value;
  }

  it('takes its pull requests along, head and base', async () => {
    const sha = await branchWithCommit(at.box, at.alice, 'topic');
    const id = await openPull(at.box, at.alice, 'topic');
    expect((await rename('topic', 'better')).status).toBe(201);
    expect(await stateOf(at.box, at.alice, id)).toMatchObject({
      state: 'OPEN',
      headRefName: 'better',
      headRefOid: sha,
    });
    at.box.protect('acme/config', { pattern: 'main' });
    expect((await rename('main', 'trunk', admin())).status).toBe(201);
    expect(await stateOf(at.box, at.alice, id)).toMatchObject({ state: 'OPEN', baseRefName: 'trunk' });
    const repository = at.box.repository('acme/config');
    expect(repository.defaultBranch).toBe('trunk');
    expect([...repository.protections.values()].map(({ pattern }) => pattern)).toEqual(['trunk']);
  });

  it('leads from the old name to the new one', async () => {
    await rename('main', 'trunk', admin());
    const moved = await ask('GET', `${BRANCHES}/main`, at.alice);
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toMatch(/\/branches\/trunk$/);
    const followed = await octokitOf(at.box, 'alice').rest.repos.getBranch({
      owner: 'acme',
      repo: 'config',
      branch: 'main',
    });
    expect(followed.data.name).toBe('trunk');
    expect((await ask('GET', '/repos/acme/config/git/ref/heads/main', at.alice)).status).toBe(404);
  });

  it('keeps its name where the new one is taken, and where only administrators may change it', async () => {
    await branchWithCommit(at.box, at.alice, 'topic');
    expect((await rename('topic', 'main')).status).toBe(422);
    expect((await rename('main', 'trunk')).status).toBe(403);
    expect((await rename('none', 'some')).status).toBe(404);
  });
});
