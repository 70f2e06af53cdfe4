import { describe, expect, it } from 'vitest';
import { freshBox } from './box.ts';
import { branchWithCommit, COMMIT, CREATE_REF, commitInput, graphql, head, openPull } from './client.ts';

describe('faults on demand', () => {
  const at = freshBox();
  const main = () => at.box.repository('acme/config').refs.get('refs/heads/main');
  const commit = async (oid: string) =>
    graphql(at.box, at.alice, COMMIT, commitInput('main', oid, { 'app.yaml': 'tag: 2\n' }));
  const raw = (body = '{ viewer { login } }') =>
    fetch(at.box.graphqlUrl, {
      method: 'POST',
      headers: { authorization: `token ${at.alice}` },
      body: JSON.stringify({ query: body }),
    });

  it.each([
    ['drop-before', false],
    ['drop-after', true],
  ] as const)('%s loses the answer; the write happened: %s', async (kind, happened) => {
    const { oid } = await head(at.box, at.alice);
    at.box.faults.add({ kind, when: { operation: 'createCommitOnBranch' } });
    await expect(commit(oid)).rejects.toThrow();
    expect(main() !== oid).toBe(happened);
    expect((await commit(oid)).errors?.[0]?.type).toBe(happened ? 'STALE_DATA' : undefined);
  });

  it('answers the status asked for, by number of request', async () => {
    at.box.faults.reset();
    at.box.faults.add({ kind: 'status', status: 502, when: { index: 2 } });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await raw()).status);
    expect(statuses).toEqual([200, 502, 200]);
  });

  it('refuses with any sentence, in REST and GraphQL, and does nothing', async () => {
    const { oid } = await head(at.box, at.alice);
    const message = 'Base branch was modified. Review and try the merge again.';
    at.box.faults.add({ kind: 'refusal', status: 405, message, when: { method: 'PUT', path: '/merge' } });
    at.box.faults.add({ kind: 'refusal', message, when: { operation: 'createCommitOnBranch' } });
    const { data, errors } = await commit(oid);
    expect(data).toEqual({ createCommitOnBranch: null });
    expect(errors).toMatchObject([{ type: 'UNPROCESSABLE', path: ['createCommitOnBranch'], message }]);
    const rest = await fetch(`${at.box.apiUrl}/repos/acme/config/pulls/1/merge`, {
      method: 'PUT',
      headers: { authorization: `token ${at.alice}` },
    });
    expect([rest.status, ((await rest.json()) as { message: string }).message]).toEqual([405, message]);
    expect(main()).toBe(oid);
  });

  it('answers with limits as GitHub words them', async () => {
    at.box.faults.add({ kind: 'secondary-limit', retryAfter: 7 });
    at.box.faults.add({ kind: 'primary-limit', when: { nth: 2 } });
    const secondary = await raw();
    expect([secondary.status, secondary.headers.get('retry-after')]).toEqual([403, '7']);
    expect(JSON.stringify(await secondary.json())).toContain('secondary rate limit');
    const primary = await raw();
    expect([primary.status, primary.headers.get('x-ratelimit-remaining')]).toEqual([200, '0']);
    expect(await primary.json()).toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] });
    expect((await raw()).status).toBe(200);
  });

  it('reads the state of before a write, for as many reads as asked', async () => {
    const { oid } = await head(at.box, at.alice);
    at.box.faults.add({ kind: 'stale-read', when: { operation: 'createCommitOnBranch' }, reads: 2 });
    await commit(oid);
    const seen = [];
    for (let n = 0; n < 3; n += 1) seen.push((await head(at.box, at.alice)).oid);
    expect(seen).toEqual([oid, oid, main()]);
  });

  it('does not know a new node at first', async () => {
    await branchWithCommit(at.box, at.alice, 'topic');
    const id = await openPull(at.box, at.alice, 'topic');
    at.box.faults.add({ kind: 'not-resolved', when: { operation: 'addComment' } });
    const document =
      'mutation($id: ID!) { addComment(input: {subjectId: $id, body: "x"}) { commentEdge { node { body } } } }';
    const { errors } = await graphql(at.box, at.alice, document, { id });
    expect(errors?.[0]).toMatchObject({
      type: 'NOT_FOUND',
      message: `Could not resolve to a node with the global id of '${id}'.`,
    });
    expect((await graphql(at.box, at.alice, document, { id })).errors).toBeUndefined();
  });

  it('tells when a request arrives and when it is carried out', async () => {
    const { id, oid } = await head(at.box, at.alice);
    const told: (string | boolean)[] = [];
    const exists = () => at.box.repository('acme/config').refs.has('refs/heads/told');
    at.box.faults.add({
      kind: 'hook',
      when: { writes: true },
      onArrival: (info) => void told.push(info.operation ?? '', exists()),
      onDone: () => void told.push(exists()),
    });
    await graphql(at.box, at.alice, CREATE_REF, {
      input: { repositoryId: id, name: 'refs/heads/told', oid },
    });
    expect(told).toEqual(['createRef', false, true]);
  });

  it('is steered over HTTP too', async () => {
    const control = `${at.box.url}/_sandbox/faults`;
    await fetch(control, { method: 'POST', body: JSON.stringify({ kind: 'hang', ms: 120, times: 5 }) });
    const started = performance.now();
    await raw();
    expect(performance.now() - started).toBeGreaterThan(100);
    await fetch(control, { method: 'DELETE' });
    expect(await (await fetch(control)).json()).toEqual({ count: 0, faults: [] });
  });
});

describe('the log', () => {
  const at = freshBox();

  it('has one entry a request', async () => {
    at.box.log.clear();
    await head(at.box, at.alice);
    await fetch(`${at.box.apiUrl}/emojis?x=1`);
    await expect.poll(() => at.box.log.entries.length).toBe(2);
    expect(at.box.log.entries).toMatchObject([
      { method: 'POST', path: '/api/graphql', operation: 'repository', status: 200 },
      { method: 'GET', path: '/api/v3/emojis?x=1', operation: null, status: 501 },
    ]);
    expect(at.box.log.entries[0]?.requestBytes).toBeGreaterThan(100);
  });
});
