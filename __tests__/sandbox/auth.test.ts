import { createSign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { freshBox } from './box.ts';
import {
  branchWithCommit,
  COMMIT,
  CREATE_PULL,
  CREATE_REF,
  commitInput,
  graphql,
  head,
  REPOSITORY,
} from './client.ts';

const CONFIG = { owner: 'acme', name: 'config' };

describe('who may do what', () => {
  const at = freshBox();
  const createRef = async (token: string) => {
    const { id, oid } = await head(at.box, at.alice);
    return graphql(at.box, token, CREATE_REF, {
      input: { repositoryId: id, name: 'refs/heads/by-token', oid },
    });
  };

  it.each([
    ['unknown', () => 'nonsense'],
    [
      'expired',
      () => at.box.addToken({ kind: 'fine-grained', login: 'alice', expiresAt: Date.now() - 1 }).value,
    ],
  ])('answers 401 to an %s token', async (_, token) => {
    const response = await fetch(at.box.graphqlUrl, {
      method: 'POST',
      headers: { authorization: `token ${token()}` },
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ message: 'Bad credentials' });
  });

  it('stops a token when it is revoked', async () => {
    const token = at.box.addToken({ kind: 'user-classic', login: 'alice' });
    token.revoked = true;
    const response = await fetch(`${at.box.apiUrl}/x`, {
      headers: { authorization: `Bearer ${token.value}` },
    });
    expect(response.status).toBe(401);
  });

  it('shows a private repository to nobody without access', async () => {
    const token = at.box.addToken({ kind: 'user-classic', login: 'carol' }).value;
    const { data, errors } = await graphql(at.box, token, REPOSITORY, CONFIG);
    expect(data).toEqual({ repository: null });
    expect(errors?.[0]).toMatchObject({
      type: 'NOT_FOUND',
      path: ['repository'],
      message: "Could not resolve to a Repository with the name 'acme/config'.",
    });
  });

  it('tells a reader that writing is not theirs', async () => {
    at.box.repository('acme/config').collaborators.set('dan', 'read');
    const token = at.box.addToken({ kind: 'user-classic', login: 'dan' }).value;
    expect((await createRef(token)).errors?.[0]).toMatchObject({
      type: 'FORBIDDEN',
      message: 'dan does not have the correct permissions to execute `CreateRef`',
    });
  });

  it.each([
    ['fine-grained', 'alice', 'Resource not accessible by personal access token'],
    ['github-token', undefined, 'Resource not accessible by integration'],
  ] as const)('narrows a %s token to its permissions', async (kind, login, message) => {
    const who = login === undefined ? {} : { login };
    const permissions = { metadata: 'read', contents: 'read', pull_requests: 'write' } as const;
    const token = at.box.addToken({ kind, ...who, permissions, repositories: ['acme/config'] }).value;
    expect((await createRef(token)).errors?.[0]).toMatchObject({
      type: 'FORBIDDEN',
      path: ['createRef'],
      message,
    });
  });

  it('lets a GITHUB_TOKEN open pull requests only where the setting allows it', async () => {
    await branchWithCommit(at.box, at.alice, 'topic');
    const permissions = { contents: 'write', pull_requests: 'write' } as const;
    const token = at.box.addToken({ kind: 'github-token', permissions, repositories: ['acme/config'] }).value;
    const { id } = await head(at.box, token);
    const input = { repositoryId: id, baseRefName: 'main', headRefName: 'topic', title: 'T' };
    expect((await graphql(at.box, token, CREATE_PULL, { input })).errors?.[0]).toMatchObject({
      type: 'FORBIDDEN',
      message: 'GitHub Actions is not permitted to create or approve pull requests.',
    });
    at.box.repository('acme/config').settings.canApprovePullRequestReviews = true;
    expect((await graphql(at.box, token, CREATE_PULL, { input })).errors).toBeUndefined();
  });

  it('keeps a GITHUB_TOKEN in its own repository', async () => {
    const other = await at.box.addRepository({
      owner: 'acme',
      name: 'other',
      private: true,
      files: { a: 'b' },
    });
    const token = at.box.addToken({
      kind: 'github-token',
      permissions: { contents: 'write' },
      repositories: [other],
    }).value;
    expect((await graphql(at.box, token, REPOSITORY, CONFIG)).errors?.[0]?.type).toBe('NOT_FOUND');
  });

  it('signs an App’s commits as its bot, which has no role', async () => {
    const { app, installation } = at.box.addApp({
      slug: 'releaser',
      permissions: { contents: 'write' },
      installOn: 'acme',
    });
    const token = at.box.addToken({
      kind: 'app-installation',
      login: 'releaser[bot]',
      appId: app.id,
      installationId: installation.id,
      permissions: { contents: 'write' },
    }).value;
    const { data } = await graphql(at.box, token, REPOSITORY, CONFIG);
    expect(data.repository.viewerPermission).toBeNull();
    const bot = at.box.store.user('releaser[bot]');
    const { oid } = await head(at.box, token);
    const made = await graphql(at.box, token, COMMIT, commitInput('main', oid, { 'app.yaml': 'tag: 4\n' }));
    expect(made.data.createCommitOnBranch.commit.author).toEqual({
      name: 'releaser[bot]',
      email: `${bot?.id}+releaser[bot]@users.noreply.github.com`,
      user: { login: 'releaser[bot]' },
    });
  });

  it('believes an App’s own token only with its key', async () => {
    const { app, privateKey } = at.box.addApp({ slug: 'releaser', permissions: {}, installOn: 'acme' });
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwt = (issuer: number) => {
      const now = Math.floor(Date.now() / 1000);
      const text = `${encode({ alg: 'RS256' })}.${encode({ iss: issuer, iat: now - 60, exp: now + 540 })}`;
      return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
    };
    const status = async (token: string) =>
      (await fetch(`${at.box.apiUrl}/nothing/here`, { headers: { authorization: `Bearer ${token}` } }))
        .status;
    expect(await status(jwt(app.id))).toBe(501);
    expect(await status(`${jwt(app.id).slice(0, -8)}AAAAAAAA`)).toBe(401);
  });
});

describe('every answer', () => {
  const at = freshBox();

  it('carries a request id and the limits, and says what is not built', async () => {
    const response = await fetch(`${at.box.apiUrl}/emojis`, {
      headers: { authorization: `token ${at.alice}` },
    });
    expect(response.status).toBe(501);
    expect(await response.json()).toMatchObject({ message: 'sandbox: GET /emojis is not built' });
    expect(response.headers.get('x-github-request-id')).toMatch(/^[0-9A-F:]+$/);
    expect(response.headers.get('x-ratelimit-resource')).toBe('core');
    expect(response.headers.get('x-oauth-scopes')).toBe('repo, workflow');
  });

  it('redirects from a former name', async () => {
    at.box.rename('acme/config', 'deploy');
    const response = await fetch(`${at.box.apiUrl}/repos/acme/config`, {
      redirect: 'manual',
      headers: { authorization: `token ${at.alice}` },
    });
    expect([response.status, response.headers.get('location')]).toEqual([
      301,
      `${at.box.apiUrl}/repos/acme/deploy`,
    ]);
  });
});
