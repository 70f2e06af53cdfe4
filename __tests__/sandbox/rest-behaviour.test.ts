import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { appJwt } from '../support/recorded-world.ts';
import { type Answer, RestSession } from '../support/rest-session.ts';

const REPO = '/repos/acme/config';

let box: Sandbox;
let alice: RestSession;

beforeAll(async () => {
  box = await startSandbox();
  box.addUser({ login: 'alice', name: 'Alice', email: 'alice@example.com' });
  const files = { 'README.md': '# Config\n', 'dir/only.txt': 'x\n', 'conflict.txt': 'one\n' };
  await box.addRepository({ owner: 'acme', name: 'config', files, collaborators: { alice: 'admin' } });
  await box.addRepository({ owner: 'acme', name: 'empty', collaborators: { alice: 'admin' } });
  await box.addRepository({
    owner: 'acme',
    name: 'secret',
    files,
    private: true,
    collaborators: { alice: 'admin' },
  });
  alice = new RestSession(box.apiUrl, box.addToken({ kind: 'user-classic', login: 'alice' }).value);
});

afterAll(() => box.stop());

async function head(branch = 'main'): Promise<string> {
  return (await alice.ask('GET', `${REPO}/git/ref/heads/${branch}`)).body.object.sha;
}

function send(method: string, path: string, body: unknown): Promise<Answer> {
  return alice.ask(method, path, { body });
}

describe('refusals', () => {
  it.each([
    ['POST', '/git/refs', { ref: 'refs/heads/main', sha: 'HEAD' }, 422, 'Reference already exists'],
    ['POST', '/git/refs', { ref: 'refs/heads/x', sha: '0'.repeat(40) }, 422, 'Object does not exist'],
    [
      'POST',
      '/git/refs',
      { ref: 'main', sha: 'HEAD' },
      422,
      "Reference name must start with 'refs/' and have at least two slashes.",
    ],
    ['PATCH', '/git/refs/heads/none', { sha: 'HEAD' }, 422, 'Reference does not exist'],
    ['DELETE', '/git/refs/heads/none', undefined, 422, 'Reference does not exist'],
    ['DELETE', '/git/refs/heads/main', undefined, 422, 'Cannot delete the default branch'],
    ['POST', '/git/refs', { ref: 'refs/heads/x' }, 422, 'Invalid request.\n\n"sha" wasn\'t supplied.'],
    [
      'POST',
      '/git/trees',
      { tree: [{ path: 'none', mode: '100644', type: 'blob', sha: null }], base_tree: 'HEAD' },
      422,
      'GitRPC::BadObjectState',
    ],
    ['GET', '/branches/main/protection', undefined, 404, 'Branch not protected'],
    ['POST', '/merges', { base: 'none', head: 'main' }, 404, 'Base does not exist'],
    ['POST', '/statuses/main', { state: 'odd' }, 422, 'Validation Failed'],
  ] as const)('%s %s %j', async (method, path, given, status, message) => {
    const sha = await head();
    const text = JSON.stringify(given)?.replaceAll('"HEAD"', JSON.stringify(sha));
    const answer = await alice.ask(method, `${REPO}${path}`, text === undefined ? {} : { raw: text });
    expect(answer.body).toMatchObject({
      message,
      status: String(status),
      documentation_url: expect.any(String),
    });
    expect(answer.status).toBe(status);
  });

  it('tells bad JSON from JSON that is no object', async () => {
    const bad = await alice.ask('POST', `${REPO}/labels`, { raw: '{' });
    expect([bad.status, bad.body.message]).toEqual([400, 'Problems parsing JSON']);
    const number = await alice.ask('POST', `${REPO}/labels`, { raw: '1' });
    expect([number.status, number.body.message]).toEqual([400, 'Body should be a JSON object']);
  });

  it.each(['/git/trees/main', '/commits', '/git/matching-refs/heads'])(
    'an empty repository at %s',
    async (path) => {
      const answer = await alice.ask('GET', `/repos/acme/empty${path}`);
      expect([answer.status, answer.body.message]).toEqual([409, 'Git Repository is empty.']);
    },
  );

  it('lets only contents make the first commit', async () => {
    const blob = await send('POST', '/repos/acme/empty/git/blobs', { content: 'a' });
    expect(blob.status).toBe(409);
    const put = await send('PUT', '/repos/acme/empty/contents/a', { message: 'First', content: 'YQ==' });
    expect([put.status, put.body.commit.parents]).toEqual([201, []]);
  });

  it('says what is not built', async () => {
    const answer = await alice.ask('GET', `${REPO}/actions/runs`);
    expect(answer.status).toBe(501);
    const field = await send('POST', `${REPO}/releases`, { tag_name: 'v9', generate_release_notes: true });
    expect([field.status, field.body.message]).toEqual([
      501,
      expect.stringContaining('generated release notes'),
    ]);
  });
});

