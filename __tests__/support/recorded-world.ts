import { createSign } from 'node:crypto';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Recording } from './recordings.ts';
import type { Answer, Ask, RestSession } from './rest-session.ts';

/** A sandbox in which recorded requests can be made again. */
export interface Situation {
  readonly session: RestSession;
  readonly actionsToken: string;
  readonly bobToken: string;
  readonly appToken: string;
  readonly installationId: number;
  /** A name nobody has used yet. */
  readonly fresh: (prefix: string) => string;
}

export const REPO = '/repos/acme/config';
const README = '# Config\n\nSee the docs.\n\nMore.\n';

/** A signed App JWT of ten minutes. */
export function appJwt(appId: number, privateKey: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now - 30, exp: now + 540, iss: String(appId) })}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}

/** Fills a sandbox with a repository, people, an App and the tokens they use. */
export async function prepare(box: Sandbox, open: (token: string) => RestSession): Promise<Situation> {
  box.addUser({ login: 'alice', name: 'Alice', email: 'alice@example.com' });
  await box.addRepository({
    owner: 'acme',
    name: 'config',
    files: { 'README.md': README, 'image.bin': Buffer.from([0, 1, 2]) },
    collaborators: { alice: 'admin', bob: 'write' },
  });
  box.addUser({ login: 'bob' });
  const { app, installation, privateKey } = box.addApp({
    slug: 'deployer',
    permissions: { contents: 'write', metadata: 'read' },
    installOn: 'acme',
  });
  let count = 0;
  return {
    session: open(box.addToken({ kind: 'user-classic', login: 'alice' }).value),
    actionsToken: box.addToken({
      kind: 'github-token',
      permissions: { checks: 'write' },
      repositories: ['acme/config'],
    }).value,
    bobToken: box.addToken({ kind: 'user-classic', login: 'bob' }).value,
    appToken: appJwt(app.id, privateKey),
    installationId: installation.id,
    fresh: (prefix) => {
      count += 1;
      return `${prefix}-${count}`;
    },
  };
}

export type Make = (at: Situation, recording: Recording) => Promise<Answer>;

export async function must(at: Situation, request: string, body?: unknown, more: Ask = {}): Promise<Answer> {
  const [method = '', path = ''] = request.split(' ');
  const answer = await at.session.ask(method, path, { ...(body === undefined ? {} : { body }), ...more });
  if (answer.status >= 400) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

export function ask(at: Situation, request: string, body?: unknown, more: Ask = {}): Promise<Answer> {
  const [method = '', path = ''] = request.split(' ');
  return at.session.ask(method, path, { ...(body === undefined ? {} : { body }), ...more });
}

/** The oid of the default branch. */
export async function head(at: Situation): Promise<string> {
  return (await must(at, `GET ${REPO}/git/ref/heads/main`)).body.object.sha;
}

export async function branch(at: Situation): Promise<string> {
  const name = at.fresh('branch');
  await must(at, `POST ${REPO}/git/refs`, { ref: `refs/heads/${name}`, sha: await head(at) });
  return name;
}

export async function changed(at: Situation): Promise<string> {
  const name = await branch(at);
  const old = await must(at, `GET ${REPO}/contents/README.md?ref=${name}`);
  const content = Buffer.from(README.replace('# Config', '# Changed\nand more')).toString('base64');
  await must(at, `PUT ${REPO}/contents/README.md`, {
    message: 'Change',
    content,
    sha: old.body.sha,
    branch: name,
  });
  return name;
}

export async function pull(at: Situation): Promise<string> {
  const made = await must(at, `POST ${REPO}/pulls`, {
    title: 'Change',
    head: await changed(at),
    base: 'main',
  });
  return `${REPO}/pulls/${made.body.number}`;
}

export async function reviewComment(at: Situation, of: string): Promise<string> {
  const commit = (await must(at, `GET ${of}`)).body.head.sha;
  const made = await must(at, `POST ${of}/comments`, {
    path: 'README.md',
    line: 1,
    side: 'RIGHT',
    body: 'Hm',
    commit_id: commit,
  });
  return `${REPO}/pulls/comments/${made.body.id}`;
}

export async function release(at: Situation): Promise<string> {
  const made = await must(at, `POST ${REPO}/releases`, { tag_name: at.fresh('v') });
  return `${REPO}/releases/${made.body.id}`;
}

export async function deployment(at: Situation): Promise<string> {
  const made = await must(at, `POST ${REPO}/deployments`, { ref: await head(at), required_contexts: [] });
  return `${REPO}/deployments/${made.body.id}`;
}

export async function label(at: Situation): Promise<string> {
  const name = at.fresh('label');
  await must(at, `POST ${REPO}/labels`, { name, color: '00ff00' });
  return `${REPO}/labels/${name}`;
}

export async function file(at: Situation): Promise<{ readonly path: string; readonly sha: string }> {
  const path = `${REPO}/contents/${at.fresh('file')}`;
  const made = await must(at, `PUT ${path}`, { message: 'Add', content: 'YQo=' });
  return { path, sha: made.body.content.sha };
}

export const PROTECTION = { required_pull_request_reviews: null, restrictions: null, enforce_admins: false };

export async function protectedBranch(at: Situation, asked: object = {}): Promise<string> {
  const path = `${REPO}/branches/${await branch(at)}/protection`;
  const reviews = {
    dismiss_stale_reviews: true,
    require_code_owner_reviews: true,
    required_approving_review_count: 2,
  };
  const checks = { strict: true, checks: [{ context: 'test' }] };
  await must(at, `PUT ${path}`, {
    ...PROTECTION,
    required_pull_request_reviews: reviews,
    required_status_checks: checks,
    ...asked,
  });
  return path;
}

export async function asset(at: Situation): Promise<string> {
  const made = await must(at, `POST ${await release(at)}/assets?name=a.png`, undefined, { raw: 'png' });
  return `${REPO}/releases/assets/${made.body.id}`;
}

export async function checkRun(at: Situation): Promise<string> {
  const body = { name: at.fresh('check'), head_sha: await head(at) };
  const made = await must(at, `POST ${REPO}/check-runs`, body, { token: at.actionsToken });
  return `${REPO}/check-runs/${made.body.id}`;
}

export async function again(at: Situation, path: string): Promise<Answer> {
  const first = await must(at, `GET ${path}`);
  return ask(at, `GET ${path}`, undefined, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
}

export async function repository(at: Situation): Promise<string> {
  const name = at.fresh('repo');
  await must(at, 'POST /user/repos', { name, auto_init: true });
  return `/repos/alice/${name}`;
}