describe('who may do what', () => {
  it('hides a private repository from strangers and from nobody', async () => {
    for (const token of ['', box.addToken({ kind: 'user-classic', login: 'carol' }).value]) {
      const answer = await alice.ask('GET', '/repos/acme/secret', { token });
      expect([answer.status, answer.body.message]).toEqual([404, 'Not Found']);
    }
  });

  it('names the permission that a token lacks', async () => {
    const reader = box.addToken({
      kind: 'github-token',
      permissions: { contents: 'read' },
      repositories: ['acme/config'],
    });
    const answer = await alice.ask('POST', `${REPO}/git/blobs`, {
      token: reader.value,
      body: { content: 'a' },
    });
    expect([answer.status, answer.body.message]).toEqual([403, 'Resource not accessible by integration']);
    expect(answer.headers.get('x-accepted-github-permissions')).toBe('contents=write');
  });

  it('mints narrowed App tokens, and ends them', async () => {
    const { app, privateKey, installation } = box.addApp({
      slug: 'releaser',
      permissions: { contents: 'write', pull_requests: 'write' },
      installOn: 'acme',
      repositories: ['acme/config'],
    });
    const token = appJwt(app.id, privateKey);
    const path = `/app/installations/${installation.id}/access_tokens`;
    const found = await alice.ask('GET', `${REPO}/installation`, { token });
    expect(found.body.id).toBe(installation.id);
    expect((await alice.ask('GET', '/repos/acme/secret/installation', { token })).status).toBe(404);
    const made = await alice.ask('POST', path, {
      token,
      body: { repositories: ['config'], permissions: { contents: 'write' } },
    });
    expect(made).toMatchObject({
      status: 201,
      problems: [],
      body: { permissions: { contents: 'write', metadata: 'read' } },
    });
    const beyond = await alice.ask('POST', path, {
      token,
      body: { permissions: { administration: 'write' } },
    });
    expect([beyond.status, beyond.body.message]).toEqual([
      422,
      'The permissions requested are not granted to this installation.',
    ]);
    const elsewhere = await alice.ask('POST', path, { token, body: { repositories: ['secret'] } });
    expect([elsewhere.status, elsewhere.body.message]).toEqual([
      422,
      expect.stringContaining('at least one repository that does not exist'),
    ]);
    const inst = made.body.token;
    const signed = await alice.ask('PUT', `${REPO}/contents/by-app`, {
      token: inst,
      body: { message: 'By App', content: 'YQ==' },
    });
    expect(signed.body.commit).toMatchObject({
      author: { name: 'releaser[bot]' },
      verification: { verified: true, reason: 'valid' },
    });
    expect(
      (
        await alice.ask('POST', `${REPO}/pulls`, {
          token: inst,
          body: { title: 'T', head: 'x', base: 'main' },
        })
      ).status,
    ).toBe(403);
    expect((await alice.ask('DELETE', '/installation/token', { token: inst })).status).toBe(204);
    expect((await alice.ask('GET', REPO, { token: inst })).status).toBe(401);
  });
});

describe('HTTP', () => {
  it('pages with Link', async () => {
    const first = await alice.ask('GET', `${REPO}/labels?per_page=2`);
    expect(first.body).toHaveLength(2);
    const link = first.headers.get('link') ?? '';
    const next = /<([^>]+)>; rel="next"/.exec(link)?.[1] ?? '';
    expect(link).toMatch(/rel="last"/);
    const second = await alice.ask('GET', next.replace(box.apiUrl, ''));
    expect(second.headers.get('link')).toMatch(/rel="prev".*rel="next".*rel="last".*rel="first"/);
    expect(second.body[0].name).not.toBe(first.body[0].name);
  });

  it('answers 304 to a known ETag, and HEAD without a body', async () => {
    const first = await alice.ask('GET', REPO);
    const again = await alice.ask('GET', REPO, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await alice.ask('HEAD', REPO)).status).toBe(200);
    expect((await alice.ask('HEAD', '/repos/acme/none')).status).toBe(404);
  });

  it('gives a diff, a patch and a commit id where asked', async () => {
    const accept = (form: string): object => ({ headers: { accept: `application/vnd.github.${form}` } });
    const sha = await alice.ask('GET', `${REPO}/commits/main`, accept('sha'));
    expect(sha.body).toBe(await head());
    expect((await alice.ask('GET', `${REPO}/commits/main`, accept('diff'))).body).toMatch(/^diff --git /m);
    expect((await alice.ask('GET', `${REPO}/commits/main`, accept('v3.patch'))).body).toMatch(
      /^From [0-9a-f]{40} /,
    );
  });

  it('leads from a former name to the new one', async () => {
    await box.addRepository({
      owner: 'acme',
      name: 'old',
      files: { a: 'a' },
      collaborators: { alice: 'admin' },
    });
    await send('PATCH', '/repos/acme/old', { name: 'new' });
    const read = await alice.ask('GET', '/repos/acme/old/branches');
    expect([read.status, read.headers.get('location')]).toEqual([301, expect.stringContaining('/branches')]);
    expect((await send('POST', '/repos/acme/old/labels', { name: 'x' })).status).toBe(307);
    expect((await fetch(`${box.apiUrl}/repos/acme/old`)).status).toBe(200);
  });
});

describe('Git', () => {
  it('wraps base64 every 60 characters', async () => {
    const blob = await send('POST', `${REPO}/git/blobs`, { content: 'x'.repeat(100) });
    const read = await alice.ask('GET', `${REPO}/git/blobs/${blob.body.sha}`);
    expect(read.body.content.split('\n').map((line: string) => line.length)).toEqual([60, 60, 16, 0]);
  });

  it('drops a directory that becomes empty, from a commit as base', async () => {
    const tree = await send('POST', `${REPO}/git/trees`, {
      base_tree: await head(),
      tree: [{ path: 'dir/only.txt', mode: '100644', type: 'blob', sha: null }],
    });
    expect(tree.body.tree.map((each: { path: string }) => each.path)).not.toContain('dir');
  });

  it('refuses to merge a conflict, and what moved', async () => {
    for (const [branch, text] of [
      ['one', 'two\n'],
      ['other', 'three\n'],
    ] as const) {
      await box.pushCommit({
        repo: 'acme/config',
        branch,
        files: { 'conflict.txt': text },
        author: 'alice',
        message: branch,
      });
    }
    const first = await send('POST', `${REPO}/pulls`, { title: 'One', head: 'one', base: 'main' });
    const second = await send('POST', `${REPO}/pulls`, { title: 'Other', head: 'other', base: 'main' });
    expect((await send('PUT', `${REPO}/pulls/${first.body.number}/merge`, {})).status).toBe(200);
    const conflict = await send('PUT', `${REPO}/pulls/${second.body.number}/merge`, {});
    expect(conflict.status).toBe(405);
    const read = await alice.ask('GET', `${REPO}/pulls/${second.body.number}`);
    expect(read.body).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    const update = await send('PUT', `${REPO}/pulls/${second.body.number}/update-branch`, {});
    expect([update.status, update.body.message]).toEqual([422, 'merge conflict between base and head']);
  });

  it.each(['merge', 'squash', 'rebase'])('merges by %s', async (method) => {
    const branch = `by-${method}`;
    const commit = {
      repo: 'acme/config',
      branch,
      files: { [branch]: 'x' },
      author: 'alice',
      message: branch,
    };
    const sha = await box.pushCommit(commit);
    const pull = await send('POST', `${REPO}/pulls`, { title: branch, head: branch, base: 'main' });
    const merged = await send('PUT', `${REPO}/pulls/${pull.body.number}/merge`, {
      merge_method: method,
      sha,
    });
    expect(merged).toMatchObject({ status: 200, problems: [], body: { merged: true } });
    const tip = await alice.ask('GET', `${REPO}/commits/main`);
    expect(tip.body.sha).toBe(merged.body.sha);
    expect(tip.body.parents).toHaveLength(method === 'merge' ? 2 : 1);
  });
});
